"""The conference takes a form that the plan does not have.

## Vì sao

Kế hoạch nêu các hình thức đối thoại (Cát Hải III.2 và kế hoạch phường năm 2026, II.3: trực tiếp, trực tuyến, gián
tiếp; Nguyễn Lương Bằng III.4: không có trực tuyến; Đường An II.2 và Nghi Dương II.2: chỉ trực tiếp). Hình thức khác
thì người dân không biết trước cách tham gia.

## Cách sửa

Sửa `form` theo các từ được phép; nếu kế hoạch đã được điều chỉnh thì sửa tệp quy định của kế
hoạch trước. Nếu hội nghị đúng là khác kế hoạch, ghi lý do: `deviation: [{of: form, reason: "…"}]`; điều ấy được nêu
là lệch kế hoạch, không bị chặn.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.records import together
from doithoai.model.vocabulary import DeviationOf, FindingLevel
from doithoai.rules import deviations

CODE = "C06"
NAME = "Hình thức đối thoại không có trong kế hoạch"
LEVEL = FindingLevel.ERROR
VI = "Hình thức “{found}” không có trong kế hoạch; được phép: {allowed}; {deviation}."
EN = "The plan has no form “{found}”; allowed: {allowed}; {deviation}."


def check(case: Case) -> Iterator[Problem]:
    """Compare each form with the plan's list."""
    found = case.layers.nearest(lambda rules: rules.forms)
    other = [one for one in case.conference.forms if found and one not in found.rule.allowed]
    if found and other:
        values = {"found": together(other), "allowed": found.rule.allowed}
        place, basis = ("conference.yml", ("form",)), (found.basis(found.rule.section),)
        yield deviations.departure(place, values, case.conference.deviation, DeviationOf.FORM, basis)
