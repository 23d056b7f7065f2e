"""A limit by the calendar that was known when its duty was done.

Who acts counts over the calendar of that day. A day off decided afterwards can't make late what was in time; one that
makes in time what was late does so. A duty that is not met yet is counted over the newest calendar.
"""

from __future__ import annotations

from msgspec.structs import replace

from doithoai.deadlines.counting import counted
from doithoai.deadlines.deadline import Deadline
from doithoai.model.workdays import Calendar


def as_known(limit: Deadline, calendar: Calendar) -> Deadline:
    """The limit as it stood on the day on which it was met; the same one where no later decision moved it."""
    if limit.met_on is None or limit.count is None or limit.due is None:
        return limit
    then = calendar.known(limit.met_on)
    if then is calendar:
        return limit
    found = counted(limit.count, then)
    due = found["due"]
    if due is None or due == limit.due:
        return limit
    if due < limit.met_on and due < limit.due:
        return replace(limit, other_due=due)
    return replace(limit, **found, known_on=limit.met_on, other_due=limit.due)
