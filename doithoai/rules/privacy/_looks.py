"""First looks at all the texts of a conference or a year together, which several rules share."""

from __future__ import annotations

from collections.abc import Callable

from doithoai.rules.privacy._passages import Gathered, Look


def in_whole(look: Callable[[str], bool]) -> Look:
    """A first look at the words of all the texts as one."""
    return lambda texts: look(texts.whole)


def long_number(texts: Gathered) -> bool:
    """Whether there may be a number of nine digits in all the texts together."""
    return texts.long_number
