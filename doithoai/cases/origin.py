"""Whose conference it was: of the unit in whose folder it lies, or of one that has ended and was merged into it.

A conference that moved keeps the law it was held under, the day from which its unit kept the archive, and the offices
that were given its duties; otherwise the merger would make late what was in time.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from doithoai.model.dossier import Key
from doithoai.model.records import Conference, TakenIn, Unit, UnitEnd, called
from doithoai.reading.archive import Archive


def origin(archive: Archive, key: Key, conference: Conference) -> str | None:
    """The folder that the unit had which held the conference; None where it is the unit's own."""
    if conference.judged_by is None and conference.from_unit is None:
        return None
    name = conference.from_unit or _moved_from(archive, key)
    return name if name != key.unit else None


def _moved_from(archive: Archive, key: Key) -> str | None:
    """The unit that redirects.yml says it came from: the last move, of the conference or of a folder around it."""
    around = {key.path: 2, f"{key.unit}/{key.year}": 1, key.unit: 0}
    moves = [one for one in archive.moved if one.new in around and (one.whole or one.new == key.path)]
    found = max(moves, key=lambda one: (around[one.new], one.on), default=None)
    return found.old.partition("/")[0] if found else None


def held_by(archive: Archive, name: str, unit: Unit) -> Unit | None:
    """The record of the unit that held it: its own, or what the unit that took it in keeps of it."""
    if name in archive.units:
        return archive.unit(name)
    taken = next((one for one in unit.took_in if one.id == name), None)
    return _unit(taken, unit) if taken else None


def _unit(taken: TakenIn, unit: Unit) -> Unit:
    return Unit(
        name=taken.name,
        kind=unit.kind,
        offices=taken.offices,
        joined=taken.joined,
        leaders=taken.leaders,
        villages=taken.villages,
        ended=UnitEnd(on=taken.ended) if taken.ended else None,
    )


def then(unit: Unit, before: Unit | None, day: dt.date | None) -> Unit:
    """The unit as it was on the day of the conference: its name of then; of a merged one, also its offices.

    What is done for a merged unit after the merger is done by the offices of the unit that took it in.
    """
    held = before or unit
    known = {office.id for office in held.offices}
    offices = (*held.offices, *(office for office in unit.offices if office.id not in known))
    named = replace(
        unit,
        name=called(held.name, held.names, day),
        offices=tuple(replace(one, name=called(one.name, one.names, day)) if one.names else one for one in offices),
    )
    if before is None:
        return named
    return replace(
        named,
        joined=before.joined,
        leaders=(*before.leaders, *unit.leaders),
        villages=(*before.villages, *unit.villages),
    )
