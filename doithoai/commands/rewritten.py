"""Facts on record that a change rewrites: told line by line, whatever the rules make of the new state.

What is added is free, and so is a draft. What the record itself says is told, and fails nothing: a document that is
withdrawn or corrected, a time kept by `postponed`, a place kept by `announced_as`, any field kept by `amended`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from doithoai import public
from doithoai.commands import dossier_facts as dossier
from doithoai.commands.list_facts import ListedItem, listed
from doithoai.commands.moves import Moves, stands
from doithoai.commands.rewriting import Asked, Rewriting
from doithoai.commands.shared_facts import shared
from doithoai.commands.taken_out import taken_out, takes_out
from doithoai.commands.unit_facts import renamed, unit_free
from doithoai.fence import guard
from doithoai.model import addresses
from doithoai.model.amended import Amendment
from doithoai.model.base import Moment
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, DocumentFile, Key, ReportFile
from doithoai.model.plan_file import PlanFile
from doithoai.model.records import Document, Report
from doithoai.reading.archive import Archive
from doithoai.reading.facts import Fact, Facts, facts, told_of
from doithoai.vietnamese.wording import long_date


def rewritten(old: Archive, new: Archive, paths: Iterable[str], today: dt.date) -> list[Rewriting]:
    """The facts that changed among the paths of a change; what is new is free, and lost records are told elsewhere."""
    paths = tuple(paths)
    moves = Moves(old, new, paths)
    keys = {Key(m[1], int(m[2]), m[3]) for path in paths if (m := addresses.CONFERENCE_FILE.fullmatch(path))}
    found: list[Rewriting] = []
    for key in sorted(keys):
        found += guard(partial(_untold, f"{key.path}/"), _conference, old, new, key, moves, today)
    for unit, year in sorted({(m[1], int(m[2][:4])) for path in paths if (m := _YEAR(path)) and m[2] != _UNIT}):
        found += guard(partial(_untold, addresses.folder(unit, year)), _year, old, new, unit, year, today)
    for path in paths:
        if path.endswith(f"/{_UNIT}") and stands(new, path):
            found += guard(partial(_untold, path), _unit, old, new, path, today)
        found += guard(partial(_untold, path), _shared, old, new, path, today)
    return sorted(found)


_UNIT = "unit.yml"
_YEAR = addresses.UNIT_FILE.fullmatch


def _untold(path: str, why: Both) -> list[Rewriting]:
    """What nobody foresaw is no empty success."""
    return [Rewriting(path, f"không so sánh được ({why})", "", "", "")]


def compared(
    path: str,
    was: Facts,
    now: Facts,
    amended: tuple[Amendment, ...],
    today: dt.date,
    about: str = "",
    free: Asked | None = None,
) -> Iterator[Rewriting]:
    """Every fact that reads otherwise or is gone; of an item that is gone, only that; and what is amended untruly."""
    gone = ""
    for field, fact in was.items():
        other = now.get(field)
        within = bool(gone) and field.startswith(gone)
        if within or (other and (fact.whole or fact.says_as(other))) or (free and free(field)):
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
            said=any(_covers(one, field, fact) for one in amended) or _more_closely(fact, other),
            closer=_more_closely(fact, other),
        )
    yield from taken_out(path, was, now, amended, about, free)
    yield from _untrue(path, was, now, amended, about, today)


def _more_closely(fact: Fact, other: Fact | None) -> bool:
    """Whether a time is known more closely than before."""
    if other is None or not fact.raw[:4].isdecimal():
        return False
    try:
        return Moment.read(fact.raw).covers(Moment.read(other.raw))
    except ValueError:
        return False


def _untrue(
    path: str, was: Facts, now: Facts, amended: tuple[Amendment, ...], about: str, today: dt.date
) -> Iterator[Rewriting]:
    """What a change amends and was never so, or not yet: a past day would be shown what no record ever said."""
    for one in amended:
        said = was.get(one.field)
        kept = [other.was for other in amended if other.field == one.field]
        same = said and now.get(one.field) == said
        told = f"{about}đã sửa “{one.field}”"
        if one.on > today:
            yield Rewriting(path, f"{told}, ngày sửa chưa tới", "", long_date(one.on), one.field, fresh=True)
        elif said and same and not said.whole and said.shown and one.was and said.raw not in kept:
            yield Rewriting(path, f"{told}, điều cũ không phải điều đã ghi", said.shown, one.was, one.field)
        elif said and said.whole and one.was is None and one.field in now:
            yield Rewriting(path, told, said.shown or "có", "là mới ghi thêm (bỏ trống was)", one.field)


def _covers(one: Amendment, field: str, fact: Fact) -> bool:
    """Whether an amendment keeps what a field said; of private words only that there were some."""
    if field.startswith("amended."):
        return False
    if field != one.field and not field.startswith(f"{one.field}."):
        return False
    if one.was is None:
        return not fact.shown
    return (fact.whole and field == one.field) or fact.said(one.was)


def _fresh(before: tuple[Amendment, ...], after: tuple[Amendment, ...]) -> tuple[Amendment, ...]:
    """What the change itself amends: what was amended earlier excuses nothing any more."""
    return tuple(one for one in after if one not in before)


def _conference(old: Archive, new: Archive, key: Key, moves: Moves, today: dt.date) -> list[Rewriting]:
    if not old.holds(key):
        return []
    place = key if new.holds(key) else (moves.conference(key) or (None,))[0]
    sample = _sample_stays(old, new, key.unit)
    if place is None and sample:
        return [Rewriting(f"{key.path}/", "hội nghị", "", "", "", gone=True)]
    if place is None or (place != key and moves.existed(place)):
        return []
    before, after = old.conference(key), new.conference(place)
    found = [*_record(before, after, today), *(_gone_of_sample(before, after) if sample else ())]
    later = {one.id: one for one in after.petitions}
    for one in before.petitions:
        if other := later.get(one.id):
            fresh = _fresh(one.amended, other.amended)
            free = dossier.petition_free(one, other)
            about = f"kiến nghị số {one.id}, "
            found += compared(f"{place.path}/petitions.yml", facts(one), facts(other), fresh, today, about, free)
    for document in before.documents:
        changed = dossier.same_paper(document, before, after)
        if changed and not dossier.draft(document.front):
            found += _document(place, before, after, document, changed, today)
    return found


def _sample_stays(old: Archive, new: Archive, name: str) -> bool:
    """Whether a unit is a sample on both sides: as a whole it may go, and then nothing of it is told."""
    found = [one.unit(name) for one in (old, new) if stands(one, f"{name}/{_UNIT}")]
    return len(found) == 2 and all(one is not None and one.sample for one in found)


def _gone_of_sample(before: ConferenceFolder, after: ConferenceFolder) -> Iterator[Rewriting]:
    """What a conference of a sample lost: of other units that is told with what is lost."""
    kept = {one.id for one in after.petitions}
    if after.petitions_read:
        for one in before.petitions:
            if one.id not in kept:
                yield Rewriting(f"{after.key.path}/petitions.yml", f"kiến nghị số {one.id}", "", "", "", gone=True)
    for document in before.documents:
        unread = any(one.file == document.file for one in after.problems)
        if not unread and dossier.same_paper(document, before, after) is None:
            yield Rewriting(f"{after.key.path}/{document.file}", document.front.kind.label, "", "", "", gone=True)


def _record(before: ConferenceFolder, after: ConferenceFolder, today: dt.date) -> Iterator[Rewriting]:
    one, other = before.conference, after.conference
    if one is None or other is None:
        return
    said = dossier.announced_otherwise(before, after)
    known = before.told is not None or one.cancelled is not None
    free = None if before.held(today) else dossier.expected if known else dossier.still_planned
    path = f"{after.key.path}/conference.yml"
    moved = after.key != before.key
    for found in compared(path, facts(one), facts(other), _fresh(one.amended, other.amended), today, free=free):
        if not (moved and found.fresh):  # whose conference it was is said where it goes to another unit
            yield replace(found, said=True) if said(found.field) else found


def _document(
    place: Key,
    before: ConferenceFolder,
    after: ConferenceFolder,
    document: DocumentFile,
    changed: DocumentFile,
    today: dt.date,
) -> Iterator[Rewriting]:
    fresh = _fresh(document.front.amended, changed.front.amended)
    was, now = dossier.paper(document), dossier.paper(changed)
    taken_out = public.gone(changed.front) is not None
    if public.is_public(document.front) and not public.is_public(changed.front) and not taken_out:
        kept = any(one.field == "public" for one in fresh)
        label = told_of(Document, "public")[0]
        yield Rewriting(f"{place.path}/{changed.file}", label, "có", "không", "public", said=kept)
    said = dossier.corrected(after, changed.stem) - dossier.corrected(before, document.stem)
    for found in compared(f"{place.path}/{changed.file}", was, now, fresh, today):
        prose = found.field in was and not was[found.field].shown and not found.field.startswith("withdrawn")
        yield replace(found, said=True) if said or (taken_out and prose) else found


def _year(old: Archive, new: Archive, unit: str, year: int, today: dt.date) -> list[Rewriting]:
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
        found += compared(f"{before.path}/{one.file}", dossier.paper(one), dossier.paper(other), fresh, today)
    return found


def _unit(old: Archive, new: Archive, path: str, today: dt.date) -> list[Rewriting]:
    name = path.partition("/")[0]
    before, after = old.unit(name) if stands(old, path) else None, new.unit(name)
    if before is None or after is None or (before.joined is None and not old.years(name)):
        return []
    fresh, free = _fresh(before.amended, after.amended), unit_free(before, after)
    was, now = facts(before), facts(after)
    return [
        replace(found, said=True) if renamed(found.field, was, now) else found
        for found in compared(path, was, now, fresh, today, free=free)
    ]


def _shared(old: Archive, new: Archive, path: str, today: dt.date) -> list[Rewriting]:
    if items := [*listed(old, new, path)]:
        return [found for one in items for found in _listed(path, one, today)]
    pair = shared(old, new, path)
    if pair is None:
        return []
    if pair.gone:
        return [Rewriting(path, "cả tệp", "", "", "", gone=True)]
    return [*compared(path, pair.was, pair.now, _fresh(*pair.amended), today, free=pair.free)]


def _listed(path: str, one: ListedItem, today: dt.date) -> Iterator[Rewriting]:
    if one.now is None:
        yield Rewriting(path, one.about, "", "", "", gone=True)
        return
    fresh = _fresh(one.was.amended, one.now.amended)
    yield from compared(path, facts(one.was), facts(one.now), fresh, today, f"{one.about}, ", one.free)


def added(old: Archive, new: Archive, paths: Iterable[str]) -> list[Rewriting]:
    """What a change adds to calendar and policies and does not say since when, nor why: it may move a verdict."""
    return [one for path in paths for one in _added(old, new, path)]


def _added(old: Archive, new: Archive, path: str) -> Iterator[Rewriting]:
    pair = shared(old, new, path)
    if pair is None or pair.gone:
        return
    item = ""
    put_in = [one.field for one in _fresh(*pair.amended) if one.was is None]
    for field, fact in pair.now.items():
        within = bool(item) and field.startswith(item)
        said = any(field == one or field.startswith(f"{one}.") for one in put_in)
        known = said or field in pair.was or pair.dated(field)
        if within or field.startswith("amended"):
            continue
        if fact.whole and field not in pair.was:
            item = f"{field}."
        if not known and not takes_out(field, pair.was):
            yield Rewriting(path, fact.label, "", fact.shown, field, fresh=True)
