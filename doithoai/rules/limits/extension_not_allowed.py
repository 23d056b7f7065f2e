"""A document claims more time than the plan allows it.

## Vì sao

Chỉ thông báo kết luận được kéo dài, và chỉ với lý do mà kế hoạch nêu (Cát Hải V.3.a; Nguyễn Lương Bằng V.3.1.(1);
kế hoạch năm 2026 của phường, IV.3.1.(1)). Nghi Dương không cho kéo dài (III.1). Nơi kế hoạch không đặt hạn cho
thông báo kết luận (Đường An) thì không xét. Vượt quá hạn đã kéo dài thì xem T03.

## Cách sửa

Chọn đúng lý do (ground), hoặc bỏ extension và ghi late_reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Basis, Problem
from doithoai.model.records import Extension
from doithoai.model.vocabulary import DocumentKind, ExtensionGround, FindingLevel
from doithoai.rules.verdicts import Unsaid

CODE = "T05"
NAME = "Kéo dài thời hạn khi không được phép"
LEVEL = FindingLevel.ERROR
VI = "{what} không được kéo dài thời hạn với lý do “{ground}”; lý do kế hoạch cho phép: {allowed}."
EN = "{what} gets no more time on the ground “{ground}”; grounds the plan allows: {allowed}."


def check(case: Case) -> Iterator[Problem]:
    """Compare each extension with what the plan allows."""
    allowed, basis = _allowed(case)
    for document in case.folder.documents:
        extension = document.front.extension
        if extension is None or basis is None:
            continue
        grounds = allowed if document.front.kind is DocumentKind.CONCLUSION_NOTICE else ()
        if extension.ground not in grounds:
            values = _words(document.front.kind, extension, grounds)
            yield Problem(document.file, ("extension", "ground"), values, basis=(basis,))


def _allowed(case: Case) -> tuple[tuple[ExtensionGround, ...], Basis | None]:
    found = case.layers.nearest(lambda rules: rules.conclusion_notice)
    if found is None:
        return (), None
    extended = found.rule.extended
    if extended is None:
        return (), found.basis(found.rule.section)
    return extended.grounds, found.basis(extended.section)


def _words(kind: DocumentKind, extension: Extension, grounds: tuple[ExtensionGround, ...]) -> dict[str, object]:
    return {"what": kind, "ground": extension.ground, "allowed": grounds or Unsaid.GROUND}
