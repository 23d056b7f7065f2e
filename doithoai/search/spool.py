"""Where what conferences say waits until all are read: a file for each process, so that none holds the archive."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from doithoai.search.folding import words
from doithoai.search.postings import Following, follow, phrases, turned

COMMON, LEAST = 0.01, 0.005
"""Phrases are kept of terms in such a share of the items, if a share of the conferences says them."""
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(dict[str, bytes]).decode


@dataclass(frozen=True, slots=True)
class Waiting:
    """Where the words of one place are."""

    file: str
    start: int
    length: int


class Spool:
    """A folder of what waits."""

    def __init__(self, folder: Path) -> None:
        """Use a folder; each process writes a file of its own."""
        self.folder = folder
        self.following: Following = {}

    def learn(self, sample: Iterable[tuple[str, ...]]) -> None:
        """Learn from the texts of some conferences which phrases to keep; before the first `put`."""
        self.following = follow(phrases(map(words, sample), COMMON, LEAST))

    def put(self, items: tuple[str, ...]) -> Waiting:
        """Keep what some texts say."""
        packed = _encode(turned(words(items), self.following))
        name = f"{os.getpid()}.words"
        with (self.folder / name).open("ab") as file:
            start = file.tell()
            file.write(packed)
        return Waiting(name, start, len(packed))

    def get(self, waiting: Waiting) -> dict[str, bytes]:
        """Each form and phrase that was said, and which of the texts said it."""
        with (self.folder / waiting.file).open("rb") as file:
            file.seek(waiting.start)
            return _decode(file.read(waiting.length))
