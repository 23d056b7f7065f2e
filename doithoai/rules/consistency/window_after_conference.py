"""Petitions can be sent in until after the conference.

## Vì sao

Ý kiến gửi trước được thu thập, phân loại và giao chuẩn bị trả lời trước hội nghị (Cát Hải V.1.(2), Nguyễn Lương
Bằng V.1.(2), kế hoạch phường năm 2026, IV.1.(2), Nghi Dương III.3). Hạn gửi sau ngày hội nghị thì không kịp trả
lời, thường là do hội nghị đổi ngày mà quên sửa hạn.

## Cách sửa

Sửa `petitions_open.to` cho không sau ngày hội nghị.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C17"
NAME = "Hạn gửi kiến nghị sau ngày hội nghị"
LEVEL = FindingLevel.ERROR
VI = "Hạn gửi kiến nghị ({end}) sau ngày hội nghị ({day})."
EN = "Petitions can be sent until {end}, after the conference ({day})."


def check(case: Case) -> Iterator[Problem]:
    """Compare the end of the window with the day of the conference."""
    window, day = case.conference.petitions_open, case.folder.last_day
    if window and day and window.end > day:
        yield Problem("conference.yml", ("petitions_open", "to"), {"end": window.end, "day": day})
