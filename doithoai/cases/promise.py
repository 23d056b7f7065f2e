"""What has become of a promise by the day of judgement: still to come, past its day, done, or open again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.model.base import Frozen
from doithoai.model.records import Petition, Promise
from doithoai.model.vocabulary import DeadlineKind, State, Word


class PromiseState(Word):
    """What a promise is on a day; to answer is not to do."""

    PAST = "past", "quá ngày hứa"
    OPEN = "open", "đã hứa, chưa đến ngày"
    REOPENED = "reopened", "đã làm, nay mở lại"
    LATE = "late", "đã làm xong, chậm"
    KEPT = "kept", "đã làm xong, đúng hẹn"
    UNKNOWN = "unknown", "chưa rõ"


_STATES = {
    State.OVERDUE: PromiseState.PAST,
    State.UPCOMING: PromiseState.OPEN,
    State.DUE_SOON: PromiseState.OPEN,
    State.MET: PromiseState.KEPT,
    State.MET_LATE: PromiseState.LATE,
}
DONE = (PromiseState.KEPT, PromiseState.LATE)
PENDING = (PromiseState.PAST, PromiseState.OPEN, PromiseState.REOPENED)
"""What is promised and not done, or no longer."""


class Promised(Frozen, frozen=True):
    """One promise by the end of the day of judgement."""

    promise: Promise
    state: PromiseState
    done: dt.date | None
    """The day on which it was done, as far as today knows."""
    limit: Deadline


def promised(case: Case, petition: Petition, limits: Iterable[Deadline], reopened: dt.date | None) -> list[Promised]:
    """What was promised on one petition, in the order of the record."""
    found = []
    for promise, limit in zip(petition.promises, limits, strict=True):
        done = limit.met_on if limit.met_on and limit.met_on <= case.today else None
        state = _STATES.get(case.state(limit), PromiseState.UNKNOWN)
        if state in DONE and done and reopened and done < reopened:
            state = PromiseState.REOPENED
        found.append(Promised(promise, state, done, limit))
    return found


def by_position(case: Case) -> dict[str | int, list[Deadline]]:
    """The limits of all promises of a conference, by the place of their petition in the record."""
    found: dict[str | int, list[Deadline]] = {}
    for limit in case.limits(DeadlineKind.PROMISE):
        found.setdefault(limit.route[0], []).append(limit)
    return found


def telling(some: Sequence[Promised]) -> Promised | None:
    """Of several promises the one that tells most: what is past its day, then what is to come soonest."""
    return min(some, key=lambda one: (list(PromiseState).index(one.state), one.promise.on), default=None)
