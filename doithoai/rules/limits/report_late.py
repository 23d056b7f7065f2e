"""A periodic report is late, missing or undated.

## Vì sao

Báo cáo quý trước ngày 15 của tháng cuối quý, báo cáo năm trước ngày 15/11 (Cát Hải VI.1; Nguyễn Lương Bằng VI.1; kế
hoạch năm 2026 của phường, V.4); báo cáo 6 tháng trước ngày 20/6, báo cáo năm trước ngày 10/12 (Nghi Dương III.1).
Ngày được tính là ngày báo cáo gửi tới đúng nơi nhận mà kế hoạch nêu; chưa ghi gửi tới đó thì coi như chưa gửi.

## Cách sửa

Ghi báo cáo vào reports/, với dòng sent: [{to: nơi nhận, on: ngày gửi}]; chậm thật thì ghi late_reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.deadlines import Deadline
from doithoai.deadlines.fulfilment import begun, lacking
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State
from doithoai.rules.verdicts import Unsaid, why_late
from doithoai.vietnamese.wording import TODO

CODE = "T09"
NAME = "Báo cáo định kỳ chậm hoặc còn thiếu"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "{what}: hạn {due}, gửi: {done} (thực hiện: {owner}{late})."
EN = "{what}: due on {due}, sent: {done} (owed by {owner}{late})."


def check(case: YearCase) -> Iterator[Problem]:
    """Judge each periodic report of the year."""
    for limit in case.deadlines:
        state = case.state(limit)
        if limit.kind is not DeadlineKind.REPORT or state not in (State.MET_LATE, State.OVERDUE):
            continue
        yield _told(case, limit, _level(limit, state))


def _level(limit: Deadline, state: State) -> FindingLevel:
    if state is State.OVERDUE and (limit.met_by is None or begun(limit.parts)):
        return FindingLevel.MISSING
    return FindingLevel.LATE if limit.late_reason and limit.met_on else FindingLevel.ERROR


def _undone(case: YearCase, limit: Deadline) -> Both | Unsaid:
    if limit.met_by is None:
        return Unsaid.DONE
    if begun(limit.parts) is None:
        return Unsaid.DATE
    name = next((case.archive.body(case.year.unit, one.recipient) for one in limit.parts if one.recipient), "")
    to = next((one.recipient for one in limit.parts if one.recipient), "")
    return Both(
        f"chưa ghi gửi tới {name}; nếu đã gửi, hãy thêm dòng sent: [{{to: {to}, on: …}}]",
        f"not recorded as sent to “{name}”; if it was, add a line sent: [{{to: {to}, on: …}}]",
    )


def _told(case: YearCase, limit: Deadline, level: FindingLevel) -> Problem:
    values: dict[str, object] = {
        "what": limit.title,
        "due": limit.due,
        "done": limit.met_on or _undone(case, limit),
        "owner": case.archive.body(case.year.unit, limit.owner) if limit.owner else Unsaid.OFFICE,
        "late": why_late(limit),
    }
    if limit.met_by is None and limit.wanted:
        values[TODO] = Both(
            f"Có báo cáo rồi thì thêm tệp {limit.wanted}.", f"If there is one, add the file {limit.wanted}."
        )
    route = ("policy",) if limit.met_by is None else ("sent",) if lacking(limit.parts) else ("issued",)
    return Problem(limit.met_by or case.plan_file(limit.due), route, values, level=level, basis=limit.basis)
