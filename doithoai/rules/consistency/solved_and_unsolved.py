"""The conclusion notice calls a petition both solved and unsolved.

## Vì sao

Kết luận nêu nội dung đã giải quyết và chưa giải quyết (Nguyễn Lương Bằng V.2.(7), Đường An III.3, kế hoạch phường
năm 2026, IV.2.(7)); một kiến nghị chỉ ở một bên.

## Cách sửa

Bỏ số kiến nghị khỏi `covers.solved` hoặc `covers.unsolved`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DocumentKind, FindingLevel

CODE = "C21"
NAME = "Kiến nghị vừa đã vừa chưa giải quyết"
LEVEL = FindingLevel.ERROR
VI = "Thông báo kết luận ghi kiến nghị số {numbers} vừa đã giải quyết, vừa chưa giải quyết."
EN = "The conclusion notice has petition {numbers} both as solved and as unsolved."


def check(case: Case) -> Iterator[Problem]:
    """Intersect the two lists of each conclusion notice."""
    for document in case.folder.of(DocumentKind.CONCLUSION_NOTICE):
        covers = document.front.covers
        both = set(covers.solved or ()) & set(covers.unsolved or ()) if covers else None
        if both:
            yield Problem(document.file, ("covers", "unsolved"), {"numbers": sorted(both)})
