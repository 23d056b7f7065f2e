"""What the archive is to show on this machine: main as the server has it, with every proposal that is still open.

Whoever works here sees their change until it is taken, and what others changed as soon as it is; what both changed is
put together field by field.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from doithoai.commands.proposals.files import standing
from doithoai.commands.proposals.memory import Proposal
from doithoai.commands.proposals.merging import Choose, merged
from doithoai.commands.proposals.store import THERE, Declined, ProposalStore, TreeFile, oid_of, within
from doithoai.model.base import Frozen
from doithoai.model.both import Both

Oids = Mapping[str, str]
Touched = Mapping[str, str | None]


class Joined(Frozen, frozen=True):
    """An open proposal as it is to stand on the main branch of today."""

    proposal: Proposal
    heads: tuple[str, ...]
    """The commits that the next one continues."""
    files: Touched
    """What it changes of main, whole; None: it goes."""
    lacking: bool
    """Whether it must be sent again though nothing more was written, since main changed the same files."""


class Desk:
    """One repository in one run: what its commits hold is asked once."""

    def __init__(self, store: ProposalStore, choose: Choose) -> None:
        """Keep whom to ask."""
        self.store, self.choose = store, choose
        self._files = lru_cache(maxsize=None)(store.files)

    def entries(self, commit: str) -> Mapping[str, TreeFile]:
        """The plain files of a commit."""
        return self._files(commit)

    def oids(self, commit: str) -> dict[str, str]:
        """The same by checksum alone."""
        return {path: one.oid for path, one in self._files(commit).items()}

    def base(self, one: str, other: str) -> str:
        """The newest commit that both go back to; Declined when there is none."""
        found = self.store.bases(one, other)
        if not found:
            vi = "kho trên máy và kho trên máy chủ không cùng gốc; hãy hỏi người quản lý kho"
            raise Declined(Both(vi, "the archive here and the one on the server have nothing in common"))
        return found[0]

    def touched(self, base: str, tip: str) -> dict[str, str | None]:
        """What became of the files that differ between two commits."""
        return differing(self.oids(base), self.oids(tip))

    def put_together(self, path: str, base: str | None, mine: str | None, theirs: str | None) -> str | None:
        """One version of three, as checksums."""
        if mine in (theirs, base):
            return theirs
        if theirs == base:
            return mine
        some = [None if oid is None else self.store.read([oid])[0] for oid in (base, mine, theirs)]
        made = merged(self.inside(path), some[0], some[1], some[2], self.choose)
        return None if made is None else self.store.keep(made)

    def inside(self, path: str) -> str:
        """A path of the repository as one of the archive; what lies outside begins with `../`."""
        prefix = self.store.prefix
        return path[len(prefix) :] if path.startswith(prefix) else f"../{path}"

    def joined(self, proposal: Proposal, main: str) -> Joined:
        """A proposal with what others sent to it, on top of main."""
        there = self.store.refs(THERE).get(f"{THERE}{proposal.branch}")
        heads: tuple[str, ...] = (proposal.tip,)
        files = self.oids(proposal.tip)
        if there and not within(self.store, there, proposal.tip):
            heads = (there,) if within(self.store, proposal.tip, there) else (proposal.tip, there)
            files = self._of_both(*heads) if len(heads) > 1 else self.oids(there)
        base = self.base(heads[-1], main)
        began, now = self.oids(base), self.oids(main)
        mine = differing(began, files)
        made = {path: self.put_together(path, began.get(path), oid, now.get(path)) for path, oid in mine.items()}
        met = any(now.get(path) not in (began.get(path), oid) for path, oid in mine.items())
        return Joined(proposal, heads, made, lacking=met or len(heads) > 1)

    def _of_both(self, one: str, other: str) -> dict[str, str]:
        base, mine, theirs = (self.oids(name) for name in (self.base(one, other), one, other))
        made = dict(theirs)
        for path, oid in differing(base, mine).items():
            _set(made, path, self.put_together(path, base.get(path), oid, theirs.get(path)))
        return made

    def landed(self, commit: str, main: str) -> bool:
        """Whether main has all that a proposal changes, by whatever way it was taken."""
        if within(self.store, commit, main):
            return True
        changed, now = self.touched(self.base(commit, main), commit), self.oids(main)
        return all(now.get(path) == oid for path, oid in changed.items())

    def shown(self, main: str, over: Mapping[str, str | None]) -> dict[str, str]:
        """The files of main, with what proposals change of them."""
        files = self.oids(main)
        for path, oid in over.items():
            _set(files, path, oid)
        return files

    def renewed(self, was: Oids, now: Oids) -> dict[str, tuple[bytes | None, bytes | None]]:
        """What is to be written so that the folder shows `now` where it showed `was`: old and new of each file."""
        changed = {}
        for path in sorted(differing(was, now)):
            lies = standing(self.store.top, path)
            mine = None if lies is None else oid_of(lies, next(iter(now.values())))
            if mine == now.get(path):
                continue
            wanted = now.get(path)
            if mine != was.get(path):
                kept = self.store.keep(lies) if lies is not None else None
                wanted = self.put_together(path, was.get(path), kept, now.get(path))
            data = self.store.read([wanted])[0] if wanted else None
            if data != lies:
                changed[path] = (lies, data)
        return changed


def differing(one: Oids, other: Oids) -> dict[str, str | None]:
    """The files that two states do not have alike, as the other has them."""
    return {path: other.get(path) for path in one.keys() | other.keys() if one.get(path) != other.get(path)}


def _set(files: dict[str, str], path: str, oid: str | None) -> None:
    if oid is None:
        files.pop(path, None)
    else:
        files[path] = oid
