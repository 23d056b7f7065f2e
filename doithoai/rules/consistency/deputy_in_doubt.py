"""The one who stood in does not read like a deputy, or the reason like force majeure.

## Vì sao

Chỉ khi bất khả kháng người đứng đầu mới ủy quyền cho cấp phó của mình chủ trì (Cát Hải V.1.(4), Nguyễn Lương Bằng
V.1.(4), kế hoạch phường năm 2026, IV.1.(4)). Kho chỉ đọc chữ, không biết sự việc, nên đây là lưu ý để xem lại cách ghi.

## Cách sửa

Ghi đủ chức vụ (ví dụ Phó Bí thư Đảng ủy, Phó Chủ tịch Ủy ban nhân dân) và lý do cụ thể. Nếu đúng như đã ghi thì để
nguyên, hoặc ghi `deviation: [{of: substitute, reason: "…"}]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeviationOf, FindingLevel, Word
from doithoai.patterns import lazy
from doithoai.rules import deviations

CODE = "C34"
NAME = "Xem lại người được ủy quyền và lý do"
LEVEL = FindingLevel.NOTICE
VI = "{fault}: “{found}”; kế hoạch cho ủy quyền cấp phó khi bất khả kháng; {deviation}."
EN = "{fault}: “{found}”; the plan lets a deputy stand in under force majeure; {deviation}."

_DEPUTY = lazy(r"\bphó\b", re.IGNORECASE)
_ORDINARY = lazy(r"^\W*(đồng chí \w+ )?(bận|đi) (họp|công tác|việc)( \w+){0,2}\W*$", re.IGNORECASE)
"""Only bare words that name no event: a storm met by a meeting of the command is none of them."""


class _Fault(Word):
    POST = "The post does not read like a deputy's", "Chức vụ người được ủy quyền không có chữ “Phó”"
    REASON = "The reason names no force majeure", "Lý do chưa nói điều gì bất khả kháng"


def check(case: Case) -> Iterator[Problem]:
    """Read a substitute where the plan allows one; where it does not, C02 tells it."""
    one = case.conference.substitute
    found = case.layers.nearest(lambda rules: rules.chairs) if one else None
    if one is None or found is None or not found.rule.substitute:
        return
    why = deviations.of(case.conference.deviation, DeviationOf.SUBSTITUTE)
    level = FindingLevel.DEVIATION if why else None
    reason = deviations.told(why) if why else deviations.asked(DeviationOf.SUBSTITUTE)
    basis = (found.basis(found.rule.substitute_section or found.rule.section),)
    if not _DEPUTY.search(one.post):
        values = {"fault": _Fault.POST, "found": one.post, "deviation": reason}
        yield Problem("conference.yml", ("substitute", "post"), values, level=level, basis=basis)
    if _ORDINARY.match(one.reason):
        values = {"fault": _Fault.REASON, "found": one.reason, "deviation": reason}
        yield Problem("conference.yml", ("substitute", "reason"), values, level=level, basis=basis)
