"""The day on which an office received the conclusion notice is not recorded, and its limit is counted from it.

## Vì sao

Hạn trả lời tính từ khi nhận được thông báo kết luận (Cát Hải V.3.b; Nguyễn Lương Bằng V.3.2). Chưa ghi ngày nhận thì
không ai biết hạn là ngày nào, nên không ai bị coi là chậm; chỉ biết hạn không thể sớm hơn ngày tính từ lúc gửi. Trả lời
xong trước ngày ấy thì chắc chắn đúng hạn.

## Cách sửa

Hỏi cơ quan được giao ngày văn bản đến, rồi ghi received vào dòng gửi của thông báo kết luận, ví dụ
`{to: phong-kinh-te, on: 2025-11-07, received: 2025-11-10}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.deadlines.conclusions import giving
from doithoai.deadlines.replies import receipts
from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.vocabulary import (
    ConclusionPart,
    DeadlineKind,
    DeviationOf,
    FindingLevel,
    PetitionClass,
    State,
)
from doithoai.rules import deviations
from doithoai.rules.verdicts import office

CODE = "T22"
NAME = "Chưa ghi ngày cơ quan được giao nhận thông báo kết luận"
LEVEL = FindingLevel.NOTICE
VI = (
    "Chưa ghi ngày {owner} nhận thông báo kết luận, nên chưa tính được hạn trả lời kiến nghị số {numbers} "
    "(không sớm hơn {earliest}); hãy ghi received vào dòng gửi tới cơ quan này."
)
PUBLIC = (
    "Chưa ghi ngày {owner} nhận thông báo kết luận, nên chưa tính được hạn trả lời kiến nghị số {numbers} "
    "(không sớm hơn {earliest})."
)
EN = (
    "The day on which {owner} received the conclusion notice is not recorded, so the limit of the reply to petitions "
    "{numbers} is not known (no earlier than {earliest}); add received to the line of sending."
)

_NOBODY = Both("cơ quan có thẩm quyền (hồ sơ ghi là chưa giao cho ai)", "the competent body (given to nobody)")


def check(case: Case) -> Iterator[Problem]:
    """Ask once for each office; it weighs more once an answer may be due."""
    waiting: dict[tuple[str, str], list[tuple[Deadline, Route]]] = {}
    for limit in case.limits(DeadlineKind.WRITTEN_REPLY):
        if (
            limit.not_before
            and not limit.no_data
            and case.state(limit) is State.UNKNOWN
            and not _unassigned(case, limit)
        ):
            file, route = _asked(case, limit)
            waiting.setdefault((limit.owner or "", file), []).append((limit, route))
    for owner, file in sorted(waiting):
        limits = [limit for limit, _ in waiting[owner, file]]
        first = min(limit.not_before for limit in limits if limit.not_before)
        values = {
            "owner": office(case, owner) if owner else _NOBODY,
            "numbers": ", ".join(str(limit.petition) for limit in limits),
            "earliest": first,
        }
        level = FindingLevel.MISSING if first < case.today else None
        yield Problem(file, waiting[owner, file][0][1], values, level=level, basis=limits[0].basis)


def _asked(case: Case, limit: Deadline) -> tuple[str, Route]:
    """Where the receipt is to be written: the line of sending to the office, in the notice that gave it the matter."""
    petition = next(one for one in case.folder.petitions if one.id == limit.petition)
    own = [(one.file, place, line) for one, place, line in receipts(case.folder, petition) if line.to == limit.owner]
    unsaid = next((each for each in own if each[2].received is None), own[0] if own else None)
    if unsaid:
        return unsaid[0], ("sent", unsaid[1])
    notices = giving(case.folder, petition)
    return (notices[0].file, ("sent",)) if notices else ("petitions.yml", limit.route)


def _unassigned(case: Case, limit: Deadline) -> bool:
    """Whether it was given to nobody, and P03 asks for the office: what nobody was given nobody received.

    Where the record says why it was given to nobody, P03 asks for nothing more, and the receipt is asked for here.
    """
    petition = next((one for one in case.folder.petitions if one.id == limit.petition), None)
    if limit.owner or petition is None or deviations.of(petition.deviation, DeviationOf.ASSIGNMENT):
        return False
    found = case.layers.nearest(lambda rules: rules.conclusion_content)
    asked = found is not None and ConclusionPart.ASSIGNED in found.rule.parts
    return asked or petition.classed is PetitionClass.TO_VERIFY
