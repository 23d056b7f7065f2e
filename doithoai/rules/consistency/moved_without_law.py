"""A conference came from another unit and does not say by which law it is judged.

## Vì sao

Hội nghị chuyển sang thư mục của đơn vị khác thì từ đó được xét theo kế hoạch của đơn vị ấy: việc từng đúng hạn có thể
thành chậm. Nếu chuyển vì hai đơn vị nhập làm một thì hội nghị phải giữ quy định cũ.

## Cách sửa

Chuyển vì sáp nhập: thêm vào conference.yml dòng `judged_by` với mã quy định của đơn vị cũ. Hội nghị vốn là của đơn vị
này, chỉ ghi nhầm chỗ, thì không phải sửa gì.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C60"
NAME = "Hội nghị chuyển từ đơn vị khác, chưa ghi theo quy định nào"
LEVEL = FindingLevel.NOTICE
NEEDS_ALL = False
VI = (
    "Hội nghị chuyển từ {old} mà chưa ghi judged_by: đang được xét theo kế hoạch của đơn vị này. "
    "Nếu chuyển vì sáp nhập, hãy ghi mã quy định của đơn vị cũ."
)
EN = "The conference came from {old} without judged_by: it is judged by this unit's plan. Give it after a merger."


def check(case: YearCase) -> Iterator[Problem]:
    """Look at the conferences of the year to which redirects.yml leads from another unit."""
    old = {one.new: one.old for one in case.archive.moved if one.old.partition("/")[0] != case.year.unit}
    for one in case.conferences:
        if one.key.path in old and not one.moved:
            yield Problem(f"{one.key.number}/conference.yml", (), {"old": old[one.key.path]})
