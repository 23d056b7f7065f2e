"""A promise is to be kept by a day that lies before the promise itself.

## Vì sao

Hứa làm xong vào ngày đã qua thì không phải là lời hứa: hoặc ngày ghi nhầm, hoặc ghi nhầm văn bản nêu lời hứa.

## Cách sửa

Sửa `on` theo văn bản, hoặc ghi đúng văn bản vào `document` của lời hứa. Việc đã làm xong trước khi trả lời thì ghi
bước resolved vào `states`, không ghi thành lời hứa.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines import made
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.petitions._shared import problem

CODE = "P29"
NAME = "Ngày hứa trước ngày đưa ra lời hứa"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id}: hứa xong đến hết {on}, nhưng lời hứa đưa ra {made}."
EN = "Petition {id}: to be done by {on}, but that was promised on {made}."


def check(case: Case) -> Iterator[Problem]:
    """Compare the day of each promise with the day on which it was made."""
    for position, petition in enumerate(case.folder.petitions):
        for index, promise in enumerate(petition.promises) if petition.promised else ():
            given = made(case.folder, promise)
            if given and promise.on < given:
                route = (*petition.promise_route(index), "on")
                yield problem(position, petition, *route, on=promise.on, made=given)
