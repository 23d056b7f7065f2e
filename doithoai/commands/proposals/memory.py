"""What was proposed and is not settled yet: a note in the folder of Git, never in the archive; it holds no token.

It is written before anything that it tells of is done, so whoever comes after a kill does the rest.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from doithoai.commands.proposals.store import MAIN, ProposalStore
from doithoai.disk import write
from doithoai.model.base import Frozen
from doithoai.model.both import Both

_FILE = "doithoai/de-nghi.json"


class ReviewAsked(Frozen, frozen=True):
    """The request to review a proposal, as the server names it."""

    number: int
    url: str


class Proposal(Frozen, frozen=True):
    """One proposal: its branch, what it is about, and how far it went."""

    branch: str
    about: tuple[str, ...]
    """Folders of the archive: a conference, a year of a unit, a unit; else the shared file or folder."""
    tip: str
    """The last commit of ours."""
    title: str
    body: str
    sent: str | None = None
    """The last commit that the server took."""
    waiting: tuple[str, ...] = ()
    """The commits that it has not, in order."""
    asked: ReviewAsked | None = None
    told: bool = False
    """Whether what is asked for says all that was sent."""


class Memory(Frozen, frozen=True):
    """Every proposal that is not settled, in order; and the commit of main that the folder was being brought to."""

    proposals: tuple[Proposal, ...] = ()
    renewing: str | None = None


class ForgottenNote(Exception):
    """The note can't be read; its one argument, a Both, says so."""


def load(store: ProposalStore) -> Memory:
    """What is noted; the branches of this machine are made to agree with it."""
    try:
        memory = msgspec.json.decode((store.folder / _FILE).read_bytes(), type=Memory)
    except FileNotFoundError:
        return Memory()
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        where = f"{store.folder.name}/{_FILE}"
        vi = f"không đọc được {where}, nơi nhớ những đề nghị đã gửi; xóa tệp ấy thì lần gửi sau là một đề nghị mới"
        raise ForgottenNote(
            Both(vi, f"{where}, which keeps what was proposed, can't be read; without it the next is a new proposal")
        ) from None
    here = store.refs(f"{MAIN}ban/")
    for one in memory.proposals:
        if here.get(f"{MAIN}{one.branch}") != one.tip:
            store.set_ref(f"{MAIN}{one.branch}", one.tip)
    return memory


def save(store: ProposalStore, memory: Memory) -> Memory:
    """Note it, whole or not at all."""
    (store.folder / _FILE).parent.mkdir(exist_ok=True)
    write(str(store.folder / _FILE), msgspec.json.encode(memory))
    return memory


def with_proposal(memory: Memory, new: Proposal) -> Memory:
    """The same with one proposal as it is now; a new one comes last."""
    known = any(one.branch == new.branch for one in memory.proposals)
    kept = tuple(new if one.branch == new.branch else one for one in memory.proposals)
    return msgspec.structs.replace(memory, proposals=kept if known else (*kept, new))


def without(memory: Memory, branch: str) -> Memory:
    """The same without a proposal that is settled."""
    kept = tuple(one for one in memory.proposals if one.branch != branch)
    return msgspec.structs.replace(memory, proposals=kept)


def lock_of(store: ProposalStore) -> Path:
    """The file by which commands take turns."""
    file = store.folder / _FILE
    file.parent.mkdir(exist_ok=True)
    return file.with_suffix(".khoa")
