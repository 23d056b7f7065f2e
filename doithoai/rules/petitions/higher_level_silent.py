"""A matter was reported to a higher level or handed to another body, and a month later no answer is on record.

## Vì sao

Người nêu vẫn chờ: việc vượt thẩm quyền chỉ xong khi cấp có thẩm quyền trả lời. Ba mươi ngày là mốc của kho lưu trữ,
không văn bản nào đặt: không ai bị coi là chậm theo mốc ấy.

## Cách sửa

Hỏi nơi đã nhận. Có trả lời thì ghi câu trả lời vào `answer`, lưu văn bản vào documents/ và thêm bước
`{state: answered, on: …, document: …}`. Chưa có thì cứ để nguyên: cổng ghi là còn chờ.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.records import Petition
from doithoai.model.vocabulary import FindingLevel, PetitionState
from doithoai.rules.own_marks import ANSWER
from doithoai.rules.petitions._shared import FILE

CODE = "P25"
NAME = "Cấp trên, cơ quan khác chưa trả lời"
LEVEL = FindingLevel.MISSING
VI = (
    "Kiến nghị số {id}: “{state}” {on}, đã {count} ngày (mốc của kho lưu trữ: 30 ngày) mà chưa ghi trả lời. Hỏi nơi đã "
    "nhận; có trả lời thì thêm bước answered."
)
PUBLIC = "Kiến nghị số {id}: “{state}” {on}, đã {count} ngày (mốc của kho lưu trữ: 30 ngày) mà chưa ghi trả lời."
EN = (
    "Petition {id}: “{state}” on {on}, {count} days ago (a mark of the archive: 30 days), and no answer is on record. "
    "Ask who received it; once there is an answer, add a step answered."
)

_AWAY = (PetitionState.REPORTED_UP, PetitionState.TRANSFERRED)
_STILL = (*_AWAY, PetitionState.UNDER_WAY)


def check(case: Case) -> Iterator[Problem]:
    """Ask after each matter once, at the step by which it left the unit."""
    for position, petition in enumerate(case.folder.petitions):
        steps = petition.states
        if not steps or steps[-1].state not in _STILL or petition.duplicate_of is not None or petition.carried_to:
            continue
        index = _left(petition)
        if (
            index is not None
            and (count := (case.today - steps[index].on).days) > ANSWER
            and _kept(case, steps[index].on)
        ):
            values = {"id": petition.id, "state": steps[index].state, "on": steps[index].on, "count": count}
            yield Problem(FILE, (position, "states", index), values)


def _left(petition: Petition) -> int | None:
    """Where it left the unit for good: only word that it is under way came since."""
    found = None
    for index in range(len(petition.states) - 1, -1, -1):
        state = petition.states[index].state
        if state in _AWAY:
            found = index
        elif state is not PetitionState.UNDER_WAY:
            break
    return found


def _kept(case: Case, on: dt.date) -> bool:
    return case.unit.joined is not None and on >= case.unit.joined
