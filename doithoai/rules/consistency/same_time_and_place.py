"""Two conferences of the unit are at the same time in the same place.

## Vì sao

Một hội nghị được ghi hai lần sẽ được tính hai lần vào chỉ tiêu và báo cáo; hai hội nghị khác nhau thì không thể
cùng giờ, cùng chỗ. Chưa rõ giờ thì không so được.

## Cách sửa

Giữ một bản ghi; bản ghi thừa thì hủy (`cancelled`, nêu lý do), không xóa số đã dùng. Nếu là hai hội nghị thì
sửa giờ hoặc địa điểm.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from doithoai.cases.case import Summary, YearCase
from doithoai.model.base import Moment
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C09"
NAME = "Hai hội nghị trùng giờ và địa điểm"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "Trùng giờ và địa điểm ({place}) với hội nghị {others}."
EN = "Same time and place ({place}) as conference {others}."


def check(case: YearCase) -> Iterator[Problem]:
    """Group the conferences of the year; each of a group points at the others."""
    groups: dict[tuple[Moment, str], list[Summary]] = defaultdict(list)
    for one in case.conferences:
        first = ((one.start, one.place),) if one.start else ()
        for start, place in (*first, *one.more):
            if start.exact and place and one not in groups[start, _name(place)]:
                groups[start, _name(place)].append(one)
    for (_, name), group in groups.items():
        for one in group if len(group) > 1 else ():
            others = [other.key.ref for other in group if other is not one]
            places = (one.place, *(place for _, place in one.more))
            values = {"place": next(place for place in places if _name(place) == name), "others": others}
            yield Problem(f"{one.key.number}/conference.yml", ("start",), values)


def _name(place: str) -> str:
    return " ".join(place.casefold().split())
