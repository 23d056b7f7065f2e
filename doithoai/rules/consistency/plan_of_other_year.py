"""The plan of a year was issued in quite another year.

## Vì sao

Kế hoạch năm thường ban hành trong năm ấy, hoặc vào quý cuối của năm trước. Ngày xa hơn phần lớn là gõ nhầm năm, mà ngày
ban hành quyết định báo cáo nào đã phải nộp.

## Cách sửa

Đối chiếu bản giấy, sửa `issued` ở plan.md; nếu kế hoạch là của năm khác thì chuyển tệp sang đúng thư mục năm. Nếu đúng
như vậy, ghi lý do ở `note`: lưu ý này sẽ hết.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.reasons import worded
from doithoai.model.vocabulary import FindingLevel

CODE = "C47"
NAME = "Ngày ban hành kế hoạch xa năm kế hoạch"
LEVEL = FindingLevel.NOTICE
NEEDS_ALL = False
VI = "Kế hoạch năm {year} ghi ban hành {issued}, xa năm kế hoạch; chưa có ghi chú (note) nói vì sao."
EN = "The plan of {year} is dated {issued}, far from its year; no note says why."

_EARLIEST = 10
"""The month of the year before from which a plan may be made."""


def check(case: YearCase) -> Iterator[Problem]:
    """Compare the day of issue with the year; one that lies ahead is told of as such."""
    year = case.year.year
    for plan in case.year.plans:
        issued = plan.front.issued
        if issued is None or worded(plan.front.note) or issued > case.today:
            continue
        if issued < dt.date(year - 1, _EARLIEST, 1) or issued.year > year:
            yield Problem(plan.file, ("issued",), {"year": year, "issued": issued})
