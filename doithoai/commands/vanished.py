"""Records that a change makes disappear without a trace: nothing may, save of a sample or a unit that kept none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doithoai import public
from doithoai.commands.attached import declared, kept, years_of
from doithoai.commands.moves import Move, Moves, stands
from doithoai.fence import guard
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.dossier import ConferenceFolder, DocumentFile, Key
from doithoai.model.records import Petition
from doithoai.reading.archive import Archive


class Vanished(Frozen, frozen=True):
    """What is no longer at its place: lost, moved, or put out of sight because its unit now calls itself a sample."""

    lost: tuple[str, ...] = ()
    moved: tuple[Move, ...] = ()
    hidden: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether nothing is to be mended."""
        return not (self.lost or self.hidden or self.unknown)

    @property
    def unknown(self) -> tuple[Move, ...]:
        """Conferences whose old address leads nowhere yet; a file has no address of its own."""
        return tuple(one for one in self.moved if not one.known)


def vanished(old: Archive, new: Archive, paths: Iterable[str]) -> Vanished:
    """What stood in `old` and is not at its place in `new`, among the changed paths: files, folders and petitions."""
    paths = tuple(paths)
    before_and_after = _Comparison(old, new, Moves(old, new, paths))
    keys = {
        Key(found[1], int(found[2]), found[3]) for path in paths if (found := addresses.CONFERENCE_FILE.fullmatch(path))
    }
    gone = [one for key in sorted(keys) for one in before_and_after.gone_of(key)]
    gone += [one for path in paths if addresses.UNIT_FILE.fullmatch(path) for one in before_and_after.gone_at(path)]
    gone += [one for unit, year in sorted(years_of(paths)) for one in before_and_after.files_of(unit, year)]
    lost = [one for one in gone if isinstance(one, str)]
    moved = [one for one in gone if isinstance(one, Move)]
    units = sorted({path.partition("/")[0] for path in paths if path.endswith("/unit.yml")})
    return Vanished(tuple(sorted(lost)), tuple(sorted(moved)), tuple(filter(before_and_after.hidden, units)))


