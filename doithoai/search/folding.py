"""Words as people type them: with or without diacritics, composed or not, tone on either vowel.

A *form* is a syllable with its diacritics in one spelling: small letters, the tone at the end (hoà and hòa are one
form), y for i after a consonant made i (kỹ and kĩ). A *term* is a form without diacritics. docs/assets/chu.js does the
same; tests/search_words.json holds both to it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Huyền, sắc, ngã, hỏi, nặng."""

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f]")
_TONES = re.compile(f"[{TONES}]")
_FINAL_Y = re.compile(r"([bcdđghklmnpqrstvx])y$")
_SEEN = 1 << 16


def forms(text: str) -> list[str]:
    """The forms of a text, in order."""
    return [form(word) for word in _WORD.findall(unicodedata.normalize("NFC", text).lower())]


@lru_cache(_SEEN)
def form(word: str) -> str:
    """One spelling for all spellings of a syllable; `word` is composed and in small letters."""
    if word.isascii():
        return _FINAL_Y.sub(r"\1i", word)
    plain = unicodedata.normalize("NFD", word)
    tone = "".join(_TONES.findall(plain))
    base = unicodedata.normalize("NFC", _TONES.sub("", plain))
    return _FINAL_Y.sub(r"\1i", base) + tone


@lru_cache(_SEEN)
def term(found: str) -> str:
    """A form without its diacritics."""
    if found.isascii():
        return found
    return _MARKS.sub("", unicodedata.normalize("NFD", found)).replace("đ", "d")
