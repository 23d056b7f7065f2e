"""A periodic report or the plan of a year is dated on a day that has not come yet.

## Vì sao

Hồ sơ ghi việc đã làm. Báo cáo ghi một ngày chưa tới là ghi nhầm ngày, hoặc báo cáo chưa gửi: thêm lý do chậm không chữa
được.

## Cách sửa

Sửa ngày cho đúng văn bản. Báo cáo chưa ban hành, chưa gửi thì bỏ ngày ấy, khi làm xong hãy ghi.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.consistency.day_to_come import DoneThing, first_ahead, told

CODE = "C44"
NAME = "Ngày của kế hoạch, báo cáo chưa tới"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "{act} ghi {on}, ngày chưa tới (hôm nay là {today}). Sửa ngày; việc chưa làm thì chưa ghi."
EN = "{act} is dated {on}, a day that has not come yet (today is {today}). Mend it; what is not done is not recorded."


def check(case: YearCase) -> Iterator[Problem]:
    """Compare the days of the plan and of each report with the day of judgement."""
    for plan in case.year.plans if case.year.year <= case.today.year else ():
        yield from first_ahead(plan.file, plan.front, case.today)
        for index, one in enumerate(plan.front.duties_done):
            if one.on > case.today:
                yield told(plan.file, DoneThing.DONE, ("duties_done", index, "on"), one.on, case.today)
    for report in case.year.reports:
        yield from first_ahead(report.file, report.front, case.today)
