"""What is told of limits, each lack once: one list, that rules and the public lists of what is late both take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doithoai.deadlines.deadline import Deadline
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, State

Judged = tuple[Deadline, State]


def told_once(limits: Iterable[Judged]) -> Iterator[Judged]:
    """Limits and what they are, without those that only repeat another.

    A day given to an office repeats the plan's own limit for the reply where both are late, both overdue, or both end
    on one day. The notice among the papers of the dossier repeats the notice that is overdue.
    """
    judged = list(limits)
    replies = {_reply(*one) for one in judged if one[0].kind is DeadlineKind.WRITTEN_REPLY}
    announced = all(one[1] is not State.OVERDUE for one in judged if one[0].kind is DeadlineKind.NOTICE)
    for limit, state in judged:
        if limit.kind is DeadlineKind.ASSIGNED_DUE and _reply(limit, state) in replies:
            continue
        if limit.kind is DeadlineKind.DOSSIER and limit.document is DocumentKind.NOTICE and not announced:
            continue
        yield limit, state


def _reply(limit: Deadline, state: State) -> tuple[object, ...]:
    past = state in (State.OVERDUE, State.MET_LATE, State.LAPSED)
    return limit.petition, state, None if past else limit.due
