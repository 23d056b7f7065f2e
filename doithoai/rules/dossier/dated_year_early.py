"""A document of a conference is dated most of a year before it: the year is mistyped.

## Vì sao

Giấy tờ của một hội nghị làm ra trong những tháng trước hội nghị ấy. Ngày sớm hơn gần một năm phần lớn là gõ nhầm năm,
và văn bản trông như đã làm xong từ lâu.

## Cách sửa

Đối chiếu bản giấy, sửa `issued`. Nếu đúng như vậy, ghi lý do ở `note` của tài liệu: lỗi này sẽ hết.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.reasons import worded
from doithoai.model.vocabulary import FindingLevel

CODE = "D16"
NAME = "Tài liệu ghi ngày sớm gần một năm"
LEVEL = FindingLevel.ERROR
VI = "{what} ghi ban hành {issued}, sớm hơn hội nghị ({day}) {count} ngày và ở năm trước; chưa có ghi chú (note)."
EN = "{what} is dated {issued}, {count} days before the conference ({day}) and in a year before; no note says why."

_FAR = 270
"""Days before the first day set for the conference from which a date of a year before is doubted."""


def check(case: Case) -> Iterator[Problem]:
    """Compare each document with the first day that was ever set."""
    days = [one.start.date() for one in case.conference.postponed]
    first = min((day for day in (*days, case.folder.day) if day), default=None)
    if first is None:
        return
    for document in case.folder.documents:
        issued = document.front.issued
        if issued is None or issued.year >= case.key.year or worded(document.front.note):
            continue
        if (count := (first - issued).days) >= _FAR:
            values = {"what": document.front.kind, "issued": issued, "day": first, "count": count}
            yield Problem(document.file, ("issued",), values)
