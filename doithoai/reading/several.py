"""What to say where a word, a list, a group of fields, a number or yes and no may stand, and something else does."""

from __future__ import annotations

import re
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


def listed(data: Any, item: mi.Type, meaning: Callable[[Any, mi.Type], Any]) -> Both | None:
    """The list that a plain value stands for: several between commas, or one alone."""
    if isinstance(data, dict | list | bool) or data is None or len(str(data)) > _SHORT:
        return None
    parts = [part.strip() for part in re.split("[,;]", str(data))]
    found = [meaning(int(part) if part.isdecimal() else part, item) for part in parts if part]
    if not found or any(one is None for one in found):
        return None
    shown = f"[{', '.join(map(str, found))}]"
    return Both(f"một danh sách: {shown}", f"a list: {shown}")


def only_number(data: Any) -> str:
    """The one whole number in a text, without what Vietnamese puts between its thousands; empty where it is unclear."""
    found = re.findall(r"[0-9]+(?:[.,][0-9]{3})*", str(data)) if isinstance(data, str | float) else []
    digits = found[0].replace(".", "").replace(",", "").lstrip("0") if len(found) == 1 else ""
    return digits if len(digits) < 8 else ""


_SAID = dict.fromkeys(("yes", "on", "y", "có", "co", "đúng", "1"), "true") | dict.fromkeys(
    ("no", "off", "n", "không", "khong", "sai", "0"), "false"
)
"""How people and other programs say true and false."""


def truth(data: Any) -> Both:
    """What to write for yes and no."""
    wanted = Both("true (có) hoặc false (không)", "true or false")
    if isinstance(data, str) and data.casefold() in ("true", "false"):
        return Both(f"{wanted}, viết thường và không đặt trong dấu ngoặc", f"{wanted.en}, small and unquoted")
    meant = _SAID.get(str(data).casefold())
    return Both(f"{wanted}, ở đây là {meant}", f"{wanted.en}, here {meant}") if meant else wanted
