"""Facts on record that a change rewrites: told line by line, whatever the rules make of the new state.

What is added is free, and so is a draft. What the record itself says is told, and fails nothing: a document that is
withdrawn or corrected, a time kept by `postponed`, a place kept by `announced_as`, any field kept by `amended`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from doithoai import public
from doithoai.commands import dossier_facts as dossier
from doithoai.commands.moves import Moves, stands
from doithoai.commands.shared_facts import shared
from doithoai.fence import guard
from doithoai.model import addresses
from doithoai.model.amended import Amendment
from doithoai.model.base import Frozen
from doithoai.model.dossier import ConferenceFolder, DocumentFile, Key, PlanFile, ReportFile
from doithoai.model.records import Report
from doithoai.reading.archive import Archive
from doithoai.reading.facts import Fact, Facts, facts

Asked = Callable[[str], bool]


class Rewriting(Frozen, frozen=True, order=True):
    """One fact that was on record and now reads otherwise; `now` is empty where it is gone or may not be repeated."""

    path: str
    what: str
    was: str
    now: str
    field: str
    gone: bool = False
    fresh: bool = False
    said: bool = False
    """Whether the record itself tells of it."""


def rewritten(old: Archive, new: Archive, paths: Iterable[str], today: dt.date) -> list[Rewriting]:
    """The facts that changed among the paths of a change; what is new is free, and lost records are told elsewhere."""
    paths = tuple(paths)
    moves = Moves(old, new, paths)
    keys = {Key(m[1], int(m[2]), m[3]) for path in paths if (m := addresses.CONFERENCE_FILE.fullmatch(path))}
    found = [one for key in sorted(keys) for one in guard(lambda _: [], _conference, old, new, key, moves, today)]
    for unit, year in sorted({(m[1], int(m[2][:4])) for path in paths if (m := _YEAR(path)) and m[2] != _UNIT}):
        found += guard(lambda _: [], _year, old, new, unit, year)
    for path in paths:
        if path.endswith(f"/{_UNIT}") and stands(new, path):
            found += guard(lambda _: [], _unit, old, new, path)
        found += guard(lambda _: [], _shared, old, new, path)
    return sorted(found)


_UNIT = "unit.yml"
_YEAR = addresses.UNIT_FILE.fullmatch


def compared(
    path: str, was: Facts, now: Facts, amended: Iterable[Amendment], about: str = "", free: Asked | None = None
) -> Iterator[Rewriting]:
    """Every fact that reads otherwise or is gone; of an item that is gone, only that."""
    amended, gone = tuple(amended), ""
    for field, fact in was.items():
        other = now.get(field)
        within = bool(gone) and field.startswith(gone)
        if within or (other and (fact.whole or other.raw == fact.raw)) or (free and free(field)):
            continue
        if fact.whole:
            gone = f"{field}."
        yield Rewriting(
            path=path,
            what=f"{about}{fact.label}",
            was=fact.shown,
            now=other.shown if other else "",
            field=field,
            gone=other is None,
            said=any(_covers(one, field, fact) for one in amended),
        )


def _covers(one: Amendment, field: str, fact: Fact) -> bool:
    """Whether an amendment keeps what a field said; of private words only that there were some."""
    if field.startswith("amended."):
        return False
    if field != one.field:
        return field.startswith(f"{one.field}.")
    if one.was is None:
        return not fact.shown
    return fact.whole or " ".join(one.was.split()) == " ".join(fact.raw.split())


def _fresh(before: tuple[Amendment, ...], after: tuple[Amendment, ...]) -> tuple[Amendment, ...]:
    """What the change itself amends: what was amended earlier excuses nothing any more."""
    return tuple(one for one in after if one not in before)


def _conference(old: Archive, new: Archive, key: Key, moves: Moves, today: dt.date) -> list[Rewriting]:
    if not old.holds(key):
        return []
    place = key if new.holds(key) else (moves.conference(key) or (None,))[0]
    if place is None or (place != key and moves.existed(place)):
        return []
    before, after = old.conference(key), new.conference(place)
    found = [*_record(before, after, today)]
    later = {one.id: one for one in after.petitions}
    for one in before.petitions:
        if other := later.get(one.id):
            fresh = _fresh(one.amended, other.amended)
            free = dossier.petition_free(one, other)
            about = f"kiến nghị số {one.id}, "
            found += compared(f"{place.path}/petitions.yml", facts(one), facts(other), fresh, about, free)
    for document in before.documents:
        changed = dossier.same_paper(document, before, after)
        if changed and not dossier.draft(document.front):
            found += _document(place, before, after, document, changed)
    return found


def _record(before: ConferenceFolder, after: ConferenceFolder, today: dt.date) -> Iterator[Rewriting]:
    one, other = before.conference, after.conference
    if one is None or other is None or (before.told is None and not before.held(today) and not one.cancelled):
        return
    said = dossier.announced_otherwise(before, after)
    free = None if before.held(today) else dossier.expected
    path = f"{after.key.path}/conference.yml"
    for found in compared(path, facts(one), facts(other), _fresh(one.amended, other.amended), free=free):
        yield replace(found, said=True) if said(found.field) else found


def _document(
    place: Key, before: ConferenceFolder, after: ConferenceFolder, document: DocumentFile, changed: DocumentFile
) -> Iterator[Rewriting]:
    fresh = _fresh(document.front.amended, changed.front.amended)
    was, now = dossier.paper(document), dossier.paper(changed)
    taken_out = public.gone(changed.front) is not None
    said = dossier.corrected(after, changed.stem) - dossier.corrected(before, document.stem)
    for found in compared(f"{place.path}/{changed.file}", was, now, fresh):
        prose = not was[found.field].shown
        yield replace(found, said=True) if said or (taken_out and prose) else found


def _year(old: Archive, new: Archive, unit: str, year: int) -> list[Rewriting]:
    before, after = old.year(unit, year), new.year(unit, year)
    kept: list[ReportFile | PlanFile] = [*before.reports, *before.plans]
    later: dict[str, ReportFile | PlanFile] = {one.file: one for one in after.reports}
    later |= {one.file: one for one in after.plans}
    found: list[Rewriting] = []
    for one in kept:
        other = later.get(one.file)
        if other is None or (one.front.issued is None and not (isinstance(one.front, Report) and one.front.sent)):
            continue
        fresh = _fresh(one.front.amended, other.front.amended)
        found += compared(f"{before.path}/{one.file}", dossier.paper(one), dossier.paper(other), fresh)
    return found


def _unit(old: Archive, new: Archive, path: str) -> Iterator[Rewriting]:
    name = path.partition("/")[0]
    before, after = old.unit(name) if stands(old, path) else None, new.unit(name)
    if before is None or after is None or before.sample or before.joined is None:
        return
    kept = {one.name for one in after.names}
    for found in compared(path, facts(before), facts(after), _fresh(before.amended, after.amended)):
        if found.field.partition(".")[0] in _OF_UNIT:
            yield replace(found, said=True) if found.field == "name" and before.name in kept else found


_OF_UNIT = ("name", "kind", "joined", "ended", "took_in", "names", "amended")


def _shared(old: Archive, new: Archive, path: str) -> Iterator[Rewriting]:
    pair = shared(old, new, path)
    if pair is None:
        return
    if pair.gone:
        yield Rewriting(path, "cả tệp", "", "", "", gone=True)
        return
    yield from compared(path, pair.was, pair.now, _fresh(*pair.amended), free=pair.free)


def added(old: Archive, new: Archive, paths: Iterable[str]) -> list[Rewriting]:
    """What a change adds to calendar and policies and does not say since when, nor why: it may move a verdict."""
    return [one for path in paths for one in guard(lambda _: [], _added, old, new, path)]


def _added(old: Archive, new: Archive, path: str) -> Iterator[Rewriting]:
    pair = shared(old, new, path)
    if pair is None or pair.gone:
        return
    amended, item = _fresh(*pair.amended), ""
    for field, fact in pair.now.items():
        within = bool(item) and field.startswith(item)
        known = field in pair.was or pair.dated(field) or any(_covers(one, field, fact) for one in amended)
        if known or within or field.startswith("amended"):
            continue
        if fact.whole:
            item = f"{field}."
        yield Rewriting(path, fact.label, "", fact.shown, field, fresh=True)
