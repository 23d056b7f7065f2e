"""A limit can't be counted because the calendar of a year is not in the archive.

## Vì sao

Ngày làm việc chỉ đếm được khi biết ngày nghỉ và ngày làm bù. Kho không đoán.

## Cách sửa

Thêm records/calendar/<năm>.yml; chưa có quyết định thì ghi status: provisional.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.verdicts import calendar_unread

CODE = "T17"
NAME = "Thiếu lịch nghỉ để tính hạn"
LEVEL = FindingLevel.NOTICE
VI = "Chưa có lịch ngày nghỉ năm {year} nên chưa tính được hạn: {kinds}."
EN = "There is no calendar of {year}, so these limits can't be counted: {kinds}."


def check(case: Case) -> Iterator[Problem]:
    """Report once a conference which years are missing."""
    limits = [limit for limit in case.deadlines if limit.gap and not limit.waived and not limit.no_data]
    for year in sorted({limit.gap for limit in limits if limit.gap}):
        if calendar_unread(case.archive, year):
            continue
        kinds = tuple(dict.fromkeys(limit.kind for limit in limits if limit.gap == year))
        yield Problem("conference.yml", ("start",), {"year": year, "kinds": kinds})
