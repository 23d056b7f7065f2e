"""The house style of records: a field a line, what holds no more than single values on one line, quotes where needed.

What a text is written as is tried on the reader itself, so nothing is written that would be read otherwise.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from doithoai.reading import yaml_fast
from doithoai.reading.text import read_yaml

STEP = 2
"""Blanks a level."""
_QUOTED = re.compile(r"^\d+/\d|^\d{4}-\d\d-\d\dT|[“”]|: ")
"""What people put in quotes though the reader needs none: references, hours, sentences with quotes of their own."""


def dump(data: Any) -> str:
    """A whole record, without the line that names its schema. What is None is left out."""
    kept = said(data)
    if isinstance(kept, list):
        return "".join(f"{line}\n" for one in kept for line in item(one, 0)) or "[]\n"
    return "".join(f"{line}\n" for name, value in kept.items() for line in field(name, value, 0))


def headed(schema: str, depth: int, text: str, comment: str = "") -> str:
    """A record with the line that tells an editor its schema; `depth` folders lie above it."""
    notes = "".join(f"# {line}\n" for line in comment.splitlines())
    return f"# yaml-language-server: $schema={'../' * depth}docs/schemas/{schema}.schema.json\n{notes}{text}"


def front(head: str, body: str) -> str:
    """A Markdown record: its fields, a blank line, its words."""
    words = body.strip("\n")
    return f"---\n{head}---\n\n{words}\n" if words else f"---\n{head}---\n"


def said(data: Any) -> Any:
    """Plain data as the reader will give it back: no blanks around a text, nothing that says nothing."""
    if isinstance(data, str):
        return data.strip() or None
    if isinstance(data, dt.date):
        return data.isoformat()
    if isinstance(data, Mapping):
        return {name: kept for name, value in data.items() if (kept := said(value)) is not None}
    if isinstance(data, Sequence):
        return [kept for one in data if (kept := said(one)) is not None]
    return data


# --- lines


def field(name: str, value: Any, column: int) -> list[str]:
    """The lines of a field that begins at a column."""
    pad = " " * column
    if fits(value):
        return [f"{pad}{name}: {one_line(value)}" if value is not None else f"{pad}{name}:"]
    if isinstance(value, str):
        return [f"{pad}{name}: {_mark(value)}", *_paragraphs(value, column + STEP)]
    return [f"{pad}{name}:", *_lines(value, column + STEP)]


def item(value: Any, column: int) -> list[str]:
    """The lines of an item of a list, whose dash stands at a column."""
    pad = " " * column
    if isinstance(value, dict) and value and (not fits(value) or column == 0):
        first, *rest = _lines(value, column + STEP)
        return [f"{pad}- {first.lstrip(' ')}", *rest]
    if isinstance(value, str) and not fits(value):
        return [f"{pad}- {_mark(value)}", *_paragraphs(value, column + STEP)]
    if isinstance(value, list) and not fits(value):
        value = [str(one) for one in value]  # lists of lists are in no record
    return [f"{pad}- {one_line(value)}".rstrip()]


def _lines(value: Any, column: int) -> list[str]:
    if isinstance(value, dict):
        return [line for name, one in value.items() for line in field(name, one, column)]
    return [line for one in value for line in item(one, column)]


def fits(value: Any) -> bool:
    """Whether a value stands on one line: a single one, or what holds only such."""
    if isinstance(value, dict):
        return all(map(_single, value.values()))
    return all(map(_single, value)) if isinstance(value, list) else _single(value)


def _single(value: Any) -> bool:
    return "\n" not in value if isinstance(value, str) else not isinstance(value, dict | list) or not value


def one_line(value: Any, *, within: bool = False) -> str:
    """A value on one line; `within` a collection a comma or a bracket needs quotes."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {one_line(one, within=True)}' for name, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(one_line(one, within=True) for one in value)}]"
    if isinstance(value, str):
        return text(value, within=within)
    return json.dumps(value)


@lru_cache(maxsize=4096)
def text(value: str, *, within: bool = False, quoted: bool = False) -> str:
    """A text on one line, in quotes where it would be read otherwise without, or where people would put some."""
    if not quoted and not _QUOTED.search(value) and _reads(value, value, within=within):
        return value
    for one in (f'"{value}"', f"'{value.replace(chr(39), 2 * chr(39))}'"):
        if _reads(one, value, within=within):
            return one
    return json.dumps(value, ensure_ascii=False)


def _reads(written: str, value: str, *, within: bool) -> bool:
    """Whether the reader takes what is written for the value."""
    line = f"a: [{written}]\n" if within else f"a: {written}\n"
    wanted = [value] if within else value
    try:
        return bool(yaml_fast.read(line)["a"] == wanted)
    except yaml_fast.NotPlain:
        pass
    if not written.startswith(("'", '"')):
        return False
    try:
        return bool(read_yaml(line)["a"] == wanted)
    except Exception:  # noqa: BLE001 - whatever it says of it: then it is written otherwise
        return False


def _mark(value: str) -> str:
    """How a text of several lines begins; the number tells how far it is set in where its first line is so itself."""
    return f"|{STEP if value.startswith(' ') else ''}-"


def _paragraphs(value: str, column: int) -> Iterator[str]:
    yield from (f"{' ' * column}{line}" if line else "" for line in value.split("\n"))
