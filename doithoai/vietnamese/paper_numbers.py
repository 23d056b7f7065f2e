"""Numbers of papers as they are written: 12/TB-UBND of the state, 45-KH/ĐU of the Party, 03/2026/QĐ-UBND of norms."""

from __future__ import annotations

import re

from doithoai.patterns import lazy
from doithoai.vietnamese.even import even

_ASCII = str.maketrans("ĐÂÊÔƠƯĂđ", "DAEOOUAd")
"""A pattern without their letters is made faster."""
_PART = "(?:[A-Z]|(?:[A-Z][a-z]*){2,})[0-9]*"
"""An abbreviation: UBND, TTr, QyĐ, QH15; one letter is enough (12/K-UBND)."""
_WRITTEN = lazy(rf"[0-9]+[a-zA-Z]?(?:/(?:19|20)[0-9]{{2}})?[-/]{_PART}(?:[-/.&+]{_PART}|[-/.][0-9]+)*(?:\([^()]+\))?")
_BEFORE = lazy(r"(?:^|.*\s)số\s*:?\s*(?=[0-9])", re.IGNORECASE)
"""The word “số”, and what stands before it: “Thông báo số”."""
_BEHIND = lazy(r",?\s+ngày\b.*$|[\s.,;:]+$", re.IGNORECASE)
"""The day belongs to `issued`."""
_AROUND = lazy(r"\s*([-/])\s*")
_TWICE = lazy(r"([-/])\1+")
_SMALL = lazy(r"(?<![^\W\d_])[A-ZĐa-zđ][a-zđ]+(?![^\W\d_])")
_MIXED = {"ttr": "TTr", "ctr": "CTr", "qyđ": "QyĐ", "qyd": "QyĐ"}
"""Abbreviations that have small letters."""


_BARE = {"DU": "ĐU", "QD": "QĐ", "HDND": "HĐND", "QyD": "QyĐ", "LDLD": "LĐLĐ"}
"""Abbreviations that are only ever written with Đ, as they are typed without it."""
_BARE_PART = lazy(rf"(?<=[-/])(?:{'|'.join(_BARE)})(?![^\W_])")


def is_written(number: str) -> bool:
    """Whether a number of a paper has a shape that papers have."""
    return _WRITTEN.fullmatch(number.translate(_ASCII)) is not None and _BARE_PART.search(number) is None


def right_number(number: str) -> str | None:
    """How a number of another shape is written rightly; None when that is not clear."""
    text = even(number).text.replace("\\", "/").strip()
    text = _BEHIND.sub("", _BEFORE.sub("", text))
    text = _TWICE.sub(r"\1", _AROUND.sub(r"\1", text))
    text = _SMALL.sub(lambda word: _MIXED.get(word[0].lower(), word[0].upper()), text)
    if " " in text:
        # Two signs part a number: the one that is lacking is where the blank is.
        text = text.replace(" ", "-" if "/" in text else "/", 1)
    text = _BARE_PART.sub(lambda part: _BARE[part[0]], text)
    return text if is_written(text) else None
