"""A petition is said to be taken up again, but nothing had ended it before.

## Vì sao

Chỉ việc đã trả lời, đã giải quyết xong, đã chuyển, từ chối hoặc rút mới mở lại được. Ghi “mở lại” ở việc đang giải
quyết làm người đọc tưởng nó đã từng xong.

## Cách sửa

Bỏ bước reopened, hoặc ghi bước kết thúc còn thiếu phía trên nó.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import CLOSING, FindingLevel, PetitionState
from doithoai.rules.petitions._shared import problem

CODE = "P34"
NAME = "Mở lại việc chưa kết thúc"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id}: mở lại ngày {on}, nhưng phía trên chưa có bước kết thúc nào."
EN = "Petition {id}: taken up again on {on}, but no step above had ended it."


def check(case: Case) -> Iterator[Problem]:
    """Look at what stands above each such step."""
    for position, petition in enumerate(case.folder.petitions):
        for index, step in enumerate(petition.states):
            if step.state is PetitionState.REOPENED and (not index or petition.states[index - 1].state not in CLOSING):
                yield problem(position, petition, "states", index, on=step.on)
