"""An office is named as a partner twice, or is its own partner.

## Vì sao

Một việc có một cơ quan chủ trì (`office`) và có thể có các cơ quan phối hợp (`with`). Cơ quan chủ trì không phối hợp
với chính mình; ghi hai lần một cơ quan thường là gõ nhầm mã, nên thiếu mất cơ quan kia.

## Cách sửa

Đối chiếu văn bản giao việc: ghi đúng mã cơ quan phối hợp, hoặc bỏ mã thừa ở `with`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, Word
from doithoai.rules.petitions._shared import problem

CODE = "P40"
NAME = "Cơ quan phối hợp ghi trùng"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id}: {office} {what}; mỗi cơ quan phối hợp chỉ ghi một lần ở with."
EN = "Petition {id}: {office} {what}; each partner is named once under with."


class _Fault(Word):
    """What is wrong with a partner."""

    LEAD = "is both the office in charge and a partner", "vừa là cơ quan chủ trì vừa là cơ quan phối hợp"
    TWICE = "is named as a partner twice", "được ghi là cơ quan phối hợp hai lần"


def check(case: Case) -> Iterator[Problem]:
    """Compare the partners of each petition with its lead and with one another."""
    for position, petition in enumerate(case.folder.petitions):
        given = petition.assigned
        if given is None or not given.helped_by:
            continue
        (lead, _), *others = given.bodies
        seen: set[str] = set()
        for office, way in others:
            if office == lead or office in seen:
                fault = _Fault.LEAD if office == lead else _Fault.TWICE
                yield problem(position, petition, *way, office=case.body(office), what=fault)
            seen.add(office)
