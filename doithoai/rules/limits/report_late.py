"""A periodic report is late, missing or undated, or sent before it was issued.

## Vì sao

Báo cáo quý trước ngày 15 của tháng cuối quý, báo cáo năm trước ngày 15/11 (Cát Hải VI.1; Nguyễn Lương Bằng VI.1; kế
hoạch năm 2026 của phường, V.4); báo cáo 6 tháng trước ngày 20/6, báo cáo năm trước ngày 10/12 (Nghi Dương III.1).
Ngày được tính là ngày báo cáo gửi tới đúng nơi nhận mà kế hoạch nêu; chưa ghi gửi tới đó thì coi như chưa gửi.
Ngày gửi ghi trước ngày ban hành thì một trong hai ngày bị gõ sai: chưa ai nói được là chậm hay không.

## Cách sửa

Ghi báo cáo vào reports/, với dòng sent: [{to: nơi nhận, on: ngày gửi}]; chậm thật thì ghi late_reason.
Ngày gửi trước ngày ban hành: đối chiếu bản giấy, sửa ngày bị gõ sai.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doithoai.cases.case import YearCase
from doithoai.deadlines import Deadline
from doithoai.deadlines.fulfilment import Part, begun, lacking, sent_before_issue
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State
from doithoai.rules.verdicts import Unsaid, why_late
from doithoai.vietnamese.wording import short_date

CODE = "T09"
NAME = "Báo cáo định kỳ chậm hoặc còn thiếu"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "{what}: hạn {due}, gửi: {done} (thực hiện: {owner}{late})."
EN = "{what}: due on {due}, sent: {done} (owed by {owner}{late})."


def check(case: YearCase) -> Iterator[Problem]:
    """Judge each periodic report of the year."""
    for limit in case.deadlines:
        if limit.kind is not DeadlineKind.REPORT:
            continue
        state = case.state(limit)
        if state in (State.MET_LATE, State.OVERDUE):
            yield _told(case, limit, _level(limit, state))
        elif (early := sent_before_issue(limit.parts)) and not _ahead(case, limit):
            yield _reversed(case, limit, early)


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


def _ahead(case: YearCase, limit: Deadline) -> bool:
    """Whether one of its days has not come: of that C44 tells."""
    return any(part.done and part.done > case.today for part in limit.parts)


def _reversed(case: YearCase, limit: Deadline, early: Part) -> Problem:
    issued = next((part.done for part in limit.parts if part.route == ("issued",)), None)
    sent = early.done
    done = Both(
        f"ghi {sent and short_date(sent)}, trước ngày ban hành ({issued and short_date(issued)}); hãy sửa ngày gõ sai",
        f"on {sent}, before its issue ({issued}); mend the day that is wrong",
    )
    told = _told(case, limit, FindingLevel.ERROR)
    return replace(told, route=early.route, values={**told.values, "done": done, "late": ""})


def _told(case: YearCase, limit: Deadline, level: FindingLevel) -> Problem:
    values: dict[str, object] = {
        "what": limit.title,
        "due": limit.due,
        "done": limit.met_on or _undone(case, limit),
        "owner": case.archive.body(case.year.unit, limit.owner) if limit.owner else Unsaid.OFFICE,
        "late": why_late(limit),
    }
    route = ("policy",) if limit.met_by is None else ("sent",) if lacking(limit.parts) else ("issued",)
    return Problem(limit.met_by or case.plan_file(limit.due), route, values, level=level, basis=limit.basis)
