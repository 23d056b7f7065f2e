"""What nobody is charged with since it fell due before the unit began to keep the archive, as the unit itself says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from doithoai.deadlines import Deadline
from doithoai.deadlines.told import told_once
from doithoai.model.both import Both
from doithoai.model.vocabulary import State
from doithoai.model.workdays import Calendar

Silenced = tuple[Both, dt.date]
"""A duty, and the day by which it was due."""
_LATE = (State.OVERDUE, State.MET_LATE, State.LAPSED, State.ABSENT)


def silenced(limits: Iterable[Deadline], joined: dt.date, today: dt.date, calendar: Calendar) -> tuple[Silenced, ...]:
    """The duties due before the unit joined that would be late or absent if it had joined earlier."""
    counted = _counted(limits, joined)
    told = told_once((one, one.state(today, calendar)) for one in counted)
    return tuple((one.title, one.due) for one, state in told if state in _LATE and one.due)


def _counted(limits: Iterable[Deadline], joined: dt.date) -> Iterator[Deadline]:
    for one in limits:
        if one.no_data and not one.draft and not one.advisory and one.due and one.due < joined:
            yield replace(one, no_data=False)
