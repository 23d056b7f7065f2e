"""A petition goes on after a step that ends it.

## Vì sao

Đã giải quyết xong, đã từ chối hoặc người nêu đã rút thì quá trình kết thúc. Bước ghi thêm phía sau làm người
đọc không biết kiến nghị đang ở đâu, trừ bước mở lại có ghi lý do.

## Cách sửa

Xếp lại các bước, hoặc bỏ bước kết thúc nếu nó ghi quá sớm. Việc đã xong mà phải làm lại thì thêm bước `reopened`
kèm lý do (`note`) trước các bước tiếp theo. Kiến nghị được nêu lại thì ghi thành kiến nghị mới.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, PetitionState
from doithoai.rules.petitions._shared import problem, reopens

CODE = "P07"
NAME = "Còn bước sau khi kiến nghị đã kết thúc"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id}: bước “{state}” đứng sau bước kết thúc “{end}”."
EN = "Petition {id}: step “{state}” comes after “{end}”, which ends it."

_FINAL = frozenset((PetitionState.RESOLVED, PetitionState.REFUSED, PetitionState.WITHDRAWN))


def check(case: Case) -> Iterator[Problem]:
    """Look at what follows a final step."""
    for position, petition in enumerate(case.folder.petitions):
        for index, (above, step) in enumerate(pairwise(petition.states), 1):
            if above.state in _FINAL and not reopens(above, step):
                yield problem(position, petition, "states", index, state=step.state, end=above.state)
