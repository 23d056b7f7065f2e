"""The date set for an office is past and no answer on the result is recorded.

## Vì sao

Hạn này do chính người chủ trì giao trong kết luận hội nghị. Khi hạn trả lời bằng văn bản của kế hoạch cũng đã qua
thì chỉ báo ở T07. Văn bản chỉ nói việc đang được giải quyết (bước under_way) là trả lời đúng hạn của kế hoạch, nhưng
chưa phải kết quả mà hạn được giao chờ.

## Cách sửa

Ghi bước answered (hoặc resolved, reported_up) vào states kèm văn bản, và ghi văn bản đã gửi tới ai (sent). Chuyển sang
hội nghị sau chưa phải là trả lời: khi hội nghị sau đã trả lời, ghi thêm bước answered ở đây. Người nêu đã rút sau hạn
thì điều ấy chỉ được ghi lại là chậm, không phải sửa gì.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State
from doithoai.rules.verdicts import missing

CODE = "T15"
NAME = "Quá hạn được giao chưa có trả lời"
LEVEL = FindingLevel.MISSING
VI = "{what}: đã qua hạn {due}, trả lời về kết quả: {done} (thực hiện: {owner})."
EN = "{what}: {due} is past, answer on the result: {done} (owed by {owner})."


def check(case: Case) -> Iterator[Problem]:
    """Report each assigned date that is past, unless the plan's own limit is past as well."""
    for limit in case.told(DeadlineKind.ASSIGNED_DUE, State.OVERDUE):
        yield missing(case, limit)
    for limit in case.told(DeadlineKind.ASSIGNED_DUE, State.LAPSED):
        yield replace(missing(case, limit), level=FindingLevel.LATE)
