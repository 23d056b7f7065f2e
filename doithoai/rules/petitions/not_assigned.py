"""A petition that must be looked into has no office in charge, or no date by which it answers.

## Vì sao

Kết luận hội nghị phải giao rõ cơ quan nào giải quyết và hạn nào xong (Cát Hải V.2.(6), Nguyễn Lương Bằng V.2.(7),
Đường An III.3, kế hoạch phường năm 2026, IV.2.(7)); kiến nghị “trả lời sau” mà không ai nhận thì không bao giờ được
trả lời. Nơi kế hoạch đòi như vậy, kiến nghị mà kết luận ghi là chưa giải quyết cũng thế, dù xếp vào loại nào.

## Cách sửa

Ghi `assigned: {office: …, due: …}` đúng như thông báo kết luận. Nếu hội nghị đúng là không giao, hoặc không định ngày,
ghi lý do ở kiến nghị ấy: `deviation: [{of: assignment, reason: "…"}]`; điều ấy được nêu là lệch kế hoạch.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines import unsolved
from doithoai.deadlines.fulfilment import numbered
from doithoai.model.findings import Problem, bases
from doithoai.model.steps import went_through
from doithoai.model.vocabulary import (
    ConclusionPart,
    DeviationOf,
    FindingLevel,
    PetitionClass,
    PetitionState,
    Word,
)
from doithoai.rules import deviations
from doithoai.rules.petitions._shared import FILE, concluded, followed

CODE = "P03"
NAME = "Chưa ghi cơ quan hoặc hạn giải quyết"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id} chưa giải quyết tại hội nghị nhưng chưa ghi {what}; {deviation}."
EN = "Petition {id} was left open at the conference, but {what} is not recorded; {deviation}."


class _Lacking(Word):
    OFFICE = "the office in charge (assigned.office)", "cơ quan được giao (assigned.office)"
    DUE = "the due date (assigned.due)", "hạn giải quyết (assigned.due)"


def check(case: Case) -> Iterator[Problem]:
    """Judge petitions once the conclusion notice is issued, or once the record says they were assigned."""
    found = case.layers.nearest(lambda rules: rules.conclusion_content)
    parts = found.rule.parts if found else ()
    after = concluded(case)
    left = unsolved(case.folder) if ConclusionPart.ASSIGNED in parts else ()
    for position, petition in followed(case):
        if petition.assigned and petition.assigned.due:
            continue
        left_open = after and (petition.classed is PetitionClass.TO_VERIFY or petition.id in left)
        if not left_open and not went_through(petition, PetitionState.ASSIGNED):
            continue
        yield deviations.departure(
            (FILE, (position, "assigned") if petition.assigned else (position,)),
            {"id": petition.id, "what": _Lacking.DUE if petition.assigned else _Lacking.OFFICE},
            petition.deviation,
            DeviationOf.ASSIGNMENT,
            bases(found.basis(found.rule.section) if found else None),
            numbered(petition),
        )
