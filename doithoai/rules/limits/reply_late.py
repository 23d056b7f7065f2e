"""A written reply was late.

## Vì sao

Việc chưa giải quyết tại hội nghị được trả lời bằng văn bản trong 15 ngày làm việc sau khi nhận thông báo kết luận
(Cát Hải V.3.b; Nguyễn Lương Bằng V.3.2), hoặc 07 ngày làm việc sau khi có thông báo kết luận (kế hoạch năm 2026 của
phường, IV.3.2).

## Cách sửa

Ngày gõ sai thì sửa. Chậm thật thì ghi late_reason vào văn bản trả lời.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel
from doithoai.rules.verdicts import late

CODE = "T06"
NAME = "Văn bản trả lời chậm hạn"
LEVEL = FindingLevel.ERROR
VI = "{what}: ngày {done}, chậm so với hạn {due}; lý do: {reason}."
EN = "{what}: {done}, later than {due}; reason: {reason}."


def check(case: Case) -> Iterator[Problem]:
    """Judge the limit of each written reply once it is met."""
    return late(case, DeadlineKind.WRITTEN_REPLY)
