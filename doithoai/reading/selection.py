"""From the paths a person or a hook names to the conferences and unit-years that must be judged."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from doithoai.fence import guard
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.dossier import Key
from doithoai.reading.archive import Archive


class NotAnArchive(ValueError):
    """A path that lies in no archive."""


class Selection(Frozen, frozen=True):
    """What a run judges. `years` are the unit-years all of whose conferences are among `keys`."""

    keys: tuple[Key, ...]
    years: frozenset[tuple[str, int]]
    everything: bool = False

    @property
    def empty(self) -> bool:
        """Whether it holds nothing to judge."""
        return not (self.keys or self.years or self.everything)


def find_root(path: Path) -> Path:
    """The archive that holds a path; NotAnArchive when there is none."""
    whole = _whole(path)
    for folder in (whole, *whole.parents):
        if os.path.isdir(folder / "policies") and os.path.isdir(folder / "calendar"):  # noqa: PTH112 - no error for rights
            return folder
    raise NotAnArchive(path)


def select(archive: Archive, paths: Sequence[Path]) -> Selection:
    """What must be judged when these paths may have changed.

    A shared file (calendar, policy, fields) may change any verdict, so everything is judged again; one
    conference brings along those of its unit that refer to it or begin at the same time.
    """
    inside = [_inside(_whole(archive.root), _whole(path)) for path in paths]
    if any(_is_shared(parts) or _is_misnamed(archive, parts[0]) for parts in inside):
        return everything(archive)
    changed: set[Key] = set()
    years: set[tuple[str, int]] = set()
    for parts in inside:
        _add(archive, parts, changed, years)
    keys = {key for key in changed if archive.holds(key)}
    for unit, year in years:
        keys.update(archive.keys(unit, year))
    keys.update(_related(archive, [key for key in changed if (key.unit, key.year) not in years], keys))
    return Selection(tuple(sorted(keys)), frozenset(years))


def units_of(archive: Archive, paths: Sequence[Path]) -> frozenset[str] | None:
    """The units below whose folders all these paths lie; None when one of them is shared by all units."""
    inside = [_inside(_whole(archive.root), _whole(path)) for path in paths]
    return None if any(map(_is_shared, inside)) else frozenset(parts[0] for parts in inside)


def _is_shared(parts: tuple[str, ...]) -> bool:
    return len(parts) == 0 or parts[0] in ("calendar", "policies") or (len(parts) == 1 and "." in parts[0])


def _is_misnamed(archive: Archive, folder: str) -> bool:
    """Whether a folder that is there is no unit, for its name: what belongs to whom is then unknown."""
    return folder not in archive.units and os.path.isdir(archive.root / folder)  # noqa: PTH112 - a name may be too long


def _whole(path: Path) -> Path:
    """The path from the top, without `..`; links stay as they are written."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links, absolute keeps `..`


def _inside(root: Path, path: Path) -> tuple[str, ...]:
    if not path.is_relative_to(root):
        raise NotAnArchive(path)
    return path.relative_to(root).parts


def everything(archive: Archive) -> Selection:
    """The whole archive."""
    years = frozenset((unit, year) for unit in archive.units for year in archive.years(unit))
    keys = tuple(key for unit in archive.units for key in archive.keys(unit))
    return Selection(keys, years, everything=True)


def _add(archive: Archive, parts: tuple[str, ...], changed: set[Key], years: set[tuple[str, int]]) -> None:
    """Note the conference or the unit-years of one path; a conference may be gone and still be referred to."""
    unit, *rest = parts
    if not rest or rest[0] == "unit.yml":
        years.update((unit, year) for year in archive.years(unit))
    elif not addresses.YEAR.fullmatch(rest[0]):
        return
    elif len(rest) > 1 and addresses.NUMBER.fullmatch(rest[1]):
        changed.add(Key(unit, int(rest[0]), rest[1]))
    elif int(rest[0]) in archive.years(unit):
        years.add((unit, int(rest[0])))


def _related(archive: Archive, changed: Iterable[Key], known: set[Key]) -> set[Key]:
    related: set[Key] = set()
    for key in changed:
        words = [key.ref.encode(), *_start(archive, key)]
        for other in archive.keys(key.unit):
            if other not in known and other not in related and _may_mention(archive.root / other.path, words):
                related.add(other)
    return related


def _start(archive: Archive, key: Key) -> list[bytes]:
    folder = archive.neighbour(key)
    return [folder.start.written[:16].encode()] if folder and folder.start else []


def _mentions(folder: Path, words: Iterable[bytes]) -> bool:
    files = [path for path in (folder / "conference.yml", folder / "petitions.yml") if path.is_file()]
    texts = [path.read_bytes() for path in files]
    return any(word in text for word in words for text in texts)


def _may_mention(folder: Path, words: Iterable[bytes]) -> bool:
    """Whether it mentions one of the words; what can't be read may."""
    return guard(lambda _: True, _mentions, folder, words)
