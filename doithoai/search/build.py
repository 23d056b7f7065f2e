"""The index as files: a table of contents, shards of postings, common terms cut by age, and what results show."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from doithoai.disk import write
from doithoai.model.base import Frozen
from doithoai.model.dossier import Key
from doithoai.model.records import Unit
from doithoai.search.entries import Found, FoundPage, dumped
from doithoai.search.postings import Piece, invert, joined, varint
from doithoai.search.spool import Spool, Waiting
from doithoai.vietnamese.folding import term

FOLDER = "tim-kiem/chi-muc"
FIRST_TIER, GROWTH = 400, 3
"""Conferences of the first tier, and how much larger each next one is."""
HEAVY = 4000
"""Bytes from which a term has files of its own, one a tier."""
SHARD = 4000
GROUP = 16


class Spooled(Frozen, frozen=True):
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
        self.folder = f"{site}/{FOLDER}"
        self.files: list[str] = []
        self.digest = hashlib.sha256()
        """What tells one index from another."""

    def write(self, name: str, data: bytes) -> None:
        """Write one file."""
        write(f"{self.folder}/{name}", data)
        self.digest.update(data)
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
    sheets: Iterable[FoundPage],
) -> list[str]:
    """Write the index; returns its files below the site."""
    wrote = Wrote(site)
    names = {name: position for position, (name, _) in enumerate(units)}
    order = sorted(waiting, key=lambda one: (-one.key.year, _reversed(one.key.number), names[one.key.unit]))
    groups, years, most = _sheets(wrote, spool, units, sheets)
    base = len(groups)
    tiers = _tiers(base, len(order))
    rows = _rows(spool, [*enumerate(groups), *_places(order, base)], tiers)
    shards, heavy = _shards(wrote, rows, len(tiers) - 1)
    contents = {
        "g": base - len(units),
        "n": max([most, *(one.most for one in order)]),
        "u": [[name, unit.name, int(unit.sample), years[name]] for name, unit in units],
        "c": _runs(order, names),
        "t": tiers,
        "s": shards,
    }
    wrote.digest.update(dumped(contents) + str(heavy).encode())
    wrote.write("index.json", dumped({"v": wrote.digest.hexdigest()[:8], **contents}))
    return wrote.files


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
    wrote: Wrote, spool: Spool, units: Sequence[tuple[str, Unit]], sheets: Iterable[FoundPage]
) -> tuple[list[Waiting], dict[str, list[int]], int]:
    """Pages by groups: one for each unit, its own page and its plans by year; then those of no unit."""
    of: dict[str, list[FoundPage]] = defaultdict(list)
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


def _rows(spool: Spool, places: Sequence[Place], tiers: Sequence[int]) -> dict[str, Row]:
    rows: dict[str, Row] = defaultdict(dict)
    for tier, some in groupby(places, lambda one: bisect_right(tiers, one[0]) - 1):
        for word, piece in invert((place, spool.get(waiting)) for place, waiting in some).items():
            rows[word][tier] = piece
    return rows


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
