"""The limits of a conference that is not in the archive: what staff ask first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.deadlines.conference import CONCLUDED, HELD
from doithoai.deadlines.counting import Counter
from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.layers import Layers
from doithoai.model.vocabulary import Chair, ConferenceType, DeadlineKind
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
    notice = layers.nearest(lambda rules: rules.notice)
    if notice and type_ not in notice.rule.waived_for:
        yield counter.limit(DeadlineKind.NOTICE, notice, event, HELD, owner=notice.rule.by or lead)
    if law := layers.nearest(lambda rules: rules.law_notice):
        yield counter.limit(DeadlineKind.LAW_NOTICE, law, event, HELD, owner=law.rule.by or lead)
    concluded = None
    if conclusion := layers.nearest(lambda rules: rules.conclusion_notice):
        owner = conclusion.rule.by or lead
        base = counter.limit(DeadlineKind.CONCLUSION_NOTICE, conclusion, event, HELD, owner=owner)
        concluded = base.due
        yield base
        if conclusion.rule.extended:
            kind = DeadlineKind.CONCLUSION_NOTICE_EXTENDED
            later = counter.limit(kind, conclusion, event, HELD, owner=owner)
            yield counter.extended(later, conclusion.rule.extended, conclusion)
    if law := layers.nearest(lambda rules: rules.law_publication):
        yield counter.limit(DeadlineKind.LAW_PUBLICATION, law, event, HELD, owner=law.rule.by or lead)
    if forwarding := layers.nearest(lambda rules: rules.forwarding):
        yield counter.limit(DeadlineKind.FORWARDING, forwarding, event, HELD, owner=forwarding.rule.by or lead)
    if reply := layers.nearest(lambda rules: rules.written_reply):
        yield counter.limit(DeadlineKind.WRITTEN_REPLY, reply, concluded, CONCLUDED, owner=reply.rule.by)
