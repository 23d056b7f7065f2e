"""What is wrong in the times that unit.yml tells: of names, offices, heads, and of the unit's end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Leader, NameOfTime, Office, Unit

FILE = "unit.yml"
Timed = NameOfTime | Office | Leader

_REVERSED = Both("ngày không trước ngày bắt đầu (from)", "a day not before the first one (from)")
_ORDER = Both("ngày sau ngày bắt đầu của tên đứng trước", "a day after that of the name before it")
_NOW = Both(
    "tên cuối trùng với name, hoặc có ngày thôi dùng (to)",
    "a last name that is the present one (name), or the day on which it ended (to)",
)
_NONE = Both(
    "mã một đơn vị khác có trong kho; không có thì bỏ dòng này", "another unit of the archive, or no such line"
)
_HERE = Both("mã đơn vị không còn thư mục trong kho", "a unit that has no folder in the archive any more")
_EARLY = Both("ngày không trước ngày tham gia (joined)", "a day not before it joined")


def faults(name: str, unit: Unit, units: Container[str]) -> Iterator[Problem]:
    """What contradicts itself in the record of one unit; `units` are the folders of the archive."""
    for route, found, wanted in _faults(name, unit, units):
        yield Problem(FILE, route, {"found": found, "wanted": wanted}, "S12")


_Fault = tuple[Route, object, Both]


def _faults(name: str, unit: Unit, units: Container[str]) -> Iterator[_Fault]:
    yield from _names(unit.name, unit.names, ("names",))
    yield from _times(unit.leaders, ("leaders",))
    yield from _offices(unit.offices, ("offices",))
    for position, taken in enumerate(unit.took_in):
        if taken.id in units:
            yield ("took_in", position, "id"), f"“{taken.id}”", _HERE
        yield from _offices(taken.offices, ("took_in", position, "offices"))
        yield from _times(taken.leaders, ("took_in", position, "leaders"))
    if unit.ended:
        if unit.joined and unit.ended.on < unit.joined:
            yield ("ended", "on"), unit.ended.on, _EARLY
        for into in unit.ended.units:
            if into == name or into not in units:
                yield ("ended", "into"), f"“{into}”", _NONE


def _offices(offices: Sequence[Office], route: Route) -> Iterator[_Fault]:
    yield from _times(offices, route)
    for position, office in enumerate(offices):
        yield from _names(office.name, office.names, (*route, position, "names"))


def _names(name: str, names: Sequence[NameOfTime], route: Route) -> Iterator[_Fault]:
    if not names:
        return
    yield from _times(names, route)
    for position, (before, after) in enumerate(pairwise(names), 1):
        if after.start is None or not _later(before, after.start):
            yield (*route, position, "from" if after.start else "name"), after.start or f"“{after.name}”", _ORDER
    last = names[-1]
    if last.end is None and last.name != name:
        yield (*route, len(names) - 1, "name"), f"“{last.name}”", _NOW


def _later(before: NameOfTime, start: dt.date) -> bool:
    return (before.start is None or before.start < start) and (before.end is None or before.end < start)


def _times(items: Sequence[Timed], route: Route) -> Iterator[_Fault]:
    for position, one in enumerate(items):
        if one.start and one.end and one.end < one.start:
            yield (*route, position, "to"), one.end, _REVERSED
