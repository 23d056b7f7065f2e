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
from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.vocabulary import (
    ConclusionPart,
    DeadlineKind,
    DeviationOf,
    DocumentKind,
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
    notice = case.folder.first(DocumentKind.CONCLUSION_NOTICE)
    waiting: dict[str, list[Deadline]] = {}
    for limit in case.limits(DeadlineKind.WRITTEN_REPLY):
        if (
            limit.not_before
            and not limit.no_data
            and case.state(limit) is State.UNKNOWN
            and not _unassigned(case, limit)
        ):
            waiting.setdefault(limit.owner or "", []).append(limit)
    for owner in sorted(waiting):
        limits = waiting[owner]
        first = min(limit.not_before for limit in limits if limit.not_before)
        lines = [place for place, line in enumerate(notice.front.sent) if line.to == owner] if notice else []
        values = {
            "owner": office(case, owner) if owner else _NOBODY,
            "numbers": ", ".join(str(limit.petition) for limit in limits),
            "earliest": first,
        }
        level = FindingLevel.MISSING if first < case.today else None
        file = notice.file if notice else "petitions.yml"
        route: Route = ("sent", *lines[:1]) if notice else limits[0].route
        yield Problem(file, route, values, level=level, basis=limits[0].basis)


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
