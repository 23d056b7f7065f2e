"""A petition has neither a public text nor a reason for withholding it, or has both.

## Vì sao

Mỗi kiến nghị phải có nội dung (Cát Hải V.1.(3), Nguyễn Lương Bằng V.1.(3), kế hoạch phường năm 2026, IV.1.(3)). Nội
dung lộ danh tính hoặc đời tư thì không công khai, nhưng phải nói vì sao; vừa có nội dung vừa có lý do không công
khai thì không biết theo bên nào.

## Cách sửa

Ghi `text` (nội dung công khai, đã bỏ tên, địa chỉ, số điện thoại), hoặc ghi `withheld` với lý do; không ghi cả
hai.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai import public
from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, Word
from doithoai.rules.petitions._shared import problem

CODE = "P20"
NAME = "Chưa rõ kiến nghị có công khai hay không"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id} {fault}."
EN = "Petition {id} {fault}."


class _Fault(Word):
    NEITHER = (
        "has neither a text nor a reason for withholding it",
        "chưa có nội dung (text), cũng chưa có lý do không công khai (withheld)",
    )
    BOTH = (
        "has both a text and a reason for withholding it",
        "vừa có nội dung (text), vừa có lý do không công khai (withheld)",
    )


def check(case: Case) -> Iterator[Problem]:
    """Exactly one of the two is wanted."""
    for position, petition in enumerate(case.folder.petitions):
        hidden = public.hidden(petition)
        withheld = hidden is not None and hidden.reason is not None
        if petition.text and withheld:
            yield problem(position, petition, "withheld", fault=_Fault.BOTH)
        elif not petition.text and not withheld:
            yield problem(position, petition, fault=_Fault.NEITHER)
