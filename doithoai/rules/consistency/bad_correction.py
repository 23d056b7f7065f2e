"""A document corrects another one without saying what, corrects itself, or is older than what it corrects.

## Vì sao

Đính chính để người đọc biết điều gì sai, điều gì đúng, và từ ngày nào. Không nói rõ văn bản nào và sửa điều gì thì
người giữ bản cũ không biết mà thay.

## Cách sửa

Ghi `corrects` (tên tệp của văn bản bị sai) cùng với `correction` (sửa điều gì thành điều gì); văn bản đính chính có
ngày ban hành bằng hoặc sau ngày của văn bản được đính chính.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, Word

CODE = "C28"
NAME = "Đính chính không rõ hoặc không thể có"
LEVEL = FindingLevel.ERROR
VI = "{what} đính chính “{corrected}”, nhưng {fault}."
EN = "{what} corrects “{corrected}”, but {fault}."


class _Fault(Word):
    UNSAID = "does not say what is corrected (correction)", "chưa ghi sửa điều gì (correction)"
    UNNAMED = "does not say which document it corrects (corrects)", "chưa ghi văn bản nào (corrects)"
    CIRCLE = "that leads back to itself", "như vậy là tự đính chính chính mình"
    EARLY = "was issued before it", "lại ban hành trước văn bản ấy"


def check(case: Case) -> Iterator[Problem]:
    """Judge every document that corrects, or says what is corrected."""
    for document in case.folder.documents:
        front = document.front
        if front.corrects:
            fault = _fault(case.folder, document, front.corrects)
        else:
            fault = ("correction", _Fault.UNNAMED) if front.correction else None
        if fault:
            values = {"what": front.kind, "corrected": front.corrects or "?", "fault": fault[1]}
            yield Problem(document.file, (fault[0],), values)


def _fault(folder: ConferenceFolder, document: DocumentFile, corrected: str) -> tuple[str, _Fault] | None:
    if document.stem in _corrected(folder, document):
        return "corrects", _Fault.CIRCLE
    if not document.front.correction:
        return "corrects", _Fault.UNSAID
    before, issued = folder.document(corrected), document.front.issued
    if before and issued and before.front.issued and issued < before.front.issued:
        return "issued", _Fault.EARLY
    return None


def _corrected(folder: ConferenceFolder, document: DocumentFile) -> set[str]:
    """All that it corrects, directly or by way of another correction."""
    found: set[str] = set()
    at: DocumentFile | None = document
    while at and at.front.corrects and at.front.corrects not in found:
        found.add(at.front.corrects)
        at = folder.document(at.front.corrects)
    return found
