"""The times in force of the plans of one year contradict one another.

## Vì sao

Hội nghị theo kế hoạch đang áp dụng vào ngày tổ chức. Thời gian áp dụng ghi thiếu, ghi ngược hoặc chồng lên nhau thì
không biết hội nghị theo kế hoạch nào. Kế hoạch ghi áp dụng từ trước ngày ban hành thì hội nghị trước ngày ban hành vẫn
theo kế hoạch cũ: không ai bị xét theo kế hoạch chưa có; kho chỉ lưu ý.

## Cách sửa

Từ plan-2.md trở đi ghi `from` (ngày bắt đầu áp dụng); kế hoạch trước tự hết vào hôm trước ngày ấy, thường không phải
ghi `to`. Các ngày phải trong năm của thư mục, số tệp theo thứ tự thời gian.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.plan_file import PlanFile
from doithoai.model.vocabulary import FindingLevel, Word

CODE = "C56"
NAME = "Thời gian áp dụng của kế hoạch mâu thuẫn"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "Thời gian áp dụng của kế hoạch ({found}): {fault}."
EN = "The time in force of the plan ({found}): {fault}."


class TimesFault(Word):
    """What is wrong with a time in force."""

    ABSENT = "a plan after the first needs `from`", "kế hoạch thứ hai trở đi phải ghi from (áp dụng từ ngày nào)"
    REVERSED = "it ends before it begins", "ngày kết thúc (to) trước ngày bắt đầu (from)"
    OUTSIDE = "the day is not in the year of the folder", "ngày không thuộc năm của thư mục"
    ORDER = "it does not begin after the plan before it", "không bắt đầu sau kế hoạch đứng trước"
    BACKDATED = (
        "it begins before the plan was issued, and nobody could go by it: the archive applies it from its issue",
        "trước ngày ban hành kế hoạch, khi chưa ai theo được; kho áp dụng kế hoạch này từ ngày ban hành",
    )
    OVERLAP = "the next plan begins before it ends", "kế hoạch sau đã bắt đầu khi kế hoạch này chưa hết"


def check(case: YearCase) -> Iterator[Problem]:
    """Judge each plan, and each pair of plans that follow one another."""
    plans = case.year.plans
    for plan in plans:
        yield from _alone(plan, case.year.year)
    for before, after in pairwise(plans):
        start, end = after.front.start, before.front.end
        if start and before.front.start and start <= before.front.start:
            yield _problem(after, "from", start, TimesFault.ORDER)
        elif start and end and start <= end:
            yield _problem(before, "to", end, TimesFault.OVERLAP)
        elif start and after.front.issued and start < after.front.issued:
            yield _problem(after, "from", start, TimesFault.BACKDATED, FindingLevel.NOTICE)


def _alone(plan: PlanFile, year: int) -> Iterator[Problem]:
    start, end = plan.front.start, plan.front.end
    if start is None and plan.stem != "plan":
        yield Problem(plan.file, (), {"found": plan.file, "fault": TimesFault.ABSENT})
    if start and end and end < start:
        yield _problem(plan, "to", end, TimesFault.REVERSED)
    for name, day in (("from", start), ("to", end)):
        if day and day.year != year:
            yield _problem(plan, name, day, TimesFault.OUTSIDE)


def _problem(plan: PlanFile, name: str, day: dt.date, fault: TimesFault, level: FindingLevel | None = None) -> Problem:
    return Problem(plan.file, (name,), {"found": day, "fault": fault}, level=level)
