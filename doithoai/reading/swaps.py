"""Swapped days of the calendar: a working day made a day off, and the weekend day worked in its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.policies import CalendarYear, DayOff, DecidedDay
from doithoai.model.vocabulary import FindingLevel
from doithoai.patterns import lazy

_SWAPPED = lazy("hoán đổi", re.IGNORECASE)
_WORKED = lazy("làm bù", re.IGNORECASE)
_AROUND = 1
"""A day of January may be worked for in December."""


def half_swaps(years: Iterable[CalendarYear]) -> Iterator[Problem]:
    """Swaps of which only one half is recorded, as far as the calendars that may hold the other one are read."""
    read = {year.year: year for year in years}
    worked = {day.replaces for year in read.values() for day in year.make_up_days}
    for year in read.values():
        file = f"{year.year}.yml"
        for position, one in enumerate(year.days_off):
            if one.date not in worked and _is_swapped(one) and _known(one.date, read):
                yield _half(file, ("days_off", position, "date"), one.date, _NO_WORK)
        for position, made_up in enumerate(year.make_up_days):
            other = read.get(made_up.replaces.year)
            if other and all(day.date != made_up.replaces for day in other.days_off):
                yield _half(file, ("make_up_days", position, "for"), made_up.replaces, _NO_REST)


def _is_swapped(day: DayOff) -> bool:
    """Whether its own words say that another day is worked for it."""
    return bool(_SWAPPED.search(day.name) or _WORKED.search(f"{day.name} {day.note or ''}"))


def _known(day: dt.date, read: dict[int, CalendarYear]) -> bool:
    """Whether the calendar of the year is read in which it is worked for: near New Year that may be another one."""
    year, month = day.year, day.month
    near = (year - _AROUND if month == 1 else year, year + _AROUND if month == 12 else year)
    return all(one in read for one in near)


_NO_WORK = Both(
    "chưa có ngày làm bù (mục make_up_days, for: ngày này); ngày làm bù chưa ghi vẫn bị tính là ngày nghỉ",
    "no day is worked for it (make_up_days, for: this day); until it is recorded that day counts as a day off",
)
_NO_REST = Both(
    "có ngày làm bù mà ngày này chưa ghi là ngày nghỉ (mục days_off), nên vẫn bị tính là ngày làm việc",
    "a day is worked for it, and it is not among the days off (days_off): it counts as a working day",
)


def _half(file: str, route: Route, day: dt.date, lacking: Both) -> Problem:
    return Problem(file, route, {"day": day, "lacking": lacking}, "S22", level=FindingLevel.NOTICE)


_TWICE = Both("mỗi ngày ghi một lần", "each day stands there once")
_REST_DAY = Both("ngày làm bù là thứ Bảy hoặc Chủ nhật", "a Saturday or a Sunday is worked for another day")
_FRIDAY = 4


def wrong_days(year: CalendarYear) -> Iterator[tuple[Route, dict[str, object]]]:
    """Days that stand there twice, and working days said to be worked for another one."""
    lists: dict[str, Sequence[DecidedDay]] = {"days_off": year.days_off, "make_up_days": year.make_up_days}
    for name, days in lists.items():
        seen: set[dt.date] = set()
        for position, one in enumerate(days):
            if one.date in seen:
                yield (name, position, "date"), {"found": one.date, "wanted": _TWICE}
            elif name == "make_up_days" and one.date.weekday() <= _FRIDAY:
                yield (name, position, "date"), {"found": one.date, "wanted": _REST_DAY}
            if not one.revoked:
                seen.add(one.date)
