"""What of a record on main may be said otherwise without a word of why, and what it tells anew: told, never refused.

A remark, a person's name and their consent are never repeated: they may have been taken out for being private.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from doithoai.commands.rewriting import Rewriting
from doithoai.reading.facts import Facts, facts, remarks

_EASES = frozenset(("late_reason", "extension", "deviation", "public"))
"""What makes less of a verdict by being put in, or shows what was internal."""


def remarked(
    path: str, one: msgspec.Struct | None, other: msgspec.Struct | None, about: str = ""
) -> Iterator[Rewriting]:
    """Every remark of a record that reads otherwise, and every reason that was put in for what was late."""
    if one is None or other is None:
        return
    was, now = remarks(one), remarks(other)
    for field, fact in was.items():
        after = now.get(field)
        if after is None or not fact.says_as(after):
            what = f"{about}{fact.label}"
            yield Rewriting(path, what, "", "", field, gone=after is None, said=True, loose=True)
    yield from _eased(path, facts(one), facts(other), about)


def _eased(path: str, was: Facts, now: Facts, about: str) -> Iterator[Rewriting]:
    before = {field.partition(".")[0] for field in was}
    done: set[str] = set()
    for field, fact in now.items():
        name = field.partition(".")[0]
        if name in _EASES and name not in before and name not in done:
            done.add(name)
            label = fact.label.partition(",")[0].partition(" “")[0]
            yield Rewriting(path, f"{about}{label}", "", "", name, fresh=True, said=True)
