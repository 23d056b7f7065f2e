"""The end of a conference is days after its start and no session says why: what follows is counted from the end.

## Vì sao

Việc sau hội nghị tính từ ngày hội nghị kết thúc (“sau khi kết thúc đối thoại”, Nghi Dương III.1; “sau khi kết thúc hội
nghị”, Cát Hải V.3, Nguyễn Lương Bằng V.3.1). Gõ nhầm ngày ở `end` thì mọi hạn sau hội nghị lùi theo mà không ai thấy.

## Cách sửa

Sửa ngày ở `end`. Hội nghị họp nhiều ngày thật thì ghi từng buổi ở `sessions`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "T37"
NAME = "Ngày kết thúc cách ngày bắt đầu nhiều ngày"
LEVEL = FindingLevel.NOTICE
VI = "Hội nghị bắt đầu {start}, kết thúc {end}, {days} ngày sau, mà không ghi buổi nào ở giữa: {then}."
EN = "The conference begins on {start} and ends on {end}, {days} days later, with no session between: {then}."

_COUNTED = Both(
    "việc sau hội nghị tính từ ngày kết thúc; họp nhiều ngày thật thì ghi từng buổi ở sessions",
    "what follows is counted from the end; if it met for days, write each session in sessions",
)
_WRONG = Both(
    "ngày kết thúc ở năm khác, chưa ai bị tính là chậm theo ngày ấy",
    "the end is in another year, and nobody is late by such a day",
)


def check(case: Case) -> Iterator[Problem]:
    """Judge an end that contradicts no duration, neither its own nor the plan's: of these C14 and C15 tell."""
    conference, day = case.conference, case.folder.day
    if day is None or conference.end is None or conference.duration or conference.sessions or conference.cancelled:
        return
    end = conference.end.date()
    if (days := (end - day).days) < 2:
        return
    wrong = conference.ends_astray
    if not wrong and case.layers.nearest(lambda rules: rules.duration):
        return
    values = {"start": day, "end": end, "days": days, "then": _WRONG if wrong else _COUNTED}
    yield Problem("conference.yml", ("end",), values, level=FindingLevel.ERROR if wrong else None)
