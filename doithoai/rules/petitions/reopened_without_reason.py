"""A matter that was resolved is taken up again, and the record does not say why.

## Vì sao

Mở lại một việc đã ghi là xong là điều người dân cần biết lý do: kết quả hỏng, làm chưa hết, hay có việc mới.

## Cách sửa

Ghi lý do vào `note` của bước mở lại.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.reasons import worded
from doithoai.model.vocabulary import CLOSING, FindingLevel
from doithoai.rules.petitions._shared import problem, reopens

CODE = "P33"
NAME = "Mở lại mà chưa ghi lý do"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id}: bước “{state}” ({on}) mở lại việc “{end}”; chưa ghi lý do (note)."
EN = "Petition {id}: step “{state}” ({on}) takes up again what was “{end}”; no reason (note) is given."


def check(case: Case) -> Iterator[Problem]:
    """Look at the steps that take a matter up again."""
    for position, petition in enumerate(case.folder.petitions):
        for index, (above, step) in enumerate(pairwise(petition.states), 1):
            if above.state in CLOSING and reopens(above, step) and not worded(step.note):
                yield problem(position, petition, "states", index, state=step.state, on=step.on, end=above.state)
