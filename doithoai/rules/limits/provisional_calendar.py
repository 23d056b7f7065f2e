"""A date that decides rests on a day off that is not official yet.

## Vì sao

Lịch nghỉ năm sau, hoặc một ngày nghỉ mới, có khi chưa có quyết định. Khi quyết định ra, hạn có thể dời một ngày và
việc đúng hạn có thể thành chậm, hoặc ngược lại.

## Cách sửa

Khi có văn bản chính thức thì cập nhật records/calendar/. Trước đó nên làm sớm hơn hạn.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import Direction, FindingLevel, State

CODE = "T13"
NAME = "Hạn tính theo lịch nghỉ dự kiến"
LEVEL = FindingLevel.NOTICE
VI = "Lịch nghỉ trong khoảng tính hạn còn là dự kiến; có thể dời: {kinds} (hạn gần nhất {due})."
EN = "The calendar of this count is provisional; what may move: {kinds} (earliest due on {due})."


def check(case: Case) -> Iterator[Problem]:
    """Report once a conference that limits rest on a provisional calendar."""
    limits = [limit for limit in case.deadlines if _undecided(case, limit)]
    if limits:
        kinds = tuple(dict.fromkeys(limit.kind for limit in limits))
        due = min(limit.due for limit in limits if limit.due)
        yield Problem("conference.yml", ("start",), {"kinds": kinds, "due": due})


def _undecided(case: Case, limit: Deadline) -> bool:
    if not limit.provisional or limit.advisory or case.state(limit) in (State.WAIVED, State.UNKNOWN):
        return False
    if limit.count is None or limit.due is None or limit.met_on is None:
        return True
    if limit.count.direction is Direction.BEFORE:
        return True
    return case.calendar.known(limit.known_on).is_provisional(limit.count.start, min(limit.met_on, limit.due))
