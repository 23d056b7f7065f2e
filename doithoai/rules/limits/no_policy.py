"""A conference was held that no plan of its year binds.

## Vì sao

Thời hạn, hồ sơ, người chủ trì đều theo kế hoạch năm. Kế hoạch đến ngày hội nghị chưa ban hành, chưa áp dụng thì mọi
thời hạn đều chưa rõ: không ai bị xét theo kế hoạch chưa có. Năm chưa có kế hoạch thì quy tắc C40 nói; khoảng hở giữa
các kế hoạch thì C56, C57 nói. Kế hoạch không đọc được, hoặc dẫn tới một tệp quy định không có (S13), thì kho nói ở kế
hoạch ấy.

## Cách sửa

Ngày ban hành (`issued`), ngày áp dụng (`from`) ở <năm>/plan.md gõ sai thì sửa; đúng là hội nghị có trước kế hoạch thì
cứ để nguyên.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.by_then import too_early
from doithoai.cases.case import Case
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.verdicts import kept
from doithoai.vietnamese.wording import short_date

CODE = "T16"
NAME = "Hội nghị có trước kế hoạch"
LEVEL = FindingLevel.NOTICE
VI = "Hội nghị đã tổ chức ngày {day} nhưng {why}: mọi thời hạn đều chưa rõ."
EN = "The conference was held on {day}, and {why}: every limit is unknown."


def check(case: Case) -> Iterator[Problem]:
    """Report a held conference that no plan binds yet."""
    day = case.folder.day
    if day is None or case.layers.chain or not case.folder.held(case.today) or not kept(case):
        return
    for why in _why(case, day):
        yield Problem("conference.yml", ("start",), {"day": day, "why": why})


def _why(case: Case, day: dt.date) -> Iterator[Both]:
    """Why no plan binds it; one that can't be read or has no policy says so of itself, and C44 of a day to come."""
    year = case.archive.year(case.key.unit, case.key.year)
    plan, first = year.plan_on(day), next(iter(year.plans), None)
    if plan and plan.front.issued and too_early(plan.front, day):
        if plan.front.issued <= case.today:
            yield _later("ban hành sau đó, ngày", "was issued later, on", plan.front.issued)
    elif plan is None and first and day < first.start < dt.date.max:
        yield _later("áp dụng từ ngày", "binds from", first.start)


def _later(vi: str, en: str, day: dt.date) -> Both:
    return Both(f"kế hoạch năm ấy {vi} {short_date(day)}", f"the plan of that year {en} {day}")
