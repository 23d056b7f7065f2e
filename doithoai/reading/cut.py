"""Words that YAML drops in silence: what follows a blank and # is a comment to the parser, and a number to a clerk."""

from __future__ import annotations

from collections.abc import Sequence

from doithoai.model.both import Both
from doithoai.patterns import lazy
from doithoai.reading.quotes import Mark

CUT = "#"
_COMMENT = lazy(r"[ \t]+(#.*)")
_HASHED = lazy(r"#[^\s#]")
"""A number or a name behind the sign, as in #5: whoever notes something begins with a blank."""
_DAY = lazy(r"[0-9:T+.-]*")
"""A day, an hour or a number: nobody goes on writing behind it."""
_WORD = lazy(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
"""A word of the records' own, or a name in a list of them."""
_SHOWN = 60


def lost(lines: Sequence[str], end: Mark, value: str, *, quoted: bool) -> tuple[Mark, str] | None:
    """The words that were cut off a value, and where they begin; None where a comment is meant, or there is none.

    `end` is where the parser ended the value. Behind quotes, and behind a word of the records' own, a comment is meant
    unless the sign is written together with what follows.
    """
    line = lines[end.line] if end.line < len(lines) else ""
    if _DAY.fullmatch(value) and (value or quoted):
        return None
    if found := _COMMENT.match(line, end.column):
        if not value:  # the sentence begins with the sign; or a field is left empty, and noted why
            return (Mark(end.line, found.start(1)), found[1]) if _HASHED.match(found[1]) else None
        meant = (quoted or _WORD.fullmatch(value)) and not _HASHED.match(found[1])
        return None if meant else (Mark(end.line, found.start(1)), found[1])
    return None if quoted or line[end.column :].strip() else _below(lines, end)


def _below(lines: Sequence[str], end: Mark) -> tuple[Mark, str] | None:
    """A sentence that goes on in the next line, which begins with the sign: deeper than its field, or with a number."""
    if end.line + 1 >= len(lines):
        return None
    after = lines[end.line + 1]
    words = after.lstrip(" ")
    deeper = len(after) - len(words) > len(lines[end.line]) - len(lines[end.line].lstrip(" -"))
    if not _HASHED.match(words) or not (deeper or words[1].isdigit()):
        return None
    return Mark(end.line + 1, len(after) - len(words)), words


def cut(words: str) -> Both:
    """What is wrong, with the words that would be lost."""
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return Both(
        f"phần “{shown}” sẽ mất, vì sau dấu cách thì dấu # mở đầu ghi chú; hãy đặt cả câu trong dấu ngoặc kép "
        "(ghi chú thì viết ở dòng riêng)",
        f"“{shown}” would be lost, since # behind a blank begins a comment; put all of the sentence in double quotes "
        "(write a comment on a line of its own)",
    )
