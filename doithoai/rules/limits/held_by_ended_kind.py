"""A unit of a kind that there is no more since 1 July 2025 has a conference on record after that day.

## Vì sao

Từ ngày 01/7/2025 không còn huyện, quận, thị xã, thị trấn, thành phố thuộc tỉnh, nên không đơn vị nào như thế tổ chức
hội nghị. Hội nghị sau ngày ấy là của xã, phường, đặc khu đã nhận bàn giao.

## Cách sửa

Sửa ngày ở `start` nếu ghi nhầm. Hội nghị của đơn vị mới thì chuyển vào thư mục của đơn vị mới.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "T36"
NAME = "Hội nghị của loại đơn vị không còn"
LEVEL = FindingLevel.ERROR
VI = "Hội nghị ngày {day} của {unit}, nhưng từ 01/7/2025 không còn {kind}."
EN = "The conference of {day} is of {unit}, but since 1 July 2025 there is no {kind}."


def check(case: Case) -> Iterator[Problem]:
    """Compare the day with the last one of the kind, while that is to come: once it has passed, T35 tells of the unit.

    After the end that the unit itself records, C59 tells.
    """
    unit, day, last = case.unit, case.folder.day, case.unit.kind.until
    if day is None or last is None or day <= last or case.today > last or (unit.ended and day > unit.ended.on):
        return
    yield Problem("conference.yml", ("start",), {"day": day, "unit": unit.name, "kind": unit.kind})
