"""A date that decides rests on a day off that is not official yet.

## Vì sao

Lịch nghỉ năm sau, hoặc một ngày nghỉ mới, có khi chưa có quyết định. Khi quyết định ra, hạn có thể dời một ngày và
việc đúng hạn có thể thành chậm, hoặc ngược lại. Mỗi hạn được nêu với cả hai
ngày; không ai bị tính là chậm vì một ngày nghỉ chưa ai quyết định.

## Cách sửa

Khi có văn bản chính thức thì cập nhật records/calendar/. Trước đó nên làm trước ngày sớm hơn trong hai ngày.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.deadlines.in_words import if_undecided
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, Direction, FindingLevel, State
from doithoai.vietnamese.wording import short_date

CODE = "T13"
NAME = "Hạn tính theo lịch nghỉ dự kiến"
LEVEL = FindingLevel.NOTICE
VI = "Lịch nghỉ trong khoảng tính hạn còn là dự kiến; có thể dời: {limits}."
EN = "The calendar of this count is provisional; what may move: {limits}."

_WHOLE_YEAR = Both("lịch cả năm còn là dự kiến", "the calendar of the whole year is provisional")


def check(case: Case) -> Iterator[Problem]:
    """Report once a conference that limits rest on a provisional calendar, each with both its days."""
    found: dict[tuple[DeadlineKind, dt.date | None, dt.date | None], list[Deadline]] = {}
    for limit in case.deadlines:
        if _undecided(case, limit):
            found.setdefault((limit.kind, limit.due, limit.undecided_due), []).append(limit)
    if found:
        told = [_told(some) for some in found.values()]
        limits = Both("; ".join(map(str, told)), "; ".join(one.en for one in told))
        yield Problem("conference.yml", ("start",), {"limits": limits})


def _told(limits: Sequence[Deadline]) -> Both:
    """Limits of one kind with the same days: what they are, when they are due, and when else they might be."""
    first = limits[0]
    what, other = first.title, if_undecided(first) or _WHOLE_YEAR
    if len(limits) > 1:
        numbers = ", ".join(str(one.petition) for one in limits if one.petition)
        what = Both(f"{first.kind.label} kiến nghị số {numbers}", f"{first.kind} to petitions {numbers}")
    due = short_date(first.due) if first.due else ""
    return Both(f"{what}: hạn là {due}; {other}", f"{what.en}: due on {first.due}; {other.en}")


def _undecided(case: Case, limit: Deadline) -> bool:
    if not limit.provisional or limit.advisory or case.state(limit) in (State.WAIVED, State.UNKNOWN):
        return False
    if limit.undecided and limit.undecided_due is None:
        return False
    if limit.count is None or limit.due is None or limit.met_on is None:
        return True
    if limit.count.direction is Direction.BEFORE:
        return True
    first, last = limit.count.start + dt.timedelta(1), min(limit.met_on, limit.due)
    return first <= last and case.calendar.known(limit.known_on).is_provisional(first, last)
