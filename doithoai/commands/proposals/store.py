"""What a proposal needs of Git: a few things asked and done, by the program or by the library where there is none.

Paths are those of the whole repository, objects are named by their checksum. Nothing here is ever forced.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from doithoai.commands.repository import NotInGit
from doithoai.model.base import Frozen
from doithoai.model.both import Both

MAIN = "refs/heads/"
THERE = "refs/remotes/origin/"
OURS = "ban/"
"""How the branches begin that hold proposals."""
PLAIN = (0o100644, 0o100755)
"""The modes of what is a plain file; links and repositories within are nobody's records."""
WAIT = 600
"""Seconds within which a server has taken or given all there is."""
STILL = 20
"""Seconds after which a server that says nothing is one that can't be reached."""


class Offline(Exception):
    """The server can't be reached now, or something on the way answers in its place; its argument, a Both, says how."""


class Declined(Exception):
    """The server, or this machine, does not do it; its one argument, a Both, says why."""


class MovedOn(Exception):
    """Somebody sent something to the same branch meanwhile."""


class TreeFile(Frozen, frozen=True):
    """A file of a commit: its mode, and the checksum of what it holds."""

    mode: int
    oid: str


class Access(Frozen, frozen=True):
    """Where the other side is, and what opens it; the token is never written anywhere."""

    url: str
    user: str = ""
    token: str = ""


class Author(Frozen, frozen=True):
    """Who is named as having written it, and when, in seconds since 1970."""

    name: str
    email: str
    moment: int


class ProposalStore(Protocol):
    """A repository, the folder it lies in, and where the archive stands in it (`prefix`, with a stroke behind it)."""

    top: Path
    folder: Path
    prefix: str

    def close(self) -> None:
        """Let go of what is open."""

    def branch(self) -> str | None:
        """The branch whose files lie in the folder; None when there is none."""

    def main(self) -> str | None:
        """The branch that the other side shows to everybody, where that is known."""

    def setting(self, name: str) -> str | None:
        """A setting, such as remote.origin.url."""

    def refs(self, start: str) -> dict[str, str]:
        """The names that begin so, and their commits."""

    def set_ref(self, name: str, commit: str | None) -> None:
        """Let a name mean a commit, or nothing."""

    def files(self, commit: str) -> dict[str, TreeFile]:
        """The plain files of a commit."""

    def read(self, oids: Sequence[str]) -> list[bytes]:
        """What objects hold."""

    def keep(self, data: bytes) -> str:
        """Keep what a file holds; its checksum."""

    def bases(self, one: str, other: str) -> list[str]:
        """The newest commits that both go back to."""

    def commit(
        self, on: str, files: Mapping[str, str | None], parents: Sequence[str], message: str, author: Author
    ) -> str:
        """A commit with the files of `on`, save for these; None: it goes."""

    def index(self) -> dict[str, str]:
        """What Git tracks: paths and checksums, folders that are repositories of their own among them."""

    def take_index(self, commit: str) -> None:
        """Track what a commit holds, as it lies in the folder."""

    def fetch(self, main: str, access: Access) -> None:
        """Learn what the other side has of the main branch and of proposals. Raises Offline, Declined."""

    def push(self, commit: str, branch: str, access: Access) -> None:
        """Send a commit as a branch that it continues. Raises Offline, Declined, MovedOn."""


def open_store(records: Path, *, library: bool = False) -> ProposalStore:
    """The repository that holds an archive, by Git where it is installed and the library is not asked for."""
    if not library and shutil.which("git"):
        from doithoai.commands.proposals.by_git import GitStore  # noqa: PLC0415 - only one of the two is loaded

        return GitStore(records)
    try:
        from doithoai.commands.proposals.by_dulwich import DulwichStore  # noqa: PLC0415 - likewise
    except ModuleNotFoundError:
        raise NotInGit(
            Both(
                'máy này chưa có Git và chưa có phần thay cho Git; hãy chạy: pip install "doithoai[desk]"',
                'this machine has neither Git nor what stands in for it; run: pip install "doithoai[desk]"',
            )
        ) from None
    return DulwichStore(records)


def oid_of(data: bytes, like: str) -> str:
    """The checksum under which Git keeps what a file holds, in the manner of another."""
    head = b"blob %d\0" % len(data)
    return hashlib.new("sha256" if len(like) == 64 else "sha1", head + data, usedforsecurity=False).hexdigest()


def within(store: ProposalStore, one: str, other: str) -> bool:
    """Whether a commit is part of what another goes back to."""
    return one == other or one in store.bases(one, other)
