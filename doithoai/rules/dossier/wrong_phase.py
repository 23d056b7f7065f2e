"""A document is dated on the wrong side of the conference.

## Vì sao

Biên bản, thông báo kết luận, văn bản trả lời chỉ có được khi hội nghị đã diễn ra; giấy mời, báo cáo tổng hợp, chương
trình phải có từ trước. Ngày ghi ngược cho thấy một trong hai ngày bị gõ sai.

## Cách sửa

Đối chiếu bản giấy rồi sửa ngày của tài liệu hoặc ngày hội nghị.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import PHASES, Direction, DocumentKind, FindingLevel, Phase

CODE = "D03"
NAME = "Ngày tài liệu ngược với ngày hội nghị"
LEVEL = FindingLevel.ERROR
VI = "{what} đề ngày {issued}, {side} ngày hội nghị ({day}): loại tài liệu này không thể lập {side} hội nghị."
EN = "{what} is dated {issued}, {side} the conference ({day}): it can't be made {side} it."

_EITHER_SIDE = frozenset(
    (
        DocumentKind.CONFERENCE_PAPERS,
        DocumentKind.OTHER_PAPERS,
        DocumentKind.PARTICIPANTS_LIST,
        DocumentKind.FORWARDING_LETTER,
    )
)


def check(case: Case) -> Iterator[Problem]:
    """Compare every dated document with the day of the conference."""
    day = case.folder.day
    for document in case.folder.documents if day else ():
        kind, issued = document.front.kind, document.front.issued
        if day is None or issued is None or kind in _EITHER_SIDE or issued == day:
            continue
        side = Direction.BEFORE if issued < day else Direction.AFTER
        only_after = PHASES[kind] is Phase.AFTER or kind is DocumentKind.MINUTES
        if only_after is (side is Direction.BEFORE):
            values = {"what": kind, "issued": issued, "day": day, "side": side}
            yield Problem(document.file, ("issued",), values)
