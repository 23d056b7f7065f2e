"""A written reply is overdue.

## Vì sao

Người nêu kiến nghị chờ câu trả lời mà hội nghị đã hứa. Hạn như ở T06.

## Cách sửa

Trả lời, ghi documents/written_reply-<số>.md rồi ghi tên tệp vào reply của kiến nghị.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel
from doithoai.rules.verdicts import absent, missing

CODE = "T07"
NAME = "Quá hạn chưa có văn bản trả lời"
LEVEL = FindingLevel.MISSING
VI = "{what}: chưa có; hạn là {due} (thực hiện: {owner})."
EN = "{what}: not there; it was due on {due} (owed by {owner})."


def check(case: Case) -> Iterator[Problem]:
    """Report each written reply that is overdue, at its petition."""
    return (missing(case, limit) for limit in absent(case, DeadlineKind.WRITTEN_REPLY))
