"""The conference is shorter or longer than the plan foresees.

## Vì sao

Có kế hoạch nêu thời lượng mỗi hội nghị (Đường An IV.1: 1/2 ngày; kế hoạch phường năm 2026, IV.1.(1): 1/2 đến 01
ngày). Đây là lưu ý: kéo dài để nghe hết ý kiến của dân không phải là lỗi.

## Cách sửa

Kiểm tra `duration`, hoặc `start` và `end` khi không ghi `duration`. Nếu đúng thì để nguyên.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.records import Conference
from doithoai.model.vocabulary import Duration, FindingLevel, Word

CODE = "C15"
NAME = "Thời lượng khác với kế hoạch"
LEVEL = FindingLevel.NOTICE
VI = "Thời lượng {duration} khác với kế hoạch ({allowed})."
EN = "The duration, {duration}, is not the plan's ({allowed})."


_HALF = dt.timedelta(hours=6)
"""As long as half a day can be (duration_contradicts.py)."""


def check(case: Case) -> Iterator[Problem]:
    """Compare the duration with the plan's list."""
    conference = case.conference
    told = conference.duration or _lasted(conference)
    found = case.layers.nearest(lambda rules: rules.duration) if told else None
    if found and told not in found.rule.allowed:
        values = {"duration": told, "allowed": found.rule.allowed}
        route = ("duration",) if conference.duration else ("end",)
        yield Problem("conference.yml", route, values, basis=(found.basis(found.rule.section),))


class _Length(Word):
    DAYS = "more than a day", "hơn 01 ngày"


def _lasted(conference: Conference) -> Duration | _Length | None:
    """What start and end say, where they leave no doubt: from four hours to six it may be either."""
    if conference.start is None or conference.end is None or conference.ends_astray:  # of that T37 tells
        return None
    if conference.end.date() > conference.start.date():
        return _Length.DAYS
    if not (conference.start.exact and conference.end.exact):
        return None
    return Duration.FULL_DAY if conference.end - conference.start > _HALF else None
