"""Where records went that left their place: by an address on record, or because the same stands elsewhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from doithoai.commands.attached import declared
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.dossier import Key, ReportFile
from doithoai.model.plan_file import PlanFile
from doithoai.reading import redirects
from doithoai.reading.archive import Archive
from doithoai.reading.folders import is_folder

SIMILAR = 0.5
"""Share of equal lines from which Git calls a file renamed; forms are alike, so what tells them apart must fit too."""
_APART = re.compile(rb"^(?:kind|issued|number|year|period):.*$", re.MULTILINE)


class Move(Frozen, frozen=True, order=True):
    """A conference or a file that stands elsewhere now; `known` when `redirects.yml` leads there."""

    old: str
    new: str
    known: bool


class Moves:
    """Finds what moved between two states of an archive; only what is among the changed paths counts as new."""

    def __init__(self, old: Archive, new: Archive, paths: Iterable[str]) -> None:
        """Compare two archives; `paths` are those that the change touches."""
        self.old, self.new = old, new
        self.addresses = redirects.followed(new.moved, new.root)
        self._paths = tuple(paths)
        self._fresh = [path for path in self._paths if stands(new, path) and not os.path.lexists(old.root / path)]

    def left(self) -> Iterator[Key]:
        """The conferences that are no longer at their place."""
        found = {_key(path.rpartition("/")[0]) for path in self._paths if path.endswith("/conference.yml")}
        yield from sorted(key for key in found if key and self.existed(key) and not self.new.holds(key))

    def conference(self, key: Key) -> tuple[Key, bool] | None:
        """Where a conference stands now, and whether that is on record."""
        led = _key(self.addresses.get(key.path, ""))
        before = self.old.unit(key.unit) if stands(self.old, f"{key.unit}/unit.yml") else None
        sample = before is not None and before.sample  # a move into a sample is a loss, save of what was one
        if led and led != key and self._stands(led) and (sample or not self._sample(led.unit)):
            return led, True
        found = max(self._fresh_conferences(sample=sample), key=lambda other: self._same(key, other), default=None)
        return (found, False) if found and self._same(key, found) else None

    def file(self, path: str) -> str | None:
        """The new path of a file of which an equal or nearly equal one was added where a record is told of."""
        content = (self.old.root / path).read_bytes()
        attached = "/files/" in path
        for other in self._fresh:
            if self._can_hold(other, attached=attached) and _alike(content, self.new.root / other, exact=attached):
                return other
        return self._numbered(path)

    def _numbered(self, path: str) -> str | None:
        """The report or plan of the same number, whatever else it says by now."""
        one = paper_at(self.old, path)
        if one is None or one.front.number is None:
            return None
        for other in self._fresh:
            two = paper_at(self.new, other) if self._can_hold(other, attached=False) else None
            if two and type(two.front) is type(one.front) and two.front.number == one.front.number:
                return other
        return None

    def led(self, path: str) -> str | None:
        """The path to which the redirect of a unit or year leads a file below it."""
        folder = path
        while folder := folder.rpartition("/")[0]:
            if found := self.addresses.get(folder):
                return f"{found}{path.removeprefix(folder)}"
        return None

    def where(self, path: str) -> str | None:
        """Where what stood at a path stands now: there, where a redirect leads it, or where its text was added."""
        if stands(self.new, path):
            return path
        led = self.led(path)
        if led and stands(self.new, led) and not stands(self.old, led):
            return led
        return self.file(path) if stands(self.old, path) else None

    def existed(self, key: Key) -> bool:
        """Whether there was a conference at an address before the change."""
        return self.old.holds(key)

    def _stands(self, key: Key) -> bool:
        touched = any(path.startswith(f"{key.path}/") for path in self._fresh)
        return self.new.holds(key) and (touched or self.existed(key))

    def _fresh_conferences(self, *, sample: bool) -> list[Key]:
        found = {_key(path.rpartition("/")[0]) for path in self._fresh if path.endswith("/conference.yml")}
        return sorted(key for key in found if key and not self.existed(key) and (sample or not self._sample(key.unit)))

    def _same(self, key: Key, other: Key) -> float:
        """How surely two folders are one conference, 0: not at all. The texts of forms are alike in all of them."""
        one, two = self.old.conference(key).conference, self.new.conference(other).conference
        files = [path.relative_to(self.old.root / key.path) for path in (self.old.root / key.path).rglob("*.*")]
        kept = [name for name in files if _equal(self.old.root / key.path / name, self.new.root / other.path / name)]
        share = len(kept) / len(files) if files else 0.0
        dated = one and two and one.start and (one.start, one.topic) == (two.start, two.topic)
        if dated or Path("conference.yml") in kept:
            return 1 + share
        return share if share >= SIMILAR else 0.0

    def _can_hold(self, path: str, *, attached: bool) -> bool:
        """Whether what lies at a path is shown or told of: not hidden, not of a sample, and a scan is declared."""
        if any(part.startswith(".") for part in path.split("/")) or self._sample(path.partition("/")[0]):
            return False
        folder, inside, name = path.partition("/files/")
        if not attached or not inside:
            return not attached and not inside
        return any(one.path == f"files/{name}" for one in declared(self.new, folder))

    def _sample(self, name: str) -> bool:
        unit = self.new.unit(name) if stands(self.new, f"{name}/unit.yml") else None
        return unit is not None and unit.sample


def _key(address: str) -> Key | None:
    parts = address.split("/")
    return Key(parts[0], int(parts[1]), parts[2]) if len(parts) == 3 and parts[1].isdecimal() else None


def paper_at(archive: Archive, path: str) -> ReportFile | PlanFile | None:
    """The report or plan at a path."""
    found = addresses.UNIT_FILE.fullmatch(path)
    if found is None or not found[2][:4].isdecimal():
        return None
    year = archive.year(found[1], int(found[2][:4]))
    some: list[ReportFile | PlanFile] = [*year.reports, *year.plans]
    return next((one for one in some if f"{year.path}/{one.file}" == path), None)


def stands(archive: Archive, path: str) -> bool:
    """Whether there is a plain file at a path of an archive, all the way in folders and not through a link."""
    folder = path.rpartition("/")[0]
    return (not folder or is_folder(archive.root, folder)) and _is_file(archive.root / path)


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _equal(one: Path, two: Path) -> bool:
    return _is_file(one) and _is_file(two) and one.read_bytes() == two.read_bytes()


def _alike(content: bytes, path: Path, *, exact: bool) -> bool:
    other = path.read_bytes()
    if content == other or exact:
        return content == other
    if _APART.findall(content) != _APART.findall(other):
        return False
    return SequenceMatcher(None, content.split(b"\n"), other.split(b"\n"), autojunk=False).ratio() >= SIMILAR
