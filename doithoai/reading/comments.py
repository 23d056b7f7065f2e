"""Comments of YAML: no field holds them and the portal shows none, but whoever reads the repository does."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.model.comment import Comment
from doithoai.patterns import lazy

_SCHEMA = lazy(r"\s*yaml-language-server:")
_BEFORE = "\n", " ", "\t"


def comments(file: str, text: str, end: int | None = None) -> Iterator[Comment]:
    """What may be a comment in a record, up to a line; more than are, where a text in quotes looks like one."""
    begin = line = 0
    at = text.find("#")
    while at >= 0:
        stop = at + 1
        if (not at or text[at - 1] in _BEFORE) and not _SCHEMA.match(text, stop):
            line += text.count("\n", begin, at)
            if end is not None and line + 1 >= end:
                return
            begin = at
            stop = text.find("\n", at)
            stop = len(text) if stop < 0 else stop
            yield Comment(file, line + 1, text[at:stop])
        at = text.find("#", stop)
