"""It is confirmed that something was done, but on that day no result was on record.

## Vì sao

Mặt trận, trưởng thôn xác nhận điều đã làm. Chưa ghi kết quả (hoặc kết quả có sau ngày xác nhận) thì không biết đã
xác nhận điều gì.

## Cách sửa

Ghi `result` vào lời hứa, hoặc bước resolved vào `states`; sửa ngày nếu ghi nhầm. Xác nhận là chưa làm thì ghi
`satisfied: false` kèm `note`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.records import Petition
from doithoai.model.vocabulary import FindingLevel, PetitionState
from doithoai.rules.petitions._shared import problem
from doithoai.vietnamese.wording import short_date

CODE = "P31"
NAME = "Xác nhận khi chưa có kết quả"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id}: xác nhận đã làm ngày {on}, {why}."
EN = "Petition {id}: confirmed as done on {on}, {why}."


def check(case: Case) -> Iterator[Problem]:
    """Judge what was confirmed; that something was not done needs no result."""
    for position, petition in enumerate(case.folder.petitions):
        one = petition.confirmed
        if one is None:
            continue
        if one.on > case.today:
            told = Both(
                f"ngày ấy chưa tới (hôm nay là {short_date(case.today)})",
                f"a day that has not come yet (today is {case.today})",
            )
            yield problem(position, petition, "confirmed", "on", on=one.on, why=told)
        elif one.satisfied and not any(day <= one.on for day in _results(petition)):
            later = min(_results(petition), default=None)
            if later:
                told = Both(f"nhưng kết quả ghi {short_date(later)}", f"but the result is dated {later}")
            else:
                told = Both("nhưng hồ sơ chưa ghi kết quả nào", "but no result is recorded")
            yield problem(position, petition, "confirmed", "on", on=one.on, why=told)


def _results(petition: Petition) -> list[dt.date]:
    done = [promise.result.on for promise in petition.promises if promise.result]
    return done + [step.on for step in petition.states if step.state is PetitionState.RESOLVED]
