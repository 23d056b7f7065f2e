"""The plan asks which level settles a petition, and the record does not say.

## Vì sao

Hồ sơ của hội nghị nêu, với từng kiến nghị, cấp giải quyết (Cát Hải V.1.(3); Nguyễn Lương Bằng V.1.(3); kế hoạch năm
2026 của phường, IV.1.(3)): người nêu biết việc của mình ở xã, ở thành phố hay ở Trung ương. Kế hoạch không nêu hạn ghi
điều này, nên kho chỉ lưu ý.

## Cách sửa

Ghi `level: commune`, `level: city` hoặc `level: central` ở từng kiến nghị đã phân loại.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, PetitionClass
from doithoai.rules.petitions._shared import FILE, archived, followed

CODE = "C70"
NAME = "Chưa ghi cấp giải quyết kiến nghị"
LEVEL = FindingLevel.NOTICE
VI = "Kế hoạch đòi nêu cấp giải quyết; chưa ghi (level) ở kiến nghị số {numbers}."
EN = "The plan asks which level settles a matter; it is not recorded (level) for petition {numbers}."


def check(case: Case) -> Iterator[Problem]:
    """Ask once for all petitions of a held conference that were put in a class; a refused one is settled nowhere."""
    found = case.layers.nearest(lambda rules: rules.petition_level)
    if found is None or not archived(case):
        return
    lacking = [
        (position, one.id)
        for position, one in followed(case)
        if one.level is None and one.classed not in (None, PetitionClass.REFUSED)
    ]
    if lacking:
        numbers = ", ".join(str(number) for _, number in lacking)
        basis = (found.basis(found.rule.section),)
        yield Problem(FILE, (lacking[0][0],), {"numbers": numbers}, basis=basis)
