"""Where findings stand: each file is read and indexed once for all of them, and not more are told than help."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

from doithoai.fence import guard
from doithoai.model.findings import Problem, Route, Unreadable
from doithoai.reading.text import locator, read_text

MOST = 50
"""Faults of one file that are told one by one: who has mended these will ask again."""
MORE = "S15"


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
    return [*shown, *(further(file, count) for file, count in more.items())]


def further(file: str, count: int) -> Problem:
    """That a file has more faults than are told."""
    return Problem(file, (), {"count": count}, MORE, 1)
