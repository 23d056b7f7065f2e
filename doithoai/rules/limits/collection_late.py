"""Petitions gathered before the conference were sent late, or not at all.

## Vì sao

Kế hoạch có thể nêu ngày mà Mặt trận phải gửi kiến nghị đã tập hợp (Nghi Dương III.3: “trước ngày 30/10/2025”). Lần gửi
đầu tiên được tính; gửi bổ sung sau đó không làm việc đã đúng hạn thành chậm.

## Cách sửa

Ghi kiến nghị nhận qua Mặt trận vào petitions.yml với received: {when: before, on: ngày nhận, channel: mat_tran}. Chậm
thật thì cứ để nguyên: kho ghi đúng là chậm, không chặn việc đưa hồ sơ vào. Đúng là không ai nêu kiến nghị nào thì ghi
no_petitions: true vào conference.yml: không có gì để gửi thì không ai chậm.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State
from doithoai.rules.verdicts import Unsaid

CODE = "T26"
NAME = "Chậm hoặc chưa gửi kiến nghị đã tập hợp"
LEVEL = FindingLevel.MISSING
NEEDS_ALL = True
VI = "{what}: hạn {due}, lần gửi đầu tiên: {done} (thực hiện: {owner})."
EN = "{what}: due on {due}, first sent: {done} (owed by {owner})."


def check(case: YearCase) -> Iterator[Problem]:
    """Judge the day that the plan sets for sending what was gathered, by the first sending."""
    for limit in case.deadlines:
        state = case.state(limit)
        if limit.kind is not DeadlineKind.PETITION_COLLECTION or state not in (State.MET_LATE, State.OVERDUE):
            continue
        values: dict[str, object] = {
            "what": limit.title,
            "due": limit.due,
            "done": limit.met_on if state is State.MET_LATE else Unsaid.DONE,
            "owner": case.archive.body(case.year.unit, limit.owner) if limit.owner else Unsaid.OFFICE,
        }
        level = FindingLevel.LATE if state is State.MET_LATE else LEVEL
        yield Problem(case.plan_file(limit.due), ("policy",), values, level=level, basis=limit.basis)
