"""What a corrected text said and says, word by word: what was taken out, what was put in."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby

from msgspec import inspect as mi

from doithoai.html.strokes import Stroke
from doithoai.model.amendable import Amendable
from doithoai.model.amended import TEXT, Amendment
from doithoai.reading.facts import facts, in_words, told_of

MOST = 1_000_000
"""Pairs of words up to which two texts are compared word by word: a page is made in no time."""
ALIKE = 0.5
"""Share of words in common from which a correcting document is the whole text anew, and worth comparing."""


def difference(was: str, now: str) -> tuple[Stroke, ...]:
    """The words of two texts in one: how lines are broken is no matter."""
    old, new = was.split(), now.split()
    if len(old) * len(new) > MOST:
        return tuple(Stroke(" ".join(words), kind) for words, kind in ((old, "del"), (new, "ins")))
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    pieces = [piece for tag, a, b, c, d in found for piece in _pieces(tag, old[a:b], new[c:d])]
    return tuple(
        Stroke(" ".join(one.text for one in some), kind) for kind, some in groupby(pieces, key=lambda one: one.kind)
    )


def _pieces(tag: str, old: list[str], new: list[str]) -> Iterator[Stroke]:
    if tag == "equal":
        yield Stroke(" ".join(old))
        return
    if old:
        yield Stroke(" ".join(old), "del")
    if new:
        yield Stroke(" ".join(new), "ins")


def corrected(was: str, now: str) -> tuple[Stroke, ...]:
    """The difference of a document and the one that corrects it; none where that only says what is to be corrected."""
    old, new = was.split(), now.split()
    if not old or not new or len(old) * len(new) > MOST or old == new:
        return ()
    alike = SequenceMatcher(None, old, new, autojunk=False).ratio() >= ALIKE
    return difference(was, now) if alike else ()


def of_amendment(record: Amendable, position: int, body: str = "") -> tuple[Stroke, ...]:
    """What an amended field said and said from then on, of a record that shows nothing but what everybody may read.

    None where the old words are not kept, for they may be private, nor where it is not known what they became.
    """
    one = record.amended[position]
    kind = told_of(type(record), one.field)[1]
    if one.was is None or isinstance(kind, mi.StructType):
        return ()
    now = _now(record, one, record.amended[position + 1 :], body)
    return () if now is None else difference(in_words(one.was, kind), in_words(now, kind) if now else "")


def _now(record: Amendable, one: Amendment, later: tuple[Amendment, ...], body: str) -> str | None:
    if again := [each for each in later if each.field == one.field]:
        return again[0].was
    fact = facts(record).get(one.field)
    if fact is None and one.field == TEXT:
        return body
    return fact.raw if fact else ""
