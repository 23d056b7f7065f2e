"""The conference ends before, or when, it begins.

## Vì sao

Giờ bắt đầu và kết thúc được in trên giấy mời, lịch và biên bản; ghi ngược thì lịch của người dân sai.

## Cách sửa

Sửa `start` hoặc `end`; nhớ ghi giờ theo 24 giờ và đúng múi giờ +07:00. Chỉ biết ngày hoặc buổi
thì chỉ ghi ngày, buổi; khi ấy chỉ báo điều chắc chắn ngược.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.vietnamese.wording import short_moment

CODE = "C12"
NAME = "Giờ kết thúc không sau giờ bắt đầu"
LEVEL = FindingLevel.ERROR
VI = "Giờ kết thúc ({end}) không sau giờ bắt đầu ({start})."
EN = "The end ({end}) is not after the start ({start})."


def check(case: Case) -> Iterator[Problem]:
    """Compare the two moments."""
    start, end = case.conference.start, case.conference.end
    if start and end and end.surely_by(start):
        values = {"start": short_moment(start), "end": short_moment(end)}
        yield Problem("conference.yml", ("end",), values)
