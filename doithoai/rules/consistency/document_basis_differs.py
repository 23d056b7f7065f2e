"""A document cites a legal basis with a number or date other than the register's.

## Vì sao

Giấy mời, thông báo kết luận dẫn kế hoạch và hướng dẫn làm căn cứ; ghi sai số, sai ngày thì văn bản kém giá trị
và không tìm được bản gốc.

## Cách sửa

Đối chiếu bản gốc của văn bản được dẫn, rồi sửa `bases` của tài liệu, hoặc sửa tệp của văn bản trong
records/policies/.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.consistency._bases import judge

CODE = "C11"
NAME = "Căn cứ của tài liệu khác kho văn bản"
LEVEL = FindingLevel.ERROR
VI = "Căn cứ “{number}” của tài liệu: {part} ghi là {found}, kho văn bản ghi {wanted}{remark}."
EN = "The document's basis “{number}”: its {part} is given as {found}, the register has {wanted}{remark}."


def check(case: Case) -> Iterator[Problem]:
    """Judge what each document cites."""
    plan = case.year.plan
    named = case.layers.names(plan.policy) if plan else ()
    for document in case.folder.documents:
        if document.front.bases:
            yield from judge(case.archive, document.file, document.front.bases, named)
