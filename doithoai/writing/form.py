"""The fields of a record by paths such as `received.on`: what may stand there, and typed words as values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import inspect

from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.vocabulary import Word
from doithoai.vietnamese.nearest import nearest

_YES = {"true": True, "có": True, "co": True, "c": True, "false": False, "không": False, "khong": False, "k": False}
Shape = Any
"""A type of `model`: a Struct, or what is made of them."""


class WrongField(ValueError):
    """A field that is not there, or words that can't stand in it; its one argument, a Both, says why."""


class FormField(Frozen, frozen=True):
    """One field that takes a single value or a plain list of them."""

    path: str
    title: str
    required: bool
    words: Mapping[str, str]
    """The words of its vocabulary and what they mean; empty where any words may stand."""


def entries(shape: Shape, path: str = "", *, required: bool = True) -> Iterator[FormField]:
    """The fields of a record and of its parts; `required` those without which the record, or a part, says nothing."""
    kind, _ = _bare(inspect.type_info(shape) if not isinstance(shape, inspect.Type) else shape)
    for one in kind.fields if isinstance(kind, inspect.StructType) else ():
        inside, title = _bare(one.type)
        name, needed = f"{path}{one.encode_name}", required and one.required
        if isinstance(inside, inspect.StructType):
            yield from entries(inside, f"{name}.", required=needed)
        elif not _of_parts(inside):
            yield FormField(name, title or one.encode_name, needed, _words(inside))


def put(data: dict[str, Any], shape: Shape, path: str, said: str) -> None:
    """Write typed words into the field at a path, as a value of its kind. Raises WrongField."""
    kind, _ = _bare(inspect.type_info(shape))
    *parts, last = path.split(".")
    rest = iter(parts)
    for part in rest:
        kind = _field(kind, part, path)
        if isinstance(kind, inspect.VarTupleType) and _of_parts(kind):
            kind, data = _bare(kind.item_type)[0], _item(data.setdefault(part, []), next(rest, ""), path)
        else:
            data = data.setdefault(part, {})
    data[last] = _value(_field(kind, last, path), said, path)


def _item(some: list[Any], number: str, path: str) -> dict[str, Any]:
    """The part of a list that a number from 1 means, begun where it is the next. Raises WrongField."""
    if number.isascii() and number.isdecimal() and 1 <= int(number) <= len(some) + 1:
        if int(number) > len(some):
            some.append({})
        found: dict[str, Any] = some[int(number) - 1]
        return found
    vi = f"“{path}”: phần trong danh sách đánh số từ 1, không bỏ số nào; số tiếp theo là {len(some) + 1}"
    raise WrongField(Both(vi, f"“{path}”: parts of a list are numbered from 1; the next is {len(some) + 1}"))


def said_at(data: Any, path: str) -> Any:
    """What a field says; None where nothing does."""
    for name in path.split("."):
        if not isinstance(data, dict) or name not in data:
            return None
        data = data[name]
    return data


def _field(kind: inspect.Type, name: str, path: str) -> inspect.Type:
    fields = {one.encode_name: one.type for one in kind.fields} if isinstance(kind, inspect.StructType) else {}
    if name not in fields:
        known = {one: _bare(inside)[1] or one for one, inside in fields.items()}
        near = nearest(name, known) or [*known]
        vi = f"không có trường “{path}”; có thể là: {', '.join(near)}" if near else f"không có trường “{path}”"
        raise WrongField(Both(vi, f"there is no field “{path}”; perhaps: {', '.join(near)}"))
    return _bare(fields[name])[0]


def _bare(kind: inspect.Type) -> tuple[inspect.Type, str]:
    """A type without what is only told of it and without None, and its title; of a choice the plainest."""
    title = ""
    while isinstance(kind, inspect.Metadata | inspect.UnionType):
        if isinstance(kind, inspect.Metadata):
            title = title or (kind.extra_json_schema or {}).get("title", "")
            kind = kind.type
        else:
            kind = next(one for one in kind.types if not isinstance(one, inspect.NoneType))
    return kind, title


def _of_parts(kind: inspect.Type) -> bool:
    """Whether it is a list of records, which is no matter for one line of words."""
    return isinstance(kind, inspect.VarTupleType) and isinstance(_bare(kind.item_type)[0], inspect.StructType)


def _words(kind: inspect.Type) -> dict[str, str]:
    if isinstance(kind, inspect.VarTupleType):
        return _words(_bare(kind.item_type)[0])
    if isinstance(kind, inspect.EnumType):
        return {str(one.value): one.label if isinstance(one, Word) else str(one.value) for one in kind.cls}
    return {}


def _value(kind: inspect.Type, said: str, path: str) -> Any:
    """Typed words as a value: a list by `;`, a number, có or không, a word of the vocabulary or what it means."""
    said = said.strip()
    if isinstance(kind, inspect.VarTupleType):
        inside = _bare(kind.item_type)[0]
        path = f"{path}.1" if isinstance(inside, inspect.StructType) else path
        return [_value(inside, one, path) for one in said.split(";") if one.strip()]
    if isinstance(kind, inspect.StructType):
        fields = ", ".join(f"{path}.{one.encode_name}" for one in kind.fields)
        raise WrongField(Both(f"“{path}” gồm nhiều trường: {fields}", f"“{path}” holds several fields: {fields}"))
    if isinstance(kind, inspect.EnumType):
        return _word(_words(kind), said, path)
    if isinstance(kind, inspect.BoolType):
        if said.lower() in _YES:
            return _YES[said.lower()]
        raise WrongField(Both(f"{path}: “{said}”; ghi có hoặc không", f"{path}: “{said}”; write true or false"))
    if isinstance(kind, inspect.IntType):
        if said.isascii() and said.isdecimal():
            return int(said)
        raise WrongField(Both(f"{path}: “{said}” không phải là số", f"{path}: “{said}” is no number"))
    return said


def _word(words: Mapping[str, str], said: str, path: str) -> str:
    if said in words:
        return said
    meant = [word for word, label in words.items() if label.lower() == said.lower()]
    if meant:
        return meant[0]
    near = nearest(said, words) or [*words]
    told = ", ".join(f"{one} ({words[one]})" for one in near)
    raise WrongField(Both(f"{path}: không có “{said}”; có thể là: {told}", f"{path}: no “{said}”; perhaps: {told}"))
