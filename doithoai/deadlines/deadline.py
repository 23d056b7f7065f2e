"""One time limit: what is owed, by whom, due when and why, met by what; and what it is on a given day."""

from __future__ import annotations

import datetime as dt

from doithoai.deadlines.fulfilment import Part
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.findings import Basis
from doithoai.model.vocabulary import DayUnit, DeadlineKind, Direction, DocumentKind, Reading, State
from doithoai.model.workdays import Calendar, CalendarGap, CountedDay


class Count(Frozen, frozen=True):
    """How a due date is counted from its trigger."""

    start: dt.date
    days: int
    unit: DayUnit
    direction: Direction
    reading: Reading = Reading.NTH_DAY
    rolls: bool = False
    """Whether a last day that is a day off moves to the next working day (BLDS 2015, Điều 148)."""

    def nominal(self, calendar: Calendar) -> dt.date:
        """The last day as counted, before it rolls; CalendarGap when a year has no calendar."""
        return calendar.shift(self.start, self.days, self.unit, self.direction, self.reading)

    def due(self, calendar: Calendar) -> dt.date:
        """The last day on which the duty is still done in time; CalendarGap as above."""
        day = self.nominal(calendar)
        return calendar.next_working_day(day) if self.rolls else day

    def judged(self, calendar: Calendar) -> tuple[dt.date, dt.date] | None:
        """The days of which it matters whether offices work on them, from the first to the due date; None: of no day.

        Where every day counts that is only asked of the last one; the day that is counted from is never counted itself.
        """
        last, due = self.nominal(calendar), self.due(calendar)
        if self.unit is DayUnit.CALENDAR_DAY:
            return (last, due) if self.rolls else None
        step = dt.timedelta(1 if self.direction is Direction.AFTER else -1)
        return (self.start + step, due) if due != self.start else None

    def explain(self, calendar: Calendar) -> tuple[CountedDay, ...]:
        """Every counted and skipped day with its reason."""
        days = calendar.walk(self.start, self.days, self.unit, self.direction, self.reading)
        last, due = self.nominal(calendar), self.due(calendar)
        rolled = tuple(
            CountedDay(last + dt.timedelta(step), False, None, _ROLLED) for step in range(1, (due - last).days + 1)
        )
        return days + rolled


_ROLLED = "ngày cuối là ngày nghỉ: thời hạn kết thúc vào ngày làm việc tiếp theo (Bộ luật Dân sự 2015, Điều 148)"


