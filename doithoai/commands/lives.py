"""What became of each document along the line of a branch: its contents one after another, wherever it stood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from doithoai.commands.history import FileChange, MainLine
from doithoai.model.base import Frozen
from doithoai.patterns import lazy

_DOCUMENT = lazy(r"(?:.*/)?(?:(?:documents|reports)/[^/]+|plan(?:-[0-9]+)?)\.md")
_ALIKE = (5, 4, 3, 2, 1)
"""How many of the last parts of a path two places of one content may share, the more telling first."""


class Version(Frozen, frozen=True):
    """A content of a document, and the place on the line of the commit that brought it."""

    place: int
    content: str


@dataclass
class Life:
    """One document along the line."""

    versions: list[Version] = field(default_factory=list)
    ended: int | None = None
    absent: list[tuple[int, int]] = field(default_factory=list)
    """From where to where on the line it was not there."""


class Lives:
    """The documents of a line by the path at which each stood last."""

    def __init__(self, line: MainLine) -> None:
        """Follow them from the first commit to the last."""
        self.found: dict[str, Life] = {}
        for place, one in enumerate(line.commits):
            self._step(place, one.changes)

    def _step(self, place: int, changes: Iterable[FileChange]) -> None:
        removed = {one.path: one.old for one in changes if one.old and one.new is None}
        added = {one.path: one.new for one in changes if one.new and one.old is None}
        moved = dict(_moved(removed, added)) if removed and added else {}
        taken = {new: self.found.pop(old) for new, old in moved.items() if old in self.found}
        self.found |= taken
        for old in removed:
            if old in self.found and old not in taken:
                self.found[old].ended = place
        for one in changes:
            if one.new and _DOCUMENT.fullmatch(one.path):
                life = self.found.setdefault(one.path, Life())
                if life.ended is not None:
                    life.absent.append((life.ended, place))
                    life.ended = None
                if not life.versions or life.versions[-1].content != one.new:
                    life.versions.append(Version(place, one.new))

    def absent(self, path: str) -> tuple[tuple[int, int], ...]:
        """When the document at a path was not there, between its first commit and the last."""
        return tuple(self.found[path].absent) if path in self.found else ()

    def of(self, path: str, earlier: Iterable[str]) -> tuple[Version, ...]:
        """The contents of the document at a path, those first that stood at `earlier` paths before it came here."""
        life = self.found.get(path)
        if life is None or life.ended is not None:
            return ()
        own = life.versions
        before = (self.found[one].versions for one in earlier if one in self.found)
        return tuple(sorted([*own, *(one for some in before for one in some if one.place < own[0].place)], key=_place))


def _place(one: Version) -> int:
    return one.place


def _moved(removed: Mapping[str, str], added: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The new and old paths of what one commit moved: by content first, then with the folder that others moved with."""
    left = dict.fromkeys(removed)
    heads: dict[str, str] = {}
    rest = list(added)
    for length in (*_ALIKE, 0):
        known: dict[tuple[str, str], list[str]] = defaultdict(list)
        for path in left:
            known[removed[path], _tail(path, length)].append(path)
        still = []
        for path in rest:
            some = known.get((added[path], _tail(path, length)))
            if not some:
                still.append(path)
                continue
            old = some.pop()
            del left[old]
            heads |= _heads(old, path)
            yield path, old
        rest = still
    for path in rest:
        for head in _above(path):
            old = heads.get(head, "") + path[len(head) :]
            if head in heads and old in left:
                del left[old]
                yield path, old
                break


def _tail(path: str, length: int) -> str:
    """The last parts of a path; of no length the folder: a file may have been given another name in it."""
    parts = path.split("/")
    return "/".join(parts[-length:]) if length else f"{'/'.join(parts[:-1])}/"


def _heads(old: str, new: str) -> dict[str, str]:
    """What stands before the part that two paths share at their end, new to old."""
    one, two = old.split("/"), new.split("/")
    while one and two and one[-1] == two[-1]:
        one.pop()
        two.pop()
    return {"/".join(two): "/".join(one)} if one and two else {}


def _above(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path
