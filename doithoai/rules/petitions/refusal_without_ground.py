"""A petition is refused without the ground, or the conditions, that the plan asks for.

## Vì sao

Từ chối xem xét, trả lời chỉ được phép khi kế hoạch cho phép và đúng căn cứ. Đường An I.2 cho từ chối khi có đủ ba điều
cùng lúc: việc đã được cấp có thẩm quyền giải quyết theo pháp luật; người nêu vẫn tiếp tục có ý kiến, kiến nghị; và việc
ấy làm ảnh hưởng đến cuộc đối thoại. Các kế hoạch khác không nói tới quyền này.

## Cách sửa

Ghi `refused: {reason: …, ground: …, settled_by: …, persists: true, disturbs: true}` với căn cứ có trong kế hoạch. Kế
hoạch không cho phép thì xếp kiến nghị vào một trong các loại còn lại và trả lời; việc không thuộc thẩm quyền thì báo
cáo cấp trên hoặc chuyển cơ quan có thẩm quyền. Nếu hội nghị đúng là đã từ chối ngoài căn cứ của kế hoạch (ví dụ
`ground: before_court`, việc đang được Tòa án giải quyết), ghi lý do ở kiến nghị ấy: `deviation: [{of: refusal, reason:
"…"}]`; điều ấy được nêu là lệch kế hoạch.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case, chain
from doithoai.deadlines.fulfilment import numbered
from doithoai.deadlines.layers import Sourced
from doithoai.model.both import Both
from doithoai.model.findings import Problem, bases
from doithoai.model.provisions import Refusal
from doithoai.model.records import Petition, Refused
from doithoai.model.steps import went_through
from doithoai.model.vocabulary import DeviationOf, FindingLevel, PetitionClass, PetitionState, RefusalGround, Word
from doithoai.rules import deviations
from doithoai.rules.petitions._shared import FILE

CODE = "P15"
NAME = "Từ chối kiến nghị không đúng căn cứ"
LEVEL = FindingLevel.ERROR
VI = "Từ chối kiến nghị số {id} khi {fault}; {deviation}."
EN = "Petition {id} is refused although {fault}; {deviation}."


class _Fault(Word):
    NO_REASON = "no reason is recorded (refused)", "chưa ghi lý do (refused)"
    NO_GROUND = "no ground is recorded (refused.ground)", "chưa ghi căn cứ (refused.ground)"
    NO_RIGHT = "no document gives a right to refuse", "không văn bản nào cho quyền từ chối"


def check(case: Case) -> Iterator[Problem]:
    """Judge every refusal; without a readable plan only the reason can be asked for."""
    for position, petition in enumerate(case.folder.petitions):
        if not _refused(petition):
            continue
        found = case.layers.nearest(lambda rules: rules.refusal)
        fault = _fault(petition, found, known=bool(case.layers.chain) and not _drafted(case))
        if fault:
            yield deviations.departure(
                (FILE, (position, "refused") if petition.refused else (position,)),
                {"id": petition.id, "fault": fault},
                petition.deviation,
                DeviationOf.REFUSAL,
                bases(found.basis(found.rule.section) if found else None),
                numbered(petition),
            )


def _drafted(case: Case) -> bool:
    """Whether a rule about refusals is there that is only a draft: T18 tells of it, and it judges nobody."""
    plan = case.year.plan
    policy = case.conference.judged_by or (plan.policy if plan else None)
    return policy is not None and chain(case.archive, policy).nearest(lambda rules: rules.refusal) is not None


def _refused(petition: Petition) -> bool:
    if petition.classed is PetitionClass.REFUSED or petition.refused:
        return True
    return went_through(petition, PetitionState.REFUSED)


def _fault(petition: Petition, found: Sourced[Refusal] | None, *, known: bool) -> Both | None:
    if petition.refused is None:
        return _Fault.NO_REASON.both
    if found is None:
        return _Fault.NO_RIGHT.both if known else None
    if petition.refused.ground is None:
        return _Fault.NO_GROUND.both
    if petition.refused.ground not in found.rule.grounds:
        return _not_named(petition.refused.ground)
    return _unsaid(petition.refused, found.rule)


def _not_named(ground: RefusalGround) -> Both:
    """That the plan names another ground; what is not for the unit to settle goes on to whoever can."""
    vi = f"căn cứ “{ground.label}” không có trong kế hoạch"
    en = f"the plan does not name the ground {ground.value}"
    if ground is not RefusalGround.OUT_OF_AUTHORITY:
        return Both(vi, en)
    return Both(
        f"{vi}; việc ấy xếp là reported_up (báo cáo cấp trên) hoặc transferred (chuyển cơ quan có thẩm quyền)",
        f"{en}; such a matter is reported_up or transferred",
    )


def _unsaid(refused: Refused, rule: Refusal) -> Both | None:
    """Which of the conditions that the plan sets together the record does not state."""
    absent = [one for one in rule.conditions if not getattr(refused, one.value)]
    if not absent:
        return None
    told = "; ".join(f"{one.label} (refused.{one.value})" for one in absent)
    return Both(f"chưa ghi điều kiện: {told}", f"not stated: {', '.join(f'refused.{one.value}' for one in absent)}")
