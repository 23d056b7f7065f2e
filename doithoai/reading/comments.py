"""Comments of YAML: no field holds them and the portal shows none, but whoever reads the repository does."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.model.comment import Comment
from doithoai.patterns import lazy

_COMMENT = lazy(r"(?:^|(?<=[ \t]))#(?!\s*yaml-language-server:)[^\n]*", 8)  # re.MULTILINE


def comments(file: str, text: str, end: int | None = None) -> Iterator[Comment]:
    """What may be a comment in a record, up to a line; more than are, where a text in quotes looks like one."""
    if "#" not in text:
        return
    begin = line = 0
    for one in _COMMENT.finditer(text):
        line += text.count("\n", begin, one.start())
        begin = one.start()
        if end is not None and line + 1 >= end:
            return
        yield Comment(file, line + 1, one[0])
