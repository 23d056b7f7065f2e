"""The whole lists that messages only name the nearest of: the words of each field, the fields of each group.

They stand on the pages of the rules that refer to them, and behind `doithoai check --explain`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from typing import Any

from msgspec import inspect as mi

from doithoai.commands.schemas import KINDS
from doithoai.reading.shapes import labels_of, title_of

_OUTPUTS = frozenset(("answer", "findings", "internal", "people"))
"""What commands print, and what lies in the private repository: no rule tells of it."""

Places = dict[type, dict[str, str]]
"""Where each list is used: in which field, and what that field is called."""


def lists(code: str) -> str:
    """The lists that a rule refers to, as Markdown; empty for all other rules."""
    made = {"S03": _fields, "S07": _words}.get(code)
    return made() if made else ""


def _words() -> str:
    parts = ["## Các từ được dùng"]
    for words, places in _walked()[0].items():
        parts.append(_heading(words, places))
        parts.append("\n".join(f"- `{word}`: {label}" for word, label in labels_of(words).items()))
    return "\n\n".join(parts)


def _fields() -> str:
    parts = ["## Các trường được dùng"]
    for group, places in _walked()[1].items():
        parts.append(_heading(group, places))
        parts.append("\n".join(_field(one) for one in _types[group].fields))
    return "\n\n".join(parts)


def _field(field: mi.Field) -> str:
    title = title_of(field.type)
    needed = " (bắt buộc)" if field.required else ""
    return f"- `{field.encode_name}`{f': {title}' if title else ''}{needed}"


def _heading(kind: type, places: dict[str, str]) -> str:
    named = {name if " " in name else f"`{name}`": title for name, title in places.items()}
    told = ", ".join(f"{name} ({title})" if title else name for name, title in named.items())
    return f"### {told} {{ #{kind.__name__.lower()} }}"


_types: dict[type, mi.StructType] = {}


def _walked() -> tuple[dict[type[Enum], dict[str, str]], Places]:
    """Every list of words and every group of fields that a record may hold, in the order of records."""
    words: dict[type[Enum], dict[str, str]] = defaultdict(dict)
    groups: Places = defaultdict(dict)
    for name, (title, kind) in KINDS.items():
        if name not in _OUTPUTS:
            top = title.partition(" (")[2].rstrip(")") or title
            for field, called, found in _below(mi.type_info(kind), top, "", frozenset()):
                into: dict[Any, dict[str, str]] = words if isinstance(found, mi.EnumType) else groups
                into[found.cls].setdefault(field, called)
    return words, groups


def _below(kind: mi.Type, field: str, title: str, above: frozenset[type]) -> Iterator[tuple[str, str, Any]]:
    while isinstance(kind, mi.Metadata):
        kind = kind.type
    if isinstance(kind, mi.EnumType):
        yield field, title, kind
    elif isinstance(kind, mi.StructType) and kind.cls not in above:
        _types[kind.cls] = kind
        yield field, title, kind
        for one in kind.fields:
            yield from _below(one.type, one.encode_name, title_of(one.type), above | {kind.cls})
    elif isinstance(kind, mi.UnionType):
        for other in kind.types:
            yield from _below(other, field, title, above)
    elif isinstance(kind, mi.VarTupleType):
        yield from _below(kind.item_type, field, title, above)
