"""A periodic report was sent before it was issued, or received before it was sent.

## Vì sao

Báo cáo ban hành rồi mới gửi, gửi rồi mới nhận. Ngày gửi ghi trước ngày ban hành thì một trong hai ngày ghi nhầm, và
hạn gửi báo cáo được tính theo ngày nhầm ấy.

## Cách sửa

Sửa ngày cho đúng văn bản: `issued` là ngày ghi trên báo cáo, `sent.on` là ngày gửi, `sent.received` là ngày nơi nhận
nhận được.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.records import Report
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.dossier.wrong_order import sending

CODE = "T32"
NAME = "Báo cáo ghi ngày ngược thứ tự"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "{what} ngày {found}, trước {first} (ngày {wanted})."
EN = "{what} of {found} comes before {first} (of {wanted})."


def check(case: YearCase) -> Iterator[Problem]:
    """Compare the days of each report, the first fault of each; a day that has not come is C44's."""
    for report in case.year.reports:
        found = next(sending(report.file, report.front), None)
        if found and not any(day > case.today for day in _days(report.front)):
            yield found


def _days(front: Report) -> Iterator[dt.date]:
    if front.issued:
        yield front.issued
    for sent in front.sent:
        yield sent.on
        if sent.received:
            yield sent.received
