"""A step of a petition is dated before the step above it.

## Vì sao

Quá trình giải quyết được đọc từ trên xuống; ngày lùi lại nghĩa là có ngày ghi sai hoặc có bước ghi nhầm chỗ, và
thời hạn tính ra sẽ sai theo (Cát Hải V.1.(3): thời gian giải quyết).

## Cách sửa

Sửa ngày, hoặc xếp lại các bước trong `states` theo đúng thứ tự đã diễn ra.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.petitions._shared import problem

CODE = "P06"
NAME = "Các bước giải quyết ghi ngày lùi lại"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id}: bước “{state}” ghi {on}, trước bước “{previous}” ở trên nó ({before})."
EN = "Petition {id}: step “{state}” is dated {on}, before the step “{previous}” above it ({before})."


def check(case: Case) -> Iterator[Problem]:
    """Compare each step with the one above it."""
    for position, petition in enumerate(case.folder.petitions):
        for index, (above, step) in enumerate(pairwise(petition.states), 1):
            if step.on < above.on:
                values = {"state": step.state, "on": step.on, "previous": above.state, "before": above.on}
                yield problem(position, petition, "states", index, "on", **values)
