"""A text that somebody of the unit let stand is found in none of its records any more.

## Vì sao

Mỗi dòng `not_private` của unit.yml tha đúng một nguyên văn. Văn bản đã sửa, đã gỡ mà dòng còn thì về sau chính chữ ấy
được viết lại ở chỗ khác, của người khác, sẽ không ai hay.

## Cách sửa

Bỏ dòng ấy khỏi `not_private` ở unit.yml; nếu chữ trong văn bản đã đổi cách viết thì xem lại và ghi lại đúng nguyên văn.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.privacy._passages import masked
from doithoai.rules.privacy._reviewed import as_compared

CODE = "V14"
NAME = "Dòng cho phép không còn dùng tới"
LEVEL = FindingLevel.NOTICE
NEEDS_ALL = True
VI = "not_private cho phép “{shown}” ({rule}), mà không hồ sơ nào của đơn vị còn chữ ấy; hãy bỏ dòng này ở unit.yml."
EN = "not_private lets “{shown}” stand ({rule}), which no record of the unit says now; take it out of unit.yml."


def check(case: YearCase) -> Iterator[Problem]:
    """Look for the text of each line in every record of the unit; of what can't be read nobody knows what it says."""
    if not case.unit.not_private:
        return
    left = {as_compared(one.text) for one in case.unit.not_private if one.on <= case.today}
    for text in _texts(case):
        if text is None or not left:
            return
        left -= {one for one in left if one in text}
    for position, one in enumerate(case.unit.not_private):
        if as_compared(one.text) in left and one.on <= case.today:
            values = {"shown": masked(one.text), "rule": one.rule}
            yield Problem("../unit.yml", ("not_private", position, "text"), values)


def _texts(case: YearCase) -> Iterator[str | None]:
    """What each year and each conference of the unit says, as one text; None where it can't be read."""
    archive, unit = case.archive, case.year.unit
    for year in archive.years(unit):
        folder = archive.year(unit, year)
        plans = [(plan.front, plan.body) for plan in folder.plans]
        reports = [(report.front, report.body) for report in folder.reports]
        yield None if folder.problems else _said((plans, reports))
        for key in archive.keys(unit, year):
            held = archive.conference(key)
            if held.problems or held.conference is None:
                yield None
                return
            papers = [(document.front, document.body) for document in held.documents]
            yield _said((held.conference, held.petitions, papers))


def _said(records: object) -> str:
    return as_compared(msgspec.json.encode(records, enc_hook=str).decode().replace("\\n", " ").replace('\\"', '"'))
