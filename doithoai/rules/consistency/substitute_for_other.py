"""The deputy is said to stand in for someone who was not to chair.

## Vì sao

Người được ủy quyền chỉ thay người đứng đầu lẽ ra chủ trì hội nghị (Cát Hải V.1.(4), Nguyễn Lương Bằng V.1.(4), kế
hoạch phường năm 2026, IV.1.(4)). Ghi thay người khác thì không biết hội nghị do ai chịu trách nhiệm.

## Cách sửa

Sửa `substitute.replaces` hoặc `chair`. Hội nghị đồng chủ trì thì ghi người vắng: `secretary` hoặc
`chair_of_committee`. Nếu người ấy đúng là đã thay như vậy, ghi lý do: `deviation: [{of: substitute, reason: "…"}]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeviationOf, FindingLevel
from doithoai.rules import deviations

CODE = "C03"
NAME = "Người được ủy quyền thay nhầm người chủ trì"
LEVEL = FindingLevel.ERROR
VI = "Người được ủy quyền ghi thay “{replaces}”, nhưng người chủ trì là “{chair}”; {deviation}."
EN = "The deputy is said to replace “{replaces}”, but the chair is “{chair}”; {deviation}."


def check(case: Case) -> Iterator[Problem]:
    """One of two joint chairs can be replaced, else only the chair."""
    substitute, chairs = case.conference.substitute, case.conference.chairs
    if substitute is None or substitute.replaces is None:
        return
    if substitute.replaces not in chairs:
        values = {"replaces": substitute.replaces, "chair": case.conference.chair_told}
        place = "conference.yml", ("substitute", "replaces")
        yield deviations.departure(place, values, case.conference.deviation, DeviationOf.SUBSTITUTE, ())
