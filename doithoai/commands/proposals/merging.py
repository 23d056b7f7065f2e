"""Edits of a record that somebody else changed meanwhile, applied again: field by field, petitions by their id.

`base` is what both began with. A field that both changed to different values is asked; it is never guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from doithoai.commands.kinds_of_files import kind_of_file
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.findings import Unreadable
from doithoai.reading.text import read_front_matter, read_yaml, split_front_matter
from doithoai.writing.edit import edit, edit_front

_NOTHING: Any = object()
"""In the place of a field that is not there."""


class Disagreement(Frozen, frozen=True):
    """A field, a passage or a file that both sides changed: what it was, and what each made of it; None: it is gone."""

    path: str
    field: str
    base: str | None
    mine: str | None
    theirs: str | None


Choose = Callable[[Disagreement], bool]
"""Whether what this machine says is to stand."""


def merged(path: str, base: bytes | None, mine: bytes | None, theirs: bytes | None, choose: Choose) -> bytes | None:
    """What a file shall hold. `path` is that of the archive; for any other file only the whole is compared."""
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    if kind_of_file(path) and mine is not None and theirs is not None:
        try:
            began = None if base is None else base.decode()
            return _record(path, began, mine.decode(), theirs.decode(), choose)
        except (UnicodeDecodeError, Unreadable):
            pass
    return mine if choose(Disagreement(path, "", *map(_told, (base, mine, theirs)))) else theirs


def _record(path: str, base: str | None, mine: str, theirs: str, choose: Choose) -> bytes:
    front = path.endswith(".md")
    read = _front if front else read_yaml
    began = _NOTHING if base is None else read(base)
    data = _value(_Place(path, choose), began, read(mine), read(theirs))
    if not front:
        return edit(theirs, data).encode()
    words = _words(path, "" if base is None else _body(base), _body(mine), _body(theirs), choose)
    return edit_front(theirs, data, words).encode()


def _front(text: str) -> Any:
    return read_front_matter(text).data


def _body(text: str) -> str:
    return split_front_matter(text)[1]


class _Place:
    """Where in a record the comparison is, and whom to ask."""

    def __init__(self, path: str, choose: Choose, field: str = "") -> None:
        self.path, self.choose, self.field = path, choose, field

    def at(self, name: str) -> _Place:
        """The same one level below."""
        return _Place(self.path, self.choose, f"{self.field}.{name}" if self.field else name)

    def asked(self, base: Any, mine: Any, theirs: Any) -> Any:
        """One of two values, by whom is asked."""
        told = [None if one is _NOTHING else _shown(one) for one in (base, mine, theirs)]
        return mine if self.choose(Disagreement(self.path, self.field, *told)) else theirs


def _value(place: _Place, base: Any, mine: Any, theirs: Any) -> Any:
    if _same(mine, theirs) or _same(theirs, base):
        return mine
    if _same(mine, base):
        return theirs
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return _fields(place, base if isinstance(base, dict) else {}, mine, theirs)
    if _by_id(mine) and _by_id(theirs):
        parts = [_numbered(one) if _by_id(one) else {} for one in (base, mine, theirs)]
        return list(_fields(place, *parts).values())
    return place.asked(base, mine, theirs)


def _fields(place: _Place, base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """Every field of either side, in the order of theirs; what only this side has comes behind."""
    found = {}
    for name in dict.fromkeys((*theirs, *mine)):
        one = _value(place.at(name), *(side.get(name, _NOTHING) for side in (base, mine, theirs)))
        if one is not _NOTHING:
            found[name] = one
    return found


def _same(one: Any, other: Any) -> bool:
    return one is other if one is _NOTHING or other is _NOTHING else bool(one == other)


def _by_id(value: Any) -> bool:
    """Whether it is a list of items that are each known by a number of their own."""
    if not isinstance(value, list) or not all(isinstance(one, dict) and "id" in one for one in value):
        return False
    return len({str(one["id"]) for one in value}) == len(value)


def _numbered(value: list[dict[str, Any]]) -> dict[str, Any]:
    return {str(one["id"]): one for one in value}


def _words(path: str, base: str, mine: str, theirs: str, choose: Choose) -> str:
    """A text that both changed, line by line."""
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    from merge3 import Merge3  # noqa: PLC0415 - only where two people changed one text

    sides = [one.splitlines(keepends=True) for one in (base, mine, theirs)]
    parts: list[str] = []
    for kind, *some in Merge3(sides[0], sides[1], sides[2]).merge_groups():
        lines = ["".join(one) for one in some]
        if kind == "conflict":
            place = Both("lời văn", "the words")
            lines = [lines[1] if choose(Disagreement(path, place, *lines)) else lines[2]]
        parts += lines
    return "".join(parts)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_shown(one)}" for name, one in value.items())
    if isinstance(value, list):
        return " | ".join(map(_shown, value))
    return str(value)


def _told(data: bytes | None) -> str | None:
    if data is None:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return f"({len(data)} byte)"
