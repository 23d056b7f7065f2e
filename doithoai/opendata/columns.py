"""Columns: what a table's struct says of each, with titles taken from the models where the value comes from them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta

from doithoai.model.base import Frozen, Moment
from doithoai.model.vocabulary import Word

TYPES = {
    str: ("chữ", "VARCHAR", {"type": "string"}),
    int: ("số nguyên", "INTEGER", {"type": "integer"}),
    float: ("số thực", "DOUBLE", {"type": "number"}),
    bool: ("đúng/sai", "BOOLEAN", {"type": "boolean"}),
    dt.date: ("ngày", "DATE", {"type": "string", "format": "date"}),
    Moment: (
        "thời điểm, hoặc ngày và buổi khi chưa rõ giờ",
        "VARCHAR",
        {"type": "string", "pattern": f"^{Moment.PATTERN}$"},
    ),
}
"""Type of a column -> (as people call it, as Parquet stores it, as JSON Schema says it)."""


class TableRow(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the rows of all tables: flat, every column in every row."""


class Column(Frozen, frozen=True):
    """One column of a table."""

    name: str
    kind: type
    title: str
    description: str
    optional: bool
    words: type[Word] | None

    @property
    def told(self) -> str:
        """Its type, as people call it."""
        return TYPES[self.kind][0]

    @property
    def sql(self) -> str:
        """Its type in Parquet."""
        return TYPES[self.kind][1]

    @property
    def schema(self) -> dict[str, Any]:
        """Its JSON Schema."""
        made: dict[str, Any] = {"title": self.title, **TYPES[self.kind][2]}
        if self.description:
            made["description"] = self.description
        if self.words:
            made["enum"] = [one.value for one in self.words] + ([None] if self.optional else [])
            made["enumDescriptions"] = [one.label for one in self.words]
        if self.optional:
            made["type"] = [made["type"], "null"]
        return made


def of(model: type, path: str, title: str | None = None) -> Meta:
    """The title and description that a model gives a field; `path` may lead through nested models.

    A nested field is named with the field that holds it, as in "Tiếp nhận: ngày".
    """
    names, titles, description = path.split("."), [], ""
    for name in names:
        hint = get_type_hints(model, include_extras=True)[name]
        meta = next((one for one in _metas(hint) if one.title), None)
        if meta is None or meta.title is None:
            raise ValueError(f"{model.__name__}.{name}: no title")
        titles.append(meta.title)
        description = meta.description or ""
        model = next((one for one in _plain(hint) if isinstance(one, type) and issubclass(one, msgspec.Struct)), model)
    first, *others = titles
    told = ": ".join([first, *(other[:1].lower() + other[1:] for other in others)])
    return Meta(title=title or told, description=description or None)


def _metas(hint: Any) -> list[Meta]:
    return [one for one in getattr(hint, "__metadata__", ()) if isinstance(one, Meta)]


def _plain(hint: Any) -> list[Any]:
    """The types that a hint allows, without their annotations."""
    if get_origin(hint) is Annotated:
        return _plain(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return [plain for one in get_args(hint) for plain in _plain(one)]
    if get_origin(hint) is tuple:
        return _plain(get_args(hint)[0])
    return [hint]


@cache
def columns(row: type[TableRow]) -> tuple[Column, ...]:
    """Every column of a table, in order."""
    hints = get_type_hints(row, include_extras=True)
    return tuple(_column(one, hints[one.name]) for one in msgspec.structs.fields(row))


def _column(field: msgspec.structs.FieldInfo, hint: Any) -> Column:
    meta = _metas(hint)[-1]
    plain = _plain(hint)
    kind = next(one for one in plain if one is not NoneType)
    words = kind if issubclass(kind, Word) else None
    return Column(
        field.encode_name,
        str if words else kind,
        meta.title or "",
        meta.description or "",
        NoneType in plain,
        words,
    )
