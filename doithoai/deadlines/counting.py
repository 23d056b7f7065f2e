"""From a rule of the policy to a due date: the step that every limit shares."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from msgspec.structs import replace

from doithoai.deadlines.deadline import Count, Deadline
from doithoai.policy import Sourced
from doithoai.provisions import Extended, Limit
from doithoai.vocabulary import DayUnit, DeadlineKind, Direction, Reading
from doithoai.workdays import Calendar, CalendarGap

BEYOND = "chưa tính được vì ngày nằm ngoài mọi lịch"
NO_TRIGGER = "chưa tính được vì chưa có {trigger}"


class Counter(msgspec.Struct, frozen=True):
    """Counts limits of one subject over one calendar."""

    calendar: Calendar
    subject: str

    def limit(
        self, kind: DeadlineKind, found: Sourced[Any], start: dt.date | None, trigger: str, **given: Any
    ) -> Deadline:
        """The deadline that a limit (provisions.Limit or a subclass) gives from its trigger's date."""
        rule: Limit = found.rule
        blank = Deadline(
            kind,
            self.subject,
            title=given.pop("title", kind.label),
            due=None,
            basis=(found.basis(rule.section),),
            trigger=trigger,
            advisory=found.policy.advisory,
            **given,
        )
        if start is None:
            return replace(blank, note=NO_TRIGGER.format(trigger=trigger))
        after = rule.direction is Direction.AFTER
        rolls = after and rule.unit is DayUnit.CALENDAR_DAY
        # The two readings are of "at least N days before"; nobody reads "within N days after" in two ways.
        reading = Reading.NTH_DAY if after else rule.reading
        return self.counted(blank, Count(start, rule.count, rule.unit, rule.direction, reading, rolls))

    def counted(self, blank: Deadline, count: Count) -> Deadline:
        """Fill in the due date and what it rests on; a missing calendar leaves it unknown and says so."""
        try:
            due = count.due(self.calendar)
            strict = self._strict(count)
            version = self.calendar.version(count.start, due)
            provisional = self.calendar.is_provisional(count.start, due)
        except CalendarGap as gap:
            return replace(blank, count=count, due=None, note=str(gap), gap=gap.year)
        except OverflowError:
            return replace(blank, count=count, due=None, note=BEYOND)
        return replace(blank, count=count, due=due, strict_due=strict, calendar=version, provisional=provisional)

    def _strict(self, count: Count) -> dt.date | None:
        if count.direction is Direction.AFTER or count.reading is Reading.FULL_DAYS:
            return None
        return replace(count, reading=Reading.FULL_DAYS).due(self.calendar)

    def extended(self, base: Deadline, extended: Extended, found: Sourced[Any]) -> Deadline:
        """The later due date that an extension gives; the earlier one is kept as `base_due`."""
        if base.count is None:
            return base
        count = Count(base.count.start, extended.count, extended.unit, Direction.AFTER)
        basis = (found.basis(extended.section),)
        return self.counted(replace(base, base_due=base.due, basis=basis), count)
