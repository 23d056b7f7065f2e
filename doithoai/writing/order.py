"""The order of fields in a record: that of the models, as the schemas and the handbook tell them."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import inspect


def ordered(data: Any, shape: Any) -> Any:
    """Plain data of a record with its fields, and those inside, in the order of their model; unknown ones come last."""
    return _ordered(data, _tree(shape))


@cache
def _tree(shape: Any) -> inspect.Type:
    return inspect.type_info(shape)


def _ordered(data: Any, kind: inspect.Type) -> Any:
    kind = _meant(data, kind)
    if isinstance(data, dict) and isinstance(kind, inspect.StructType):
        told = {one.encode_name: one.type for one in kind.fields}
        known = {name: _ordered(data[name], inside) for name, inside in told.items() if name in data}
        return {**known, **{name: value for name, value in data.items() if name not in told}}
    if isinstance(data, dict) and isinstance(kind, inspect.DictType):
        return {name: _ordered(value, kind.value_type) for name, value in data.items()}
    if isinstance(data, list) and isinstance(kind, inspect.VarTupleType | inspect.ListType):
        return [_ordered(one, kind.item_type) for one in data]
    return data


_OF: dict[type, tuple[type[inspect.Type], ...]] = {
    dict: (inspect.StructType, inspect.DictType),
    list: (inspect.VarTupleType, inspect.ListType),
}


def _meant(data: Any, kind: inspect.Type) -> inspect.Type:
    """A type without what is only told of it; of a choice, what the value can be."""
    while isinstance(kind, inspect.Metadata):
        kind = kind.type
    if isinstance(kind, inspect.UnionType):
        kinds = [_meant(data, one) for one in kind.types]
        return next((one for one in kinds if isinstance(one, _OF.get(type(data), ()))), kinds[0])
    return kind
