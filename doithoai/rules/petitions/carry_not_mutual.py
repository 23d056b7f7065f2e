"""A petition is carried from one conference to another, but only one of the two says so.

## Vì sao

Kiến nghị chuyển kỳ có hai bản ghi: ở hội nghị cũ ghi chuyển sang đâu, ở hội nghị mới ghi từ đâu đến. Chỉ ghi
một chiều thì người dân mất dấu kiến nghị của mình (kế hoạch phường năm 2026, IV.2.(3)).

## Cách sửa

Ghi `carried_to` ở hội nghị cũ và `carried_from` ở hội nghị mới, mỗi bên dẫn đúng số của bên kia, ví dụ
2025/01#7.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.petitions._shared import Nothing, problem

CODE = "P14"
NAME = "Kiến nghị chuyển kỳ chỉ ghi một chiều"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id} dẫn tới {ref}, nhưng bên ấy ghi {field}: {found}; cần {wanted}."
EN = "Petition {id} refers to {ref}, but there {field} is {found}; wanted {wanted}."


def check(case: Case) -> Iterator[Problem]:
    """Follow each reference and see whether it comes back; one that leads nowhere is S09's."""
    for position, petition in enumerate(case.folder.petitions):
        if petition.carried_to is None and petition.carried_from is None:
            continue
        own = f"{case.key.ref}#{petition.id}"
        for field, back in (("carried_to", "carried_from"), ("carried_from", "carried_to")):
            ref: str | None = getattr(petition, field)
            other = case.petition(ref) if ref else None
            if other is None:
                continue
            found: str | None = getattr(other, back)
            if found is None or _plain(found) != _plain(own):
                values = {"ref": ref, "field": back, "found": found or Nothing.AT_ALL, "wanted": own}
                yield problem(position, petition, field, **values)


def _plain(ref: str) -> tuple[str, int]:
    conference, _, number = ref.partition("#")
    return conference, int(number)
