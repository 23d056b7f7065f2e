"""A limit by the calendar that was known when its duty was done.

Who acts counts over the calendar of that day. Nobody knows whether a decision of that very day had reached who acted,
so what is in time by the calendar of the eve is in time as well. A day off decided afterwards can't make late what was
in time; one that makes in time what was late does so. A duty that is not met yet is counted over the newest calendar.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from doithoai.deadlines.counting import counted
from doithoai.deadlines.deadline import Deadline
from doithoai.model.workdays import Calendar


def as_known(limit: Deadline, calendar: Calendar) -> Deadline:
    """The limit as it stood on the day on which it was met; the same one where no later decision moved it."""
    done = limit.met_on
    if done is None:
        return limit
    found = _known(limit, calendar, done, done)
    if _late(found, done):
        eve = _known(limit, calendar, done, done - dt.timedelta(1))
        return found if _late(eve, done) else eve
    return found


def _late(limit: Deadline, done: dt.date) -> bool:
    return limit.latest is not None and done > limit.latest


def _known(limit: Deadline, calendar: Calendar, done: dt.date, day: dt.date) -> Deadline:
    if limit.count is None or limit.due is None:
        return limit
    then = calendar.known(day)
    if then is calendar:
        return limit
    found = counted(limit.count, then)
    due = found["due"]
    if due is None or due == limit.due:
        return limit
    if due < min(done, limit.due):
        return replace(limit, other_due=due)
    return replace(limit, **found, known_on=day, other_due=limit.due)
