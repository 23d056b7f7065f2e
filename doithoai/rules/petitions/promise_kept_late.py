"""What was promised on a petition was done, but after the day that had been promised.

## Vì sao

Lời hứa có ngày thì làm xong sau ngày ấy là chậm, dù cuối cùng đã làm. Kho ghi cả hai ngày để ai cũng thấy.

## Cách sửa

Không phải sửa gì nếu ngày đúng như đã xảy ra. Nếu ghi nhầm thì sửa ngày trong `result`, hoặc ngày của bước resolved.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State
from doithoai.rules.petitions._shared import FILE
from doithoai.rules.verdicts import words

CODE = "P28"
NAME = "Làm xong sau ngày đã hứa"
LEVEL = FindingLevel.LATE
VI = "{what}: hứa xong đến hết {due}, làm xong {done} (thực hiện: {owner})."
EN = "{what}: to be done by {due}, done on {done} (owed by {owner})."


def check(case: Case) -> Iterator[Problem]:
    """Report each promise that was kept late."""
    for limit in case.limits(DeadlineKind.PROMISE):
        if case.state(limit) is State.MET_LATE:
            yield Problem(FILE, limit.route, words(case, limit))
