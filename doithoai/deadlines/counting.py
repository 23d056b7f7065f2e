"""From a rule of the policy to a due date: the step that every limit shares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from doithoai.deadlines.deadline import Count, Deadline
from doithoai.deadlines.layers import Sourced
from doithoai.model.base import Frozen
from doithoai.model.dossier import ConferenceFolder
from doithoai.model.limits import Extended, Limit
from doithoai.model.vocabulary import DayUnit, DeadlineKind, Direction, Reading, Since
from doithoai.model.workdays import Calendar, CalendarGap

BEYOND = "chưa tính được vì ngày nằm ngoài mọi lịch"
NO_TRIGGER = "chưa tính được vì chưa có {trigger}"


def held_on(folder: ConferenceFolder, rule: Limit) -> tuple[dt.date | None, str]:
    """The day from which a limit is counted: back from the first session, or on from the last; and what it is."""
    if rule.direction is Direction.AFTER and folder.last_day != folder.day:
        several = folder.conference and folder.conference.sessions
        return folder.last_day, "ngày họp buổi cuối" if several else "ngày kết thúc hội nghị"
    return folder.day, Since.HELD.label


class Counter(Frozen, frozen=True):
    """Counts limits of one subject over one calendar."""

    calendar: Calendar
    subject: str

    def limit(
        self, kind: DeadlineKind, found: Sourced[Any], start: dt.date | None, trigger: str, **given: Any
    ) -> Deadline:
        """The deadline that a limit (provisions.Limit or a subclass) gives from its trigger's date."""
        rule: Limit = found.rule
        told = {"subject": self.subject, "title": kind.both, **given}
        told |= self._counted(rule, start) if start else {"due": None, "note": NO_TRIGGER.format(trigger=trigger)}
        basis = (found.basis(rule.section),)
        return Deadline(kind, basis=basis, trigger=trigger, advisory=found.policy.advisory, **told)

    def due(self, found: Sourced[Any], start: dt.date) -> dt.date | None:
        """The due date alone, where nothing else of the limit is asked for."""
        due: dt.date | None = self._counted(found.rule, start)["due"]
        return due

    def _counted(self, rule: Limit, start: dt.date) -> Mapping[str, Any]:
        after = rule.direction is Direction.AFTER
        rolls = after and rule.unit is DayUnit.CALENDAR_DAY
        # The two readings are of "at least N days before"; nobody reads "within N days after" in two ways.
        reading = Reading.NTH_DAY if after else rule.reading
        return counted(Count(start, rule.count, rule.unit, rule.direction, reading, rolls), self.calendar)

    def extended(self, base: Deadline, extended: Extended, found: Sourced[Any]) -> Deadline:
        """The later due date that an extension gives; the earlier one is kept as `base_due`."""
        if base.count is None:
            return base
        count = Count(base.count.start, extended.count, extended.unit, Direction.AFTER)
        basis = (found.basis(extended.section),)
        return replace(base, base_due=base.due, basis=basis, **counted(count, self.calendar))


_NOTHING: Mapping[str, Any] = {
    "strict_due": None,
    "calendar": "",
    "provisional": False,
    "undecided": (),
    "undecided_due": None,
}
"""What rests on no calendar; said each time, since a count may take the place of another."""


@lru_cache(maxsize=4096)
def counted(count: Count, calendar: Calendar) -> Mapping[str, Any]:
    """The due date and what it rests on; a missing calendar leaves it unknown and says so.

    Remembered, since the same few limits are counted from the same days throughout an archive.
    """
    try:
        due, judged = count.due(calendar), count.judged(calendar)
        asked = {"calendar": calendar.version(*judged), **_undecided(count, calendar, due, judged)} if judged else {}
        return {**_NOTHING, "count": count, "due": due, "strict_due": _strict(count, calendar), **asked}
    except CalendarGap as gap:
        return {**_NOTHING, "count": count, "due": None, "note": str(gap), "gap": gap.year}
    except OverflowError:
        return {**_NOTHING, "count": count, "due": None, "note": BEYOND}


def _undecided(count: Count, calendar: Calendar, due: dt.date, judged: tuple[dt.date, dt.date]) -> Mapping[str, Any]:
    """What of the count rests on days that nobody has decided."""
    if not calendar.is_provisional(*judged):
        return {}
    days = calendar.undecided(*judged)
    try:
        other = count.due(calendar.decided()) if days else due
    except CalendarGap:
        other = due
    return {"provisional": True, "undecided": days, "undecided_due": other if other != due else None}


def _strict(count: Count, calendar: Calendar) -> dt.date | None:
    if count.direction is Direction.AFTER or count.reading is Reading.FULL_DAYS:
        return None
    try:
        return replace(count, reading=Reading.FULL_DAYS).due(calendar)
    except CalendarGap:
        return None  # one day further back nobody has a calendar: that leaves what is due by the plan's words as it is
