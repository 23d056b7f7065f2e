"""What of a unit is on record, and what it says itself of a new name."""

from __future__ import annotations

import re
from collections.abc import Callable

from doithoai.model.records import Unit
from doithoai.reading.facts import Facts

_TODAY = frozenset(("leaders", "not_private", "portal", "source"))
_OF_OFFICE = re.compile(r"offices\.[^.]+\.(?:address|phone|email|hours)")


def unit_free(one: Unit, other: Unit) -> Callable[[str], bool]:
    """What is told as it is today: how to reach an office, who leads, and villages beside those there were."""
    more = set(one.villages) <= set(other.villages)

    def free(field: str) -> bool:
        if field == "villages":
            return more
        return field.partition(".")[0] in _TODAY or _OF_OFFICE.fullmatch(field) is not None

    return free


def renamed(field: str, was: Facts, now: Facts) -> bool:
    """Whether a name that a unit or an office bore stands among its names of a time."""
    before, _, name = field.rpartition("name")
    if name or (before and not before.endswith(".")) or field not in was:
        return False
    names = re.compile(rf"{re.escape(before)}names\.[^.]+\.name")
    return any(names.fullmatch(each) and fact.raw == was[field].raw for each, fact in now.items())
