"""A petition is said to repeat itself, or one that is itself a repetition.

## Vì sao

Kiến nghị trùng được trả lời chung với kiến nghị gốc. Dẫn tới chính nó hoặc tới một kiến nghị trùng khác thì
không biết câu trả lời ở đâu.

## Cách sửa

Ghi `duplicate_of` là số của kiến nghị gốc, là kiến nghị không có `duplicate_of`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.petitions._shared import problem

CODE = "P17"
NAME = "Kiến nghị trùng dẫn sai kiến nghị gốc"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id} ghi trùng với số {other}, nhưng số {other} không phải là kiến nghị gốc."
EN = "Petition {id} is said to repeat {other}, but {other} is not an original."


def check(case: Case) -> Iterator[Problem]:
    """An original is a petition that repeats none."""
    repeated = {one.id for one in case.folder.petitions if one.duplicate_of is not None}
    if not repeated:
        return
    for position, petition in enumerate(case.folder.petitions):
        if petition.duplicate_of in repeated:
            yield problem(position, petition, "duplicate_of", other=petition.duplicate_of)
