"""The notice is in time by one reading of the plan, and late by the other.

## Vì sao

“Trước ngày tổ chức ít nhất 07 ngày làm việc” hiểu được theo hai cách: hội nghị là ngày làm việc thứ 7 sau khi gửi
(cách hiểu A), hoặc giữa hai ngày có đủ 7 ngày làm việc (cách hiểu B). Không văn bản nào trong kho nói rõ. Kho tính
theo cách mà quy định của đơn vị chọn, và lưu ý khi chỉ một cách thỏa.

## Cách sửa

Không phải sửa. Lần sau gửi sớm hơn một ngày là đúng theo cả hai cách.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DayUnit, DeadlineKind, FindingLevel, State

CODE = "T12"
NAME = "Thông báo chỉ kịp hạn theo một cách hiểu"
LEVEL = FindingLevel.NOTICE
VI = "Giấy mời, thông báo ngày {done} kịp hạn {due}, nhưng nếu hiểu là phải đủ số ngày ở giữa thì hạn là {strict}."
EN = "The notice of {done} is in time for {due}; if that many full days must lie between, it was due on {strict}."


def check(case: Case) -> Iterator[Problem]:
    """Report a notice that is in time by the policy's reading alone."""
    for limit in case.limits(DeadlineKind.NOTICE):
        if case.state(limit) is State.MET and not _full_days(case, limit):
            last = max(limit.parts, key=lambda part: part.done or dt.date.min)
            values = {"done": limit.met_on, "due": limit.due, "strict": limit.strict_due}
            yield Problem(last.file or "", last.route, values, basis=limit.basis)


def _full_days(case: Case, limit: Deadline) -> bool:
    """Whether enough full days lie between: one sent on a day off loses none."""
    if limit.count is None or limit.met_on is None or limit.strict_due is None or limit.met_on <= limit.strict_due:
        return True
    if limit.due is None or limit.met_on > limit.due:
        return True  # in time by the calendar alone in which an undecided day is none: T13 gives both days
    eve = limit.count.start - dt.timedelta(1)
    if limit.count.unit is DayUnit.CALENDAR_DAY:
        return (eve - limit.met_on).days >= limit.count.days
    return case.calendar.known(limit.known_on).working_days_between(limit.met_on, eve) >= limit.count.days
