"""Counting as a clerk does it: one day after the other over a list of days off, knowing nothing of the package.

The list is written out by hand: Bộ luật Lao động 2019, Điều 112, and the swaps that the Prime Minister agreed to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

ONE = dt.timedelta(days=1)
THINNED = "ORACLE_EVERY"
"""The variable by which only every n-th day is counted: where the same is asked of each wrong copy of the code."""
_OFF = """
    2025-01-01
    2025-01-25 2025-01-26 2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-01 2025-02-02
    2025-04-07 2025-04-30 2025-05-01 2025-05-02 2025-09-01 2025-09-02
    2026-01-01 2026-01-02
    2026-02-14 2026-02-15 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-21 2026-02-22
    2026-04-27 2026-04-30 2026-05-01 2026-08-31 2026-09-01 2026-09-02
"""
MADE_UP = frozenset(("2025-04-26", "2026-01-10", "2026-08-22"))
"""Saturdays worked for a Friday or a Monday off: 2/5/2025, 2/1/2026 and 31/8/2026."""
MEANT = frozenset(["2026-11-24"])
"""A day off that nobody has decided yet, in a year that is decided otherwise: it may come true or not."""
_EXPECTED_OFF = """
    2027-01-01 2027-02-04 2027-02-05 2027-02-06 2027-02-07 2027-02-08 2027-02-09 2027-02-10
    2027-04-16 2027-04-30 2027-05-01 2027-05-03 2027-09-02 2027-09-03 2027-11-24
"""
"""All of 2027 is only expected: there is no other calendar of it to count by."""
OFF, EXPECTED_OFF = frozenset(_OFF.split()), frozenset(_EXPECTED_OFF.split())
KNOWN = (2025, 2026, 2027)
EXPECTED = 2027
"""A year whose whole calendar is only expected."""


class Unknown(Exception):
    """A day of a year of which nobody knows the calendar would have to be judged."""


@cache
def works(day: dt.date, *, meant: bool = True) -> bool:
    """Whether offices are open; `meant` counts days off that are only meant as days off."""
    if day.year not in KNOWN:
        raise Unknown(day.year)
    written = day.isoformat()
    if written in MADE_UP:
        return True
    if day.isoweekday() > 5 or written in OFF | EXPECTED_OFF:
        return False
    return not (meant and written in MEANT)


class Due(NamedTuple):
    """The last day in time; whether it rests on what nobody has decided; the day if none of that comes true."""

    on: dt.date | None
    expected: bool = False
    otherwise: dt.date | None = None


def working(start: dt.date, count: int, step: int, *, meant: bool = True) -> dt.date:
    """The N-th working day on one side of a day, which is not counted itself (BLDS 2015, Điều 147)."""
    day = start
    while count:
        day += step * ONE
        count -= works(day, meant=meant)
    return day


def rolled(day: dt.date, *, meant: bool = True) -> dt.date:
    """A limit that ends on a day off ends with the next working day (Điều 148)."""
    while not works(day, meant=meant):
        day += ONE
    return day


@cache
def due(start: dt.date, count: int, kind: str, side: str) -> Due:
    """The due date of a limit in "working" or "calendar" days "before" or "after" a day."""
    step = 1 if side == "after" else -1
    if kind == "working":
        return _unless_meant(start + step * ONE, lambda meant: working(start, count, step, meant=meant))
    day = start
    for _ in range(count):
        day += step * ONE
    # Before an event no calendar is asked: a day off is as good as another for what may be done earlier.
    return Due(day) if step < 0 else _unless_meant(day, lambda meant: rolled(day, meant=meant))


def _unless_meant(first: dt.date, counted: Callable[[bool], dt.date]) -> Due:
    """The due date, and whether a day on the way to it, from the first that is judged, is only meant to be off."""
    try:
        last = counted(True)
    except Unknown:
        return Due(None)
    way = (min(first, last) + n * ONE for n in range(abs((last - first).days) + 1))
    if not any(day.year == EXPECTED or (day.isoformat() in MEANT and day.isoweekday() < 6) for day in way):
        return Due(last)
    try:
        other = counted(False)
    except Unknown:
        other = last
    return Due(last, expected=True, otherwise=other if other != last else None)
