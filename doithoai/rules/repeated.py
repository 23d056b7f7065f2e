"""A value that is wrong in several places of a conference is told once, at the first, with the files of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from doithoai.model.both import Both
from doithoai.model.findings import Problem

_NAMING = ("S09", "C20")
"""Rules whose fault is one word that nobody knows: it lies in the list, or was copied from place to place."""


def told_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, those that say the very same of several places as one."""
    found: dict[object, list[Problem]] = {}
    for position, one in enumerate(problems):
        own = tuple((name, str(value)) for name, value in one.values.items())
        key = (one.code, own) if one.code in _NAMING else position
        found.setdefault(key, []).append(one)
    for first, *more in found.values():
        yield replace(first, values={**first.values, "places": _places(more)}) if more else first


def _places(problems: list[Problem]) -> Both:
    files = Counter(one.file for one in problems)
    vi = ", ".join(f"{file} ({count} chỗ)" if count > 1 else file for file, count in files.items())
    en = ", ".join(f"{file} ({count} places)" if count > 1 else file for file, count in files.items())
    return Both(vi, en)
