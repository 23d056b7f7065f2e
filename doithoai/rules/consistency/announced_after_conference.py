"""The conference is said to have been announced after it was held.

## Vì sao

`announced` ghi các lần thông báo trước hội nghị (Cát Hải V.1.(1), Nguyễn Lương Bằng V.1.(1), Đường An III.1, kế
hoạch phường năm 2026, IV.1.(1)); hạn thông báo tính theo các ngày này. Tin đưa sau hội nghị không phải là thông
báo.

## Cách sửa

Sửa ngày, hoặc bỏ lần thông báo này.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C18"
NAME = "Ngày thông báo sau ngày hội nghị"
LEVEL = FindingLevel.ERROR
VI = "Thông báo qua “{channel}” ghi {on}, sau ngày hội nghị ({day})."
EN = "The announcement by “{channel}” is dated {on}, after the conference ({day})."


def check(case: Case) -> Iterator[Problem]:
    """Compare each announcement with the day of the conference."""
    day = case.folder.last_day
    if day is None:
        return
    for index, one in enumerate(case.conference.announced):
        if day < one.on <= case.today:  # a day that has not come yet is C43's
            values = {"channel": one.channel, "on": one.on, "day": day}
            yield Problem("conference.yml", ("announced", index, "on"), values)
