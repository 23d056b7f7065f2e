"""Where what conferences say waits until all are read: a file for each process, so that none holds the archive."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable, Iterable
from functools import lru_cache
from io import FileIO
from pathlib import Path

import msgspec

from doithoai.model.base import Frozen
from doithoai.search.postings import Following, follow, phrases, said, turned
from doithoai.vietnamese.folding import forms, words

COMMON, LEAST = 0.01, 0.005
"""Phrases are kept of terms in such a share of the items, if a share of the conferences says them."""
AGAIN = 4096
"""Parts of texts whose words are kept at hand."""
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(dict[str, bytes]).decode


class Waiting(Frozen, frozen=True):
    """Where the words of one place are."""

    file: str
    start: int
    length: int


class Spool:
    """A folder of what waits."""

    def __init__(self, folder: Path) -> None:
        """Use a folder; each process writes a file of its own."""
        self.folder = folder
        self._files: dict[str, FileIO] = {}
        self.close = weakref.finalize(self, _close, self._files)
        """Let go of the files; what waits in them is not read again."""
        self._said = self._listening({})

    def learn(self, sample: Iterable[tuple[str, ...]]) -> None:
        """Learn from the texts of some conferences which phrases to keep; before the first `put`."""
        self._said = self._listening(follow(phrases(map(words, sample), COMMON, LEAST)))

    @staticmethod
    def _listening(following: Following) -> Callable[[str], tuple[str, ...]]:
        """Names of fields, offices and villages come again and again."""
        return lru_cache(AGAIN)(lambda part: said(forms(part), following))

    def put(self, items: tuple[str, ...]) -> Waiting:
        """Keep what some texts say."""
        packed = _encode(turned([map(self._said, item.split("\n")) for item in items]))
        name = f"{os.getpid()}.words"
        file = self._open(name)
        start = file.seek(0, os.SEEK_END)
        file.write(packed)
        return Waiting(name, start, len(packed))

    def get(self, waiting: Waiting) -> dict[str, bytes]:
        """Each form and phrase that was said, and which of the texts said it."""
        file = self._open(waiting.file)
        file.seek(waiting.start)
        return _decode(file.read(waiting.length))

    def _open(self, name: str) -> FileIO:
        """A file that stays open: to open one costs more than to read what one conference says."""
        if name not in self._files:
            self._files[name] = FileIO(self.folder / name, "a+")
        return self._files[name]


def _close(files: dict[str, FileIO]) -> None:
    for file in files.values():
        file.close()
    files.clear()
