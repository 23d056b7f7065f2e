"""What a record says, field by field, under names by which it can be compared, told and amended.

An item of a list goes by what tells it apart (`states.answered`, `sent.van-phong`), never by its place alone, so that
adding one renames no other.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect as mi

from doithoai.model.base import Frozen, Moment
from doithoai.model.vocabulary import Word
from doithoai.reading.shapes import title_of
from doithoai.vietnamese.wording import long_date


class Fact(Frozen, frozen=True):
    """One field of a record, or one item of a list (`whole`)."""

    label: str
    """What it is called, in Vietnamese."""
    raw: str
    """What the record says, as it is written there."""
    shown: str
    """The same in words; empty for prose, which may be private and is never repeated."""
    whole: bool = False


Facts = Mapping[str, Fact]
FREE = frozenset(("note", "name@Petitioner", "consent@Petitioner"))
"""What may change in silence: remarks, and the name of a person, which may always be taken out."""
_APART = ("id", "field", "state", "to", "path", "from", "policy", "of", "channel", "duty", "number", "date")
_KEY = re.compile(r"[A-Za-z0-9_/:+-]+")
PROSE = frozenset((
    *("text", "answer", "reason", "late_reason", "correction", "settled_by", "decided_by", "public_reason"),
    *("withheld", "audience", "group", "groups", "how", "scope", "was", "absent", "note", "title", "village"),
))  # fmt: skip
"""Fields of free words: that they changed is told, not what they said."""


def facts(record: msgspec.Struct | None) -> dict[str, Fact]:
    """Every field of a record that is not left empty."""
    if record is None:
        return {}
    data = msgspec.json.decode(msgspec.json.encode(record, enc_hook=_written))
    return dict(_struct(data, _kind(type(record)), "", ""))


def _written(value: object) -> str:
    if isinstance(value, Moment):
        return f"{value:%Y-%m-%dT%H:%M}+07:00"
    raise NotImplementedError


@cache
def _kind(shape: type) -> mi.StructType:
    kind = mi.type_info(shape)
    if not isinstance(kind, mi.StructType):
        raise TypeError(shape)
    return kind


def _struct(data: dict[str, Any], kind: mi.StructType, before: str, about: str) -> Iterator[tuple[str, Fact]]:
    fields = {one.encode_name: one for one in kind.fields}
    for name, value in data.items():
        if name in FREE or f"{name}@{kind.cls.__name__}" in FREE:
            continue
        title = title_of(fields[name].type) or name
        label = f"{about}, {title[:1].lower()}{title[1:]}" if about else title[:1].lower() + title[1:]
        yield from _value(value, fields[name].type, f"{before}{name}", label)


def _value(value: Any, given: mi.Type, route: str, label: str) -> Iterator[tuple[str, Fact]]:
    kind = _bare(given, value)
    if value is None:
        return
    if isinstance(kind, mi.StructType):
        yield from _struct(value, kind, f"{route}.", label)
    elif isinstance(kind, mi.VarTupleType) and isinstance(_bare(kind.item_type, None), mi.StructType):
        yield from _items(value if isinstance(value, list) else [value], kind, route, label)
    else:
        yield route, Fact(label, _raw(value), "" if route.rpartition(".")[2] in PROSE else _shown(value, kind))


def _bare(kind: mi.Type, value: Any) -> mi.Type:
    """The type that a value has: of several, a list where one can stand, so that one item and a list of it compare."""
    while isinstance(kind, mi.Metadata):
        kind = kind.type
    if not isinstance(kind, mi.UnionType):
        return kind
    some = [_bare(one, value) for one in kind.types if not isinstance(one, mi.NoneType)]
    lists = [one for one in some if isinstance(one, mi.VarTupleType)]
    return lists[0] if lists and isinstance(value, dict | list) else some[0]


def _items(items: list[Any], kind: mi.VarTupleType, route: str, label: str) -> Iterator[tuple[str, Fact]]:
    struct = _bare(kind.item_type, None)
    if not isinstance(struct, mi.StructType):
        return
    seen: dict[str, int] = {}
    for position, item in enumerate(items, 1):
        name = next((one for one in _APART if one in item), "")
        key = str(item.get(name, position))[: 10 if name in ("from", "date") else None]
        if not _KEY.fullmatch(key):
            name, key = "", str(position)
        seen[key] = seen.get(key, 0) + 1
        turn = f" lần {seen[key]}" if seen[key] > 1 else ""
        key = f"{key}-{seen[key]}" if seen[key] > 1 else key
        fields = {one.encode_name: one for one in struct.fields}
        called = _shown(item[name], _bare(fields[name].type, item[name])) if name else str(position)
        about = f"{label} “{called}”{turn}" if name else f"{label} thứ {called}"
        day = str(item.get("on", ""))
        shown = _shown(day, mi.DateType()) if day else ""
        yield f"{route}.{key}", Fact(about, day, shown, whole=True)
        rest = {one: said for one, said in item.items() if one != name}
        yield from _struct(rest, struct, f"{route}.{key}.", about)


def _raw(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(map(_raw, value)) if isinstance(value, list) else str(value)


def _shown(value: Any, kind: mi.Type) -> str:
    if isinstance(value, list):
        inner = _bare(kind.item_type, None) if isinstance(kind, mi.VarTupleType) else kind
        return ", ".join(_shown(one, inner) for one in value)
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(kind, mi.EnumType) and issubclass(kind.cls, Word):
        return next(word.label for word in kind.cls if word.value == value)
    if isinstance(kind, mi.DateType):
        return long_date(msgspec.convert(value, type=dt.date))
    if isinstance(kind, mi.CustomType):
        moment = Moment.read(value)
        return f"{moment:%H:%M}, {long_date(moment.date())}"
    return str(value)