class Deadline(Frozen, frozen=True):
    """One duty. `due` is None when it is not known or not dated; `note` then says why.

    `subject` names the conference, petition or unit-year in which it is owed, `petition` the petition by its number,
    `document` the kind of document where the duty is to have one. `met_by` is the file by which it was met, `stem`
    that file's name as records refer to it. `strict_due` is the due date under the other reading of "at least N days
    before". `base_due` is the due date before an extension.
    """

    kind: DeadlineKind
    subject: str
    title: Both
    due: dt.date | None
    petition: int | None = None
    document: DocumentKind | None = None
    basis: tuple[Basis, ...] = ()
    owner: str | None = None
    trigger: str = ""
    count: Count | None = None
    strict_due: dt.date | None = None
    not_before: dt.date | None = None
    """The earliest day that `due` can be, where the day it is counted from is not known: what came by then is in time.
    """
    base_due: dt.date | None = None
    met_on: dt.date | None = None
    met_by: str | None = None
    stem: str | None = None
    wanted: str | None = None
    """The file by which a report would be met, and what it says of itself, where no report is there."""
    parts: tuple[Part, ...] = ()
    """All that the duty asks for, where that is more than one thing; `met_on` is the day of the last of them."""
    late_reason: str | None = None
    withdrawn: dt.date | None = None
    """When the document by which it was met was taken out again: the duty was done, and that it was is shown."""
    extension: str | None = None
    advisory: bool = False
    mark: bool = False
    """Whether no document sets the day and the archive put it there itself, a "mốc của kho": nobody is late by it.

    A document may stand behind the duty, never behind the day: what has not come by then is absent, not overdue."""
    unclear: str | None = None
    """Why nobody can tell whether it was met: what would meet it is there without a date, or can't be read."""
    waived: str | None = None
    released: dt.date | None = None
    """The day on which who raised the matter took it back: from then on nobody owes it, what was late until then was.
    """
    noted: bool = False
    """Whether it is waived only so far that nobody is charged: a rule still tells of it."""
    note: str | None = None
    route: tuple[str | int, ...] = ()
    calendar: str = ""
    provisional: bool = False
    undecided: tuple[dt.date, ...] = ()
    """The days that are only meant to be days off, or make-up days, and that the count goes over."""
    undecided_due: dt.date | None = None
    """The due date if none of these is decided after all, where that moves it."""
    no_data: bool = False
    gap: int | None = None
    """The year without a calendar that keeps `due` unknown."""
    known_on: dt.date | None = None
    """The day whose calendar it was counted over, where a later decision moved it; None: the newest calendar."""
    other_due: dt.date | None = None
    """The due date by the other calendar: the newest one, or, where that is kinder, the one known on the day."""

    @property
    def draft(self) -> bool:
        """Whether it rests on a rule that was copied from a model and is not yet known to be the unit's own."""
        return any([one.draft for one in self.basis])  # noqa: C419 - a generator costs more than one basis or two

    @property
    def charged(self) -> bool:
        """Whether who lets it pass is late by it: neither by a limit that only advises, nor by an archive's own mark,
        nor by the time in which a plan expects ("dự kiến") a conference.
        """
        return not self.advisory and not self.mark and self.kind is not DeadlineKind.HELD_WITHIN

    @property
    def latest(self) -> dt.date | None:
        """The last day on which nobody can call it late: an undecided day off before an event charges no one."""
        if self.due is None or self.undecided_due is None:
            return self.due
        return max(self.due, self.undecided_due)

    def state(self, today: dt.date, calendar: Calendar) -> State:
        """What this limit is at the end of `today`."""
        if self.waived:
            return State.WAIVED
        if self.no_data or self.due is None:
            last = today if self.kind is DeadlineKind.UNDATED else self.not_before
            in_time = self.met_on and last and self.met_on <= min(last, today)
            return State.MET if in_time and not self.no_data else State.UNKNOWN
        if self.met_on is not None and self.met_on <= today:
            return State.MET if self.mark or self.met_on <= (self.latest or self.due) else State.MET_LATE
        if self.released and self.released <= today:
            return State.LAPSED if self.released > self.due else State.WAIVED
        if today > (self.latest or self.due) and self.unclear:
            return State.UNKNOWN
        if today > (self.latest or self.due):
            return State.ABSENT if self.mark else State.OVERDUE
        soon = _days_left(today, self.due, calendar) <= self.kind.duty.soon
        return State.DUE_SOON if soon else State.UPCOMING

    def last_working_day(self, calendar: Calendar) -> dt.date | None:
        """The last working day on which it is still in time; None where that is the due date itself, or unknown."""
        if self.due is None:
            return None
        try:
            if calendar.is_working_day(self.due):
                return None
            return calendar.shift(self.due, 1, DayUnit.WORKING_DAY, Direction.BEFORE)
        except CalendarGap:
            return None

    def days_late(self, today: dt.date, calendar: Calendar) -> int:
        """Working days (calendar days for a limit counted so) past the due date; 0 in time and for a mark."""
        if self.mark or (self.unclear and not (self.met_on and self.met_on <= today)):
            return 0
        end = min(day for day in (self.met_on, self.too_late_from, self.released, today) if day)
        due = self.latest
        if due is None or end <= due:
            return 0
        if self.count is not None and self.count.unit is DayUnit.CALENDAR_DAY:
            return (end - due).days
        try:
            return calendar.working_days_between(due, end)
        except CalendarGap:
            return (end - due).days

    @property
    def too_late_from(self) -> dt.date | None:
        """The event before which the duty lay: once it has passed, nobody can do it any more."""
        return self.count.start if self.count and self.count.direction is Direction.BEFORE else None

    def explain(self, calendar: Calendar) -> tuple[CountedDay, ...]:
        """Every counted and skipped day with its reason; empty when nothing was counted."""
        return self.count.explain(calendar.known(self.known_on)) if self.count and self.due else ()


def _days_left(today: dt.date, due: dt.date, calendar: Calendar) -> int:
    try:
        return calendar.working_days_between(today, due)
    except CalendarGap:
        return (due - today).days
