"""The conference is shorter or longer than the plan foresees.

## Vì sao

Có kế hoạch nêu thời lượng mỗi hội nghị (Đường An IV.1: 1/2 ngày; kế hoạch phường năm 2026, IV.1.(1): 1/2 đến 01
ngày). Đây là lưu ý: kéo dài để nghe hết ý kiến của dân không phải là lỗi.

## Cách sửa

Kiểm tra `duration`. Nếu đúng thì để nguyên.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C15"
NAME = "Thời lượng khác với kế hoạch"
LEVEL = FindingLevel.NOTICE
VI = "Thời lượng {duration} khác với kế hoạch ({allowed})."
EN = "The duration, {duration}, is not the plan's ({allowed})."


def check(case: Case) -> Iterator[Problem]:
    """Compare the duration with the plan's list."""
    duration = case.conference.duration
    found = case.layers.nearest(lambda rules: rules.duration) if duration else None
    if found and duration not in found.rule.allowed:
        values = {"duration": duration, "allowed": found.rule.allowed}
        yield Problem("conference.yml", ("duration",), values, basis=(found.basis(found.rule.section),))
