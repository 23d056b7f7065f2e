"""Texts that somebody of the unit has looked at and found to be no person's: a hotline, the name of a place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from doithoai.model.records import Unit
from doithoai.patterns import lazy
from doithoai.vietnamese.even import even

FORMS = ("ông", "bà", "anh", "chị", "cụ", "cô", "chú", "bác", "em", "cháu")
"""How people are addressed."""

_PARTED = lazy(r"(?<=[0-9)])[ .\-()/_]+(?=[0-9(])|^\(")


def reviewed(unit: Unit, code: str, today: dt.date) -> Callable[[str], bool]:
    """Whether words are, to the letter, a text that the unit lets stand for one rule, by that day."""
    texts = {as_compared(one.text) for one in unit.not_private if one.rule == code and one.on <= today}
    return lambda words: bool(texts) and (as_compared(words) in texts or as_compared(without_form(words)) in texts)


def without_form(words: str) -> str:
    """A name without the form of address before it."""
    form, _, name = " ".join(words.split()).partition(" ")
    return name if form.lower() in FORMS else f"{form} {name}".rstrip()


def as_compared(words: str) -> str:
    """One text however its blanks and the parts of its numbers are written."""
    return _PARTED.sub("", " ".join(even(words).text.split()))
