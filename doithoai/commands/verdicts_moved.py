"""Which time limits a change judges otherwise than before; those that were late and are no more stand first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from doithoai.model.base import Frozen
from doithoai.model.vocabulary import State
from doithoai.reading.names import plain

Name = tuple[str, str, str]
"""The subject of a limit, its kind and title."""
_LATE = (State.OVERDUE, State.MET_LATE, State.LAPSED, State.ABSENT)
_EASY = (State.MET, State.UPCOMING, State.DUE_SOON, State.WAIVED)


class MovedVerdict(Frozen, frozen=True, order=True):
    """One limit and what it was and is."""

    name: Name
    was: State
    now: State | None


def softened(old: Mapping[Name, State], new: Mapping[Name, State]) -> list[MovedVerdict]:
    """The limits that were late and are no more; one that is gone while its subject is there is such a one too."""
    there = {name[0] for name in new}
    return [
        MovedVerdict(name, was, new.get(name))
        for name, was in sorted(old.items())
        if was in _LATE and ((name in new and new[name] in _EASY) or (name not in new and name[0] in there))
    ]


def others(old: Mapping[Name, State], new: Mapping[Name, State]) -> list[MovedVerdict]:
    """The other limits whose verdict moves."""
    soft = {one.name for one in softened(old, new)}
    both = [name for name in sorted(old) if name in new and name not in soft and old[name] is not new[name]]
    return [MovedVerdict(name, old[name], new[name]) for name in both]


def told(title: str, found: list[MovedVerdict]) -> Iterator[str]:
    """The lines of it; none where nothing moves."""
    if found:
        yield f"\n### {title}: {len(found)}\n"
    for one in found:
        subject, _, what = one.name
        now = f"nay “{one.now.label}”" if one.now else "nay không còn tính"
        yield f"- {plain(subject)}: {plain(what)}: trước “{one.was.label}”, {now}"
