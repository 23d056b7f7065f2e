"""The time for sending petitions ends before it begins.

## Vì sao

Người dân cần biết gửi kiến nghị từ ngày nào đến hết ngày nào.

## Cách sửa

Sửa `petitions_open.from` hoặc `petitions_open.to`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C16"
NAME = "Thời gian nhận kiến nghị ghi ngược"
LEVEL = FindingLevel.ERROR
VI = "Thời gian nhận kiến nghị bị ghi ngược: từ {start} đến hết {end}."
EN = "The time for sending petitions is reversed: from {start} to {end}."


def check(case: Case) -> Iterator[Problem]:
    """Compare the two days of the window."""
    window = case.conference.petitions_open
    if window and window.end < window.opens:
        yield Problem("conference.yml", ("petitions_open", "to"), {"start": window.start, "end": window.end})
