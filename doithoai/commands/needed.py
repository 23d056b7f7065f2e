"""Which files judging some paths needs, so that no more of an archive is written elsewhere than that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from doithoai.model import addresses
from doithoai.reading import names, redirects, units

_SHARED = ("calendar", "policies")
_TOLD = ("conference.yml", "petitions.yml")
_REF = re.compile(rb"(?<![0-9])20[0-9]{2}/[0-9]{2,3}(?![0-9])")
_START = re.compile(rb"(?m)^start:.*?([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2})")
_TERM = re.compile(rb"(?m)^type:\s*[\"']?(?:periodic|thematic)")
_BESIDE = 3
"""How many terms before and after a conference are read whole: rules ask for the nearest that was held."""


class Holder(Protocol):
    """Whoever has the files of an archive as an index, or a commit, holds them."""

    def write(self, paths: Iterable[str], folder: Path, *, index: Path | None = None) -> Path:
        """Write some of them; where the archive then lies."""

    def contents(self, paths: Sequence[str], *, index: Path | None = None) -> list[bytes]:
        """What some of them hold."""


def unit_of(path: str) -> str:
    """The unit in whose folder a path lies; empty for what all units share, the record of a unit among it."""
    unit, _, rest = path.partition("/")
    return "" if not rest or unit in _SHARED or rest == units.FILE else unit


class Needed:
    """What all units share, and of each unit that is touched what its changed conferences may ask for."""

    def __init__(self, holds: Iterable[str], paths: Sequence[str]) -> None:
        """`holds` is every file there is, `paths` those that are to be judged."""
        self.holds, self.paths = tuple(holds), paths
        folders = {path.partition("/")[0] for path in paths}
        shared = not all(paths) or any(names.wanted(one) or not unit_of(f"{one}/x") for one in folders)
        self.units = None if shared else folders

    def asks(self, path: str) -> bool:
        """Whether judging may look at a file."""
        return self.units is None or unit_of(path) in ("", *self.units)

    def written(self, repository: Holder, folder: Path, *, index: Path | None = None, whole: bool = False) -> Path:
        """Write it, with the folders of the conferences beside it: that they are there is asked, too.

        `whole` leaves out no conference of a unit that is touched.
        """
        folder.mkdir(exist_ok=True)
        touched = self.units
        shared = [one for one in self.holds if not unit_of(one)]
        root = repository.write(shared, folder, index=index)
        if touched is not None:
            self.units = touched | self._kin(root)
        asked = [one for one in self.holds if unit_of(one) and self.asks(one)]
        far = self._far(repository, touched, asked, index) if touched and not whole else set()
        repository.write([one for one in asked if _key(one) not in far], folder, index=index)
        for key in far:
            root.joinpath(key).mkdir(parents=True, exist_ok=True)
        return root

    def _kin(self, root: Path) -> set[str]:
        """The units that are named where units were merged or moved: each may be asked of the other."""
        lists = [root / redirects.FILE, *root.glob(f"*/{units.FILE}")]
        told = b"\n".join(path.read_bytes() for path in lists if path.is_file() and not path.is_symlink())
        return {one for one in map(unit_of, self.holds) if one and one.encode() in told}

    def _far(self, repository: Holder, touched: set[str], asked: Sequence[str], index: Path | None) -> set[str]:
        """The conferences of the touched units that nothing asks for; none where a whole year is to be judged."""
        changed = {_key(path) for path in self.paths}
        if "" in changed:
            return set()
        told = [one for one in asked if unit_of(one) in touched and one.rpartition("/")[2] in _TOLD and _key(one)]
        texts: dict[str, bytes] = {}
        for path, text in zip(told, repository.contents(told, index=index), strict=True):
            texts[_key(path)] = texts.get(_key(path), b"") + text + b"\n"
        return set(texts) - _near(texts, changed)


def _near(texts: dict[str, bytes], changed: set[str]) -> set[str]:
    """The conferences that are changed, that speak of these or begin when they do, and all that those speak of."""
    marks = [key.partition("/")[2].encode() for key in changed]
    marks += [mark for key in changed for mark in _START.findall(texts.get(key, b""))]
    near = changed | {key for key, text in texts.items() if any(mark in text for mark in marks)}
    for key in tuple(near):
        unit = key.partition("/")[0]
        terms = sorted(one for one, text in texts.items() if one.startswith(f"{unit}/") and _TERM.search(text))
        near.update([one for one in terms if one < key][-_BESIDE:])
        near.update([one for one in terms if one > key][:_BESIDE])
    left = list(near)
    while left:
        key = left.pop()
        unit = key.partition("/")[0]
        fresh = {f"{unit}/{ref.decode()}" for ref in _REF.findall(texts.get(key, b""))} - near
        near |= fresh
        left += fresh
    return near


def _key(path: str) -> str:
    """The conference in whose folder a file lies; empty for any other."""
    found = addresses.CONFERENCE_FILE.fullmatch(path)
    return "/".join(found.groups()) if found else ""