class _Comparison(Frozen, frozen=True):
    """Compares two states of an archive."""

    old: Archive
    new: Archive
    moves: Moves

    def gone_of(self, key: Key) -> list[str | Move]:
        """What one conference lost; one that can't be compared for a reason that nobody foresaw is told as lost."""
        return guard(lambda _: [f"{key.path}/"], self._gone_of, key)

    def _gone_of(self, key: Key) -> list[str | Move]:
        return [] if self.free(key.unit) else [*self.conference(key)]

    def files_of(self, unit: str, year: int) -> list[str | Move]:
        """What became of the files that are attached to the reports of a year, wherever these stand now."""
        return guard(lambda _: [addresses.folder(unit, year)], self._files_of, unit, year)

    def _files_of(self, unit: str, year: int) -> list[str | Move]:
        if self.free(unit):
            return []
        before, found = self.old.year(unit, year), list[str | Move]()
        for report in before.reports:
            place = self.moves.where(f"{before.path}/{report.file}")
            folder = place.partition("/reports/")[0] if place else before.path
            told = {one.path for one in declared(self.new, folder)}
            for one in kept(report):
                file = f"{before.path}/{one.path}"
                if one.path not in told and not stands(self.new, f"{folder}/{one.path}") and stands(self.old, file):
                    found.append(self._alone(file))
        return found

    def gone_at(self, path: str) -> list[str | Move]:
        """What became of a unit, plan or report that is no longer at its place."""
        return guard(lambda _: [path], self._gone_at, path)

    def _gone_at(self, path: str) -> list[str | Move]:
        return [*self.other(path)] if self.was(path) and not self.free(path.partition("/")[0]) else []

    def free(self, name: str) -> bool:
        """Whether a unit's records may go, as the state before the change says: a sample, or one that kept none."""
        if not stands(self.old, f"{name}/unit.yml"):
            return False
        unit = self.old.unit(name)
        return unit is not None and (unit.sample or (unit.joined is None and not self._kept(name)))

    def _kept(self, name: str) -> bool:
        """Whether a unit has done anything that is on record; a plan alone was only published."""
        folder = self.old.root / name
        return bool(self.old.keys(name)) or any(folder.glob("20*/*/conference.yml")) or any(folder.glob("*/reports/*"))

    def hidden(self, name: str) -> bool:
        """Whether a unit with records has turned into a sample, whose records may go and count for nothing."""
        if not stands(self.new, f"{name}/unit.yml") or self.free(name):
            return False
        after = self.new.unit(name)
        return after is not None and after.sample and self._kept(name)

    def was(self, path: str) -> bool:
        """Whether a file that stood at a path is gone from there."""
        return stands(self.old, path) and not stands(self.new, path)

    def other(self, path: str) -> Iterator[str | Move]:
        """A unit, plan or report that is gone: it has moved with its folder, alone, or is lost."""
        led = self.moves.led(path)
        if led and self._took(path, led):
            yield Move(path, led, known=True)
        else:
            yield self._alone(path)

    def _took(self, path: str, led: str) -> bool:
        """Whether the new path holds what the old one did: an own file of the new place is another text."""
        if not stands(self.new, led):
            return False
        unit = path.endswith("/unit.yml")
        return unit or not (self.old.root / led).exists() or _read(self.old, path) == _read(self.new, led)

    def _alone(self, path: str) -> str | Move:
        found = self.moves.file(path)
        return Move(path, found, known=True) if found else path

    def conference(self, key: Key) -> Iterator[str | Move]:
        """What one conference lost, or where it went as a whole."""
        if not self.old.holds(key):
            return
        place, known = key, True
        if not self.new.holds(key):
            found = self.moves.conference(key)
            if found is None:
                yield f"{key.path}/"
                return
            place, known = found
            yield Move(f"{key.path}/", f"{place.path}/", known=known)
        for part in self._parts(key, place):
            yield part if part.startswith(f"{key.path}/petitions.yml#") else self._alone(part)

    def _parts(self, key: Key, place: Key) -> Iterator[str]:
        """What of a conference is not in its folder, or in the one it moved to."""
        before, after = self.old.conference(key), self.new.conference(place)
        # A folder that was there before the change has records of its own: only what is equal has come there.
        own = self.old.conference(place) if place != key and self.moves.existed(place) else None
        if not self._record(before, after, own):
            yield f"{key.path}/conference.yml"
        if after.petitions_read or self._dropped(key, place):
            yield from (
                f"{key.path}/petitions.yml#{one.id}" for one in before.petitions if not _petition(one, after, own)
            )
        for document in before.documents:
            file = f"{place.path}/{document.file}"
            there = stands(self.new, file) and own is None
            if not there and not _renamed(document, before, after, merged=own is not None):
                yield f"{key.path}/{document.file}"
            yield from (f"{key.path}/{path}" for path in self._files(key, place, document, after))

    def _dropped(self, key: Key, place: Key) -> bool:
        """Whether the file of the petitions is gone, not only called otherwise or broken: of those others tell."""
        there = stands(self.new, f"{place.path}/petitions.yml")
        return not there and self.moves.file(f"{key.path}/petitions.yml") is None

    def _record(self, before: ConferenceFolder, after: ConferenceFolder, own: ConferenceFolder | None) -> bool:
        if not stands(self.new, f"{after.key.path}/conference.yml"):
            return not stands(self.old, f"{before.key.path}/conference.yml")
        one, two = before.conference, after.conference
        return own is None or (one is not None and two is not None and one.start == two.start and one.type == two.type)

    def _files(self, key: Key, place: Key, document: DocumentFile, after: ConferenceFolder) -> Iterator[str]:
        """Attached files that are gone and of which no document speaks any more."""
        told = {one.path for other in after.documents for one in other.front.files}
        for one in public.kept(document):
            file = f"{key.path}/{one.path}"
            there = stands(self.new, f"{place.path}/{one.path}")
            if one.path not in told and not there and stands(self.old, file):
                yield one.path


def _read(archive: Archive, path: str) -> bytes:
    return (archive.root / path).read_bytes()


def _petition(one: Petition, after: ConferenceFolder, own: ConferenceFolder | None) -> bool:
    """Whether a petition is there: by its number, or in a folder with petitions of its own by what it says."""
    if own is None:
        return any(other.id == one.id for other in after.petitions)
    return one.text is not None and any(other.text == one.text for other in after.petitions)


def _renamed(document: DocumentFile, before: ConferenceFolder, after: ConferenceFolder, *, merged: bool) -> bool:
    """Whether the same document stands there by another name, as when its kind was wrong.

    Among the documents of another conference (`merged`), an equal text of an equal day is the same one, by any name.
    """
    known = {one.file for one in before.documents if not merged}
    fresh = [one for one in after.documents if one.file not in known]
    if merged:
        mark = (document.front.kind, document.front.issued)
        fresh = [one for one in fresh if (one.front.kind, one.front.issued) == mark]
    text, number = document.body.strip(), document.front.number
    return any((text and one.body.strip() == text) or (number and one.front.number == number) for one in fresh)
