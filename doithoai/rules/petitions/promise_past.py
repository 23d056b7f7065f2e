"""What was promised on a petition is past its day, and no result is recorded.

## Vì sao

Ngày hứa do chính thông báo kết luận hoặc văn bản trả lời nêu ra; đã trả lời chưa phải là đã làm. Qua ngày ấy mà
không ghi kết quả thì người nêu kiến nghị không biết việc đã xong hay chưa.

## Cách sửa

Đã làm xong thì thêm `result` (ngày, kết quả, văn bản) vào lời hứa, hoặc bước resolved vào `states`. Chưa xong thì
để nguyên: cổng ghi “quá ngày hứa” cho tới khi có kết quả. Hứa ngày mới thì thêm một mục nữa vào `promised`, không
sửa ngày cũ.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel
from doithoai.rules.verdicts import absent, missing

CODE = "P27"
NAME = "Quá ngày hứa, chưa ghi kết quả"
LEVEL = FindingLevel.MISSING
VI = "{what}: hứa xong đến hết {due}, nay đã qua mà hồ sơ chưa ghi kết quả (thực hiện: {owner})."
EN = "{what}: to be done by {due}, which is past, and no result is recorded (owed by {owner})."


def check(case: Case) -> Iterator[Problem]:
    """Report each promise that is past its day."""
    for limit in absent(case, DeadlineKind.PROMISE):
        yield missing(case, limit)
