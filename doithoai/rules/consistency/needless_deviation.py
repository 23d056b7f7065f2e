"""A deviation is recorded in a matter in which nothing departs from the plan.

## Vì sao

`deviation` được nêu mãi trên trang hội nghị là “khác kế hoạch”. Ghi khi không có gì khác, hoặc ghi nhầm chỗ (việc giao
giải quyết thì ghi ở kiến nghị, nội dung thông báo kết luận thì ghi ở thông báo), làm người đọc hiểu sai về một hội nghị
đúng kế hoạch.

## Cách sửa

Bỏ dòng ấy, hoặc chuyển về đúng hồ sơ: `conference.yml` (chair, substitute, form, type, attendance), tài liệu
(conclusion_content), một kiến nghị (refusal, assignment).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from doithoai.cases.case import Case
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Deviations
from doithoai.model.vocabulary import DeviationOf, FindingLevel
from doithoai.rules.consistency import (
    attendance_outside_plan,
    chair_not_allowed,
    deputy_in_doubt,
    form_not_allowed,
    substitute_for_other,
    substitute_not_allowed,
    type_not_allowed,
)
from doithoai.rules.dossier import conclusion_parts
from doithoai.rules.petitions import not_assigned, refusal_without_ground
from doithoai.rules.petitions._shared import FILE
from doithoai.rules.verdicts import kept

CODE = "C31"
NAME = "Ghi khác kế hoạch mà không có gì khác"
LEVEL = FindingLevel.NOTICE
VI = "Ghi khác kế hoạch về {what}, nhưng ở đây không có gì khác kế hoạch."
EN = "A deviation of {what} is recorded, but nothing here departs from the plan."

TOLD_BY: dict[DeviationOf, tuple[Any, ...]] = {
    DeviationOf.CHAIR: (chair_not_allowed,),
    DeviationOf.FORM: (form_not_allowed,),
    DeviationOf.TYPE: (type_not_allowed,),
    DeviationOf.SUBSTITUTE: (substitute_not_allowed, substitute_for_other, deputy_in_doubt),
    DeviationOf.REFUSAL: (refusal_without_ground,),
    DeviationOf.ATTENDANCE: (attendance_outside_plan,),
    DeviationOf.CONCLUSION_CONTENT: (conclusion_parts,),
    DeviationOf.ASSIGNMENT: (not_assigned,),
}
"""The rules that tell a departure in each matter: what they are silent of needs no explanation."""


def check(case: Case) -> Iterator[Problem]:
    """Look for a deviation that no rule knows; without a plan in force, or before the archive, nothing can be said."""
    if not case.layers.chain or (case.folder.day and not kept(case)):
        return
    for file, before, given in _recorded(case):
        for index, one in enumerate(given):
            told = (problem for rule in TOLD_BY[one.of] for problem in rule.check(case))
            if not any(problem.file == file and problem.route[: len(before)] == before for problem in told):
                yield Problem(file, (*before, "deviation", index, "of"), {"what": one.of})


def _recorded(case: Case) -> Iterator[tuple[str, Route, Deviations]]:
    yield "conference.yml", (), case.conference.deviation
    for position, petition in enumerate(case.folder.petitions):
        if petition.deviation:
            yield FILE, (position,), petition.deviation
    for document in case.folder.documents:
        if document.front.deviation:
            yield document.file, (), document.front.deviation
