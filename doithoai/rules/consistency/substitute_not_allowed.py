"""A deputy chaired although the plan does not let the head delegate.

## Vì sao

Chỉ khi bất khả kháng người đứng đầu mới ủy quyền cho cấp phó chủ trì, và chỉ khi kế hoạch cho phép (Cát Hải V.1.(4),
Nguyễn Lương Bằng V.1.(4), kế hoạch phường năm 2026, IV.1.(4)). Đường An và Nghi Dương không nói tới việc ủy quyền.

## Cách sửa

Nếu người đứng đầu đã trực tiếp chủ trì thì bỏ `substitute`. Nếu cấp phó đúng là đã chủ trì, ghi lý do: `deviation:
[{of: substitute, reason: "…"}]`; điều ấy được nêu là lệch kế hoạch, không bị chặn.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeviationOf, FindingLevel
from doithoai.rules import deviations

CODE = "C02"
NAME = "Ủy quyền chủ trì khi kế hoạch không cho"
LEVEL = FindingLevel.ERROR
VI = "Hội nghị do người được ủy quyền chủ trì ({post}), nhưng kế hoạch không cho ủy quyền; {deviation}."
EN = "A deputy chaired ({post}), but the plan does not let the head delegate; {deviation}."


def check(case: Case) -> Iterator[Problem]:
    """Judge a substitute where the plan says who may chair."""
    substitute = case.conference.substitute
    found = case.layers.nearest(lambda rules: rules.chairs) if substitute else None
    if substitute and found and not found.rule.substitute:
        values = {"post": substitute.post}
        place, basis = ("conference.yml", ("substitute",)), (found.basis(found.rule.section),)
        yield deviations.departure(place, values, case.conference.deviation, DeviationOf.SUBSTITUTE, basis)
