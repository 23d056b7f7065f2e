"""Plain data to models: accepted at once when right, explained field by field when not.

`convert` is the fast path (msgspec). `explain` walks the same types and says everything that is wrong; a test
holds that both agree on every input.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import cache, partial
from itertools import islice
from typing import Any, TypeVar

import msgspec
from msgspec import inspect as mi

from doithoai.model.base import Moment
from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.vocabulary import TOGETHER, Word
from doithoai.reading.moments import is_date, typed, why_no_date, why_no_moment
from doithoai.reading.patterns import PATTERNS

T = TypeVar("T")


def convert(data: Any, shape: type[T]) -> T:
    """Turn plain data into `shape`; msgspec.ValidationError at the first thing that does not fit."""
    return msgspec.convert(data, shape, dec_hook=_custom)


def _custom(kind: type, value: Any) -> Any:
    if kind is Moment and isinstance(value, str):
        return Moment.read(value)
    raise ValueError(value)


def explain(data: Any, shape: Any, file: str, route: Route = ()) -> Iterator[Problem]:
    """Yield every way in which `data` does not fit `shape`, each with its route and code (S03-S08, S12)."""
    for step in _walk(data, _type_info(shape), route):
        yield _problem(file, step)


def explain_first(data: Any, shape: Any, file: str, most: int) -> tuple[list[Problem], int]:
    """The first ways in which `data` does not fit, and how many there are besides."""
    steps = _walk(data, _type_info(shape), ())
    return [_problem(file, step) for step in islice(steps, most)], sum(1 for _ in steps)


def _problem(file: str, step: _Step) -> Problem:
    """One fault; what takes long to find (the word that was meant) is found only now."""
    place, code, values = step
    return Problem(file, place, {name: value() if callable(value) else value for name, value in values.items()}, code)


_type_info = cache(mi.type_info)
_Step = tuple[Route, str, dict[str, object]]


def _walk(data: Any, kind: mi.Type, route: Route) -> Iterator[_Step]:
    while isinstance(kind, mi.Metadata):
        kind = kind.type
    yield from _WALKERS[type(kind)](data, kind, route)


def _alike(word: str, known: list[str]) -> str:
    """The known word that is most like this one; empty when none is."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when there is something to report

    return next(iter(get_close_matches(word, known, 1, 0.6)), "")


def _wrong(route: Route, wanted: str, data: Any) -> Iterator[_Step]:
    yield route, "S04", {"wanted": wanted, "found": _shown(data)}


def _shown(data: Any) -> str:
    if data is None:
        return Both("để trống", "nothing")
    if isinstance(data, dict):
        return Both("một nhóm trường", "a group of fields")
    if isinstance(data, list):
        return Both("một danh sách", "a list")
    if isinstance(data, bool):
        return "true" if data else "false"
    text = str(data).replace("\n", " ")
    return f"“{text}”" if len(text) <= _SHOWN else f"“{text[:_SHOWN]}…”"


_SHOWN = 200
"""Letters of a wrong value that are shown again."""


def _struct(data: Any, kind: mi.StructType, route: Route) -> Iterator[_Step]:
    if not isinstance(data, dict):
        yield from _wrong(route, Both("một nhóm trường (tên: giá trị)", "a group of fields (name: value)"), data)
        return
    fields = {field.encode_name: field for field in kind.fields}
    for key, value in data.items():
        if key in fields:
            yield from _walk(value, fields[key].type, (*route, key))
        else:
            allowed = partial(", ".join, fields)
            yield (*route, key), "S03", {"key": key, "near": partial(_field, key, fields, data), "allowed": allowed}
    for name, field in fields.items():
        if field.required and name not in data:
            yield route, "S08", {"key": name, "title": title_of(field.type)}


def _field(key: str, fields: Iterable[str], data: dict[str, Any]) -> str:
    return _alike(key, [name for name in fields if name not in data])


def title_of(kind: mi.Type) -> str:
    """What a field is called in its model; empty where it has no title."""
    while isinstance(kind, mi.Metadata):
        if kind.extra_json_schema and "title" in kind.extra_json_schema:
            return str(kind.extra_json_schema["title"])
        kind = kind.type
    return ""


def _union(data: Any, kind: mi.UnionType, route: Route) -> Iterator[_Step]:
    if data is None and any(isinstance(one, mi.NoneType) for one in kind.types):
        return
    some = [one for one in kind.types if not isinstance(one, mi.NoneType)]
    # Where one group or a list of them may stand, a list is judged as a list, all else as the group.
    listed = next((one for one in some if isinstance(data, list) and _is_list(one)), some[0])
    words = next((one.cls for one in some if isinstance(one, mi.EnumType)), None)
    if words and len(some) > 1 and isinstance(data, str):
        yield from _words(data, words, route)
    else:
        yield from _walk(data, listed, route)


def _words(data: str, words: type[Enum], route: Route) -> Iterator[_Step]:
    """One word where a list of them may stand as well: that there may be more than one is told."""
    said = data.lower()
    several = [word for word in words if str(word.value) in said or getattr(word, "label", data).lower() in said]
    for place, code, values in _word(data, mi.EnumType(words), route):
        near = _list_of(str(word.value) for word in several) if len(several) > 1 else values["near"]
        both = [str(word.value) for word in TOGETHER.get(words, ())]
        hint = Both(
            f"Nhiều thứ thì ghi danh sách: {_list_of(both)}.", f"Of more than one make a list: {_list_of(both)}."
        )
        yield place, code, {**values, "near": near, "hint": hint}


def _list_of(words: Iterable[str]) -> str:
    return f"[{', '.join(words)}]"


