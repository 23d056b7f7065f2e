"""Where findings stand: each file is read and indexed once for all of them, and not more are told than help."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from doithoai.fence import guard
from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route, Unreadable
from doithoai.reading.text import locator, read_text

T = TypeVar("T")
MOST = 50
"""Faults of one file that are told one by one: who has mended these will ask again."""
MORE = "S15"
LACKING, UNKNOWN = "S08", "S03"


def place(root: Path, inside: str, route: Route) -> tuple[int, int]:
    """Line and column, from 1, of a value of a record; of what can't be read, where reading fails, or the beginning."""
    return guard(lambda _: (1, 1), _place, f"{root}/{inside}", route)


def _place(path: str, route: Route) -> tuple[int, int]:
    if not path.endswith((".yml", ".md")):
        return 1, 1
    try:
        status = os.lstat(path)
    except OSError:
        return 1, 1
    if not stat.S_ISREG(status.st_mode):
        return 1, 1
    return _locator(path, status.st_ino, status.st_size, status.st_mtime_ns)(route)


@lru_cache(maxsize=8)
def _locator(path: str, *_version: int) -> Callable[[Route], tuple[int, int]]:
    try:
        return locator(read_text(path), front_matter=path.endswith(".md"))
    except Unreadable as error:
        line, column = error.line, error.column
        return lambda _: (line, column)


def capped(problems: Iterable[Problem]) -> list[Problem]:
    """The first faults of each file, and how many it has besides."""
    shown: list[Problem] = []
    told: Counter[str] = Counter()
    more: Counter[str] = Counter()
    for one in problems:
        if one.code == MORE:
            more[one.file] += int(str(one.values["count"]))
        elif told[one.file] < MOST:
            told[one.file] += 1
            shown.append(one)
        else:
            more[one.file] += 1
    return [*_lacking_once(shown, more), *(further(file, count) for file, count in more.items())]


def _lacking_once(problems: list[Problem], more: Collection[str]) -> list[Problem]:
    """What one group lacks told as one fault; not a field whose name is there, and only misspelt.

    Of a file with `more` faults than are told each counts as it is.
    """
    lacking: dict[tuple[str, Route], list[Problem]] = {}
    for one in problems:
        if one.code == LACKING and one.file not in more:
            lacking.setdefault((one.file, one.route), []).append(one)
    if not lacking:
        return problems
    meant = {(one.file, one.route[:-1], one.values.get("near")) for one in problems if one.code == UNKNOWN}
    first = {}
    for place, some in lacking.items():
        left = [one for one in some if (*place, one.values["key"]) not in meant]
        if left:
            first[id(left[0])] = _with(left[0], left[1:])
    return [first.get(id(one), one) for one in problems if one.code != LACKING or one.file in more or id(one) in first]


def _with(one: Problem, others: list[Problem]) -> Problem:
    if not others:
        return one
    vi = ", ".join(f"“{other.values['key']}” ({other.values['title']})" for other in others)
    return replace(one, values={**one.values, "besides": Both(vi, ", ".join(f"“{o.values['key']}”" for o in others))})


def first(some: Sequence[T], folder: str, problems: list[Problem]) -> Sequence[T]:
    """As many of the wrong files of a folder as are told one by one; that there are more is told of the folder."""
    if len(some) > MOST:
        problems.append(further(folder, len(some) - MOST))
    return some[:MOST]


def further(file: str, count: int | Both) -> Problem:
    """That a file has more faults than are told."""
    return Problem(file, (), {"count": count}, MORE, 1)
