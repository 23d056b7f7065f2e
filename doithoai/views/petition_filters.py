"""What the petitions of a page can be filtered by: field, village, office, state; each with the values that occur."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from doithoai.html.fragments import slug
from doithoai.views.petitions import PetitionView

FROM = 4
"""With fewer petitions there is nothing to filter."""
Choice = tuple[str, str, str, tuple[tuple[str, str], ...]]
"""A control: its name, its label, the word for any value, and values with what they say."""


def choices(asked: Sequence[PetitionView]) -> tuple[Choice, ...]:
    """The controls of a form; one that would offer less than two values is left out."""
    if len(asked) < FROM:
        return ()
    found = (
        ("linh-vuc", "Lĩnh vực", "Mọi lĩnh vực", _values((one.one.field, one.field) for one in asked)),
        ("thon", "Thôn, tổ dân phố", "Mọi thôn", _values((slug(one.village), one.village) for one in asked)),
        ("co-quan", "Ai phải trả lời", "Mọi cơ quan", _values((one.office_id, one.office) for one in asked)),
        ("tinh-trang", "Tình trạng", "Mọi tình trạng", _values((slug(one.state), one.state) for one in asked)),
    )
    return tuple(one for one in found if len(one[3]) > 1)


def _values(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({pair for pair in pairs if pair[0]}, key=lambda pair: slug(pair[1])))
