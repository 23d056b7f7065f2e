"""Days that the archive itself sets, since no document does: nobody is ever called late by them."""

from __future__ import annotations

import datetime as dt

from doithoai.cases.case import Case
from doithoai.model.dossier import YearFolder
from doithoai.model.vocabulary import DayUnit, Direction
from doithoai.model.workdays import CalendarGap

QUIET = 5
"""Working days after a conference in which something of it is put on record."""
ANSWER = 30
"""Days after which a matter that another level has to settle is asked after."""
FIRST_MONTH = 31
"""The day of January by which the plan of a running year is asked for."""


def still_quiet(case: Case) -> bool:
    """Whether so little time has passed since the conference that nothing need be on record yet."""
    last = case.folder.last_day
    if last is None:
        return True
    return case.today <= _after(case, last)


def _after(case: Case, last: dt.date) -> dt.date:
    try:
        return case.calendar.shift(last, QUIET, DayUnit.WORKING_DAY, Direction.AFTER)
    except CalendarGap:
        return last + dt.timedelta(QUIET + 2)


def plan_unread(year: YearFolder) -> bool:
    """Whether a plan is there that can't be read."""
    return "plan.md" in year.misnamed or any(one.file == "plan.md" for one in year.problems)
