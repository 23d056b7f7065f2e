"""Mutations of the clean archive, made of what the models know of each field: nothing of them is written by hand.

A mutation is one edit of one value, field or file. What it is is told by its own line, of which it can be made again:
`path | route | operator | value`.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import NODEFAULT, inspect

from doithoai.model.policies import CalendarYear, Policy
from doithoai.model.records import (
    Conference,
    Document,
    FieldOfLife,
    Petition,
    Plan,
    Recipient,
    Report,
    Unit,
)
from tests.mutations.values import ADDED_TEXTS, BESIDE, TEXTS, WHOLE
from tests.test_one_cause import read, write

STEPS = (1, 2, 3, 4, 5, 6, 7, 10, 14, 18, 21, 30, 60, 67, 68, 181, 188, 365, 400)
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


def _flood(parent: Any, key: Any, value: Any) -> None:
    parent.update({f"{key}_{chr(97 + number % 26)}{chr(97 + number // 26)}": 1 for number in range(value)})


def _append(parent: Any, _key: Any, value: Any) -> None:
    parent.append(value)


EDITS = {
    "append": _append,
    "drop": _drop,
    "set": _put,
    "add": _put,
    "move": _move,
    "twice": _twice,
    "swap": _swap,
    "flood": _flood,
}


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
    "calendar": CalendarYear,
    "fields.yml": list[FieldOfLife],
    "recipients.yml": list[Recipient],
}


def kind_of(path: str) -> Any:
    """The model of a file."""
    folder = Path(path).parent.name
    name = path.rpartition("/")[2]
    return KINDS.get(folder) or KINDS.get(name)


@cache
def seen(root: Path) -> dict[str, tuple[Any, ...]]:
    """The words and numbers that fields of a name have anywhere in the clean archive: what a reference is swapped for.

    Asked before anything is changed.
    """
    found: dict[str, dict[Any, None]] = defaultdict(dict)
    for path in sorted((*root.rglob("*.yml"), *root.rglob("*.md"))):
        _see(read(path)[0], "", found)
    return {name: tuple(some)[:MOST] for name, some in found.items()}


MOST = 40
"""Values of one field that are taken from elsewhere."""


def _see(node: Any, name: str, found: dict[str, dict[Any, None]]) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            _see(value, str(key), found)
    elif isinstance(node, list):
        for value in node:
            _see(value, name, found)
    elif isinstance(node, str | int) and not isinstance(node, bool):
        found[name][node] = None


def mutations(root: Path, path: str) -> Iterator[Mutation]:
    """Every mutation of one file, each once."""
    yield from {one.line: one for one in _mutations(root, path)}.values()


def files(root: Path) -> list[str]:
    """Every record of the clean archive, and every attached file."""
    found = (one.relative_to(root).as_posix() for one in root.rglob("*.*") if one.is_file())
    return sorted(one for one in found if one.endswith((".yml", ".md", ".txt", ".pdf")))


def _mutations(root: Path, path: str) -> Iterator[Mutation]:
    _SEEN.clear()
    _SEEN.update(seen(root))
    if path.endswith((".txt", ".pdf")):
        yield Mutation(path, (), "delete", None)
        return
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


_SEEN: dict[str, tuple[Any, ...]] = {}


REFERS = {
    **dict.fromkeys(("duplicate_of", "petitions", "taken_up", "solved", "unsolved"), "id"),
    "judged_by": "policy",
}
"""Fields that name what another field is called by."""


def elsewhere(name: Any, value: Any = None) -> Iterator[Any]:
    """Other values that fields of a name have."""
    for other in _SEEN.get(REFERS.get(str(name), str(name)), ()):
        if other != value and (value is None or type(other) is type(value)):
            yield other


def pool(root: Path) -> dict[str, str]:
    """Every mutation of the clean archive by its line, with the generator that makes it."""
    found = {one.line: one.operator for path in files(root) for one in mutations(root, path)}
    return found | {one.line: "beside" for one in beside(root)}


def beside(root: Path) -> Iterator[Mutation]:
    """Files that somebody leaves beside the records of a conference: private, broken, or that do something."""
    for folder in sorted(one.parent for one in root.rglob("conference.yml")):
        for name, operator, value in BESIDE:
            yield Mutation(f"{folder.relative_to(root).as_posix()}/{name}", (), operator, value)


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
                    scalar = any(isinstance(one, inspect.StrType | inspect.IntType) for one in options(field.type))
                    for value in (*made(field.type, 2), *(elsewhere(name) if scalar else ())):
                        yield Mutation(path, (*route, name), "add", value)
            yield Mutation(path, (*route, "abcxyz"), "add", 1)
            if not route:
                yield Mutation(path, ("la",), "flood", 60)
        if isinstance(node, list) and hasattr(one, "item_type"):
            yield from _items(path, node, one.item_type, route)
        if isinstance(node, list) and isinstance(one, inspect.VarTupleType | inspect.ListType):
            for value in (*made(one.item_type, 2), *(elsewhere(route[-1]) if route else ())):
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
    name = at[-2] if isinstance(at[-1], int) and len(at) > 1 else at[-1]
    for other in elsewhere(name, value) if isinstance(value, str | int) and not isinstance(value, bool) else ():
        yield Mutation(path, at, "set", other)


SPOKEN = ("text", "topic", "name", "sections", "section", "time")
"""Fields of which the texts that no record may hold are tried."""
DEEP = 6
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
    yield [value, value]
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
        elif isinstance(one, inspect.CustomType):
            yield from (*ADDED_MOMENTS, dt.date.fromisoformat(ADDED_DAYS[2]))
        elif isinstance(one, inspect.StructType) and depth:
            yield from _structs(one, depth - 1)
        elif isinstance(one, inspect.VarTupleType | inspect.ListType) and depth:
            for item in made(one.item_type, depth):
                yield [item]


ADDED_DAYS = ("2025-08-01", "2025-11-10", "2025-11-20", "2025-11-28", "2025-12-20", "2026-01-10", "2026-09-01")
SENTENCE = "Lý do là như vậy."
ADDED_MOMENTS = ("2025-11-05T07:30+07:00", "2025-11-12T07:30+07:00", "2025-11-19T07:30+07:00")


def _structs(kind: inspect.StructType, depth: int) -> Iterator[Any]:
    """Structs with what they must have, then with one field more, and with each value of each of them."""
    must = [field for field in kind.fields if field.default is NODEFAULT and field.default_factory is NODEFAULT]
    choices = {field.encode_name: [*named(field), *made(field.type, depth)] for field in must}
    if any(not some for some in choices.values()):
        return
    plain = {name: some[0] for name, some in choices.items()}
    yield plain
    for name, some in choices.items():
        yield from ({**plain, name: value} for value in some[1:])
    for field in kind.fields:
        if field not in must:
            yield from ({**plain, field.encode_name: value} for value in (*made(field.type, depth), *named(field)))


def named(field: inspect.Field) -> Iterator[Any]:
    """A sentence, and what fields of its name say elsewhere, where it is a text."""
    if any(isinstance(one, inspect.StrType) for one in options(field.type)):
        yield SENTENCE
        yield from elsewhere(field.encode_name)
