"""The index as files: a table of contents, shards of postings, common terms cut by age, and what results show."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from doithoai.models import Unit
from doithoai.records import Key
from doithoai.search.entries import Found, Sheet, dumped
from doithoai.search.folding import term
from doithoai.search.postings import Pair, Piece, invert, joined, phrases, varint
from doithoai.search.spool import Spool, Waiting

FOLDER = "tim-kiem/chi-muc"
BLOCK = 200
"""Conferences that one worker turns over at a time; a tier is a whole number of blocks."""
FIRST_TIER, GROWTH = 400, 3
HEAVY = 4000
"""Bytes from which a term has files of its own, one a tier."""
SHARD = 4000
GROUP = 16
COMMON, LEAST = 0.01, 0.005
"""Phrases are kept of terms in such a share of the items, if a share of the conferences says them."""
SAMPLE = 512
"""Conferences from which those shares are known."""
PARALLEL_FROM = 4 * BLOCK


@dataclass(frozen=True, slots=True)
class Spooled:
    """Where the words of one conference wait; small, since workers send it back."""

    key: Key
    items: Waiting
    papers: Waiting | None
    most: int
    """The larger number of items of its two places."""


class Wrote:
    """Writes files below a folder of the site and remembers which."""

    def __init__(self, site: Path) -> None:
        """Write below a site."""
        self.site = site
        self.files: list[str] = []

    def write(self, name: str, data: bytes) -> None:
        """Write one file."""
        path = self.site / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.files.append(f"{FOLDER}/{name}")


def spooled(wrote: Wrote, spool: Spool, key: Key, found: Found) -> Spooled:
    """Write what results show of one conference, and let its words wait."""
    wrote.write(f"m/{key.code}.json", found.record)
    papers = spool.put(found.papers) if found.papers else None
    return Spooled(key, spool.put(found.items), papers, max(len(found.items), len(found.papers)))


Place = tuple[int, Waiting]
Row = dict[int, Piece]
"""A posting in the making: a piece for each tier."""


def build(
    site: Path,
    spool: Spool,
    waiting: Iterable[Spooled],
    units: Sequence[tuple[str, Unit]],
    sheets: Iterable[Sheet],
    *,
    jobs: int = 1,
) -> list[str]:
    """Write the index; returns its files below the site."""
    wrote = Wrote(site)
    names = {name: position for position, (name, _) in enumerate(units)}
    order = sorted(waiting, key=lambda one: (-one.key.year, _reversed(one.key.number), names[one.key.unit]))
    groups, years, most = _sheets(wrote, spool, units, sheets)
    base = len(groups)
    places = list(enumerate(groups))
    starts = range(0, len(order), BLOCK)
    blocks = [places, *(list(_places(order[start : start + BLOCK], base + 2 * start)) for start in starts)]
    tiers = _tiers(base, len(order))
    rows = _rows(spool, blocks, tiers, order, jobs)
    shards, heavy = _shards(wrote, rows, len(tiers) - 1)
    contents = {
        "g": base - len(units),
        "n": max([most, *(one.most for one in order)]),
        "u": [[name, unit.name, int(unit.sample), years[name]] for name, unit in units],
        "c": _runs(order, names),
        "t": tiers,
        "s": shards,
    }
    stamp = hashlib.sha256(dumped(contents) + shards_digest(site, wrote.files, heavy)).hexdigest()[:8]
    wrote.write("index.json", dumped({"v": stamp, **contents}))
    return wrote.files


def shards_digest(site: Path, files: Iterable[str], heavy: int) -> bytes:
    """What tells one index from another."""
    digest = hashlib.sha256(str(heavy).encode())
    for file in files:
        digest.update((site / file).read_bytes())
    return digest.digest()


def _reversed(number: str) -> int:
    return -int(number)


def _places(some: Sequence[Spooled], first: int) -> Iterator[Place]:
    for position, one in enumerate(some):
        yield first + 2 * position, one.items
        if one.papers:
            yield first + 2 * position + 1, one.papers


def _tiers(base: int, conferences: int) -> list[int]:
    """The first place of each tier, and the place after the last; pages go with the newest conferences."""
    bounds, size, end = [0], FIRST_TIER, 0
    while end < conferences:
        end = min(end + size, conferences)
        bounds.append(base + 2 * end)
        size *= GROWTH
    return bounds if conferences else [0, base]


def _sheets(
    wrote: Wrote, spool: Spool, units: Sequence[tuple[str, Unit]], sheets: Iterable[Sheet]
) -> tuple[list[Waiting], dict[str, list[int]], int]:
    """Pages by groups: one for each unit, its own page and its plans by year; then those of no unit."""
    of: dict[str, list[Sheet]] = defaultdict(list)
    known = {name for name, _ in units}
    for one in sorted(sheets, key=lambda one: one.path):
        first = one.path.partition("/")[0]
        of[first if first in known else ""].append(one)
    general = of[""]
    groups = [(f"u/{name}.json", of[name]) for name, _ in units]
    groups += [(f"t/{start // GROUP}.json", general[start : start + GROUP]) for start in range(0, len(general), GROUP)]
    waiting, years, most = [], {}, 1
    for file, some in groups:
        wrote.write(file, dumped({"k": [[one.path, one.title, one.about] for one in some]}))
        waiting.append(spool.put(tuple(one.words for one in some)))
        most = max(most, len(some))
    for name, _ in units:
        years[name] = [_year(one.path.split("/")[1]) for one in of[name] if one.path.count("/") > 1]
    return waiting, years, most


def _year(folder: str) -> int:
    return int(folder) if folder.isdecimal() else 0


def _runs(order: Sequence[Spooled], names: dict[str, int]) -> list[list[object]]:
    """The conferences by year and number, their units as runs: first, how many, first, how many."""
    found: dict[tuple[int, str], list[int]] = {}
    for one in order:
        runs = found.setdefault((one.key.year, one.key.number), [])
        unit = names[one.key.unit]
        if runs and unit == runs[-2] + runs[-1]:
            runs[-1] += 1
        else:
            runs += [unit, 1]
    return [[year, number, runs] for (year, number), runs in found.items()]


def _rows(
    spool: Spool, blocks: Sequence[Sequence[Place]], tiers: Sequence[int], order: Sequence[Spooled], jobs: int
) -> dict[str, Row]:
    step = max(1, len(order) // SAMPLE)
    sample = (spool.get(one.items) for one in order[::step])
    turn = partial(_turned, spool, phrases(sample, COMMON, LEAST))
    rows: dict[str, Row] = defaultdict(dict)
    for block, pieces in zip(blocks, _map(turn, blocks, jobs if len(order) >= PARALLEL_FROM else 1), strict=True):
        if not block:
            continue
        tier = next(number for number, end in enumerate(tiers[1:]) if block[0][0] < end)
        for word, piece in pieces.items():
            row = rows[word]
            row[tier] = _longer(row[tier], piece) if tier in row else piece
    return rows


def _longer(one: Piece, two: Piece) -> Piece:
    data = one.data + varint(two.first - one.last) + two.data
    return Piece(one.first, two.last, data)


def _turned(spool: Spool, pairs: Mapping[Pair, str], block: Sequence[Place]) -> dict[str, Piece]:
    return invert(((place, spool.get(waiting)) for place, waiting in block), pairs)


def _map(turn: partial[dict[str, Piece]], blocks: Sequence[Sequence[Place]], jobs: int) -> Iterator[dict[str, Piece]]:
    if jobs == 1 or not hasattr(os, "fork"):
        yield from map(turn, blocks)
        return
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        yield from pool.imap(turn, blocks)


def _text(text: str) -> bytes:
    data = text.encode()
    return varint(len(data)) + data


def _section(forms: Iterable[tuple[str, bytes]]) -> bytes:
    return b"".join(_text(form) + varint(len(data)) + data for form, data in forms)


def _shards(wrote: Wrote, rows: dict[str, Row], tiers: int) -> tuple[list[str], int]:
    """Write the postings; returns the first term of each shard, and how many terms have files of their own."""
    terms: dict[str, list[str]] = defaultdict(list)
    for word in rows:
        terms[word if " " in word else term(word)].append(word)
    firsts: list[str] = []
    shard, heavy = bytearray(), 0
    for name in sorted(terms):
        forms = sorted(terms[name])
        section = _section((_form(one), joined(rows[one].values())) for one in forms)
        if len(section) < HEAVY:
            entry = varint(0) + varint(len(section)) + section
        else:
            heavy += 1
            entry = varint(heavy) + _cut(wrote, heavy, forms, rows, tiers)
        if not firsts or len(shard) + len(entry) > SHARD:
            if firsts:
                wrote.write(f"s/{len(firsts) - 1}.bin", bytes(shard))
            firsts.append(name)
            shard = bytearray()
        shard += _text(name) + entry
    if firsts:
        wrote.write(f"s/{len(firsts) - 1}.bin", bytes(shard))
    return firsts, heavy


def _form(word: str) -> str:
    return "" if " " in word else word


def _cut(wrote: Wrote, number: int, forms: Sequence[str], rows: dict[str, Row], tiers: int) -> bytes:
    """Write the postings of a common term, a file for each tier; returns their sizes, nought where there is none."""
    sizes = bytearray()
    for tier in range(tiers):
        found = [(_form(one), joined([rows[one][tier]])) for one in forms if tier in rows[one]]
        if found:
            section = _section(found)
            wrote.write(f"h/{number}-{tier}.bin", section)
        sizes += varint(len(section) if found else 0)
    return bytes(sizes)
