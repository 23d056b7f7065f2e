"""A written reply is overdue.

## Vì sao

Người nêu kiến nghị chờ câu trả lời mà hội nghị đã hứa. Trả lời xong là khi văn bản đã ban
hành và gửi tới mọi nơi kế hoạch nêu. Hạn như ở T06.

## Cách sửa

Trả lời, ghi documents/written_reply-<số>.md rồi ghi tên tệp vào reply của kiến nghị. Nơi nhận của bản đính chính
(`corrects`), của văn bản gửi kèm nêu số của bản trả lời ở `bases` cũng được tính. Người nêu đã rút sau hạn thì điều ấy
chỉ được ghi lại là chậm, không phải sửa gì.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel
from doithoai.rules.verdicts import absent, lapsed, missing

CODE = "T07"
NAME = "Quá hạn chưa trả lời xong bằng văn bản"
LEVEL = FindingLevel.MISSING
VI = "{what}: {done}; hạn là {due} (thực hiện: {owner})."
EN = "{what}: {done}; it was due on {due} (owed by {owner})."


def check(case: Case) -> Iterator[Problem]:
    """Report each written reply that is overdue, at its petition; or was, until who raised the matter took it back."""
    for limit in absent(case, DeadlineKind.WRITTEN_REPLY):
        yield missing(case, limit)
    yield from lapsed(case, DeadlineKind.WRITTEN_REPLY)
