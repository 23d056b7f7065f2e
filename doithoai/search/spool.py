"""Where words wait between reading and turning over: a file for each process, so that none holds the archive."""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from pathlib import Path

from doithoai.search.folding import forms

ITEM, PART = "\n", "|"
"""Between items, and between parts of one that no phrase joins."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Where the words of one conference are."""

    file: str
    start: int
    length: int


class Spool:
    """A folder of waiting words."""

    def __init__(self, folder: Path) -> None:
        """Use a folder; each process writes a file of its own."""
        self.folder = folder

    def put(self, items: tuple[str, ...]) -> Waiting:
        """Keep the forms of some texts."""
        lines = (f" {PART} ".join(" ".join(forms(part)) for part in item.split("\n")) for item in items)
        packed = zlib.compress(ITEM.join(lines).encode(), 1)
        name = f"{os.getpid()}.words"
        with (self.folder / name).open("ab") as file:
            start = file.tell()
            file.write(packed)
        return Waiting(name, start, len(packed))

    def get(self, waiting: Waiting) -> list[list[str]]:
        """The forms of each text; PART stands between parts."""
        with (self.folder / waiting.file).open("rb") as file:
            file.seek(waiting.start)
            packed = file.read(waiting.length)
        return [line.split() for line in zlib.decompress(packed).decode().split(ITEM)]
