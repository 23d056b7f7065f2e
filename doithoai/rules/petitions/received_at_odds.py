"""The day a petition was received does not fit with “before” or “at” the conference.

## Vì sao

Kiến nghị “trước hội nghị” không thể đến sau ngày hội nghị, và kiến nghị “tại hội nghị” phải mang ngày hội nghị.
Báo cáo tổng hợp chia hai loại này (Cát Hải V.1.(2), kế hoạch phường năm 2026, IV.1.(2)), nên ghi lẫn là sai số liệu.

## Cách sửa

Sửa `received.on`, hoặc sửa `received.when`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, Received
from doithoai.rules.petitions._shared import problem

CODE = "P18"
NAME = "Ngày tiếp nhận không khớp với ngày hội nghị"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id} tiếp nhận “{when}” nhưng ghi {on}; hội nghị tổ chức {day}."
EN = "Petition {id} was received “{when}” but is dated {on}; the conference was on {day}."


def check(case: Case) -> Iterator[Problem]:
    """Compare each receipt with the day of the conference; it may last past midnight or over several days."""
    day, before, last = case.folder.day, case.folder.last_begun, case.folder.last_day
    if day is None or before is None or last is None:
        return
    for position, petition in enumerate(case.folder.petitions):
        when, on = petition.received.when, petition.received.on
        fits = on <= before if when is Received.BEFORE else day <= on <= last
        if not fits:
            yield problem(position, petition, "received", "on", when=when, on=on, day=day)
