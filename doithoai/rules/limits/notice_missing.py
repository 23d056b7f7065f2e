"""The limit of the notice is past and there is none.

## Vì sao

Không có giấy mời, thông báo thì người dân không biết để dự (Cát Hải V.1.(1); Nguyễn Lương Bằng V.1.(1); Đường An
III.1; Nghi Dương III.1; kế hoạch năm 2026 của phường, IV.1.(1)). Nơi kế hoạch miễn thông báo trước cho đối thoại
đột xuất thì không đòi.

## Cách sửa

Gửi ngay và ghi documents/notice.md kèm late_reason, hoặc dời ngày hội nghị (postponed).
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel
from doithoai.rules.verdicts import absent, missing

CODE = "T02"
NAME = "Quá hạn chưa có giấy mời, thông báo"
LEVEL = FindingLevel.MISSING
VI = "Chưa có giấy mời, thông báo; hạn là {due} (thực hiện: {owner})."
EN = "There is no notice; it was due on {due} (owed by {owner})."


def check(case: Case) -> Iterator[Problem]:
    """Report the notice that is overdue."""
    return (missing(case, limit) for limit in absent(case, DeadlineKind.NOTICE))
