"""Two petitions of one conference have the same number.

## Vì sao

Số của kiến nghị là địa chỉ vĩnh viễn của nó: văn bản trả lời, thông báo kết luận và người dân đều dẫn theo số
ấy.

## Cách sửa

Đặt cho kiến nghị ghi sau một số chưa dùng; không đổi số của kiến nghị đã công bố.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.petitions._shared import problem

CODE = "P16"
NAME = "Hai kiến nghị trùng số"
LEVEL = FindingLevel.ERROR
VI = "Số {id} đã dùng cho kiến nghị thứ {first} trong tệp; số chưa dùng tiếp theo là {free}."
EN = "Number {id} is already used by item {first} of this file; the next free number is {free}."


def check(case: Case) -> Iterator[Problem]:
    """Look for a number seen before."""
    seen: dict[int, int] = {}
    for position, petition in enumerate(case.folder.petitions):
        first = seen.setdefault(petition.id, position)
        if first != position:
            free = max(one.id for one in case.folder.petitions) + 1
            yield problem(position, petition, "id", first=first + 1, free=free)
