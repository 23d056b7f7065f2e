"""A petition records something on a day that has not come yet.

## Vì sao

Hồ sơ ghi việc đã làm. Ngày chưa tới là ngày ghi nhầm, hoặc là việc dự định; ghi như đã làm thì lời hứa trông
như đã được giữ.

## Cách sửa

Sửa ngày. Việc dự định làm thì ghi ở `assigned.due`, không ghi ở `states`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, PetitionState
from doithoai.rules.petitions._shared import problem

CODE = "P09"
NAME = "Ghi việc đã làm vào ngày chưa tới"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id}: “{state}” ghi {on}, nhưng ngày ấy chưa tới (hôm nay là {today})."
EN = "Petition {id}: “{state}” is dated {on}, a day that has not come yet (today is {today})."


def check(case: Case) -> Iterator[Problem]:
    """Compare the dates of what was done with the day of judgement; the first of each petition is enough."""
    today = case.today
    for position, petition in enumerate(case.folder.petitions):
        if petition.received.on > today:
            values = {"state": PetitionState.RECEIVED, "on": petition.received.on, "today": today}
            yield problem(position, petition, "received", "on", **values)
            continue
        ahead = ((index, step) for index, step in enumerate(petition.states) if step.on > today)
        for index, step in islice(ahead, 1):
            values = {"state": step.state, "on": step.on, "today": today}
            yield problem(position, petition, "states", index, "on", **values)
