"""A duty is recorded as done by a number that the plan does not have.

## Vì sao

duties_done ghi việc không nêu ngày bằng số thứ tự của nó trong phần undated của tệp quy định. Số không có thì không ai
biết việc nào đã làm.

## Cách sửa

Sửa duty thành số thứ tự đúng, đếm từ 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C36"
NAME = "Việc đã làm ghi sai số thứ tự"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "Việc số {number} không có trong phần undated của quy định; quy định có {count} việc."
EN = "There is no duty number {number} among the undated ones of the policy; it has {count}."


def check(case: YearCase) -> Iterator[Problem]:
    """Compare the numbers of each plan with the duties of its policy."""
    for plan, layers in case.bound():
        found = layers.nearest(lambda rules: rules.undated)
        count = len(found.rule) if found else 0
        for position, one in enumerate(plan.front.duties_done):
            if one.duty > count:
                yield Problem(plan.file, ("duties_done", position, "duty"), {"number": one.duty, "count": count})
