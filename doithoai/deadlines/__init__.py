"""Policy, records and calendar to time limits: what is owed, by whom, due when, and what it is today."""

from doithoai.deadlines.conclusions import unsolved
from doithoai.deadlines.conference import DRAFT, NO_DATA, conference_deadlines
from doithoai.deadlines.deadline import Count, Deadline
from doithoai.deadlines.event import event_deadlines
from doithoai.deadlines.promises import made
from doithoai.deadlines.replies import owes_reply
from doithoai.deadlines.year import Held, year_deadlines

__all__ = (
    "DRAFT",
    "NO_DATA",
    "Count",
    "Deadline",
    "Held",
    "conference_deadlines",
    "event_deadlines",
    "made",
    "owes_reply",
    "unsolved",
    "year_deadlines",
)
