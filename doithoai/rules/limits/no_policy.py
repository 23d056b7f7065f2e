"""A conference was held that no plan of its year binds.

## Vì sao

Thời hạn, hồ sơ, người chủ trì đều theo kế hoạch năm. Kế hoạch không đọc được, dẫn tới một tệp quy định không có, hoặc
đến ngày hội nghị chưa ban hành, chưa áp dụng thì mọi thời hạn đều chưa rõ: không ai bị xét theo kế hoạch chưa có. Năm
chưa có kế hoạch thì quy tắc C40 nói; khoảng hở giữa các kế hoạch thì C56, C57 nói.

## Cách sửa

Sửa <năm>/plan.md, hoặc thêm tệp trong records/policies/ mà plan.md dẫn tới. Ngày ban hành (`issued`), ngày áp dụng
(`from`) gõ sai thì sửa; đúng là hội nghị có trước kế hoạch thì cứ để nguyên.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.case import Case, too_early
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.own_marks import plan_unread
from doithoai.rules.verdicts import kept
from doithoai.vietnamese.wording import short_date

CODE = "T16"
NAME = "Chưa có quy định cho năm hội nghị"
LEVEL = FindingLevel.MISSING
VI = "Hội nghị đã tổ chức ngày {day} nhưng {why}: mọi thời hạn đều chưa rõ."
EN = "The conference was held on {day}, and {why}: every limit is unknown."


def check(case: Case) -> Iterator[Problem]:
    """Report a held conference that nothing binds, unless what is wrong in the plans of its year is told there."""
    day = case.folder.day
    if day is None or case.layers.chain or not case.folder.held(case.today) or not kept(case):
        return
    for why, level in _why(case, day):
        yield Problem("conference.yml", ("start",), {"day": day, "why": why}, level=level)


def _why(case: Case, day: dt.date) -> Iterator[tuple[Both, FindingLevel | None]]:
    year = case.archive.year(case.key.unit, case.key.year)
    plan, first = year.plan_on(day), next(iter(year.plans), None)
    if plan and plan.front.issued and too_early(plan.front, day):
        if plan.front.issued > case.today:
            return  # C44 tells of the day
        yield _later("ban hành sau đó, ngày", "was issued later, on", plan.front.issued), FindingLevel.NOTICE
    elif plan or (first is None and plan_unread(year)):
        yield (
            Both(
                f"kho chưa có quy định nào đọc được cho năm {year.year}", f"no readable policy is known for {year.year}"
            ),
            None,
        )
    elif first and day < first.start < dt.date.max:
        yield _later("áp dụng từ ngày", "binds from", first.start), FindingLevel.NOTICE


def _later(vi: str, en: str, day: dt.date) -> Both:
    return Both(f"kế hoạch năm ấy {vi} {short_date(day)}", f"the plan of that year {en} {day}")
