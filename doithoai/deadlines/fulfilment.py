"""When a duty is met: the one answer, that rules, portal, feeds, open data and reports take from a deadline.

A plan often asks for several things under one limit: a notice issued *and* sent to each recipient it names, invitations
*and* an announcement (S0 V.1.(1), V.3.a "đồng thời gửi"). The duty is met on the day of the last of them, and not
while one is lacking; the first of them is information.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.records import Petition


class Part(Frozen, frozen=True):
    """One thing that a duty asks for, and the day on which it was done; None while it is lacking.

    `file` and `route` say where the day is recorded, as in a Problem; `stem` is the document's name there.
    """

    title: Both
    done: dt.date | None
    file: str | None = None
    route: tuple[str | int, ...] = ()
    stem: str | None = None
    late_reason: str | None = None
    recipient: str | None = None
    """The id of whoever is to receive it, where that is what is asked for."""
    petition: int | None = None
    """The number of the petition for which it is asked, where each has a part of its own."""


def numbered(petition: Petition) -> Both:
    """A petition by its number: the title of what is asked for it, and its name in a sentence."""
    return Both(f"kiến nghị số {petition.id}", f"petition {petition.id}")


def met(parts: Sequence[Part]) -> dt.date | None:
    """The day of the last part; None while one is lacking, and where nothing is asked for."""
    last = None
    for part in parts:
        if part.done is None:
            return None
        last = max(last or part.done, part.done)
    return last


def begun(parts: Sequence[Part]) -> dt.date | None:
    """The day of the first part that was done."""
    return min((part.done for part in parts if part.done), default=None)


def lacking(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts that were not done."""
    return tuple(part for part in parts if part.done is None)
