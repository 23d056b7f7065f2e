"""A petition was to be reported to the higher level, but no letter in the dossier shows it.

## Vì sao

“Ghi nhận và báo cáo cấp trên” là một việc phải làm: hồ sơ có văn bản kiến nghị cấp trên (Cát Hải V.4.a, Nguyễn
Lương Bằng V.4.2, kế hoạch phường năm 2026, IV.4.2). Không có văn bản thì lời hứa chưa được thực hiện. Nơi kế hoạch phân
biệt trình cấp trên với chuyển cơ quan cùng cấp (Đường An III.4) thì văn bản chuyển không thay được văn bản trình; thông
báo kết luận đã gửi cấp trên (bất cứ cơ quan cấp trên nào của xã) thì được, như ở T08.

## Cách sửa

Thêm văn bản vào documents/ (`petition_to_superior`, hoặc `forwarding_letter`) và ghi bước
`{state: reported_up, on: …, document: …}` cho kiến nghị. Chưa gửi thì việc này được nêu là thiếu.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines.fulfilment import lacking
from doithoai.deadlines.sending import reached
from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Petition, Step
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, FindingLevel, PetitionClass, PetitionState
from doithoai.rules.petitions._shared import FILE, concluded, followed
from doithoai.rules.verdicts import absent, unread
from doithoai.vietnamese.wording import TODO, short_date

CODE = "P04"
NAME = "Chưa có văn bản báo cáo cấp trên, chuyển cơ quan khác"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id} “{classed}” nhưng hồ sơ chưa có văn bản kiến nghị cấp trên, văn bản chuyển kèm theo."
EN = "Petition {id} is “{classed}” but no petition to the superior or forwarding letter in the dossier shows it."

_TRANSFERS = (DocumentKind.FORWARDING_LETTER, DocumentKind.CONCLUSION_NOTICE)
_UP = (DocumentKind.PETITION_TO_SUPERIOR,)


def check(case: Case) -> Iterator[Problem]:
    """A step without its letter is wrong; no step at all, once the conference is concluded, is missing."""
    letters = case.once(_letters)
    for position, petition in followed(case):
        found = letters.get(petition.classed) if petition.classed else None
        if found is None or unread(case, *found[1]):
            continue
        state, kinds = found
        steps = [i for i, step in enumerate(petition.states) if step.state is state]
        if any(_is_letter(case, petition, petition.states[index], kinds) for index in steps):
            continue
        if steps or (concluded(case) and not _overdue(case, position)):
            step = steps[0] if steps else None
            values = {"id": petition.id, "classed": petition.classed, TODO: _todo(case, petition, step, found)}
            route: Route = (position, "class") if step is None else (position, "states", step)
            yield Problem(FILE, route, values, level=FindingLevel.MISSING if step is None else None)


def _todo(
    case: Case, petition: Petition, index: int | None, found: tuple[PetitionState, tuple[DocumentKind, ...]]
) -> Both:
    """Which line is to be written, in which step, and which file is to be made for it."""
    state, kinds = found
    letters = [one for kind in kinds if kind is not DocumentKind.CONCLUSION_NOTICE for one in case.folder.of(kind)]
    name = letters[0].stem if letters else str(kinds[0])
    vi = "" if letters else f"thêm tệp documents/{name}.md ({kinds[0].label}), "
    en = "" if letters else f"add the file documents/{name}.md, "
    if index is None:
        line = f"{{state: {state}, on: …, document: {name}}}"
        return Both(f"Đã gửi thì {vi}thêm vào states bước {line}.", f"If it was sent, {en}add to states {line}.")
    step = petition.states[index]
    at = Both(
        f"Ở bước thứ {index + 1} của states ({state.label} {short_date(step.on)})",
        f"In step {index + 1} of states ({state} on {step.on})",
    )
    if step.document is None:
        return Both(f"{at}: {vi}ghi document: {name}.", f"{at.en}: {en}write document: {name}.")
    return Both(
        f"{at}: {vi}thay document: {step.document} bằng document: {name}.",
        f"{at.en}: {en}write document: {name} instead of document: {step.document}.",
    )


def _letters(case: Case) -> dict[PetitionClass, tuple[PetitionState, tuple[DocumentKind, ...]]]:
    """What shows each way of passing on: a plan may tell "submit upwards" from "pass across" (S2 III.4)."""
    found = case.layers.nearest(lambda rules: rules.forwarding)
    if found is None or found.policy.advisory:
        up: tuple[DocumentKind, ...] = (*_UP, DocumentKind.FORWARDING_LETTER)
    else:
        up = (*_UP, DocumentKind.CONCLUSION_NOTICE)
    return {
        PetitionClass.REPORTED_UP: (PetitionState.REPORTED_UP, up),
        PetitionClass.TRANSFERRED: (PetitionState.TRANSFERRED, _TRANSFERS),
    }


def _is_letter(case: Case, petition: Petition, step: Step, kinds: tuple[DocumentKind, ...]) -> bool:
    """Whether the paper of a step passes the petition on; a conclusion, which goes to many, where it reached them."""
    document = case.folder.document(step.document) if step.document else None
    if document is None or document.front.kind not in kinds:
        return False
    if step.state is not PetitionState.REPORTED_UP or document.front.kind is not DocumentKind.CONCLUSION_NOTICE:
        return True
    return reached(case.folder, document, petition.id, case.shown.bodies.superiors) is not None


def _overdue(case: Case, position: int) -> bool:
    """Whether T08 tells of the petition that the plan's limit for passing it on is over."""
    limits = absent(case, DeadlineKind.SUBMISSION, DeadlineKind.FORWARDING)
    return any(part.route == (position,) for limit in limits for part in lacking(limit.parts))
