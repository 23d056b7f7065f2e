"""The conference is cancelled, yet its dossier has minutes or a conclusion notice.

## Vì sao

Hội nghị đã hủy thì không có biên bản và thông báo kết luận. Hồ sơ nói cả hai thì một bên sai, và hội nghị bị bỏ
ra ngoài mọi thời hạn.

## Cách sửa

Bỏ `cancelled` nếu hội nghị đã họp; nếu không, chuyển tài liệu về đúng hội nghị của nó.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DocumentKind, FindingLevel

CODE = "C25"
NAME = "Hội nghị hủy vẫn có biên bản, kết luận"
LEVEL = FindingLevel.ERROR
VI = "Hội nghị ghi là đã hủy nhưng hồ sơ có “{kind}”."
EN = "The conference is recorded as cancelled, yet the dossier has “{kind}”."

_OF_A_HELD_ONE = (DocumentKind.MINUTES, DocumentKind.CONCLUSION_NOTICE)


def check(case: Case) -> Iterator[Problem]:
    """Look for documents that only a held conference can have."""
    if case.conference.cancelled:
        for document in case.folder.documents:
            if document.front.kind in _OF_A_HELD_ONE:
                yield Problem(document.file, ("kind",), {"kind": document.front.kind})
