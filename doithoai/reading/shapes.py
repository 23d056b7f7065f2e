"""Plain data to models: accepted at once when right, explained field by field when not.

`convert` is the fast path (msgspec). `explain` walks the same types and says everything that is wrong; a test
holds that both agree on every input.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache, partial
from itertools import islice
from typing import Any, TypeVar

import msgspec
from msgspec import inspect as mi

from doithoai.model.base import Moment
from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.vocabulary import Word
from doithoai.reading.in_charge import several
from doithoai.reading.moments import is_date, retyped, typed, why_no_date, why_no_moment
from doithoai.reading.patterns import PATTERNS
from doithoai.reading.several import grouped, listed, one_word, only_number, truth, with_list
from doithoai.vietnamese.nearest import meant, on_page, told

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
        right = several(data, route) or grouped(data, kind, _meaning)
        yield from _wrong(
            route, right or Both("một nhóm trường (tên: giá trị)", "a group of fields (name: value)"), data
        )
        return
    fields = {field.encode_name: field for field in kind.fields}
    for key, value in data.items():
        if key in fields:
            yield from _walk(value, fields[key].type, (*route, key))
        else:
            titles = {one: title_of(field.type) for one, field in fields.items()}
            allowed = partial(told, key, titles, page_of("S03", kind.cls))
            values: dict[str, object] = {"key": key, "near": partial(_field, key, titles, data), "allowed": allowed}
            yield (*route, key), "S03", values | ({"hint": _WRAPPED} if _sentence(key, value, titles) else {})
    for name, field in fields.items():
        if field.required and name not in data:
            yield route, "S08", {"key": name, "title": title_of(field.type)}


def _meaning(data: Any, kind: mi.Type) -> Any:
    """What a value says where it stands in a field of that type; None where it can't."""
    while isinstance(kind, mi.Metadata):
        kind = kind.type
    if isinstance(kind, mi.EnumType):
        return meant(str(data), labels_of(kind.cls), sure=True) or None
    return None if any(_walk(data, kind, ())) else data


def _field(key: str, titles: dict[str, str], data: dict[str, Any]) -> str:
    return meant(key, {name: title for name, title in titles.items() if name not in data}, sure=" " in key)


def _sentence(key: str, value: Any, titles: dict[str, str]) -> bool:
    """Whether an unknown field rather is the rest of a sentence in which there is a colon."""
    return " " in key and isinstance(value, str) and not meant(key, titles, sure=True)


_WRAPPED = Both(
    "Nếu đây là phần tiếp của câu ở dòng trên thì thụt vào sâu hơn và đặt cả câu trong dấu ngoặc kép.",
    "If it is the rest of the sentence above, indent it further and put all of the sentence in double quotes.",
)


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
        for place, code, values in _word(data, mi.EnumType(words), route):
            yield place, code, with_list(data, words, values)
    else:
        yield from _walk(data, listed, route)


def _is_list(kind: mi.Type) -> bool:
    while isinstance(kind, mi.Metadata):
        kind = kind.type
    return isinstance(kind, mi.VarTupleType)


def _text(data: Any, kind: mi.StrType, route: Route) -> Iterator[_Step]:
    if right := several(data, route):
        yield from _wrong(route, right, data)
    elif not isinstance(data, str):
        yield from _wrong(route, Both("chữ (đặt trong dấu ngoặc kép)", "text (in double quotes)"), data)
    elif kind.min_length is not None and len(data) < kind.min_length:
        yield route, "S12", {"wanted": Both("không được để trống", "it may not be empty"), "found": _shown(data)}
    elif kind.max_length is not None and len(data) > kind.max_length:
        wanted = Both(f"dài nhất {kind.max_length} ký tự", f"at most {kind.max_length} characters")
        yield route, "S12", {"wanted": wanted, "found": Both(f"{len(data)} ký tự", f"{len(data)} characters")}
    elif kind.pattern is not None and not re.search(kind.pattern, data):
        plain = typed(data)
        right = retyped(plain) if plain and re.search(kind.pattern, plain) else None
        yield route, "S12", {"wanted": right or PATTERNS.get(kind.pattern, kind.pattern), "found": _shown(data)}


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
        elif whole and (only := only_number(data)):
            wanted = Both(f"{wanted}, chỉ ghi chữ số: {only}", f"{wanted.en} in digits alone: {only}")
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
        yield from _wrong(route, truth(data), data)


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
    labels = labels_of(kind.cls)
    near = partial(meant, data, labels) if isinstance(data, str) else ""
    allowed = partial(told, data, labels, page_of("S07", kind.cls))
    some = data if isinstance(data, list) else re.split(r",\s*", str(data))
    hint = {"hint": one_word(some, kind.cls)} if isinstance(data, list) or set(some) <= set(words) else {}
    found = _shown(data) if not isinstance(data, list) else Both("Một danh sách", "A list")
    yield route, "S07", {"found": found, "near": near, "allowed": allowed, **hint}


def page_of(code: str, kind: type) -> Both:
    """Where the whole list of a group's fields, or of the words of a field, stands."""
    return on_page(f"quy-tac/{code}/#{kind.__name__.lower()}")


def labels_of(words: type[Enum]) -> dict[str, str]:
    """The words of a list, each with what it is called."""
    return {str(word.value): word.label if isinstance(word, Word) else "" for word in words}


def _list(data: Any, kind: mi.VarTupleType, route: Route) -> Iterator[_Step]:
    if not isinstance(data, list):
        right = listed(data, kind.item_type, _meaning)
        yield from _wrong(
            route, right or Both("một danh sách (mỗi dòng một dấu -)", "a list (a dash on each line)"), data
        )
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
