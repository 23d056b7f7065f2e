"""The document by which a petition is said to be answered or passed on is not recorded as sent to whom it must reach.

## Vì sao

Văn bản chưa tới người nêu, chưa tới cấp trên hay cơ quan có thẩm quyền thì chưa ai được trả lời, việc chưa được chuyển.
Bước ghi như đã xong làm kiến nghị trông như đã có người giải quyết; cổng vẫn coi là còn mở.

## Cách sửa

Gửi văn bản, rồi ghi vào `sent` của văn bản nơi nhận và ngày gửi. Trình cấp trên thì gửi `cap-tren` hoặc cơ quan của
thành phố, Trung ương; chuyển thì gửi cơ quan được giao, hoặc `co-quan-co-tham-quyen`. Chưa gửi thì bỏ bước ấy.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines.fulfilment import begun, lacking
from doithoai.deadlines.shown import Shown
from doithoai.model.findings import Problem
from doithoai.model.records import Petition, Step
from doithoai.model.vocabulary import FORWARDED, DeadlineKind, DocumentKind, FindingLevel, PetitionState, State
from doithoai.rules.petitions._shared import followed, problem

CODE = "P38"
NAME = "Văn bản của bước chưa tới nơi phải nhận"
LEVEL = FindingLevel.MISSING
VI = "Kiến nghị số {id}: bước “{state}” ({on}) dẫn văn bản “{document}”, nhưng chưa ghi gửi tới nơi phải nhận."
PUBLIC = "Kiến nghị số {id}: bước “{state}” ({on}) dẫn một văn bản chưa ghi gửi tới nơi phải nhận."
EN = "Petition {id}: step “{state}” ({on}) names “{document}”, which is not recorded as sent to whom it must reach."

_LETTERS = {
    PetitionState.REPORTED_UP: (DocumentKind.PETITION_TO_SUPERIOR, DocumentKind.FORWARDING_LETTER),
    PetitionState.TRANSFERRED: (DocumentKind.FORWARDING_LETTER, DocumentKind.CONCLUSION_NOTICE),
}
_OWN = (DocumentKind.WRITTEN_REPLY, DocumentKind.CONCLUSION_NOTICE)


def check(case: Case) -> Iterator[Problem]:
    """Ask once for each petition, where no limit and no list of recipients tells the same."""
    shown = case.shown
    for position, petition in followed(case):
        index = next((at for at, step in enumerate(petition.states) if _unsent(shown, petition, step)), None)
        if index is None or _told(case, petition):
            continue
        step = petition.states[index]
        if document := shown.paper(petition, step):
            yield problem(position, petition, "states", index, state=step.state, on=step.on, document=document.stem)


def _unsent(shown: Shown, petition: Petition, step: Step) -> bool:
    """Whether the paper of a step has reached nobody it must reach; one without any day is D07's."""
    if (step.document is None and not petition.reply) or shown.day(petition, step) is not None:
        return False
    document = shown.paper(petition, step)
    if document is None or document.done is None:
        return False
    if step.state in FORWARDED:
        return document.front.kind in _LETTERS[step.state]  # what is no letter at all is P04's
    # Whom the plan names is asked for by D06, T04 and T07; here it is whether anybody got it.
    return document.front.kind not in _OWN or begun(shown.asked(document)[1:]) is None


def _told(case: Case, petition: Petition) -> bool:
    """Whether a limit tells of it, or its day is still to come."""
    for limit in case.limits(DeadlineKind.WRITTEN_REPLY, DeadlineKind.ASSIGNED_DUE):
        if limit.petition == petition.id and lacking(limit.parts) and case.state(limit) is not State.UNKNOWN:
            return True
    for limit in case.limits(DeadlineKind.SUBMISSION, DeadlineKind.FORWARDING):
        # Passed on late by another paper is T08's too: this one is why.
        past = case.state(limit) in (State.OVERDUE, State.MET_LATE)
        if past and any(part.petition == petition.id for part in limit.parts):
            return True
    return any(step.state is PetitionState.REOPENED for step in petition.states[-1:])
