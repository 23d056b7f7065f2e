"""Text with its letters brought to one: what only looks different, or is not seen at all, hides nothing from a rule.

Format characters, soft hyphens and other letters that are not seen go; every space becomes a space, every dash a
hyphen, every digit one of 0-9, a full-width letter the plain one, a character reference of Markdown what it
stands for.
Offsets lead back to where the words truly stand.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

from doithoai.model.base import Frozen
from doithoai.patterns import lazy
from doithoai.vietnamese.lookalikes import LIKE

INVISIBLE = (
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""For the inside of a character class: every format character (Cf) of Unicode, variation selectors and fillers."""

_GONE = lazy(f"[{INVISIBLE}]")
_ODD = lazy("[^\n -%'-)+-\\[\\]^a-~\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u024f\u1e00-\u1eff\u2018-\u201d\u2022\u2026]")
"""What may have to be changed: anything but the letters and marks of plain Vietnamese prose."""
_ODD_ASCII = frozenset("&*\\_`")
_REFERENCE = lazy(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,20});")
_MARKUP = lazy(r"[*_`\\]+(?=[0-9 .\-(])")
"""Emphasis and escapes of Markdown inside a number."""

_LIKE = LIKE | dict.fromkeys("·∙⋅․‧・", ".") | dict.fromkeys("−⁃⁻˗", "-") | {"\t": " ", "⁄": "/", "∕": "/"}


class Even(Frozen, frozen=True):
    """A text brought to one; `at` and `shift` tell from which of its places on the true one lies how much further."""

    text: str
    at: tuple[int, ...] = ()
    shift: tuple[int, ...] = ()

    def place(self, position: int) -> int:
        """Where the letter at a position truly stands."""
        found = bisect_right(self.at, position) - 1
        return position if found < 0 else position + self.shift[found]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where words truly begin and end."""
        return self.place(start), self.place(end - 1) + 1


class _Letters(dict[str, str]):
    """What becomes of each letter, once it was asked for."""

    def __missing__(self, letter: str) -> str:
        self[letter] = found = _one(letter)
        return found


def _one(letter: str) -> str:
    if _GONE.match(letter):
        return ""
    if letter in _LIKE:
        return _LIKE[letter]
    kind, digit = unicodedata.category(letter), unicodedata.digit(letter, None)
    if digit is not None:
        return str(digit)
    if kind == "Zs":
        return " "
    if kind == "Pd":
        return "-"
    if kind == "Cf":
        return ""
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 else letter


_letters = _Letters()


def even(text: str) -> Even:
    """Bring a text to one; most texts already are."""
    if text.replace("Đ", "D").isascii() and text.isprintable() and _ODD_ASCII.isdisjoint(text):
        return Even(text)
    found = _ODD.search(text)
    if found is None:
        return Even(text)
    made: list[str] = []
    at, shift = [], []
    done = length = off = 0
    while found is not None:
        start = found.start()
        end, new = _changed(text, start)
        made += (text[done:start], new)
        length += start - done + len(new)
        if end - start != len(new):
            off += end - start - len(new)
            at.append(length)
            shift.append(off)
        done = end
        found = _ODD.search(text, end)
    made.append(text[done:])
    return Even("".join(made), tuple(at), tuple(shift))


def _changed(text: str, start: int) -> tuple[int, str]:
    """Where what has to be changed ends, and what it becomes."""
    letter = text[start]
    if letter == "&":
        if reference := _REFERENCE.match(text, start):
            import html  # noqa: PLC0415 - few texts refer to letters

            return reference.end(), "".join([_letters[one] for one in html.unescape(reference[0])])
    elif letter in "*_`\\":
        markup = _MARKUP.match(text, start)
        if markup and start and text[start - 1] in "0123456789 .-)":
            return markup.end(), ""
    else:
        return start + 1, _letters[letter]
    return start + 1, letter
