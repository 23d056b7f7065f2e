"""Records as text: the YAML and Markdown of a synthetic archive, written as people write it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_BARE = re.compile(r"(?=.*[^\W\d_])[^\W_][\w /.()%;“”+-]*")
_BARE_IN_LINE = re.compile(r"(?=.*[^\W\d_])[^\W_][\w /.,()%;“”+-]*")


def scalar(value: object, *, inside: bool = True) -> str:
    """One value as YAML; `inside` a flow collection a comma needs quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        bare = (_BARE if inside else _BARE_IN_LINE).fullmatch(value) and not value.endswith(" ")
        return value if bare else json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {scalar(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(scalar, value)) + "]"
    return str(value)


def block(data: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """A group of fields, one a line; lists of groups one group a line."""
    for key, value in data.items():
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield f"{indent}{key}:"
            yield from (f"{indent}  - {scalar(one)}" for one in value)
        else:
            yield f"{indent}{key}: {scalar(value, inside=False)}"


def schema_line(kind: str, depth: int) -> str:
    """The comment by which editors find the schema."""
    return f"# yaml-language-server: $schema={'../' * depth}docs/schemas/{kind}.schema.json"


def record(kind: str, depth: int, data: Mapping[str, Any]) -> str:
    """A YAML record."""
    return "\n".join((schema_line(kind, depth), *block(data), ""))


def markdown(kind: str, depth: int, front: Mapping[str, Any], body: Sequence[str]) -> str:
    """A Markdown record."""
    return "\n".join(("---", schema_line(kind, depth), *block(front), "---", "", *body, ""))


def short(day: dt.date) -> str:
    """24/9/2025, as plans write it."""
    return f"{day.day:02}/{day.month}/{day.year}"
