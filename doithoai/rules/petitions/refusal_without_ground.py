"""A petition is refused without the ground that the plan allows.

## Vì sao

Từ chối xem xét, trả lời chỉ được phép khi kế hoạch cho phép và đúng căn cứ: Đường An I.2 cho từ chối điều đã được
cấp có thẩm quyền giải quyết theo pháp luật mà vẫn tiếp tục kiến nghị. Các kế hoạch khác không nói tới quyền này.

## Cách sửa

Ghi `refused: {reason: …, ground: …}` với căn cứ có trong kế hoạch. Kế hoạch không cho phép thì xếp kiến nghị
vào một trong ba loại còn lại và trả lời.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case, bases
from doithoai.deadlines.layers import Sourced
from doithoai.model.findings import Problem
from doithoai.model.provisions import Refusal
from doithoai.model.records import Petition
from doithoai.model.vocabulary import FindingLevel, PetitionClass, PetitionState, Word
from doithoai.rules.petitions._shared import FILE, went_through

CODE = "P15"
NAME = "Từ chối kiến nghị không đúng căn cứ"
LEVEL = FindingLevel.ERROR
VI = "Từ chối kiến nghị số {id} khi {fault}."
EN = "Petition {id} is refused although {fault}."


class _Fault(Word):
    NO_REASON = "no reason is recorded (refused)", "chưa ghi lý do (refused)"
    NO_GROUND = "no ground is recorded (refused.ground)", "chưa ghi căn cứ (refused.ground)"
    NOT_ALLOWED = "the plan does not name this ground", "căn cứ này không có trong kế hoạch"
    NO_RIGHT = "no document gives a right to refuse", "không văn bản nào cho quyền từ chối"


def check(case: Case) -> Iterator[Problem]:
    """Judge every refusal; without a readable plan only the reason can be asked for."""
    for position, petition in enumerate(case.folder.petitions):
        if not _refused(petition):
            continue
        found = case.layers.nearest(lambda rules: rules.refusal)
        fault = _fault(petition, found, known=bool(case.layers.chain))
        if fault:
            yield Problem(
                FILE,
                (position, "refused") if petition.refused else (position,),
                {"id": petition.id, "fault": fault},
                basis=bases(found.basis(found.rule.section) if found else None),
            )


def _refused(petition: Petition) -> bool:
    if petition.classed is PetitionClass.REFUSED or petition.refused:
        return True
    return went_through(petition, PetitionState.REFUSED)


def _fault(petition: Petition, found: Sourced[Refusal] | None, *, known: bool) -> _Fault | None:
    if petition.refused is None:
        return _Fault.NO_REASON
    if found is None:
        return _Fault.NO_RIGHT if known else None
    if petition.refused.ground is None:
        return _Fault.NO_GROUND
    return None if petition.refused.ground in found.rule.grounds else _Fault.NOT_ALLOWED
