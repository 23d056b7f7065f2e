"""A document has no date of issue.

## Vì sao

Không có ngày thì không biết đúng hạn hay chậm: kho không đoán, chỉ ghi là chưa rõ.

## Cách sửa

Ghi ngày trên văn bản vào issued. Thông báo kết luận đã được phép kéo dài nhưng chưa ban hành thì chưa cần ngày.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.records import Document
from doithoai.model.vocabulary import DocumentKind, FindingLevel, Trait

CODE = "D07"
NAME = "Tài liệu chưa ghi ngày ban hành"
LEVEL = FindingLevel.ERROR
VI = "{what} chưa ghi ngày ban hành (issued)."
EN = "{what} has no date of issue (issued)."


def check(case: Case) -> Iterator[Problem]:
    """Ask for the date of every document that has one by its nature."""
    for document in case.folder.documents:
        front = document.front
        if front.issued is None and not front.kind.has(Trait.UNDATED) and not _awaited(front):
            yield Problem(document.file, ("issued",), {"what": front.kind})


def _awaited(front: Document) -> bool:
    return front.kind is DocumentKind.CONCLUSION_NOTICE and front.extension is not None and not front.sent
