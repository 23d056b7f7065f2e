"""The limits of a conference that is not in the archive: what staff ask first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from doithoai.deadlines.conference import limit_of
from doithoai.deadlines.counting import Counter
from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.layers import Layers
from doithoai.model.vocabulary import Chair, ConferenceType, DeadlineKind, Since
from doithoai.model.workdays import Calendar


def event_deadlines(
    unit: str, event: dt.date, type_: ConferenceType, chair: Chair | None, layers: Layers, calendar: Calendar
) -> tuple[Deadline, ...]:
    """All limits for a conference held on `event`; a limit that the policy does not set is absent.

    The written reply is counted from the last day of the conclusion notice.
    """
    return tuple(_limits(Counter(calendar, unit), event, type_, layers.lead_office(chair) if chair else None, layers))


def _limits(
    counter: Counter, event: dt.date, type_: ConferenceType, lead: str | None, layers: Layers
) -> Iterator[Deadline]:
    days: dict[Since, dt.date | None] = {Since.HELD: event, Since.CONCLUDED: None}
    for kind in DeadlineKind:
        since, found = kind.duty.since, limit_of(kind, layers)
        if since is None or found is None or type_ in found.rule.waived_for:
            continue
        owner = found.rule.by or (lead if since is Since.HELD else None)
        limit = counter.limit(kind, found, days[since], since.label, owner=owner)
        yield limit
        if kind is DeadlineKind.CONCLUSION_NOTICE:
            days[Since.CONCLUDED] = limit.due
            yield from _extended(counter, limit, layers)


def _extended(counter: Counter, base: Deadline, layers: Layers) -> Iterator[Deadline]:
    """The same limit with all the time that an extension may give."""
    found = layers.nearest(lambda rules: rules.conclusion_notice)
    if found and found.rule.extended:
        kind = DeadlineKind.CONCLUSION_NOTICE_EXTENDED
        yield counter.extended(replace(base, kind=kind, title=kind.both), found.rule.extended, found)
