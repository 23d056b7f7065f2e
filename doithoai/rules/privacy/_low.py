"""A text in its low bytes: they are looked through faster than letters, and what is parted is seen together."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

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


@cache
def _mixed() -> re.Pattern[bytes]:
    """Letters between digits, and words for digits behind a digit: by first letter, which few digits precede."""
    tails: defaultdict[bytes, set[bytes]] = defaultdict(set)
    for one in map(low, DIGITS):
        tails[one[:1]].add(re.escape(one[1:]))
    some = [re.escape(first) + b"(?:" + b"|".join(sorted(rest)) + b")" for first, rest in sorted(tails.items())]
    word = b"(?:" + b"|".join(some) + b")"
    return re.compile(b"0(?:[OolIi|!SsBZz]{1,3}0|,?" + word + b"(?:,?(?:0|" + word + b")){2})")


@cache
def _bare() -> re.Pattern[bytes]:
    return re.compile(rb"hong,?(?:ba|nam|bay|tam|chin|hai|mot|0)")


def spoken(low_bytes: bytes) -> bool:
    """Whether a number may be told in words, in odd letters or percent-encoded, by the low bytes of a text."""
    if _spelled().search(low_bytes) or b"%00%00" in low_bytes or b"h\xf4ng0" in low_bytes:
        return True
    return bool(_mixed().search(low_bytes) or (b"hong" in low_bytes and _bare().search(low_bytes)))
