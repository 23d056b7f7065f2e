"""A text in its low bytes: they are looked through faster than letters, and what is parted is seen together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from doithoai.patterns import lazy
from doithoai.rules.privacy._spoken import DIGITS

TO_ZERO = bytes.maketrans(b"123456789\xff", b"0000000000")
SEPARATORS = bytes(range(0x10)) + bytes(range(0x11, 0x20)) + b' ".-()*_`\\\xa0\xad'
"""Every digit is 0; blanks and what stands inside numbers go."""


def low(text: str) -> bytes:
    """A text as `Gathered.low` holds it: each letter is changed or left out by itself."""
    return text.encode("utf-16-le").translate(TO_ZERO, SEPARATORS)


@cache
def _spelled() -> re.Pattern[bytes]:
    """How a telephone number that is told in words begins."""
    second = b"|".join(re.escape(low(one)) for one in ("ba", "năm", "bảy", "bẩy", "tám", "chín", "hai"))
    return re.compile(re.escape(low("hông")) + b",?(?:" + second + b")")


_LEAST = 9
_LETTERED = lazy(rb"0[OolIi|!SsBZz]{1,3}0")


def by_two(words: Iterable[str]) -> dict[bytes, tuple[bytes, ...]]:
    """Words by their first two bytes, the longest first: a pattern of many words is slow to make."""
    found: defaultdict[bytes, list[bytes]] = defaultdict(list)
    for word in sorted(low("|".join(words)).split(b"|"), key=lambda one: (-len(one), one)):
        if len(word) > 1:
            found[word[:2]].append(word)
    return {two: tuple(some) for two, some in found.items()}


def beginning(words: Iterable[bytes], before: bytes = b"", after: bytes = b"") -> re.Pattern[bytes]:
    """Where such words may begin, by their first two bytes and what stands around these."""
    first, second = (re.escape(b"".join(sorted({word[at : at + 1] for word in words}))) for at in (0, 1))
    return re.compile(b"%b[%b](?=[%b]%b)" % (before, first, second, after))


@cache
def _words() -> tuple[dict[bytes, tuple[bytes, ...]], re.Pattern[bytes]]:
    """The words for a digit, and a digit with the beginning of one behind it."""
    words = by_two(DIGITS)
    return words, beginning(words, b"0,?")


def _behind(text: bytes, at: int) -> int:
    """Where a digit or a word for one ends that begins there; -1 where none does."""
    at += text.startswith(b",", at)
    if text.startswith(b"0", at):
        return at + 1
    word = next((one for one in _words()[0].get(text[at : at + 2], ()) if text.startswith(one, at)), None)
    return -1 if word is None else at + len(word)


def _is_long(text: bytes, start: int) -> bool:
    """Whether words and digits that follow one another there are nine at least: “tháng 5 năm 2026” is shorter."""
    before = text[max(0, start - _LEAST) : start]
    count = len(before) - len(before.rstrip(b"0"))
    while count < _LEAST and (start := _behind(text, start)) >= 0:
        count += 1
    return count >= _LEAST


@cache
def _bare() -> re.Pattern[bytes]:
    return re.compile(rb"hong,?(?:ba|nam|bay|tam|chin|hai|mot|0)")


def spoken(low_bytes: bytes) -> bool:
    """Whether a number may be told in words, in odd letters or percent-encoded, by the low bytes of a text."""
    if _spelled().search(low_bytes) or b"%00%00" in low_bytes or b"h\xf4ng0" in low_bytes:
        return True
    if _LETTERED.search(low_bytes) or (b"hong" in low_bytes and _bare().search(low_bytes)):
        return True
    return any(_is_long(low_bytes, one.start()) for one in _words()[1].finditer(low_bytes))
