"""Matters for others were forwarded late, or not at all.

## Vì sao

Trong 5 ngày làm việc sau hội nghị, việc vượt thẩm quyền phải được trình lên cấp trên, việc của cơ quan cùng cấp phải
được chuyển (Đường An III.4). Hội nghị chưa ghi kiến nghị nào thì không xét.

## Cách sửa

Ghi documents/forwarding_letter.md hoặc petition_to_superior.md; chậm thật thì ghi late_reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel
from doithoai.rules.verdicts import absent, late, missing

CODE = "T08"
NAME = "Chậm hoặc chưa chuyển việc ngoài thẩm quyền"
LEVEL = FindingLevel.ERROR
VI = "{what}: hạn {due}, thực hiện: {done}; lý do chậm: {reason}."
EN = "{what}: due on {due}, done: {done}; reason for being late: {reason}."


def check(case: Case) -> Iterator[Problem]:
    """Judge the limit of forwarding where petitions are recorded."""
    if case.folder.petitions:
        yield from late(case, DeadlineKind.FORWARDING)
        yield from (missing(case, limit) for limit in absent(case, DeadlineKind.FORWARDING))