def _is_list(kind: mi.Type) -> bool:
    while isinstance(kind, mi.Metadata):
        kind = kind.type
    return isinstance(kind, mi.VarTupleType)


def _text(data: Any, kind: mi.StrType, route: Route) -> Iterator[_Step]:
    if not isinstance(data, str):
        yield from _wrong(route, Both("chữ (đặt trong dấu ngoặc kép)", "text (in double quotes)"), data)
    elif kind.min_length is not None and len(data) < kind.min_length:
        yield route, "S12", {"wanted": Both("không được để trống", "it may not be empty"), "found": _shown(data)}
    elif kind.max_length is not None and len(data) > kind.max_length:
        wanted = Both(f"dài nhất {kind.max_length} ký tự", f"at most {kind.max_length} characters")
        yield route, "S12", {"wanted": wanted, "found": Both(f"{len(data)} ký tự", f"{len(data)} characters")}
    elif kind.pattern is not None and not re.search(kind.pattern, data):
        yield route, "S12", {"wanted": PATTERNS.get(kind.pattern, kind.pattern), "found": _shown(data)}


def _number(data: Any, kind: mi.IntType | mi.FloatType, route: Route) -> Iterator[_Step]:
    whole = isinstance(kind, mi.IntType)
    if isinstance(data, bool) or not isinstance(data, int if whole else (int, float)):
        wanted = Both("số nguyên", "a whole number") if whole else Both("số", "a number")
        digits = typed(data) or data
        if isinstance(digits, str) and digits.isdecimal():
            value = digits.lstrip("0") or "0"
            wanted = Both(
                f"{wanted} viết không có số 0 ở đầu, không có dấu ngoặc: {value}",
                f"{wanted.en} without leading zeros and quotes: {value}",
            )
        yield from _wrong(route, wanted, data)
    elif (kind.ge is not None and data < kind.ge) or (kind.le is not None and data > kind.le):
        yield route, "S12", {"wanted": _bounds(kind.ge, kind.le), "found": _shown(data)}


def _bounds(least: float | None, most: float | None) -> Both:
    if least is not None and most is not None:
        return Both(f"từ {least} đến {most}", f"from {least} to {most}")
    return (
        Both(f"từ {least} trở lên", f"{least} or more")
        if most is None
        else Both(f"nhiều nhất {most}", f"at most {most}")
    )


def _boolean(data: Any, _kind: mi.BoolType, route: Route) -> Iterator[_Step]:
    if not isinstance(data, bool):
        yield from _wrong(route, Both("true (có) hoặc false (không)", "true or false"), data)


def _date(data: Any, _kind: mi.DateType, route: Route) -> Iterator[_Step]:
    if not is_date(data):
        yield route, "S06", {"found": _shown(data), "why": why_no_date(data)}


def _moment(data: Any, _kind: mi.CustomType, route: Route) -> Iterator[_Step]:
    try:
        _custom(Moment, data)
    except ValueError:
        yield route, "S06", {"found": _shown(data), "why": why_no_moment(data)}


def _word(data: Any, kind: mi.EnumType, route: Route) -> Iterator[_Step]:
    words = [str(word.value) for word in kind.cls]
    if data in words:
        return
    near = partial(_nearest, data, kind.cls) if isinstance(data, str) else ""
    yield route, "S07", {"found": _shown(data), "near": near, "allowed": partial(_allowed, kind.cls)}


def _allowed(words: type[Enum]) -> Both:
    told = (f"{word.value} ({word.label})" if isinstance(word, Word) else str(word) for word in words)
    return Both(", ".join(told), ", ".join(str(word.value) for word in words))


def _nearest(data: str, words: type[Enum]) -> str:
    spelled = {str(word.value): str(word.value) for word in words}
    spelled |= {word.label: str(word.value) for word in words if isinstance(word, Word)}
    return spelled.get(_alike(data, list(spelled)), "")


def _list(data: Any, kind: mi.VarTupleType, route: Route) -> Iterator[_Step]:
    if not isinstance(data, list):
        yield from _wrong(route, Both("một danh sách (mỗi dòng một dấu -)", "a list (a dash on each line)"), data)
        return
    if kind.max_length is not None and len(data) > kind.max_length:
        wanted = Both(f"nhiều nhất {kind.max_length} mục", f"at most {kind.max_length} items")
        yield route, "S12", {"wanted": wanted, "found": Both(f"{len(data)} mục", f"{len(data)} items")}
        return
    if kind.min_length is not None and len(data) < kind.min_length:
        yield route, "S12", {"wanted": Both("không được để trống", "it may not be empty"), "found": "[]"}
    for position, item in enumerate(data):
        yield from _walk(item, kind.item_type, (*route, position))


def _fixed(data: Any, kind: mi.TupleType, route: Route) -> Iterator[_Step]:
    if not isinstance(data, list) or len(data) != len(kind.item_types):
        yield from _wrong(
            route,
            Both(f"danh sách đúng {len(kind.item_types)} giá trị", f"a list of exactly {len(kind.item_types)} values"),
            data,
        )
        return
    for position, (item, item_kind) in enumerate(zip(data, kind.item_types, strict=True)):
        yield from _walk(item, item_kind, (*route, position))


_WALKERS: dict[type, Callable[[Any, Any, Route], Iterator[_Step]]] = {
    mi.StructType: _struct,
    mi.UnionType: _union,
    mi.StrType: _text,
    mi.IntType: _number,
    mi.FloatType: _number,
    mi.BoolType: _boolean,
    mi.DateType: _date,
    mi.CustomType: _moment,
    mi.EnumType: _word,
    mi.VarTupleType: _list,
    mi.TupleType: _fixed,
}
