"""The numbers and dashes that Word puts before paragraphs of a list, which stand nowhere in their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from doithoai.reading.word.forbidden import W

DASH = "-"
_LEVELS = 9
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def roman(number: int) -> str:
    """IV for 4."""
    told = ""
    for value, letters in _ROMAN:
        told += letters * (number // value)
        number %= value
    return told


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": lambda number: chr(96 + (number - 1) % 26 + 1),
    "upperLetter": lambda number: chr(64 + (number - 1) % 26 + 1),
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
}


class Labels:
    """The lists of one document, counted as its paragraphs go by."""

    def __init__(self, document: Any) -> None:
        """Read what its lists look like."""
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            root = None
        self._lists = _lists(root) if root is not None else {}
        self._of_style = {one.style_id: one.element.find(f"{W}pPr") for one in document.styles}
        self._seen: dict[str, list[int]] = {}

    def label(self, paragraph: Any, style: str) -> tuple[str, int]:
        """What stands before a paragraph, and how deep its list lies; empty where it is in none."""
        number, level = _numbered(paragraph.find(f"{W}pPr"), self._of_style.get(style))
        levels = self._lists.get(number)
        if not levels or level not in levels:
            return "", 0
        kind, pattern, start, base = levels[level]
        if kind == "bullet":
            return DASH, level
        counts = self._seen.setdefault(base, [0] * _LEVELS)
        counts[level] = counts[level] + 1 if counts[level] else start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        if kind == "none":
            return "", level
        return re.sub(r"%([1-9])", lambda found: _one(levels, counts, int(found[1]) - 1), pattern), level


Level = tuple[str, str, int, str]
"""How it counts, how that is written, where it begins, and by which list it is known."""


def _one(levels: dict[int, Level], counts: list[int], level: int) -> str:
    kind = levels[level][0] if level in levels else "decimal"
    return _FORMATS.get(kind, str)(counts[level] or 1)


def _numbered(own: Any, inherited: Any) -> tuple[str, int]:
    """The list of a paragraph and its level in it, of itself or of its style."""
    for holder in (own, inherited):
        told = holder.find(f"{W}numPr") if holder is not None else None
        if told is not None:
            number, level = (told.find(f"{W}{name}") for name in ("numId", "ilvl"))
            deep = level.get(f"{W}val", "0") if level is not None else "0"
            known = number.get(f"{W}val", "0") if number is not None else "0"
            return known, min(int(deep), _LEVELS - 1) if deep.isdecimal() else 0
    return "0", 0


def _lists(root: Any) -> dict[str, dict[int, Level]]:
    looks = {one.get(f"{W}abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
    found = {}
    for one in root.iter(f"{W}num"):
        named = one.find(f"{W}abstractNumId")
        look = looks.get(named.get(f"{W}val") if named is not None else None)
        if look is None:
            continue
        begins = {
            change.get(f"{W}ilvl"): start.get(f"{W}val", "1")
            for change in one.iter(f"{W}lvlOverride")
            if (start := change.find(f"{W}startOverride")) is not None
        }
        own = one.get(f"{W}numId")
        base = f"{named.get(f'{W}val')}/{own if begins else ''}"
        found[own] = {int(level.get(f"{W}ilvl", "0")): _level(level, begins, base) for level in look.iter(f"{W}lvl")}
    return found


def _level(level: Any, begins: Mapping[str | None, str], base: str) -> Level:
    def told(name: str, otherwise: str) -> str:
        one = level.find(f"{W}{name}")
        return otherwise if one is None else str(one.get(f"{W}val") or otherwise)

    start = begins.get(level.get(f"{W}ilvl"), told("start", "1"))
    return told("numFmt", "decimal"), told("lvlText", ""), int(start) if start.isdecimal() else 1, base
