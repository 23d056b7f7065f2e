"""The conference is of a type that the plan does not have.

## Vì sao

Kế hoạch nêu các loại hội nghị (Cát Hải III.1, Nguyễn Lương Bằng III.3, kế hoạch phường năm 2026, II.2, Nghi Dương
II.4). Loại hội nghị quyết định chỉ tiêu năm, hồ sơ và thời hạn, nên ghi loại khác thì mọi thứ tính sau đó đều sai.

## Cách sửa

Sửa `type` theo các từ được phép; nếu kế hoạch đã được điều chỉnh thì sửa tệp quy định của kế hoạch trước.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C07"
NAME = "Loại hội nghị không có trong kế hoạch"
LEVEL = FindingLevel.ERROR
VI = "Loại “{found}” không có trong kế hoạch; được phép: {allowed}."
EN = "The plan has no type “{found}”; allowed: {allowed}."


def check(case: Case) -> Iterator[Problem]:
    """Compare the type with the plan's list."""
    found = case.layers.nearest(lambda rules: rules.types)
    value = case.conference.type
    if found and value not in found.rule.allowed:
        values = {"found": value, "allowed": found.rule.allowed}
        yield Problem("conference.yml", ("type",), values, basis=(found.basis(found.rule.section),))
