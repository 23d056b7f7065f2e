"""The calendar by month: conferences of all units, what was put off or cancelled, last days for sending matters in."""

from __future__ import annotations

import datetime as dt
from calendar import monthcalendar
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from doithoai.html.engine import render
from doithoai.model.base import Frozen, Moment
from doithoai.model.vocabulary import Stage
from doithoai.model.workdays import CalendarGap
from doithoai.model.year_table import WEEKDAYS
from doithoai.views.amended_shared import of_calendars
from doithoai.views.conference_rows import ListedConference
from doithoai.views.index import Index
from doithoai.views.page import Page
from doithoai.views.portal import Portal, root
from doithoai.views.subscriptions import meetings

Month = tuple[int, int]
SHOWN = 300
"""With more entries than this a month is shown on its own page only."""
CROWDED = 4
"""With more entries than this on one day a month is a list on every screen: cells would grow too tall."""
KINDS = {
    "held": "Hội nghị",
    "moved": "Hoãn, không họp ngày này",
    "cancelled": "Hủy",
    "window": "Hạn gửi ý kiến",
}


class Event(Frozen, frozen=True):
    """Something on one day: a conference, the day it was moved from, or the last day for sending matters in."""

    row: ListedConference
    kind: str
    at: Moment | None = None

    @property
    def order(self) -> tuple[int, str, str]:
        """By the hour; what has none comes last."""
        known = self.at if self.at and (self.at.exact or self.at.part) else None
        return (known.hour * 60 + known.minute if known else 24 * 60, self.row.path, self.kind)


class Day(Frozen, frozen=True):
    """One day of a month."""

    date: dt.date
    events: tuple[Event, ...]
    name: str
    """Why it is no ordinary day: the name of a day off, or a make-up working day."""
    off: bool
    today: bool

    @property
    def kinds(self) -> tuple[tuple[str, tuple[Event, ...]], ...]:
        """What happens, by its kind and in the order of KINDS."""
        of = ((word, tuple(one for one in self.events if one.kind == kind)) for kind, word in KINDS.items())
        return tuple((word, some) for word, some in of if some)

    @property
    def weekday(self) -> str:
        """Its day of the week."""
        return WEEKDAYS[self.date.weekday()]


class MonthGrid(Frozen, frozen=True):
    """One month by weeks; days of other months are None."""

    month: Month
    weeks: tuple[tuple[Day | None, ...], ...]

    @property
    def name(self) -> str:
        """Its address and anchor, as in 2026-12."""
        return name(self.month)

    @property
    def title(self) -> str:
        """Its name for people."""
        return title(self.month)

    @property
    def count(self) -> int:
        """How much there is in it."""
        return sum(len(day.events) for week in self.weeks for day in week if day)

    @property
    def crowded(self) -> bool:
        """Whether it is shown as a list on every screen."""
        return any(len(day.events) > CROWDED for week in self.weeks for day in week if day)


class Months:
    """Every event by its day."""

    def __init__(self, portal: Portal, index: Index) -> None:
        """Sort what the rows tell by day."""
        self.portal = portal
        self.days: dict[dt.date, list[Event]] = defaultdict(list)
        for row in index.rows:
            for day, event in events(row):
                self.days[day].append(event)
        self.undated = tuple(row for row in index.rows if row.start is None and row.stage is not Stage.CANCELLED)
        self.known = sorted({(day.year, day.month) for day in self.days} | set(self.near))

    @property
    def near(self) -> tuple[Month, Month]:
        """This month and the next one."""
        today = self.portal.today
        return (today.year, today.month), after((today.year, today.month))

    def sheet(self, month: Month) -> MonthGrid:
        """One month."""
        weeks = (tuple(self._day(month, day) if day else None for day in week) for week in monthcalendar(*month))
        return MonthGrid(month, tuple(weeks))

    def _day(self, month: Month, number: int) -> Day:
        date = dt.date(*month, number)
        name, off = special(self.portal, date)
        found = tuple(sorted(self.days.get(date, ()), key=lambda event: event.order))
        return Day(date, found, name, off, date == self.portal.today)

    def years(self) -> Iterator[tuple[int, list[Month]]]:
        """The months that have a page, by year, the newest year first."""
        for year in sorted({year for year, _ in self.known}, reverse=True):
            yield year, [month for month in self.known if month[0] == year]


def events(row: ListedConference) -> Iterator[tuple[dt.date, Event]]:
    """What one conference puts into the calendar."""
    kind = "cancelled" if row.stage is Stage.CANCELLED else "held"
    for one in row.sittings[1:] if row.start else ():
        yield one.start.date(), Event(replace(row, place=one.place, link=one.link), kind, one.start)
        for old in one.moved:
            yield old.date(), Event(replace(row, place=one.place, link=one.link), "moved", old)
    if row.start:
        yield row.start.date(), Event(row, kind, row.start)
    for old in row.moved:
        yield old.date(), Event(row, "moved", old)
    if row.window and row.stage not in (Stage.CANCELLED, Stage.POSTPONED):
        yield row.window.end, Event(row, "window")


def special(portal: Portal, day: dt.date) -> tuple[str, bool]:
    """The name of a day off or of a make-up working day, and whether offices are closed."""
    closed = day.weekday() >= len(WEEKDAYS) - 2
    try:
        off = next((one for one in portal.calendar.days_off(day.year) if one.date == day), None)
        worked = portal.calendar.is_working_day(day)
    except CalendarGap:
        return "", closed
    if off:
        return (f"{off.name} (nghỉ, dự kiến)" if off.provisional else f"{off.name} (nghỉ)"), True
    return ("ngày làm bù" if worked and closed else ""), not worked


def name(month: Month) -> str:
    """2026-12."""
    return f"{month[0]}-{month[1]:02}"


def title(month: Month) -> str:
    """Tháng 12/2026."""
    return f"Tháng {month[1]:02}/{month[0]}"


def after(month: Month) -> Month:
    """The next month."""
    return (month[0] + month[1] // 12, month[1] % 12 + 1)


def overview(portal: Portal, index: Index) -> str:
    """The calendar's first page: this month, the next one, and the way to all others."""
    found = Months(portal, index)
    return render(
        "months",
        root="../",
        portal=portal,
        sheets_shown=[found.sheet(month) for month in found.near],
        years=list(found.years()),
        undated=found.undated,
        followed=meetings(),
        most=SHOWN,
        name=name,
        amended=of_calendars(portal.archive, portal.today),
    )


def pages(portal: Portal, index: Index) -> Iterator[Page]:
    """A page for each month in which there is something, and for this month and the next."""
    found = Months(portal, index)
    for place, month in enumerate(found.known):
        yield page(portal, found, place, found.sheet(month))


def page(portal: Portal, found: Months, place: int, sheet: MonthGrid) -> Page:
    """The page of one month."""
    path = f"lich/{sheet.name}/"
    known: Sequence[Month] = found.known
    heading = f"Lịch hội nghị đối thoại, tháng {sheet.month[1]:02}/{sheet.month[0]}"
    body = render(
        "month",
        root=root(path),
        anchor="noi-dung",
        page_title=heading,
        portal=portal,
        sheet=sheet,
        before=known[place - 1] if place else None,
        later=known[place + 1] if place + 1 < len(known) else None,
        name=name,
        title=title,
    )
    told = f"{heading}: hội nghị của mọi đơn vị, hạn gửi ý kiến và ngày nghỉ."
    return Page(path, heading, body, (), told)
