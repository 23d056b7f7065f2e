"""Fewer conferences than the plan promised for the year.

## Vì sao

Mỗi năm ít nhất một cuộc đối thoại định kỳ hoặc chuyên đề (Cát Hải II; Nguyễn Lương Bằng II; Đường An IV.1; Nghi
Dương II.2; kế hoạch năm 2026 của phường, II.1). Đối thoại đột xuất nằm ngoài chỉ tiêu. Chỉ xét khi năm đã hết.

## Cách sửa

Nếu hội nghị đã tổ chức mà chưa ghi thì bổ sung hồ sơ. Chưa tổ chức thì cứ để nguyên: kho ghi đúng là còn thiếu.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State

CODE = "T11"
NAME = "Số hội nghị chưa đạt chỉ tiêu năm"
LEVEL = FindingLevel.MISSING
NEEDS_ALL = True
VI = "Năm {year} chưa đạt chỉ tiêu: {what}."
EN = "The quota of {year} is not met: {what}."


def check(case: YearCase) -> Iterator[Problem]:
    """Report each quota that the year left unmet."""
    for limit in case.deadlines:
        unmet = case.state(limit) in (State.MET_LATE, State.OVERDUE)
        if limit.kind is DeadlineKind.QUOTA and unmet:
            values = {"year": case.year.year, "what": limit.title}
            yield Problem(case.plan_file(limit.due), ("policy",), values, basis=limit.basis)
