"""The conference is announced, but nothing says where to go or which link to open.

## Vì sao

Giấy mời và thông báo phải nói rõ địa điểm hoặc cách tham gia (Cát Hải V.1.(1), Nguyễn Lương Bằng V.1.(1), Đường An
III.1, kế hoạch phường năm 2026, IV.1.(1)); cổng thông tin lấy địa điểm từ hồ sơ này.

## Cách sửa

Hội nghị trực tiếp: ghi `place`. Hội nghị trực tuyến: ghi `link`. Vừa trực tiếp vừa trực tuyến: ghi cả hai.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, Form, Trait, Word

CODE = "C23"
NAME = "Chưa ghi địa điểm hoặc đường dẫn tham gia"
LEVEL = FindingLevel.ERROR
VI = "Đã thông báo hội nghị {form} nhưng chưa ghi {what}."
EN = "A conference with form “{form}” is announced, but {what} is not recorded."


class _Lacking(Word):
    PLACE = "the place", "địa điểm (place)"
    LINK = "the link", "đường dẫn tham gia (link)"


def check(case: Case) -> Iterator[Problem]:
    """Judge a conference whose notice is issued."""
    conference = case.conference
    ways = (Form.IN_PERSON, conference.place, _Lacking.PLACE), (Form.ONLINE, conference.link, _Lacking.LINK)
    what = [lacking for form, way, lacking in ways if form in conference.forms and way is None]
    if not what:
        return
    if not conference.cancelled and told(case):
        yield Problem("conference.yml", ("form",), {"form": conference.form_told, "what": what})


def told(case: Case) -> bool:
    """Whether its notice is issued."""
    issued = (one.front.issued for one in case.folder.documents if one.front.kind.has(Trait.ANNOUNCES))
    return any(day and day <= case.today for day in issued)
