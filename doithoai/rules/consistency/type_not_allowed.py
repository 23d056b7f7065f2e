"""The conference is of a type that the plan does not have.

## Vì sao

Kế hoạch nêu các loại hội nghị (Cát Hải III.1, Nguyễn Lương Bằng III.3, kế hoạch phường năm 2026, II.2, Nghi Dương
II.4). Loại hội nghị quyết định chỉ tiêu năm, hồ sơ và thời hạn, nên ghi loại khác thì mọi thứ tính sau đó đều sai.

## Cách sửa

Sửa `type` theo các từ được phép; nếu kế hoạch đã được điều chỉnh thì sửa tệp quy định của kế
hoạch trước. Nếu hội nghị đúng là khác kế hoạch, ghi lý do: `deviation: [{of: type, reason: "…"}]`; điều ấy được nêu
là lệch kế hoạch, không bị chặn.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeviationOf, FindingLevel
from doithoai.rules import deviations

CODE = "C07"
NAME = "Loại hội nghị không có trong kế hoạch"
LEVEL = FindingLevel.ERROR
VI = "Loại “{found}” không có trong kế hoạch; được phép: {allowed}; {deviation}."
EN = "The plan has no type “{found}”; allowed: {allowed}; {deviation}."


def check(case: Case) -> Iterator[Problem]:
    """Compare the type with the plan's list."""
    found = case.layers.nearest(lambda rules: rules.types)
    value = case.conference.type
    if found and value not in found.rule.allowed:
        values = {"found": value, "allowed": found.rule.allowed}
        place, basis = ("conference.yml", ("type",)), (found.basis(found.rule.section),)
        yield deviations.departure(place, values, case.conference.deviation, DeviationOf.TYPE, basis)
