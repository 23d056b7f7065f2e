"""What to say where one word or a list of them may stand, and what stands there is neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from doithoai.model.both import Both
from doithoai.model.vocabulary import TOGETHER


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
