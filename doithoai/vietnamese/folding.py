"""Words as people type them: with or without diacritics, composed or not, tone on either vowel.

A *form* is a syllable with its diacritics in one spelling: small letters, the tone at the end (hoà and hòa are one
form), y for i after a consonant made i (kỹ and kĩ). A *term* is a form without diacritics. assets/chu.js does the
same; tests/search_words.json holds both to it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from doithoai.patterns import lazy
from doithoai.vietnamese.even import even

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Huyền, sắc, ngã, hỏi, nặng."""

PART = "|"
"""Between parts of a text that no phrase joins."""

_WORD = lazy(r"[^\W_]+")
_WORD_OR_PART = lazy(r"[^\W_]+|\n")
_MARKS = lazy("[\u0300-\u036f]")
_TONES = lazy(f"[{TONES}]")
_FINAL_Y = lazy(r"([bcdđghklmnpqrstvx])y$")
_SEEN = 1 << 16


def forms(text: str) -> list[str]:
    """The forms of a text, in order."""
    return [_forms[word] for word in _WORD.findall(unicodedata.normalize("NFC", text).lower())]


def words(items: Iterable[str]) -> list[list[str]]:
    """The forms of some texts, with PART where a line ends."""
    found = (_WORD_OR_PART.findall(unicodedata.normalize("NFC", item).lower()) for item in items)
    return [[_forms[word] for word in some] for some in found]


class _Known(dict[str, str]):
    """What was found out before; a dict is twice as fast as lru_cache, and words are many."""

    def __init__(self, find: Callable[[str], str]) -> None:
        super().__init__()
        self.find = find

    def __missing__(self, word: str) -> str:
        found = self.find(word)
        if len(self) < _SEEN:
            self[word] = found
        return found


def form(word: str) -> str:
    """One spelling for all spellings of a syllable; `word` is composed and in small letters."""
    if word.isascii():
        return _FINAL_Y.sub(r"\1i", word)
    plain = unicodedata.normalize("NFD", word)
    tone = "".join(_TONES.findall(plain))
    base = unicodedata.normalize("NFC", _TONES.sub("", plain))
    return _FINAL_Y.sub(r"\1i", base) + tone


def term(found: str) -> str:
    """A form without its diacritics."""
    if found.isascii():
        return found
    return _MARKS.sub("", unicodedata.normalize("NFD", found)).replace("đ", "d")


_forms = _Known(form)
_forms["\n"] = PART
terms = _Known(term)
"""The term of each form, once it was asked for."""


@lru_cache(maxsize=4096)
def number_key(number: str) -> str:
    """The number of a paper as it is compared: without blanks, large letters, leading noughts and the word “số”.

    Every dash and slash is one, and so are Đ and D: who types 15–KH/DU means 15-KH/ĐU.
    """
    text = even(unicodedata.normalize("NFC", number)).text.casefold().replace("đ", "d")
    return _NOUGHTS.sub("", "".join(text.split()).removeprefix("số"))


_NOUGHTS = lazy(r"(?<![0-9])0+(?=[0-9])")
