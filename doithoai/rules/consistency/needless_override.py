"""An office is recorded as differing from the plan, but it is the one the plan gives.

## Vì sao

`lead_office` và `archive_office` chỉ ghi khi khác với kế hoạch; bình thường kho suy ra từ người chủ trì (Cát Hải IV
và VI.2, Nguyễn Lương Bằng IV và V.4.1, kế hoạch phường năm 2026, III và IV.4.1, Nghi Dương III.1). Ghi lại điều kế
hoạch đã nói làm người đọc tưởng có ngoại lệ.

## Cách sửa

Bỏ mục này, hoặc sửa thành cơ quan thật sự đảm nhiệm.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.consistency._offices import offices

CODE = "C04"
NAME = "Ghi thừa cơ quan kế hoạch đã giao"
LEVEL = FindingLevel.NOTICE
VI = "Ghi {duty} là “{office}” như một ngoại lệ, nhưng kế hoạch đã giao đúng cơ quan ấy."
EN = "The {duty} “{office}” is recorded as an exception, but it is the one the plan gives."


def check(case: Case) -> Iterator[Problem]:
    """Compare each override with what follows from the chair."""
    for duty, override, derived in offices(case):
        if override and derived and override.office == derived[0]:
            values = {"duty": duty, "office": override.office}
            yield Problem("conference.yml", (duty.name.lower(), "office"), values, basis=(derived[1],))
