"""The stated duration does not fit with the start and the end.

## Vì sao

“1/2 ngày” và “01 ngày” là thời lượng của kế hoạch (Đường An IV.1, kế hoạch phường năm 2026, IV.1.(1)) và in trên
giấy mời; giờ bắt đầu, kết thúc nói khác đi thì người dân không biết theo bên nào.

## Cách sửa

Sửa `duration`, hoặc sửa `start`, `end`. Kho coi 1/2 ngày là không quá 6 giờ, 01 ngày là hơn 4 giờ,
không quá 24 giờ. Dài hơn một ngày thì ngày bắt đầu hoặc ngày kết thúc bị gõ sai: chưa ai bị tính là chậm theo ngày ấy.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import Duration, FindingLevel

CODE = "C14"
NAME = "Thời lượng không khớp giờ bắt đầu, kết thúc"
LEVEL = FindingLevel.ERROR
VI = "Thời lượng ghi {duration}, nhưng từ giờ bắt đầu đến giờ kết thúc là {length}."
EN = "The duration is given as {duration}, but start to end is {length}."

_HALF, _FULL, _DAY = dt.timedelta(hours=6), dt.timedelta(hours=4), dt.timedelta(1)


def check(case: Case) -> Iterator[Problem]:
    """Compare the duration with the length; an end before the start is C12's."""
    conference = case.conference
    if conference.duration is None or conference.start is None or conference.end is None:
        return
    length = conference.start.at_least_to(conference.end)
    if not (conference.start.exact and conference.end.exact) and length <= _DAY:
        return
    fits = length <= _HALF if conference.duration is Duration.HALF_DAY else _FULL < length <= _DAY
    if not fits and length > dt.timedelta(0):
        minutes = length // dt.timedelta(minutes=1)
        values = {"duration": conference.duration, "length": f"{minutes // 60}:{minutes % 60:02}"}
        # Longer than any duration is a wrong day: which one, start or end, nobody knows.
        yield Problem("conference.yml", ("start",) if length > _DAY else ("duration",), values)
