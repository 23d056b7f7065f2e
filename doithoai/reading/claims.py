"""What the folders of an archive may hold, in words."""

from __future__ import annotations

from doithoai.model.both import Both
from doithoai.patterns import lazy
from doithoai.reading import calendars, names

LISTED = (
    ("calendar", calendars.NAME, Both("các tệp <năm>.yml", "files <year>.yml")),
    (
        "policies",
        lazy(rf"{names.SLUG.pattern}\.yml"),
        Both("các tệp <mã>.yml, mã viết thường không dấu", "files <id>.yml, the id in small letters without accents"),
    ),
)
IN_UNIT = Both("unit.yml và các thư mục năm", "unit.yml and the folders of years")
WHERE = Both(
    "plan.md (rồi plan-2.md …), reports/, files/ và các thư mục 01, 02 …",
    "plan.md (then plan-2.md …), reports/, files/ and the folders 01, 02 …",
)
