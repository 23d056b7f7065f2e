"""A document that everybody may read lacks its number, its signer or its text.

## Vì sao

Người dân cần đọc được văn bản công khai, và biết ai đã ký văn bản số nào. Cổng ghi “có toàn văn” thì phải có toàn văn.
Chương trình, phiếu lấy ý kiến, biên bản, danh sách và tài liệu kèm theo không có số riêng nên không bị hỏi số; phiếu và
danh sách không có người ký. Văn bản đã gỡ bỏ thì không bị hỏi toàn văn.

## Cách sửa

Ghi `number`, `signer` theo bản giấy; chép toàn văn xuống dưới dòng --- thứ hai, hoặc kèm bản chụp (`files`). Văn bản
không được công khai thì ghi `public: false` và lý do (`public_reason`).
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai import public
from doithoai.cases.case import Case
from doithoai.model.dossier import DocumentFile
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DocumentKind, FindingLevel, Trait, Word

CODE = "D14"
NAME = "Văn bản công khai thiếu số, người ký, toàn văn"
LEVEL = FindingLevel.MISSING
VI = "{what} là văn bản công khai nhưng chưa có: {lacking}."
EN = "{what} is public but lacks: {lacking}."


class PublicPart(Word):
    """What is not there."""

    NUMBER = "its number (number)", "số, ký hiệu (number)"
    SIGNER = "who signed it (signer)", "người ký (signer)"
    TEXT = "its text (below the second ---)", "toàn văn (dưới dòng --- thứ hai)"


def check(case: Case) -> Iterator[Problem]:
    """Judge the public documents since the unit keeps the archive."""
    joined, day = case.unit.joined, case.folder.day
    if joined is None:
        return
    for document in case.folder.documents:
        front = document.front
        since = front.issued or day
        if not public.is_public(front) or (since and since < joined) or _awaited(document):
            continue
        if lacking := tuple(_lacking(document)):
            yield Problem(document.file, ("kind",), {"what": front.kind, "lacking": lacking})


def _lacking(document: DocumentFile) -> Iterator[PublicPart]:
    front = document.front
    if not front.number and not front.kind.has(Trait.UNNUMBERED):
        yield PublicPart.NUMBER
    if front.signer is None and not front.kind.has(Trait.UNNUMBERED):
        yield PublicPart.SIGNER
    if not public.gone(front) and not document.body.strip() and not public.kept(document):
        yield PublicPart.TEXT


def _awaited(document: DocumentFile) -> bool:
    """A conclusion notice that was given more time stands on record before it is issued."""
    front = document.front
    return front.kind is DocumentKind.CONCLUSION_NOTICE and front.extension is not None and not front.issued
