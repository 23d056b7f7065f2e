"""No conference was held within the time that the plan foresees.

## Vì sao

Kế hoạch năm nêu thời gian tổ chức dự kiến (Nguyễn Lương Bằng III.2; Đường An IV.1; Nghi Dương II.6). Vì là dự kiến,
kho chỉ lưu ý chứ không báo sai.

## Cách sửa

Không phải sửa gì nếu việc dời thời gian là có chủ ý; nên ghi note trong conference.yml.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.deadlines import Deadline
from doithoai.model.findings import Problem, Route
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State
from doithoai.rules.consistency.window_in_other_year import no_window
from doithoai.rules.verdicts import Unsaid

CODE = "T10"
NAME = "Không họp đúng thời gian dự kiến"
LEVEL = FindingLevel.NOTICE
NEEDS_ALL = True
VI = "{what} (đến hết ngày {due}); hội nghị đầu tiên từ khi bắt đầu khoảng ấy: {done}."
EN = "{what} (until {due}); first conference since that time began: {done}."


def check(case: YearCase) -> Iterator[Problem]:
    """Compare the first conference of the window with its end."""
    for limit in case.deadlines:
        late = case.state(limit) in (State.MET_LATE, State.OVERDUE)
        if limit.kind is DeadlineKind.HELD_WITHIN and late and not no_window(case):
            file, route = _place(case, limit)
            done = limit.met_on if limit.met_on and limit.met_on <= case.today else Unsaid.DONE
            yield Problem(file, route, {"what": limit.title, "due": limit.due, "done": done}, basis=limit.basis)


def _place(case: YearCase, limit: Deadline) -> tuple[str, Route]:
    held = next(
        (one for one in case.conferences if one.held.day and limit.met_on in (one.held.day, one.held.last)), None
    )
    if held:
        return f"{held.key.number}/conference.yml", ("start",)
    return case.plan_file(limit.due), ("planned", "time")
