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
from doithoai.deadlines.sending import sent_on_by
from doithoai.model.dossier import DocumentFile
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import Direction, DocumentKind, FindingLevel, Phase, Trait

CODE = "D03"
NAME = "Ngày tài liệu ngược với ngày hội nghị"
LEVEL = FindingLevel.ERROR
VI = "{what} đề ngày {issued}, {side} ngày hội nghị ({day}): loại tài liệu này không thể lập {side} hội nghị."
EN = "{what} is dated {issued}, {side} the conference ({day}): it can't be made {side} it."


def check(case: Case) -> Iterator[Problem]:
    """Compare every dated document with the day of the conference."""
    first, last = case.folder.day, case.folder.last_begun
    for document in case.folder.documents if first else ():
        kind, issued = document.front.kind, document.front.issued
        # What is made at a conference may tell of its first session; all else of before or after comes after the last.
        day = first if kind.phase is Phase.DURING else last
        if day is None or issued is None or kind.has(Trait.EITHER_SIDE) or issued == day:
            continue
        side = Direction.BEFORE if issued < day else Direction.AFTER
        only_after = kind.phase is Phase.AFTER or kind.has(Trait.NEEDS_EVENT)
        if only_after is (side is Direction.BEFORE) and (only_after or document not in _sending_on(case)):
            values = {"what": kind, "issued": issued, "day": day, "side": side}
            yield Problem(document.file, ("issued",), values)


def _sending_on(case: Case) -> tuple[DocumentFile, ...]:
    """The papers by which the conclusion was sent on, whatever their kind: they come after it."""
    notice = case.folder.first(DocumentKind.CONCLUSION_NOTICE)
    return sent_on_by(case.folder, notice) if notice else ()
