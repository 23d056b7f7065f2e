"""Which time limits a change judges otherwise than before; those that were late and are no more stand first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from doithoai.commands.moves import Moves
from doithoai.deadlines import Deadline
from doithoai.model.base import Frozen
from doithoai.model.vocabulary import State
from doithoai.reading.names import plain
from doithoai.vietnamese.wording import long_date

V = TypeVar("V")
Name = tuple[str, str, str]
"""The subject of a limit, its kind and title."""
LATE = (State.OVERDUE, State.MET_LATE, State.LAPSED, State.ABSENT)
_NOT_DONE = (State.OVERDUE, State.ABSENT)
_EASY = (State.MET, State.UPCOMING, State.DUE_SOON, State.WAIVED)


class MovedVerdict(Frozen, frozen=True, order=True):
    """One limit and what it was and is."""

    name: Name
    was: State
    now: State


def at_new_addresses(old: Mapping[Name, V], moves: Moves) -> dict[Name, V]:
    """The same by the names of today: a conference or a unit that moved keeps what was said of it."""
    codes: dict[str, str] = {}
    for key in moves.left():
        if found := moves.conference(key):
            codes[key.code] = found[0].code
    years: dict[str, str] = {}
    for unit in moves.old.units:
        led = moves.addresses.get(unit)
        if led in moves.new.units and unit not in moves.new.units:
            there = set(moves.new.years(led)) if led else ()
            years |= {f"{unit}-{year}": f"{led}-{year}" for year in moves.old.years(unit) if year in there}
    if not codes and not years:
        return dict(old)
    named = re.compile("|".join(rf"^{re.escape(code)}(?=-|$)" for code in codes) or "(?!)")
    return {
        (years.get(name[0]) or named.sub(lambda found: codes[found[0]], name[0]), *name[1:]): said
        for name, said in old.items()
    }


def softened(old: Mapping[Name, State], new: Mapping[Name, State]) -> list[MovedVerdict]:
    """The limits that were late and are no more."""
    return [
        MovedVerdict(name, was, new[name])
        for name, was in sorted(old.items())
        if was in LATE and name in new and new[name] in _EASY
    ]


def by_what_is_shared(
    found: Iterable[MovedVerdict], old: Mapping[Name, Deadline], new: Mapping[Name, Deadline]
) -> list[MovedVerdict]:
    """Of verdicts that move, those that calendar or policy moves: what was done is the same, its limit is not."""
    return [one for one in found if one.name in old and _done(old[one.name]) == _done(new[one.name])]


def _done(limit: Deadline) -> tuple[object, ...]:
    return limit.met_on, limit.trigger, limit.late_reason, limit.released, limit.extension


def others(old: Mapping[Name, State], new: Mapping[Name, State]) -> list[MovedVerdict]:
    """The other limits whose verdict moves."""
    soft = {one.name for one in softened(old, new)}
    both = [name for name in sorted(old) if name in new and name not in soft and old[name] is not new[name]]
    return [MovedVerdict(name, old[name], new[name]) for name in both]


def entered_later(old: Mapping[Name, State], new: Mapping[Name, Deadline], today: dt.date) -> Iterator[str]:
    """The lines of what was past and is now recorded as done on a day that had gone by: it counts, and is told."""
    found = [
        (name, state, new[name].met_on)
        for name, state in sorted(old.items())
        if state in _NOT_DONE and name in new and (new[name].met_on or today) < today
    ]
    if found:
        yield f"\n### Ghi bổ sung với ngày đã qua: {len(found)}\n"
    for (subject, _, what), state, day in found:
        done = long_date(day) if day else ""
        yield f"- {plain(subject)}: {plain(what)}: trước “{state.label}”, nay ghi đã làm {done}"


def told(title: str, found: list[MovedVerdict]) -> Iterator[str]:
    """The lines of it; none where nothing moves."""
    if found:
        yield f"\n### {title}: {len(found)}\n"
    for one in found:
        subject, _, what = one.name
        yield f"- {plain(subject)}: {plain(what)}: trước “{one.was.label}”, nay “{one.now.label}”"
