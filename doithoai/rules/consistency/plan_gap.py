"""For a part of the year no plan is in force.

## Vì sao

Hội nghị, báo cáo trong khoảng không có kế hoạch nào áp dụng thì không có thời hạn nào để xét; im lặng ấy không có nghĩa
là đơn vị đã làm đúng.

## Cách sửa

Nếu kế hoạch trước vẫn áp dụng đến khi có kế hoạch sau thì bỏ dòng `to`. Nếu đã có kế hoạch mới thì thêm plan-2.md với
`from`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C57"
NAME = "Có khoảng trong năm không kế hoạch nào áp dụng"
LEVEL = FindingLevel.MISSING
NEEDS_ALL = False
VI = "Từ {start} đến {end} không có kế hoạch nào áp dụng: hạn trong khoảng này không được tính."
EN = "From {start} to {end} no plan is in force: nothing that falls due then is counted."

_DAY = dt.timedelta(1)


def check(case: YearCase) -> Iterator[Problem]:
    """Tell what lies between two plans, and what comes after the last once it has begun."""
    plans = case.year.plans
    for before, after in pairwise(plans):
        start, end = after.front.start, before.front.end
        if start and end and end + _DAY < start:
            yield Problem(after.file, ("from",), {"start": end + _DAY, "end": start - _DAY})
    last, year = plans[-1].front.end if plans else None, dt.date(case.year.year, 12, 31)
    if last and last < min(year, case.today):
        yield Problem(plans[-1].file, ("to",), {"start": last + _DAY, "end": year})
