"""Scripts as they are sent: one line without comments, what stands in quotes untouched.

Enough of JavaScript for the scripts of the portal, whose formatter ends each statement with a semicolon, so that a line
may end anywhere. `/` divides what stands before it; where nothing does, it begins a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_BLANK = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_PLAIN = re.compile(r"[^\s\"'`/]+")
_QUOTED = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'')
_REGEX = re.compile(r"/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/")
_VALUE = re.compile(r"(?:[\w$)\]\"'`])\s*$")
_NO_VALUE = re.compile(r"\b(?:return|typeof|case|in|of|await|yield)\s*$")
"""What is no value though it ends as one."""
_OF_TEMPLATE = re.compile(r"\\.|`|\$\{", re.DOTALL)
_OF_HOLE = re.compile(r"[`{}]|" + _QUOTED.pattern)


class UnreadableScript(ValueError):
    """A script holds something that is not safe to shorten."""


def joined(script: str) -> str:
    """A script in one line."""
    return "".join(_parts(script)).strip()


def inlined(modules: Iterable[str]) -> str:
    """Modules in one line, each after those that it takes from: a page that is saved as one file has no others."""
    return " ".join(joined(_LINKED.sub("", one)) for one in modules)


_LINKED = re.compile(r"^(?:import [^;]*;\n|export (?=const ))", re.MULTILINE)


def _parts(script: str) -> Iterator[str]:
    at = 0
    while at < len(script):
        end = _end(script, at)
        found = _BLANK.match(script, at)
        yield " " if found else script[at:end]
        at = end


def _end(script: str, at: int) -> int:
    """Where the part ends that begins here."""
    if script[at] == "`":
        return _template(script, at)
    found = _BLANK.match(script, at) or _PLAIN.match(script, at) or _QUOTED.match(script, at)
    if not found and script[at] == "/":
        before = script[max(0, at - 20) : at]
        if _VALUE.search(before) and not _NO_VALUE.search(before):
            return at + 1
        found = _REGEX.match(script, at)
    if not found:
        raise UnreadableScript(script[at : at + 40])
    return found.end()


def _template(script: str, start: int) -> int:
    """Where a template ends that begins here."""
    at = start + 1
    while found := _OF_TEMPLATE.search(script, at):
        at = found.end()
        if found[0] == "`":
            return at
        if found[0] == "${":
            at = _hole(script, at)
    raise UnreadableScript(script[start : start + 40])


def _hole(script: str, start: int) -> int:
    """Where the value ends that a template holds here."""
    at, depth = start, 1
    while found := _OF_HOLE.search(script, at):
        at = found.end()
        if found[0] == "`":
            at = _template(script, found.start())
        depth += (found[0] == "{") - (found[0] == "}")
        if not depth:
            return at
    raise UnreadableScript(script[start : start + 40])
