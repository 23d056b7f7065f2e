"""The commits of a branch as it grew, oldest first, read in one pass; and which of their dates can be believed.

What counts is the line of first parents: a commit of a side branch is on the main one since it was merged, whatever
date it bears. A date is written by the machine that commits. One that is earlier than a date before it on the line, or
later than the day of judgement, is not believed: its neighbours bound it.
"""

from __future__ import annotations

import datetime as dt
import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from doithoai.commands.repository import NotInGit, Repository
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.evidence import HeldSince

VIETNAM = dt.timezone(dt.timedelta(hours=7))
_LOG = (
    *("-c", "log.showRoot=true", "log", "--first-parent", "--diff-merges=first-parent", "--raw", "--no-abbrev", "-z"),
    *("--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--no-show-signature", "--no-notes"),
    *("--no-relative", "--ignore-submodules=all", "--reverse", "--format=%x01%H %ct %P"),
)
_ALONE = {
    # Neither replaced objects nor grafts may tell another history than the one that was pushed; nothing is fetched.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
_NOTHING = frozenset("0")


class FileChange(Frozen, frozen=True):
    """A file that a commit adds (no `old`), changes or removes (no `new`): names of contents, as Git has them."""

    path: str
    old: str | None
    new: str | None


class OnLine(Frozen, frozen=True):
    """One commit of the line: what it did to the one before it."""

    id: str
    seconds: int
    changes: tuple[FileChange, ...]


class MainLine:
    """The commits of a branch, oldest first."""

    def __init__(self, repository: Repository, branch: str, as_of: dt.date) -> None:
        """Read them. Raises NotInGit."""
        repository.environment = {**repository.environment, **_ALONE}
        self.repository = repository
        self.tip = _tip(repository, branch)
        self.commits = tuple(_parsed(repository.run(*_LOG, self.tip, "--")))
        self.place = {one.id: place for place, one in enumerate(self.commits)}
        self.cut = b"\nparent " in repository.run("cat-file", "commit", self.commits[0].id).partition(b"\n\n")[0]
        self._days = [_day(one.seconds) for one in self.commits]
        self._believed = list(self._believable(as_of))

    def _believable(self, as_of: dt.date) -> Iterator[int]:
        """The places of commits whose dates agree with all that was believed before them."""
        last: int | None = None
        for place, one in enumerate(self.commits):
            day = self._days[place]
            if day is not None and day <= as_of and (last is None or one.seconds >= last):
                last = one.seconds
                yield place

    def since(self, place: int) -> HeldSince:
        """When the commit at a place came onto the branch."""
        cut = self.cut and place == 0
        at = bisect_left(self._believed, place)
        latest = self._days[self._believed[at]] if at < len(self._believed) else None
        if latest is not None and self._believed[at] == place:
            return HeldSince(commit=self.commits[place].id, earliest=None if cut else latest, latest=latest, cut=cut)
        before = bisect_right(self._believed, place) - 1
        earliest = self._days[self._believed[before]] if before >= 0 else None
        return HeldSince(commit=self.commits[place].id, earliest=earliest, latest=latest, cut=cut)

    def written(self, place: int) -> dt.date | None:
        """The day that a commit bears, believed or not."""
        return self._days[place]


def _seconds(text: str) -> int:
    """The moment that a commit bears; one that nobody can have meant where it bears none."""
    return int(text) if text.isdecimal() else _NO_MOMENT


_NO_MOMENT = -(1 << 62)


def _day(seconds: int) -> dt.date | None:
    try:
        return dt.datetime.fromtimestamp(seconds, VIETNAM).date()
    except (ValueError, OverflowError, OSError):
        return None


def _tip(repository: Repository, branch: str) -> str:
    """The last commit of a branch: of this copy, or of the one that it was copied from."""
    for name in (f"refs/heads/{branch}", f"refs/remotes/origin/{branch}", branch.lstrip("-")):
        try:
            return repository.run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
        except NotInGit:
            continue
    if not repository.begun:
        raise NotInGit(Both("kho Git này chưa có lần ghi (commit) nào", "this repository has no commit yet"))
    raise NotInGit(
        Both(
            f"bản chép này của kho không có nhánh “{branch}”; hãy chạy git fetch, hoặc nêu nhánh khác bằng --branch",
            f"this copy of the repository has no branch “{branch}”; git fetch brings it, --branch names another",
        )
    )


def _parsed(output: bytes) -> Iterator[OnLine]:
    """The commits of what `git log` printed: a head, then each change and its path."""
    parts = iter(output.split(b"\0"))
    head: list[str] | None = None
    changes: list[FileChange] = []
    for told in parts:
        part = told.lstrip(b"\n")
        if part.startswith(b"\x01"):
            if head:
                yield OnLine(head[0], _seconds(head[1]), tuple(changes))
            head, changes = part[1:].decode("ascii").split(" "), []
        elif part.startswith(b":"):
            old_mode, new_mode, old, new, _ = part[1:].decode("ascii").split(" ")
            path = os.fsdecode(next(parts))
            changes.append(FileChange(path, _named(old, old_mode), _named(new, new_mode)))
    if head:
        yield OnLine(head[0], _seconds(head[1]), tuple(changes))


def _named(content: str, mode: str) -> str | None:
    """The name of a plain file's content: none where there is no file, or a link or another repository."""
    return content if mode.startswith("100") and not set(content) <= _NOTHING else None
