"""A value that is wrong in several places of a conference is told once, at the first, with the files of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.rules.shape.broken_reference import Target

_NAMING = ("S09", "C11", "C20")
"""Rules whose fault is one word that nobody knows: it lies in the list, or was copied from place to place."""
_BODIES = (Target.OFFICE, Target.RECIPIENT)
"""One list holds both: an office that it lacks is missed where it was given a matter and where it was written to."""


def told_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, those that say the very same of several places as one."""
    found: dict[object, list[Problem]] = {}
    for position, one in enumerate(problems):
        key = _key(one) if one.code in _NAMING else position
        found.setdefault(key, []).append(one)
    for first, *more in found.values():
        yield replace(first, values={**first.values, "places": _places(more)}) if more else first


def _key(problem: Problem) -> tuple[object, ...]:
    if problem.values.get("what") in _BODIES:
        return problem.code, str(problem.values["value"])
    return problem.code, *((name, str(value)) for name, value in problem.values.items())


def _places(problems: list[Problem]) -> Both:
    files = Counter(one.file for one in problems)
    vi = ", ".join(f"{file} ({count} chỗ)" if count > 1 else file for file, count in files.items())
    en = ", ".join(f"{file} ({count} places)" if count > 1 else file for file, count in files.items())
    return Both(vi, en)
