"""A written reply is dated before the office received the notice from which its limit is counted.

## Vì sao

Hạn trả lời tính từ ngày cơ quan được giao nhận thông báo kết luận (Cát Hải V.3.b; Nguyễn Lương Bằng V.3.2). Văn bản trả
lời có trước ngày nhận thì có thể cơ quan trả lời sớm, cũng có thể một trong hai ngày đã ghi nhầm; ngày nhận ghi muộn
hơn thật thì hạn lùi theo.

## Cách sửa

Đối chiếu sổ công văn đến của cơ quan và văn bản trả lời, sửa ngày ghi nhầm. Đúng là trả lời sớm thì không phải sửa gì.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines.replies import RECEIVED
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, FindingLevel
from doithoai.rules.verdicts import office

CODE = "T31"
NAME = "Văn bản trả lời ghi trước ngày nhận thông báo kết luận"
LEVEL = FindingLevel.NOTICE
VI = "Văn bản trả lời {petitions} ban hành {on}, trước ngày {owner} nhận thông báo kết luận ({received}): hãy xem lại."
EN = "The reply to {petitions} was issued on {on}, before {owner} received the conclusion notice ({received}): check."


def check(case: Case) -> Iterator[Problem]:
    """Compare each reply with the receipt, once; one that is older than the notice itself is told by D04."""
    notice = case.folder.first(DocumentKind.CONCLUSION_NOTICE)
    concluded = notice.front.issued if notice else None
    told: dict[str, list[int]] = {}
    found = {}
    for limit in case.limits(DeadlineKind.WRITTEN_REPLY):
        if limit.trigger != RECEIVED or limit.count is None or limit.stem is None or limit.no_data:
            continue
        document = case.folder.document(limit.stem)
        day = document.front.issued or document.first_sent if document else None
        if document and day and day < limit.count.start and not (concluded and day < concluded):
            told.setdefault(limit.stem, []).append(limit.petition or 0)
            found[limit.stem] = document, day, limit
    for stem, numbers in told.items():
        document, day, limit = found[stem]
        route = ("issued",) if document.front.issued else ("sent", 0, "on")
        values = {
            "petitions": Both(
                f"kiến nghị số {', '.join(map(str, numbers))}", f"petition {', '.join(map(str, numbers))}"
            ),
            "on": day,
            "owner": office(case, limit.owner),
            "received": limit.count.start if limit.count else None,
        }
        yield Problem(document.file, route, values, basis=limit.basis)
