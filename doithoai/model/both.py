"""A text in both languages: it is the Vietnamese text, and holds the English one beside it."""

from __future__ import annotations

from typing import Self


class Both(str):
    """Words of our own in a message; what a record says has one language only and stays a plain string."""

    __slots__ = ("en",)
    en: str

    def __new__(cls, vi: str, en: str) -> Self:
        """Keep the English beside the Vietnamese."""
        text = super().__new__(cls, vi)
        text.en = en
        return text

    def __reduce__(self) -> tuple[type[Both], tuple[str, str]]:
        """Both languages go along to another process."""
        return Both, (str(self), self.en)
