"""The history of a petition does not begin with its receipt on the day it was received.

## Vì sao

Mọi thời hạn của kiến nghị tính từ khi tiếp nhận. Bước đầu tiên phải là “đã tiếp nhận” và cùng ngày với
`received.on`; hai ngày khác nhau thì không biết tin ngày nào.

## Cách sửa

Ghi bước đầu là `{state: received, on: …}` với đúng ngày ở `received.on`, hoặc sửa `received.on`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, PetitionState
from doithoai.rules.petitions._shared import problem

CODE = "P08"
NAME = "Bước đầu không khớp việc tiếp nhận kiến nghị"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id}: bước đầu là “{state}”, {on}; cần là “{wanted}”, {received}."
EN = "Petition {id}: the first step is “{state}”, {on}; wanted “{wanted}”, {received}."


def check(case: Case) -> Iterator[Problem]:
    """Compare the first step with the receipt."""
    for position, petition in enumerate(case.folder.petitions):
        if not petition.states:
            continue
        first, received = petition.states[0], petition.received.on
        if first.state is not PetitionState.RECEIVED or first.on != received:
            values = {"state": first.state, "on": first.on, "wanted": PetitionState.RECEIVED}
            yield problem(position, petition, "states", 0, received=received, **values)
