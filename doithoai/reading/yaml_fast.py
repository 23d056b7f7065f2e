"""The part of YAML in which records are written, read line by line.

Measured against `strict`, which parses with PyYAML's CSafeLoader: 1.8 times as fast on a first read, 3.2 times once
what is said again and again is known; a check of 150 conferences takes 0.42 s instead of 0.72 s of processor time,
stamping 282 pages 3.15 s instead of 3.90 s.

It is one block of fields and lists, two spaces a level and each value on its line: a plain or double-quoted scalar
without escapes, or a flow collection. `read` takes such a text whole or leaves it (NotPlain) to the strict reader,
which alone says what is wrong. tests/test_plain.py holds that both agree: on every record, on what changes of a few
letters make of it, and on texts drawn at random.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from doithoai.patterns import lazy
from doithoai.vietnamese.even import INVISIBLE

DEPTH_LIMIT = 20
"""Collections inside one another."""
NODE_LIMIT = 100_000
"""Fields and values of one file: some thousand petitions."""
LENGTH_LIMIT = 50_000
"""Letters of one value."""

LETTERS = "\n -~\u00a0-\u00ac\u00ae-\u02ff\u1e80-\u1eff\u2010-\u2027"
"""For the inside of a character class: nothing hidden, one kind of line break, and nothing that NFC would change."""

HIDDEN = lazy(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff{INVISIBLE}]")
"""What no file may hold: besides control characters and line separators, every letter that is not seen."""

_CLEAN = lazy(f"[{LETTERS}]*")
_KEY = "[a-z_][a-z0-9_]{0,60}"
_FIELD = lazy(rf"((?:  ){{0,6}})(- )?({_KEY})")
_ITEM = lazy(r"((?:  ){0,6})- (?=[^ ])")
_NOTHING = lazy(r" *(?:#(?:[ #].*)?)?")
"""An empty line or a comment; one that begins as #5 does may be the rest of a sentence, which the strict reader tells.
"""
_QUOTED = lazy(r'"[^"\\]*"')
_INDICATORS = frozenset(" -?:,[]{}#&*!|>'\"%@`\u00a0“”„«‘’")
"""What a value without quotes does not begin with here; quotes and blanks of Word the strict reader judges."""

_NUMBER = lazy(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}

_FLOW_KEY = lazy(rf"({_KEY}): ")
_SCALAR = (
    r"""(?:(?![\u2018-\u201e])[^ \-?:,\[\]{}#&*!|>'"%@`\u00a0«](?:[^,\[\]{}:?#]|:(?=[0-9]))*(?<![ \u00a0])|"[^"\\]*")"""
)
_FLOW_SCALAR = lazy(_SCALAR)
_FLOW_PAIR = lazy(rf"({_KEY}): ({_SCALAR})")
_FLOW_PAIRS = lazy(rf"{_KEY}: {_SCALAR}(?:, {_KEY}: {_SCALAR})*\}}")
_FLOW_SCALARS = lazy(rf"{_SCALAR}(?:, {_SCALAR})*\]")


class NotPlain(Exception):
    """A text that only the strict reader can judge."""


def clean(text: str) -> bool:
    """Whether a text has only letters that need no closer look."""
    return _CLEAN.fullmatch(text) is not None


def scalar(value: str) -> str | int | float | bool | None:
    """What a scalar without quotes means: true, false, null, whole and decimal numbers; all else is text."""
    first = value[:1]
    if first and first in "0123456789-":
        found = _NUMBER.fullmatch(value)
        if found and found[1]:
            return float(value)
        return int(value) if found and len(value) < 19 else value
    return _WORDS[value] if first in "tfn~" and value in _WORDS else value


def said(value: str) -> str | None:
    """What a scalar in quotes says: its words without blanks at either end; nothing but blanks is nothing."""
    return value.strip() or None


Make = Callable[[], Any]
Line = tuple[int, bool, str | None, Any, Make | None]
"""A level (-1: nothing), whether an item begins there, its field or that of the level, and the value, or what makes
its collection anew."""

_BELOW = object()
"""The value of a field that stands in the lines below."""
_SHORT = 100
"""Lines below this length are often written again, and so remembered."""


def read(text: str) -> Any:
    """Read a text; NotPlain when it is not in the plain part of YAML.

    One loop without calls of its own: it runs for each of some four hundred lines of a conference.
    """
    if not clean(text) or (len(text) > NODE_LIMIT and _may_be_many(text)):
        raise NotPlain
    top: dict[str | None, Any] = {}
    waiting: dict[str | None, Any] | None = top  # whose field `name` is in the lines below
    name: str | None = None
    within: list[Any] = []  # the open collection of each level
    depth = 0
    for line in text.split("\n"):
        level, item, key, value, make = _known(line) if len(line) < _SHORT else _line(line)
        if level < depth:
            if level < 0:
                continue
            if level + 1 < depth:
                del within[level + 1 :]
                depth = level + 1
        elif level == depth and waiting is not None:
            waiting[name] = [] if item else {}
            within.append(waiting[name])
            depth += 1
        else:
            raise NotPlain
        inside = within[level]
        if item is not (inside.__class__ is list):
            raise NotPlain
        if make:
            value = make()
        if item:
            waiting = None
            if key is None:
                inside.append(value)
                continue
            within.append({})
            inside.append(within[-1])
            inside = within[-1]
            depth += 1
        if key in inside:
            raise NotPlain
        if value is _BELOW:
            waiting, name, value = inside, key, None
        else:
            waiting = None
        inside[key] = value
    if not within:
        raise NotPlain
    return top[None]


def _may_be_many(text: str) -> bool:
    """Whether a text may hold more than it may; a line begins at most three things, a part of a collection two."""
    return 3 * text.count("\n") + 2 * (text.count(",") + text.count("[") + text.count("{")) > NODE_LIMIT


def _line(line: str) -> Line:
    if len(line) > LENGTH_LIMIT:
        raise NotPlain
    head, colon, rest = line.partition(": ")
    if place := _place(head if colon else head[:-1]):
        if colon:
            return *place, *_value(rest)
        if head[-1] == ":":
            return *place, _BELOW, None
    if found := _ITEM.match(line):
        return len(found[1]) // 2, True, None, *_value(line[found.end() :])
    if _NOTHING.fullmatch(line):
        return -1, False, None, None, None
    raise NotPlain


@lru_cache(maxsize=1024)
def _place(head: str) -> tuple[int, bool, str] | None:
    """The level of a field, whether it begins an item, and its name; None when this is no field."""
    found = _FIELD.fullmatch(head)
    return (len(found[1]) // 2, found[2] is not None, found[3]) if found else None


_known = lru_cache(maxsize=8192)(_line)


def _value(text: str) -> tuple[Any, Make | None]:
    """A value; a collection is made anew each time, lest two records that write the same share it."""
    first = text[:1]
    if first in ("{", "["):
        data, end = _flow(text, 0, 0)
        if end != len(text):
            raise NotPlain
        flat = text.find("{", 1) < 0 and text.find("[", 1) < 0
        return None, data.copy if flat else partial(_copy, data)
    if first == '"':
        if not _QUOTED.fullmatch(text):
            raise NotPlain
        return said(text[1:-1]), None
    if not text or first in _INDICATORS or text[-1] in " :\u00a0" or ": " in text or " #" in text:
        raise NotPlain
    return scalar(text), None


def _copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(value) for value in data] if isinstance(data, list) else data


_FLOW_DEPTH = 12
"""Flow collections inside one another; with the eight that lines can open, they stay within the limit."""


def _flow(text: str, at: int, depth: int) -> tuple[Any, int]:
    """The value that begins at a place of a flow collection, and where it ends."""
    if text.startswith(("[]", "{}"), at):
        return [] if text[at] == "[" else {}, at + 2
    if text.startswith(("{", "["), at):
        if depth == _FLOW_DEPTH:
            raise NotPlain
        return (_flow_mapping if text[at] == "{" else _flow_sequence)(text, at + 1, depth + 1)
    if not (found := _FLOW_SCALAR.match(text, at)):
        raise NotPlain
    return _flow_scalar(found[0]), found.end()


@lru_cache(maxsize=2048)
def _flow_scalar(text: str) -> Any:
    return said(text[1:-1]) if text[0] == '"' else scalar(text)


def _flow_mapping(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    data: dict[str, Any] = {}
    if found := _FLOW_PAIRS.match(text, at):
        pairs = _FLOW_PAIR.findall(text, at, found.end() - 1)
        data = {key: _flow_scalar(value) for key, value in pairs}
        if len(data) != len(pairs):
            raise NotPlain
        return data, found.end()
    while (found := _FLOW_KEY.match(text, at)) and found[1] not in data:
        data[found[1]], at = _flow(text, found.end(), depth)
        if text.startswith("}", at):
            return data, at + 1
        at = _after_comma(text, at)
    raise NotPlain


def _flow_sequence(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    if found := _FLOW_SCALARS.match(text, at):
        return [_flow_scalar(one) for one in _FLOW_SCALAR.findall(text, at, found.end() - 1)], found.end()
    data: list[Any] = []
    while True:
        value, at = _flow(text, at, depth)
        data.append(value)
        if text.startswith("]", at):
            return data, at + 1
        at = _after_comma(text, at)


def _after_comma(text: str, at: int) -> int:
    if not text.startswith(", ", at):
        raise NotPlain
    return at + 2
