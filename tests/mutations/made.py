"""Mutations of the clean archive, made of what the models know of each field: nothing of them is written by hand.

A mutation is one edit of one value, field or file. What it is is told by its own line, of which it can be made again:
`path | route | operator | value`.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import NODEFAULT, inspect

from doithoai.model.policies import Policy
from doithoai.model.records import Conference, Document, Petition, Plan, Report, Unit
from tests.mutations.values import ADDED_TEXTS, TEXTS, WHOLE
from tests.test_one_cause import read, write

STEPS = (1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 400)
"""Days by which a date is moved, either way."""
Route = tuple[Any, ...]


class Mutation(NamedTuple):
    """One edit."""

    path: str
    route: Route
    operator: str
    value: Any

    @property
    def line(self) -> str:
        """How it is told."""
        return " | ".join((self.path, ".".join(map(str, self.route)), self.operator, _written(self.value)))

    @classmethod
    def of(cls, line: str) -> Mutation:
        """The mutation that is told so."""
        path, route, operator, value = line.split(" | ", 3)
        keys = tuple(int(key) if key.isdigit() else key for key in route.split(".")) if route else ()
        return cls(path, keys, operator, json.loads(value, object_hook=_day))

    def make(self, root: Path) -> None:
        """Change the archive."""
        path = root / self.path
        if self.operator in WHOLE:
            WHOLE[self.operator](path, self.value)
            return
        data, body = read(path)
        if self.operator == "body":
            write(path, data, f"{body}\n{self.value}\n")
            return
        parent = data
        for key in self.route[:-1]:
            parent = parent[key]
        key = self.route[-1]
        EDITS[self.operator](parent, key, self.value)
        write(path, data, body)


def _drop(parent: Any, key: Any, _value: Any) -> None:
    parent.pop(key)


def _put(parent: Any, key: Any, value: Any) -> None:
    parent[key] = value


def _move(parent: Any, key: Any, value: Any) -> None:
    parent[key] = moved(parent[key], value)


def _twice(parent: Any, key: Any, _value: Any) -> None:
    parent.insert(key, copy.deepcopy(parent[key]))


def _swap(parent: Any, key: Any, _value: Any) -> None:
    parent[key], parent[key + 1] = parent[key + 1], parent[key]


def _append(parent: Any, _key: Any, value: Any) -> None:
    parent.append(value)


EDITS = {"append": _append, "drop": _drop, "set": _put, "add": _put, "move": _move, "twice": _twice, "swap": _swap}


def moved(value: Any, days: int) -> Any:
    """A day, or the moment of a day, so many days on."""
    if isinstance(value, dt.date):
        return value + dt.timedelta(days)
    day = dt.date.fromisoformat(value[:10]) + dt.timedelta(days)
    return f"{day}{value[10:]}"


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=lambda day: {"day": str(day)})


def _day(data: dict[str, Any]) -> Any:
    return dt.date.fromisoformat(data["day"]) if data.keys() == {"day"} else data


# --- all of them


KINDS: dict[str, Any] = {
    "conference.yml": Conference,
    "petitions.yml": list[Petition],
    "plan.md": Plan,
    "unit.yml": Unit,
    "documents": Document,
    "reports": Report,
    "policies": Policy,
}


def kind_of(path: str) -> Any:
    """The model of a file."""
    folder = path.rsplit("/", 2)[-2]
    name = path.rpartition("/")[2]
    return KINDS.get(folder) or KINDS.get(name)


def mutations(root: Path, path: str) -> Iterator[Mutation]:
    """Every mutation of one file."""
    for operator, values in WHOLE_VALUES.items():
        for value in values:
            yield Mutation(path, (), operator, value)
    kind = kind_of(path)
    data, _ = read(root / path)
    if path.endswith(".md"):
        for text in TEXTS:
            yield Mutation(path, (), "body", text)
    if kind is not None:
        yield from _within(path, data, inspect.type_info(kind), ())


WHOLE_VALUES: dict[str, tuple[Any, ...]] = {
    "delete": (None,),
    "rename": ("bien-ban.md", "Thông báo.docx", "notice-2.md"),
    "bytes": ("bom", "crlf", "nfd", "latin", "tab", "empty", "null", "twice", "unclosed"),
}


def _within(path: str, node: Any, kind: Any, route: Route) -> Iterator[Mutation]:
    for one in options(kind):
        if isinstance(node, dict) and isinstance(one, inspect.StructType):
            fields = {field.encode_name: field for field in one.fields}
            for name, value in node.items():
                at = (*route, name)
                yield Mutation(path, at, "drop", None)
                if name in fields:
                    yield from _values(path, value, fields[name].type, at)
                    yield from _within(path, value, fields[name].type, at)
            for name, field in fields.items():
                if name not in node:
                    for value in made(field.type, 2):
                        yield Mutation(path, (*route, name), "add", value)
            yield Mutation(path, (*route, "abcxyz"), "add", 1)
        if isinstance(node, list) and hasattr(one, "item_type"):
            yield from _items(path, node, one.item_type, route)
        if isinstance(node, list) and isinstance(one, inspect.VarTupleType | inspect.ListType):
            for value in made(one.item_type, 2):
                yield Mutation(path, (*route, len(node)), "append", value)


def _items(path: str, node: list[Any], kind: Any, route: Route) -> Iterator[Mutation]:
    for place, value in enumerate(node):
        at = (*route, place)
        yield Mutation(path, at, "drop", None)
        yield Mutation(path, at, "twice", None)
        if place + 1 < len(node):
            yield Mutation(path, at, "swap", None)
        if route and place >= DEEP:
            continue
        yield from _values(path, value, kind, at)
        yield from _within(path, value, kind, at)


def _values(path: str, value: Any, kind: Any, at: Route) -> Iterator[Mutation]:
    if isinstance(value, dt.date) or (isinstance(value, str) and value[:2] == "20" and value[4:5] == "-"):
        for days in STEPS:
            yield Mutation(path, at, "move", days)
            yield Mutation(path, at, "move", -days)
        yield Mutation(path, at, "set", "30/02/2025")
        return
    for other in _others(value, kind, spoken=at[-1] in SPOKEN):
        yield Mutation(path, at, "set", other)


SPOKEN = ("text", "topic", "name", "sections")
"""Fields of which the texts that no record may hold are tried."""
DEEP = 3
"""Items of a list that are changed within; the others are only dropped, doubled and swapped."""


def _others(value: Any, kind: Any, *, spoken: bool) -> Iterator[Any]:
    words = [word for one in options(kind) if isinstance(one, inspect.EnumType) for word in one.cls]
    if words:
        yield from (word.value for word in words if word.value != value)
        yield "khong-co"
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value + 2, value - 1, 0, 999)
    elif isinstance(value, str):
        yield from (f"{value[:-1]}{value[-1]}x", value.replace("Đ", "Ð"), *(TEXTS if spoken else TEXTS[:1]))
    yield ["a", "b"]


def options(kind: Any) -> tuple[Any, ...]:
    """The kinds that a field may be of."""
    if isinstance(kind, inspect.Metadata):
        return options(kind.type)
    if isinstance(kind, inspect.UnionType):
        return tuple(one for some in kind.types for one in options(some))
    return (kind,)


def made(kind: Any, depth: int) -> Iterator[Any]:
    """Values that a field which is not there may be given: of each kind some, of words each."""
    for one in options(kind):
        if isinstance(one, inspect.EnumType):
            yield from (word.value for word in one.cls)
        elif isinstance(one, inspect.BoolType):
            yield from (True, False)
        elif isinstance(one, inspect.IntType):
            yield from (1, 2, 300)
        elif isinstance(one, inspect.DateType):
            yield from (dt.date.fromisoformat(day) for day in ADDED_DAYS)
        elif isinstance(one, inspect.StrType):
            yield from ADDED_TEXTS
        elif isinstance(one, inspect.StructType) and depth:
            yield from _structs(one, depth - 1)
        elif isinstance(one, inspect.VarTupleType | inspect.ListType) and depth:
            for item in made(one.item_type, depth):
                yield [item]


ADDED_DAYS = ("2025-08-01", "2025-11-10", "2025-11-28", "2025-12-20", "2026-09-01")


def _structs(kind: inspect.StructType, depth: int) -> Iterator[Any]:
    """Structs with what they must have, then with one field more, and with each value of each of them."""
    must = [field for field in kind.fields if field.default is NODEFAULT and field.default_factory is NODEFAULT]
    choices = {field.encode_name: list(made(field.type, depth)) for field in must}
    if any(not some for some in choices.values()):
        return
    plain = {name: some[0] for name, some in choices.items()}
    yield plain
    for name, some in choices.items():
        yield from ({**plain, name: value} for value in some[1:])
    for field in kind.fields:
        if field not in must:
            yield from ({**plain, field.encode_name: value} for value in made(field.type, depth))
