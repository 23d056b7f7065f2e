"""A duty was done in time by the calendar of its day, and would be late by a decision taken afterwards.

## Vì sao

Người làm việc tính hạn theo lịch biết được hôm ấy. Quyết định về ngày nghỉ, ngày làm bù ban hành sau đó không làm một
việc đã đúng hạn thành chậm; kho ghi cả hai ngày để ai cũng thấy hạn được xét theo lịch nào.

## Cách sửa

Không phải sửa gì. Nếu ngày quyết định ghi sai thì sửa `decided` trong records/calendar/<năm>.yml.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, State
from doithoai.rules.verdicts import told

CODE = "T30"
NAME = "Đúng hạn theo lịch của ngày ấy, lịch quyết định sau thì khác"
LEVEL = FindingLevel.NOTICE
VI = (
    "{what}: xong ngày {done}, đúng hạn {due}. Lịch biết được hôm ấy và lịch mới nhất khác nhau; "
    "theo lịch kia thì hạn là {other}."
)
EN = "{what}: done on {done}, in time for {due}. The calendar of that day and the newest differ; by the other {other}."


def check(case: Case) -> Iterator[Problem]:
    """Tell each duty that is in time by one of the two calendars alone."""
    for limit in case.deadlines:
        if limit.other_due and _decides(case, limit):
            problem = told(case, limit)
            values = {**problem.values, "other": limit.other_due}
            yield Problem(problem.file, problem.route, values, basis=limit.basis)


def _decides(case: Case, limit: Deadline) -> bool:
    """Whether the other calendar would have made it late."""
    if limit.advisory or limit.met_on is None or limit.other_due is None or limit.met_on <= limit.other_due:
        return False
    return case.state(limit) is State.MET
