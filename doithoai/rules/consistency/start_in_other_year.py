"""The conference begins in another year than its folder's.

## Vì sao

Số hội nghị chạy theo năm, và kế hoạch, chỉ tiêu, báo cáo cũng tính theo năm. Hội nghị hoãn sang năm sau thì giữ
số cũ, nhưng khi đó `postponed` phải còn giữ ngày cũ trong năm của thư mục.

## Cách sửa

Sửa `start`, hoặc chuyển hồ sơ mới lập sang đúng thư mục năm. Nếu đã hoãn, ghi lần hoãn với ngày cũ.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C13"
NAME = "Ngày hội nghị khác năm của thư mục"
LEVEL = FindingLevel.ERROR
VI = "Hội nghị bắt đầu {start}, nhưng thư mục là của năm {year}."
EN = "The conference begins on {start}, but its folder is of {year}."


def check(case: Case) -> Iterator[Problem]:
    """Compare the years, unless the conference was put off from the folder's year."""
    start, year = case.conference.start, case.key.year
    if start is None or start.year == year:
        return
    if not any(one.start.year == year for one in case.conference.postponed):
        yield Problem("conference.yml", ("start",), {"start": start.date(), "year": year})
