"""Words turned over: from what each place says to where each word is said, as bytes that a browser can walk.

A place is a conference, the papers of one, or a group of pages; an item is a thing within it. A posting is a row of
(steps to the next place as a varint, items); items are one byte below 128 for a single item, or 128 + n and n bytes
of bits, lowest first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from doithoai.vietnamese.folding import PART, term, terms

SINGLE = 128
"""Items below it are told by one byte."""


class Piece(NamedTuple):
    """Part of a posting: its first and last place, and bytes without the way to the first."""

    first: int
    last: int
    data: bytes


def varint(number: int) -> bytes:
    """Seven bits a byte, lowest first; the last one is below 128."""
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


_MARKED = {1 << item: bytes((item,)) for item in range(SINGLE)}
"""Single items, and the sets of items that were written before: words come together."""
_SETS = 1 << 15


def marked(mask: int) -> bytes:
    """The items of a place."""
    if known := _MARKED.get(mask):
        return known
    size = (mask.bit_length() + 7) // 8
    if size >= SINGLE:
        raise ValueError(f"{mask.bit_length()} mục trong một hội nghị là quá nhiều cho chỉ mục tìm kiếm.")
    written = bytes((SINGLE + size,)) + mask.to_bytes(size, "little")
    if len(_MARKED) < _SETS:
        _MARKED[mask] = written
    return written


Pair = tuple[str, str]


def phrases(sample: Iterable[list[list[str]]], common: float, least: float) -> dict[Pair, str]:
    """The pairs of neighbours to keep: of terms said by a `common` share of the items, in a `least` share of places.

    Of rarer terms the items that say both are few, and nearly all say them side by side.
    """
    terms: Counter[str] = Counter()
    pairs: Counter[Pair] = Counter()
    items = places = 0
    for place in sample:
        found: set[Pair] = set()
        for item in place:
            said = [term(word) for word in item]
            terms.update(set(said))
            found.update(pairwise(said))
            items += 1
        pairs.update(found)
        places += 1
    known = {one for one, count in terms.items() if count >= items * common and one != PART}
    return {pair: " ".join(pair) for pair, count in pairs.items() if count >= places * least and known.issuperset(pair)}


Following = Mapping[str, Mapping[str, str]]
"""Phrases by their first term, then by their second."""


def follow(pairs: Mapping[Pair, str]) -> Following:
    """Phrases as `turned` looks them up."""
    found: dict[str, dict[str, str]] = {}
    for (first, second), phrase in pairs.items():
        found.setdefault(first, {})[second] = phrase
    return found


def said(words: Iterable[str], following: Following) -> tuple[str, ...]:
    """The forms and phrases of one part of a text, each once."""
    found: dict[str, None] = {}
    awaited: Mapping[str, str] = {}
    nothing = awaited
    for word in words:
        found[word] = None
        plain = terms[word]
        if awaited and (phrase := awaited.get(plain)):
            found[phrase] = None
        awaited = following.get(plain, nothing)
    return tuple(found)


def turned(items: Iterable[Iterable[Iterable[str]]]) -> dict[str, bytes]:
    """What one place says, given what the parts of its items say: each form and phrase, with the items that say it."""
    masks: dict[str, int] = {}
    get, bit = masks.get, 1
    for parts in items:
        for part in parts:
            for word in part:
                masks[word] = get(word, 0) | bit
        bit <<= 1
    return {word: marked(mask) for word, mask in masks.items()}


def invert(places: Iterable[tuple[int, Mapping[str, bytes]]]) -> dict[str, Piece]:
    """The pieces of postings of some places in rising order, by form or phrase."""
    rows: dict[str, bytearray] = {}
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    steps = [varint(step) for step in range(1 << 10)]
    for place, said in places:
        for word, items in said.items():
            row = rows.get(word)
            if row is None:
                rows[word] = bytearray(items)
                first[word] = place
            else:
                step = place - last[word]
                row += steps[step] if step < len(steps) else varint(step)
                row += items
            last[word] = place
    return {word: Piece(first[word], last[word], bytes(row)) for word, row in rows.items()}


def joined(pieces: Iterable[Piece]) -> bytes:
    """A whole posting from pieces in rising order."""
    before, out = -1, bytearray()
    for piece in pieces:
        out += varint(piece.first - before) + piece.data
        before = piece.last
    return bytes(out)
