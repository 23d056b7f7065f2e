"""A unit keeps the archive, and has no plan for a year that runs or has run.

## Vì sao

Mọi hạn, người chủ trì, hồ sơ, báo cáo đều theo kế hoạch năm.
Năm không có kế hoạch thì kho không nói được điều gì, và sự im lặng ấy trông như mọi việc đều đúng. Ngày 31 tháng 01 là
mốc của kho lưu trữ, không văn bản nào đặt: không ai bị coi là chậm theo ngày ấy.

## Cách sửa

Thêm plan.md vào thư mục năm của đơn vị và tệp quy định trong records/policies/ mà plan.md dẫn tới. Đơn vị không ban
hành kế hoạch năm ấy thì cứ để nguyên: kho ghi đúng là chưa có.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from doithoai.cases.case import YearCase, binding, chain
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.own_marks import FIRST_MONTH, plan_unread

CODE = "C40"
NAME = "Chưa có kế hoạch đối thoại của năm"
LEVEL = FindingLevel.MISSING
NEEDS_ALL = False
VI = (
    "Năm {year} chưa có kế hoạch đối thoại: mọi hạn của năm đều chưa rõ. Thêm tệp {file} (mốc của kho lưu trữ: ngày 31 "
    "tháng 01, hoặc khi đã có hội nghị)."
)
PUBLIC = "Năm {year} chưa có kế hoạch đối thoại: mọi hạn của năm đều chưa rõ (mốc của kho lưu trữ: ngày 31 tháng 01)."
EN = (
    "{year} has no plan: every limit of the year is unknown. Add {file} (a mark of the archive: 31 January, or the "
    "first conference on record)."
)


def check(case: YearCase) -> Iterator[Problem]:
    """Ask for the plan of a year for which the unit keeps the archive."""
    joined, year = case.unit.joined, case.year
    if joined is None or year.plans or plan_unread(year) or not joined.year <= year.year <= case.today.year:
        return
    if case.unit.ended and case.unit.ended.on < dt.date(year.year, 1, FIRST_MONTH):
        return
    if (_on_record(case, joined) or _due(case, joined)) and not _drafted(case):
        yield Problem("../unit.yml", ("joined",), {"year": year.year, "file": f"{year.path}/plan.md"})


def _on_record(case: YearCase, joined: dt.date) -> bool:
    return any(one.held.day is None or one.held.day >= joined for one in case.conferences)


def _due(case: YearCase, joined: dt.date) -> bool:
    """From the mark on, or a month after joining in the year, unless the unit begins with the next."""
    mark = dt.date(case.year.year, 1, FIRST_MONTH)
    if joined <= mark:
        return case.today >= mark
    if case.year.year != case.today.year or _planned(case, range(case.year.year + 1, case.year.year + 3)):
        return False
    return case.today >= joined + dt.timedelta(FIRST_MONTH - 1)


def _planned(case: YearCase, years: Iterable[int]) -> list[int]:
    """The years of which the unit has a plan."""
    unit, archive = case.year.unit, case.archive
    return [year for year in years if year in archive.years(unit) and archive.year(unit, year).plan]


def _drafted(case: YearCase) -> bool:
    """Whether the newest plan of the unit is only a draft: it has not begun to keep by its own plan."""
    unit, archive = case.year.unit, case.archive
    last = max(_planned(case, (year for year in archive.years(unit) if year < case.year.year)), default=None)
    plan = archive.year(unit, last).plan if last is not None else None
    return plan is not None and chain(archive, plan.policy) is not binding(archive, plan.policy)
