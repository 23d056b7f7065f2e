"""Text as it was typed in Word, made into the Markdown that was meant.

Official documents begin each paragraph with a few spaces or a tab and draw a line of dashes below a heading or a name.
Markdown takes the first for program code and the second for a heading of the line above; nobody who writes a record
means either. Lists, tables and fenced code stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyromark import Markdown, Options

_SUSPECT = re.compile(r"^(?: {4}| {0,3}\t)|^ {0,3}(?:-+|=+)[ \t]*$", re.MULTILINE)
"""What indented code and underlined headings need; most texts have neither."""
_UNDERLINE = re.compile(rb"[ \t]*(?:-+|=+)[ \t]*")
_BLANKS = b" \t"
_TAB_STOP = 4
MARKDOWN = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH)
"""CommonMark with tables and struck words: what is mended must be read as it is rendered."""
_Change = tuple[int, int, bytes]
"""A stretch of the text, and what stands there instead."""


def as_meant(text: str) -> str:
    """The text with its indented paragraphs at the margin, and its drawn lines apart from what is above them."""
    if not _SUSPECT.search(text):
        return text
    data = text.encode()
    for start, end, new in sorted(_changes(data, text), reverse=True):
        data = data[:start] + new + data[end:]
    return data.decode()


def _changes(data: bytes, text: str) -> Iterator[_Change]:
    for event, place in MARKDOWN.events_with_range(text):
        begins = event.get("Start") if isinstance(event, dict) else None
        if not isinstance(begins, dict):
            continue
        if begins.get("CodeBlock") == "Indented":
            yield from _outdented(data, place["start"], place["end"])
        elif "Heading" in begins:
            yield from _apart(data, place["start"], place["end"])


def _outdented(data: bytes, start: int, end: int) -> Iterator[_Change]:
    """Each line of what was taken for code, begun where the text around it begins."""
    first = data.rfind(b"\n", 0, start) + 1
    before = data[first:start]
    if before.strip(_BLANKS):  # in a quotation, or on the line of a list's own sign: code that was meant
        return
    margin = b" " * max(0, len(before.expandtabs(_TAB_STOP)) - _TAB_STOP)
    at = first
    while at < end:
        stop = data.find(b"\n", at, end)
        stop = end if stop < 0 else stop
        words = data[at:stop].lstrip(_BLANKS)
        yield at, stop, margin + words if words else b""
        at = stop + 1


def _apart(data: bytes, start: int, end: int) -> Iterator[_Change]:
    """An empty line above the dashes that made a heading of what stands above them."""
    lines = data[start:end].rstrip(b"\n")
    last = lines.rfind(b"\n") + 1
    if last and _UNDERLINE.fullmatch(lines[last:]):
        yield start + last, start + last, b"\n"
