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
from doithoai.model.vocabulary import HEADS, Chair, Word
from doithoai.patterns import lazy
from doithoai.reading.moments import is_date
from doithoai.reading.shapes import title_of
from doithoai.vietnamese.wording import long_date, long_moment


class Fact(Frozen, frozen=True):
    """One field of a record, or one item of a list (`whole`)."""

    label: str
    """What it is called, in Vietnamese."""
    raw: str
    """What the record says, as it is written there."""
    shown: str
    """The same in words; empty for prose, which may be private and is never repeated."""
    whole: bool = False
    words: tuple[str, ...] = ()
    """Where a list may stand whose order says nothing, what is meant, each once: one word alone is a list of it."""

    def says_as(self, other: Fact) -> bool:
        """Whether another says the same, in whatever order and however spaced."""
        same = self.raw == other.raw or (self.words != () and self.words == other.words)
        return same or self.raw.split() == other.raw.split()

    def said(self, raw: str) -> bool:
        """Whether words as they are written say the same."""
        return self.raw.split() == raw.split() or (self.words != () and self.words == _meant(raw.split(", ")))


Facts = Mapping[str, Fact]
FREE = frozenset(("note", "name@Petitioner", "consent@Petitioner"))
"""What may change in silence: remarks, and the name of a person, which may always be taken out."""
APART = ("id", "field", "state", "to", "path", "from", "policy", "of", "channel", "duty", "number", "date", "start")
ORDERED = frozenset(("extends",))
"""Lists of which the first goes before the next."""
_KEY = lazy(r"[A-Za-z0-9_/:+.-]+")
PROSE = frozenset((
    *("text", "answer", "reason", "late_reason", "correction", "settled_by", "decided_by", "public_reason"),
    *("withheld", "audience", "group", "groups", "how", "scope", "was", "absent", "note", "title", "village"),
))  # fmt: skip
"""Fields of free words: that they changed is told, not what they said."""


def facts(record: msgspec.Struct | None) -> dict[str, Fact]:
    """Every field of a record that is not left empty."""
    if record is None:
        return {}
    data = msgspec.json.decode(msgspec.json.encode(record, enc_hook=written))
    return dict(_struct(data, kind_of(type(record)), "", ""))


def remarks(record: msgspec.Struct | None) -> dict[str, Fact]:
    """What may change without a word of why: remarks, and the name of a person. It may be private, and is not shown."""
    if record is None:
        return {}
    data = msgspec.json.decode(msgspec.json.encode(record, enc_hook=written))
    return dict(_remarks(data, kind_of(type(record)), "", ""))


def _remarks(data: dict[str, Any], kind: mi.StructType, before: str, about: str) -> Iterator[tuple[str, Fact]]:
    fields = {one.encode_name: one.type for one in kind.fields}
    for name, value in data.items():
        title = title_of(fields[name]) or name
        label = f"{about}, {title[:1].lower()}{title[1:]}" if about else title[:1].lower() + title[1:]
        if _free(name, kind):
            if value is not None:
                yield f"{before}{name}", Fact(label, str(value), "")
            continue
        inner = bare(fields[name], value)
        item = bare(inner.item_type, None) if isinstance(inner, mi.VarTupleType) else None
        if isinstance(inner, mi.StructType) and isinstance(value, dict):
            yield from _remarks(value, inner, f"{before}{name}.", label)
        elif isinstance(item, mi.StructType) and value:
            some = value if isinstance(value, list) else [value]
            for one, key in zip(some, item_keys(some), strict=True):
                yield from _remarks(one, item, f"{before}{name}.{key}.", f"{label} “{key}”")


def _free(name: str, kind: mi.StructType) -> bool:
    return name in FREE or f"{name}@{kind.cls.__name__}" in FREE


def written(value: object) -> str:
    if isinstance(value, Moment):
        return value.replace(second=0).written
    raise NotImplementedError


@cache
def kind_of(shape: type) -> mi.StructType:
    kind = mi.type_info(shape)
    if not isinstance(kind, mi.StructType):
        raise TypeError(shape)
    return kind


def _struct(data: dict[str, Any], kind: mi.StructType, before: str, about: str) -> Iterator[tuple[str, Fact]]:
    fields = {one.encode_name: one for one in kind.fields}
    for name, value in data.items():
        if _free(name, kind):
            continue
        title = title_of(fields[name].type) or name
        label = f"{about}, {title[:1].lower()}{title[1:]}" if about else title[:1].lower() + title[1:]
        yield from _value(value, fields[name].type, f"{before}{name}", label)


def _value(value: Any, given: mi.Type, route: str, label: str) -> Iterator[tuple[str, Fact]]:
    kind = bare(given, value)
    if value is None:
        return
    if isinstance(kind, mi.StructType):
        yield from _struct(value, kind, f"{route}.", label)
    elif isinstance(kind, mi.VarTupleType) and isinstance(bare(kind.item_type, None), mi.StructType):
        yield from _items(value if isinstance(value, list) else [value], kind, route, label)
    else:
        name = route.rpartition(".")[2]
        words = _meant(value) if name not in ORDERED and isinstance(bare(given, []), mi.VarTupleType) else ()
        yield route, Fact(label, _raw(value), "" if name in PROSE else _shown(value, kind), words=words)


def _meant(value: Any) -> tuple[str, ...]:
    """What a word or a list of words means: `joint` is the two heads."""
    words = set(map(_raw, value)) if isinstance(value, list) else {_raw(value)}
    return tuple(sorted(words - {Chair.JOINT} | set(HEADS) if Chair.JOINT in words else words))


