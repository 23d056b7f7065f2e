"""The conclusion notice was issued or sent too late.

## Vì sao

Thông báo kết luận được ban hành và gửi trong 10 ngày làm việc sau hội nghị, hoặc 15 ngày khi có lý do mà kế hoạch
cho phép kéo dài (Cát Hải V.3.a; Nguyễn Lương Bằng V.3.1; kế hoạch năm 2026 của phường, IV.3.1; Nghi Dương III.1,
không có kéo dài). Vượt cả hạn kéo dài cũng báo ở đây, theo hạn đã kéo dài.

## Cách sửa

Ngày gõ sai thì sửa. Được kéo dài thì ghi extension, gồm ground (căn cứ) và reason (lý do). Chậm thật thì ghi
late_reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel
from doithoai.rules.verdicts import late

CODE = "T03"
NAME = "Thông báo kết luận chậm hạn"
LEVEL = FindingLevel.ERROR
VI = "Thông báo kết luận ban hành và gửi xong ngày {done}, chậm so với hạn {due}; lý do: {reason}."
EN = "The conclusion notice was issued and sent on {done}, later than {due}; reason: {reason}."


def check(case: Case) -> Iterator[Problem]:
    """Judge the limit of the conclusion notice, extended where it may be, once it is met."""
    return late(case, DeadlineKind.CONCLUSION_NOTICE)
