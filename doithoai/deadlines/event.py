"""The limits of a conference that is not in the archive: what staff ask first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from doithoai.deadlines.conference import limit_of
from doithoai.deadlines.counting import Counter
from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.layers import Layers
from doithoai.deadlines.notice import title
from doithoai.model.limits import Limit, NoticeLimit
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
        if since is None or found is None or (asked := _asked(found.rule, type_)) is None:
            continue
        owner = found.rule.by or (lead if since is Since.HELD else None)
        limit = replace(counter.limit(kind, found, days[since], since.label, owner=owner), **asked)
        yield limit
        if kind is DeadlineKind.CONCLUSION_NOTICE:
            days[Since.CONCLUDED] = limit.due
            yield from _extended(counter, limit, layers)


def _asked(rule: Limit, type_: ConferenceType) -> dict[str, Any] | None:
    """What a limit says of this type beside its days; None where the plan asks nothing of it."""
    if not isinstance(rule, NoticeLimit):
        return None if type_ in rule.waived_for else {}
    if not (parts := rule.asked(type_)):
        return None
    # What is only noted of this type binds nobody, as the limits of a law that no plan repeats.
    return {"title": title(parts)} | ({"advisory": True} if type_ in rule.noted_for else {})


def _extended(counter: Counter, base: Deadline, layers: Layers) -> Iterator[Deadline]:
    """The same limit with all the time that an extension may give."""
    found = layers.nearest(lambda rules: rules.conclusion_notice)
    if found and found.rule.extended:
        kind = DeadlineKind.CONCLUSION_NOTICE_EXTENDED
        yield counter.extended(replace(base, kind=kind, title=kind.both), found.rule.extended, found)