def bare(kind: mi.Type, value: Any) -> mi.Type:
    """The type that a value has: of several, a list where one can stand, so that one item and a list of it compare."""
    while isinstance(kind, mi.Metadata):
        kind = kind.type
    if not isinstance(kind, mi.UnionType):
        return kind
    some = [bare(one, value) for one in kind.types if not isinstance(one, mi.NoneType)]
    lists = [one for one in some if isinstance(one, mi.VarTupleType)]
    return lists[0] if lists and isinstance(value, dict | list) else some[0]


def _items(items: list[Any], kind: mi.VarTupleType, route: str, label: str) -> Iterator[tuple[str, Fact]]:
    struct = bare(kind.item_type, None)
    if not isinstance(struct, mi.StructType):
        return
    fields = {one.encode_name: one for one in struct.fields}
    for position, (item, key) in enumerate(zip(items, item_keys(items), strict=True), 1):
        name, own = _name(item, position)
        turn = f" lần {key.removeprefix(own)[1:]}" if key != own else ""
        called = _shown(item[name], bare(fields[name].type, item[name])) if name else str(position)
        about = f"{label} “{called}”{turn}" if name else f"{label} thứ {called}"
        day = str(item.get("on", ""))
        shown = _shown(day, mi.DateType()) if day else ""
        yield f"{route}.{key}", Fact(about, day, shown, whole=True)
        # A name may be but the day of a time: that its hour changed is told as well.
        rest = {one: said for one, said in item.items() if one != name or str(said) != own}
        yield from _struct(rest, struct, f"{route}.{key}.", about)


def _name(item: dict[str, Any], position: int) -> tuple[str, str]:
    """The field that tells an item of a list apart, and what it says; its place where none does."""
    name = next((one for one in APART if one in item and not (one == "to" and is_date(item[one]))), "")
    key = str(item.get(name, position))[: 10 if name in ("from", "date", "start") else None]
    return (name, key) if _KEY.fullmatch(key) else ("", str(position))


def item_keys(items: list[dict[str, Any]]) -> Iterator[str]:
    """The names by which the items of a list go: a second one of the same says so."""
    seen: dict[str, int] = {}
    for position, item in enumerate(items, 1):
        key = _name(item, position)[1]
        seen[key] = seen.get(key, 0) + 1
        yield f"{key}-{seen[key]}" if seen[key] > 1 else key


def _raw(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(map(_raw, value)) if isinstance(value, list) else str(value)


def _shown(value: Any, kind: mi.Type) -> str:
    if isinstance(value, list):
        inner = bare(kind.item_type, None) if isinstance(kind, mi.VarTupleType) else kind
        return ", ".join(_shown(one, inner) for one in value)
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(kind, mi.EnumType) and issubclass(kind.cls, Word):
        return next(word.label for word in kind.cls if word.value == value)
    if isinstance(kind, mi.DateType):
        return long_date(msgspec.convert(value, type=dt.date))
    if isinstance(kind, mi.CustomType):
        moment = Moment.read(value)
        return f"{moment:%H:%M}, {long_date(moment.date())}" if moment.exact else long_moment(moment)
    return str(value)


def told_of(shape: type, field: str) -> tuple[str, mi.Type | None]:
    """What a field is called where the record no longer has it, and its type; None where there is no such field."""
    kind: mi.Type = kind_of(shape)
    label, parts = "", field.split(".")
    while parts:
        if isinstance(kind, mi.StructType):
            known = {one.encode_name: one for one in kind.fields}
            if parts[0] not in known:
                return label or field, None
            given = known[parts.pop(0)].type
            title = title_of(given)
            label += f"{', ' if label else ''}{title[:1].lower()}{title[1:]}"
            kind = bare(given, [])
        elif isinstance(kind, mi.VarTupleType):
            kind = bare(kind.item_type, None)
            if not isinstance(kind, mi.StructType):
                return label or field, None
            key, parts = parted(kind, parts)
            label += _item(kind, key)
        else:
            return label or field, None
    return label, kind


def parted(kind: mi.StructType, parts: list[str]) -> tuple[str, list[str]]:
    """The key of an item, and what of it is meant: a path has dots of its own."""
    names = {one.encode_name for one in kind.fields}
    end = next((n for n, one in enumerate(parts) if n and one in names), len(parts)) if "path" in names else 1
    return ".".join(parts[:end]), parts[end:]


def _item(kind: mi.StructType, key: str) -> str:
    """How an item of a list is told by its key."""
    fields = {one.encode_name: one for one in kind.fields}
    name = next((one for one in APART if one in fields and fields[one].required), "")
    if not name or key.isdecimal():
        return f" thứ {key}"
    given, _, turn = key.rpartition("-") if re.search(r"[^0-9]-[0-9]$", key) else (key, "", "")
    try:
        called = _shown(given, bare(fields[name].type, given))
    except (ValueError, StopIteration, msgspec.ValidationError):
        called = given
    return f" “{called}”{f' lần {turn}' if turn else ''}"


def in_words(raw: str, kind: mi.Type | None) -> str:
    """What a field said, as it was written, in words."""
    try:
        if isinstance(kind, mi.StructType):  # an item of a list goes by its day
            return _shown(raw, mi.DateType())
        return _shown(value_of(raw, kind), kind) if kind else raw
    except (ValueError, StopIteration, msgspec.ValidationError):
        return raw


def value_of(raw: str, kind: mi.Type) -> Any:
    """What a field said, as the value that stands in its place."""
    if isinstance(kind, mi.BoolType):
        return raw == "true"
    if isinstance(kind, mi.IntType):
        return int(raw)
    if isinstance(kind, mi.FloatType):
        return float(raw)
    if isinstance(kind, mi.VarTupleType):
        inner = bare(kind.item_type, None)
        return [value_of(one.strip(), inner) for one in raw.split(",")]
    return raw
