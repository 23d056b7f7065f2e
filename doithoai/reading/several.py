"""What to say where a word, a list or a group of fields may stand, and what stands there is another of these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any

from msgspec import inspect as mi

from doithoai.model.both import Both
from doithoai.model.vocabulary import TOGETHER, ReportKind


def with_list(data: str, words: type[Enum], values: Mapping[str, object]) -> dict[str, object]:
    """The values of a finding about a word, with the list that was meant by several words in one."""
    said = data.lower()
    found = [word for word in words if str(word.value) in said or getattr(word, "label", data).lower() in said]
    near = _listed(found) if len(found) > 1 else values["near"]
    example = _listed(TOGETHER.get(words, ()))
    hint = Both(f"Nhiều thứ thì ghi danh sách: {example}.", f"Of more than one make a list: {example}.")
    return {**values, "near": near, "hint": hint}


def _listed(words: Iterable[Enum]) -> str:
    return f"[{', '.join(str(word.value) for word in words)}]"


_SHORT = 80
"""Letters of a value that are put into the group that was meant."""


def grouped(data: Any, kind: mi.StructType, meaning: Callable[[Any, mi.Type], Any]) -> Both | None:
    """The group of fields that a plain value stands for: with the value in the first field that takes it."""
    if isinstance(data, dict | list) or data is None or len(str(data)) > _SHORT:
        return None
    needed = [one for one in kind.fields if one.required]
    for field in needed:
        said = meaning(data, field.type)
        if said is not None:
            quoted = said if str(said).isascii() else f"“{said}”"
            vi, en = (
                ", ".join(f"{one.encode_name}: {told if one is field else '…'}" for one in needed)
                for told in (said, quoted)
            )
            return Both(f"một nhóm trường: {{{vi}}}", f"a group of fields: {{{en}}}")
    return None


def one_word(data: list[Any], words: type[Enum]) -> Both:
    """What to write where only one word can stand: a report that is another one too says so beside it."""
    known = {str(word.value) for word in words}
    some = [str(one) for one in data if str(one) in known]
    if words is ReportKind and len(some) > 1:
        others = [f"{{kind: {one}}}" for one in some[1:]]
        also = others[0] if len(others) == 1 else f"[{', '.join(others)}]"
        form = f"kind: {some[0]}, also: {also}"
        return Both(f"Một báo cáo gửi cho hai kỳ thì ghi {form}.", f"A report for two periods: {form}.")
    first = f": {some[0]}" if some else ""
    return Both(f"Ở đây chỉ ghi một từ, không ghi danh sách{first}.", f"Only one word goes here, no list{first}.")
