"""A conference is on record for a day on which its unit no longer was.

## Vì sao

Đơn vị đã kết thúc thì không tổ chức hội nghị nữa; hội nghị sau ngày ấy là của đơn vị đã nhận bàn giao, theo kế hoạch
của đơn vị ấy.

## Cách sửa

Ngày ghi sai thì sửa `start`, hoặc sửa `ended.on` trong unit.yml. Hội nghị của đơn vị mới thì chuyển vào thư mục của đơn
vị mới.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C59"
NAME = "Hội nghị sau ngày đơn vị kết thúc"
LEVEL = FindingLevel.ERROR
VI = "Hội nghị ngày {day}, nhưng đơn vị đã kết thúc ngày {ended}."
EN = "The conference is on {day}, but the unit ended on {ended}."


def check(case: Case) -> Iterator[Problem]:
    """Compare the day of the conference with the end of the unit in whose folder it lies."""
    ended, day = case.unit.ended, case.folder.last_day
    if ended and day and day > ended.on:
        yield Problem("conference.yml", ("start",), {"day": day, "ended": ended.on})
