"""Facts on record that a change rewrites: told line by line, whatever the rules make of the new state.

What is added is free, and so is a draft. What the record itself says is told, and fails nothing: a document that is
withdrawn or corrected, a time kept by `postponed`, a place kept by `announced_as`, any field kept by `amended`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from doithoai.commands import dossier_facts as dossier
from doithoai.commands.attached import years_of
from doithoai.commands.comparing import amended_anew, compared
from doithoai.commands.list_facts import ListedItem, listed
from doithoai.commands.moves import Moves, stands
from doithoai.commands.remarked import remarked
from doithoai.commands.rewriting import Rewriting
from doithoai.commands.rewritten_papers import of_the_year, papers
from doithoai.commands.rewritten_petitions import petitions
from doithoai.commands.shared_facts import shared
from doithoai.commands.unit_facts import renamed, unit_free
from doithoai.fence import guard
from doithoai.model import addresses
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, Key
from doithoai.model.records import Conference
from doithoai.reading.archive import Archive
from doithoai.reading.facts import facts
from doithoai.vietnamese.wording import long_date


def rewritten(old: Archive, new: Archive, paths: Iterable[str], today: dt.date) -> list[Rewriting]:
    """The facts that changed among the paths of a change; what is new is free, and lost records are told elsewhere."""
    paths = tuple(paths)
    moves = Moves(old, new, paths)
    keys = {Key(m[1], int(m[2]), m[3]) for path in paths if (m := addresses.CONFERENCE_FILE.fullmatch(path))}
    found: list[Rewriting] = []
    for key in sorted(keys):
        found += guard(partial(_untold, f"{key.path}/"), _conference, old, new, key, moves, today)
    years = {(m[1], int(m[2][:4])) for path in paths if (m := _YEAR(path)) and m[2] != _UNIT}
    for unit, year in sorted(years | years_of(paths)):
        found += guard(partial(_untold, addresses.folder(unit, year)), of_the_year, moves, unit, year, today)
    for path in paths:
        if path.endswith(f"/{_UNIT}"):
            found += guard(partial(_untold, path), _unit, moves, path, today)
        found += guard(partial(_untold, path), _shared, old, new, path, today)
    return sorted(found)


_UNIT = "unit.yml"
_YEAR = addresses.UNIT_FILE.fullmatch


def _untold(path: str, why: Both) -> list[Rewriting]:
    """What nobody foresaw is no empty success."""
    return [Rewriting(path, f"không so sánh được ({why})", "", "", "")]


def _conference(old: Archive, new: Archive, key: Key, moves: Moves, today: dt.date) -> list[Rewriting]:
    if not old.holds(key):
        return []
    place = key if new.holds(key) else (moves.conference(key) or (None,))[0]
    sample = _sample_stays(old, new, key.unit)
    if place is None and sample:
        return [Rewriting(f"{key.path}/", "hội nghị", "", "", "", gone=True)]
    if place is None or (place != key and moves.existed(place)):
        return papers(moves, old.conference(key), None, today)
    before, after = old.conference(key), new.conference(place)
    found = [*_record(before, after, today), *(_gone_of_sample(before, after) if sample else ())]
    found += petitions(before, after, today)
    return found + papers(moves, before, after, today)


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
    anew = amended_anew(one.amended, other.amended)
    for found in compared(path, facts(one), facts(other), anew, today, free=free):
        if not (moved and found.fresh):  # whose conference it was is said where it goes to another unit
            yield replace(found, said=True) if said(found.field) else found
    yield from remarked(path, one, other)
    if other.cancelled and not one.cancelled:
        yield _cancelled(path, before, other)


def _cancelled(path: str, before: ConferenceFolder, other: Conference) -> Rewriting:
    """What is called off is told; what papers say was held can't be, unless the record says that these were wrong."""
    day = long_date(other.cancelled.decided) if other.cancelled else ""
    last = before.last_day
    held = last is not None and any(each.front.issued and each.front.issued > last for each in before.documents)
    kept = any(each.field == "cancelled" for each in other.amended)
    against = ", mà hồ sơ có văn bản ban hành sau khi họp" if held and not kept else ""
    told = f"ghi là đã hủy, quyết định ngày {day}{against}"
    return Rewriting(path, "hội nghị", "", "", "cancelled", fresh=True, said=kept or not held, told=told)


def _unit(moves: Moves, path: str, today: dt.date) -> list[Rewriting]:
    """What a unit says; one at a new address may bear a new name: the line that leads there says why."""
    old, new, name = moves.old, moves.new, path.partition("/")[0]
    place = path if stands(new, path) else moves.led(path) or ""
    if not stands(new, place) or (place != path and stands(old, place)):
        return []
    before, after = old.unit(name) if stands(old, path) else None, new.unit(place.partition("/")[0])
    if before is None or after is None or (before.joined is None and not old.years(name)):
        return []
    anew, free = amended_anew(before.amended, after.amended), unit_free(before, after)
    was, now = facts(before), facts(after)
    found = [
        replace(one, said=True) if renamed(one.field, was, now) or (place != path and one.field in _NAMES) else one
        for one in compared(place, was, now, anew, today, free=free)
    ]
    return [*found, *remarked(place, before, after)]


_NAMES = ("name", "kind")


def _shared(old: Archive, new: Archive, path: str, today: dt.date) -> list[Rewriting]:
    if items := [*listed(old, new, path)]:
        return [found for one in items for found in _listed(path, one, today)]
    pair = shared(old, new, path)
    if pair is None:
        return []
    if pair.gone:
        return [Rewriting(path, "cả tệp", "", "", "", gone=True)]
    return [*compared(path, pair.was, pair.now, amended_anew(*pair.amended), today, free=pair.free)]


def _listed(path: str, one: ListedItem, today: dt.date) -> Iterator[Rewriting]:
    if one.now is None:
        yield Rewriting(path, one.about, "", "", "", gone=True)
        return
    anew = amended_anew(one.was.amended, one.now.amended)
    yield from compared(path, facts(one.was), facts(one.now), anew, today, f"{one.about}, ", one.free)
