"""Make the table of mutations anew: `python -m tests.mutations [--pool FILE] [--seconds N]`.

Tries the mutations of every file, a few of each field first, and keeps for each rule the one of which least else is
told, with the smaller step of which nothing is told. Rules that no single edit trips are tripped by the several of
tests/mutations/several.txt. `--pool` keeps what was tried, so that a later run goes on.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from doithoai.rules import RULES
from tests.mutations.made import Mutation, files, mutations, pool
from tests.mutations.table import FILE, NONE, Line, makers, told_of
from tests.test_rules import copy_base

SEVERAL = FILE.with_name("several.txt")
Told = dict[str, tuple[str, ...]]


def field(change: str) -> tuple[str, ...]:
    """Which field of which kind of file a single edit is of, and how it is edited."""
    path, route, operator, _ = change.split(" | ", 3)
    plain = ".".join("#" if key.isdigit() else key for key in route.split("."))
    return path.rpartition("/")[2], plain, operator


def wanted(root: Path) -> list[str]:
    """Every mutation, the first of each field before the second of any."""
    found = [one.line for path in files(root) for one in mutations(root, path)]
    seen: dict[tuple[str, ...], int] = defaultdict(int)
    order = []
    for change in found:
        seen[field(change)] += 1
        order.append((seen[field(change)], change))
    return [change for _, change in sorted(order, key=lambda one: one[0])]


def several() -> Iterator[tuple[str, str, str]]:
    """Rules that several edits trip: the code, the edits, and those of one step less."""
    rows = [row for row in SEVERAL.read_text(encoding="utf-8").splitlines() if row and row[0] != "#"]
    for code, change, less in zip(rows[::3], rows[1::3], rows[2::3], strict=True):
        yield code, change.strip(), less.strip()


def chosen(code: str, told: Told) -> str | None:
    """The mutation of which least else is told."""
    found = [change for change, codes in told.items() if code in codes]
    return min(found, key=lambda change: (len(told[change]), len(change), change), default=None)


def less(change: str, told: Told) -> str:
    """One step less: the next smaller move of which nothing is told, or another value of the same field, or alike."""
    one = Mutation.of(change)
    alike = [other for other, codes in told.items() if not codes and field(other) == field(change)]
    same = [made for other in alike if (made := Mutation.of(other))[:2] == one[:2]]
    if one.operator == "move":
        nearer = [made for made in same if 0 < made.value / one.value < 1]
        return max(nearer, key=lambda made: abs(made.value)).line if nearer else NONE
    return min([made.line for made in same] or alike, key=lambda other: (len(other), other), default=NONE)


NEAR = 6
"""Values of the same field that are tried where none of those tried so far is right."""


def near(change: str, told: Told, order: list[str]) -> list[str]:
    """Other edits of the same field that were not tried yet, those of the same record first."""
    alike = [one for one in order if one not in told and field(one) == field(change)]
    place = change.split(" | ")[:2]
    return sorted(alike, key=lambda one: one.split(" | ")[:2] != place)


def main() -> int:
    """Try, choose and write."""
    asked = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__)
    asked.add_argument("--pool", type=Path, help="file of what was tried")
    asked.add_argument("--seconds", type=float, default=600, help="after which no more is tried")
    given = asked.parse_args()
    told: Told = {}
    if given.pool and given.pool.exists():
        told = {change: tuple(codes) for change, codes in map(json.loads, given.pool.read_text("utf-8").splitlines())}
    with tempfile.TemporaryDirectory() as folder:
        root = copy_base(Path(folder))
        until = time.monotonic() + given.seconds
        order = wanted(root)
        for change in order:
            if time.monotonic() > until:
                break
            if change not in told:
                told[change] = told_of(root, change)
        for code in RULES:
            found = chosen(code, told)
            if found and less(found, told) == NONE and time.monotonic() < until:
                told |= {other: told_of(root, other) for other in near(found, told, order)[:NEAR]}
        if given.pool:
            rows = [json.dumps([change, codes], ensure_ascii=False) for change, codes in told.items()]
            given.pool.write_text("\n".join(rows), encoding="utf-8")
        lines = list(table(root, told))
    FILE.write_text("".join(line.written for line in lines), encoding="utf-8")
    missing = RULES.keys() - {line.code for line in lines}
    print(f"{len(told)} mutations tried; {len(lines)} rules; without: {' '.join(sorted(missing)) or NONE}")
    return bool(missing)


def table(root: Path, told: Told) -> Iterator[Line]:
    """One line for each rule that is tripped."""
    by_hand, known = {code: (change, smaller) for code, change, smaller in several()}, pool(root)
    for code in RULES:
        if code in by_hand:
            change, smaller = by_hand[code]
            yield Line(code, change, told_of(root, change), smaller, makers(change, known))
        elif found := chosen(code, told):
            yield Line(code, found, told[found], less(found, told), makers(found, known))


sys.exit(main())
