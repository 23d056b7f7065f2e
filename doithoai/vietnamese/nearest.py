"""What was meant by a word that nobody knows: the known ones most like it, by spelling or by label, accents apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from doithoai.model.both import Both

SHORT = 6
"""A list of as many words is told whole; of a longer one the nearest are, and where it stands."""
_SURE, _MEANT, _LIKE = 0.8, 0.6, 0.4
_SHOWN = 3


def meant(word: str, known: Mapping[str, str], *, sure: bool = False) -> str:
    """The known word that was most likely, or surely, meant; empty when none is like it. A label may be empty."""
    least = _SURE if sure else _MEANT
    return next((name for likeness, name in _ranked(word, known) if likeness >= least), "")


def nearest(word: str, known: Mapping[str, str]) -> list[str]:
    """The three known words that are most like it, as far as they are like it at all."""
    return [name for likeness, name in _ranked(word, known)[:_SHOWN] if likeness >= _LIKE]


def told(word: object, known: Mapping[str, str], where: Both) -> Both:
    """The known words with their labels: all of a short list, of a long one the nearest three and where it stands."""
    if len(known) <= SHORT:
        return Both(", ".join(_labelled(known, name) for name in known), ", ".join(known))
    ranked = _ranked(str(word), known)
    found = [name for _, name in ranked[:_SHOWN]]
    shown = ", ".join(_labelled(known, name) for name in found)
    more = len(known) - len(found)
    return Both(
        f"gần nhất là {shown}; còn {more} nữa ở {where}",
        f"the nearest are {', '.join(found)}; {more} more in {where.en}",
    )


def on_page(address: str) -> Both:
    """Where a list of the package's own stands."""
    return Both(f"trang {address} của cổng", f"the portal's page {address}")


def _labelled(known: Mapping[str, str], name: str) -> str:
    return f"{name} ({known[name]})" if known[name] else name


def _ranked(word: str, known: Mapping[str, str]) -> list[tuple[float, str]]:
    """How like each known word is, at most 1: the most like first, else in their own order."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only when there is something to report

    plain = _plain(_SAID.get(word.casefold().strip(), word))
    matcher = SequenceMatcher(b=plain)

    def likeness(text: str) -> float:
        matcher.set_seq1(text)
        ratio = matcher.ratio()
        inside = plain and f" {text} ".find(f" {plain} ") >= 0
        return max(ratio, _MEANT - 0.01 + ratio / 100) if inside else ratio

    found = [(max(likeness(_plain(name)), likeness(_plain(label))), name) for name, label in known.items()]
    return sorted(found, key=lambda one: -one[0])


_SAID = {
    "hotline": "đường dây nóng",
    "zalo": "mạng xã hội",
    "facebook": "mạng xã hội",
    "sms": "tin nhắn",
    "email": "thư điện tử",
    "e-mail": "thư điện tử",
    "website": "cổng thông tin điện tử",
    "qr": "mã QR",
}
"""What people say for words of a list, and no spelling tells."""


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """Small letters without accents, with blanks for what joins words; each list of words is asked again and again."""
    parted = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = "".join(letter if letter.isalnum() else " " for letter in parted if not unicodedata.combining(letter))
    return " ".join(bare.split())
