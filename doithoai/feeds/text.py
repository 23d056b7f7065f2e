"""Text that any reader of a calendar or of XML accepts."""

from __future__ import annotations

import re

_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
FICTION = "[hư cấu]"


def plain(text: str) -> str:
    """The same text without characters that XML and iCalendar forbid."""
    return _REFUSED.sub("", text)


def marked(text: str, *, sample: bool) -> str:
    """A title; that of a sample unit says so at once."""
    return f"{FICTION} {text}" if sample else text
