"""Since when the main branch holds what the records say: worked out from Git once, then read as a file by the portal.

A build never asks Git itself: what it shows is decided by the records, the day and this file.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta

from doithoai.model.base import Record
from doithoai.model.vocabulary import Word

COMMIT = r"^[0-9a-f]{40}([0-9a-f]{24})?$"
CommitId = Annotated[str, Meta(pattern=COMMIT)]


class HeldSince(Record, frozen=True, kw_only=True):
    """When something came onto the branch: the day, or what is known where the dates of Git contradict one another."""

    commit: CommitId | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    cut: bool = False
    """Whether it was there already where the history that is at hand begins."""

    @property
    def on(self) -> dt.date | None:
        """The day, where it is known."""
        return self.earliest if self.earliest == self.latest else None


class Contradiction(Word):
    """What the dates of a document and of the branch say against each other; never what an office did."""

    SAID_AHEAD = "said_ahead", "đã ghi là ban hành trước ngày ban hành"
    SENT_AHEAD = "sent_ahead", "đã ghi là gửi trước ngày gửi"
    TEXT_BEFORE = "text_before", "toàn văn đã có trước ngày ban hành"
    ISSUED_RESTATED = "issued_restated", "ngày ban hành từng ghi khác"
    SENT_RESTATED = "sent_restated", "ngày gửi từng ghi khác"
    RENUMBERED = "renumbered", "số, ký hiệu từng ghi khác"
    ABSENT = "absent", "từng không có trong kho"
    UNSETTLED = "unsettled", "ngày trong lịch sử kho mâu thuẫn nhau"
    NO_LONGER = "no_longer", "bản ghi từng được nêu không còn trong lịch sử của nhánh"

    @property
    def fails(self) -> bool:
        """Whether it is more than worth knowing: drafts stand here before they are issued, slips are put back."""
        return self not in (Contradiction.TEXT_BEFORE, Contradiction.ABSENT)


class Contradicted(Record, frozen=True, kw_only=True):
    """One contradiction: the day that the record says, what the history says, and what was on record before."""

    kind: Contradiction
    said: dt.date | None = None
    held: HeldSince | None = None
    until: HeldSince | None = None
    was: str | None = None


class FileHeld(Record, frozen=True, kw_only=True):
    """An attached file by its checksum: since when a record on the branch names it, and until when one that is gone."""

    path: str
    sha256: str
    first: HeldSince
    replaced: HeldSince | None = None


class DocumentHeld(Record, frozen=True, kw_only=True):
    """One document: what it says of its days, and since when the branch has it."""

    file: str
    issued: dt.date | None = None
    sent: dt.date | None = None
    first: HeldSince | None = None
    """When the branch first held it, wherever it stood then; None while it does not."""
    changed: HeldSince | None = None
    """When its file last changed there."""
    versions: int = 0
    differs: bool = False
    """Whether the file at hand is not the one on the branch."""
    stamped: dt.date | None = None
    """The day of the first time stamp on a manifest that names its present content."""
    files: tuple[FileHeld, ...] = ()
    contradicted: tuple[Contradicted, ...] = ()


class Evidence(Record, frozen=True, kw_only=True):
    """The history of a branch as far as it bears on documents."""

    evidence: Literal[1]
    branch: str
    commit: CommitId
    as_of: dt.date
    begun: HeldSince
    """Its first commit that is at hand."""
    cut: bool = False
    """Whether history is at hand in part only, as in a shallow clone."""
    lost: tuple[str, ...] = ()
    """Commits that an earlier manifest names and the branch has no longer."""
    documents: tuple[DocumentHeld, ...] = ()
