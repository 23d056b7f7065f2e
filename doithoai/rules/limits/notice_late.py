"""The notice of a conference went out too late.

## Vì sao

Giấy mời và thông báo rộng rãi phải có trước hội nghị ít nhất 07 ngày làm việc (Cát Hải V.1.(1); Nguyễn Lương Bằng
V.1.(1); Nghi Dương III.1; kế hoạch năm 2026 của phường, IV.1.(1)), riêng Đường An trước 7 ngày (III.1), để người dân
kịp chuẩn bị ý kiến. Ngày được tính là ngày muộn nhất trong ba ngày: ban hành, gửi lần đầu, thông báo lần đầu trên
phương tiện thông tin đại chúng.

## Cách sửa

Ngày gõ sai thì sửa. Chậm thật thì ghi lý do vào late_reason của thông báo: hồ sơ được ghi nhận và hiện là chậm.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel
from doithoai.rules.verdicts import late

CODE = "T01"
NAME = "Giấy mời, thông báo chậm hạn"
LEVEL = FindingLevel.ERROR
VI = "Giấy mời, thông báo xong ngày {done}, chậm so với hạn {due}; lý do: {reason}."
EN = "The notice was out on {done}, later than {due}; reason: {reason}."


def check(case: Case) -> Iterator[Problem]:
    """Judge the limit of the notice once it is met."""
    return late(case, DeadlineKind.NOTICE)
