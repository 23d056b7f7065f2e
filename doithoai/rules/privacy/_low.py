"""A text in its low bytes: they are looked through faster than letters, and what is parted is seen together."""

from __future__ import annotations

import re
from collections import defaultdict
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


@cache
def _word() -> bytes:
    """Any word for a digit; by first letter, which few digits precede."""
    tails: defaultdict[bytes, set[bytes]] = defaultdict(set)
    for one in map(low, DIGITS):
        tails[one[:1]].add(re.escape(one[1:]))
    some = [re.escape(first) + b"(?:" + b"|".join(sorted(rest)) + b")" for first, rest in sorted(tails.items())]
    return b"(?:" + b"|".join(some) + b")"


@cache
def _mixed() -> re.Pattern[bytes]:
    """A digit, a word for one, and two more of either."""
    return re.compile(b"0,?" + _word() + b"(?:,?(?:0|" + _word() + b")){2}")


@cache
def _one() -> re.Pattern[bytes]:
    return re.compile(b",?(0|" + _word() + b")")


def _is_long(text: bytes, start: int) -> bool:
    """Whether words and digits that follow one another there are nine at least: “tháng 5 năm 2026” is shorter."""
    before = text[max(0, start - _LEAST) : start]
    count = len(before) - len(before.rstrip(b"0"))
    while count < _LEAST and (one := _one().match(text, start)):
        count, start = count + 1, one.end()
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
    return any(_is_long(low_bytes, one.start()) for one in _mixed().finditer(low_bytes))
