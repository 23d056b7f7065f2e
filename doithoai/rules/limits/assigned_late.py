"""An office answered after the day that it was given.

## Vì sao

Hạn này do người chủ trì giao trong kết luận hội nghị, ghi ở assigned.due. Việc đã làm nhưng sau hạn là chậm; khi trả
lời bằng văn bản cũng chậm so với hạn của kế hoạch thì chỉ báo ở T06.

## Cách sửa

Không phải sửa gì nếu đúng là chậm. Nếu hạn đã được giao lại thì ghi đúng hạn mới, kèm văn bản giao.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State
from doithoai.rules.verdicts import words

CODE = "T28"
NAME = "Giải quyết chậm so với hạn được giao"
LEVEL = FindingLevel.LATE
VI = "{what}: hạn {due}, đã giải quyết: {done} (thực hiện: {owner})."
EN = "{what}: due on {due}, done: {done} (owed by {owner})."


def check(case: Case) -> Iterator[Problem]:
    """Report what was answered after the day given, unless the plan's own limit for the reply was missed as well."""
    for limit in case.told(DeadlineKind.ASSIGNED_DUE, State.MET_LATE):
        yield Problem("petitions.yml", limit.route, words(case, limit), basis=limit.basis)
