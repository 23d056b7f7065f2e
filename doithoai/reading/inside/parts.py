"""What a reader of one kind of file needs of the package that holds its parts."""

from __future__ import annotations

from typing import Protocol


class Texts(Protocol):
    """Where the parts of an office file are read."""

    def text(self, name: str) -> str:
        """A part."""
