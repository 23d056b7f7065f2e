"""Where the days that a document says and the days on which the branch had it contradict one another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from doithoai.commands.history import MainLine
from doithoai.commands.versions import SaidThen
from doithoai.model.evidence import Contradicted, Contradiction
from doithoai.model.records import Document, Plan, Report

Told = Sequence[tuple[int, SaidThen]]


def contradicted(line: MainLine, front: Document | Plan | Report, told: Told, *, open_: bool) -> Iterator[Contradicted]:
    """What one document's versions contradict, each cause once; of one that is internal no number and no sending."""
    first = line.since(told[0][0])
    if first.on is None and not first.cut:
        yield Contradicted(kind=Contradiction.UNSETTLED, held=first, said=line.written(told[0][0]))
    amended = [one.field for one in front.amended]
    issued, days = front.issued, sendings(front)
    sent = min(days, default=None)
    ahead = None
    if issued:
        ahead = _ahead(line, told, issued, [one.issued == issued for _, one in told])
        if ahead:
            yield ahead
        else:
            yield from _drafted(line, told, issued)
        if "issued" not in amended:
            yield from _restated_issue(line, told, issued)
    if not open_:
        return
    if sent and not (ahead and issued and sent >= issued):
        found = _ahead(line, told, sent, [sent in one.sent for _, one in told])
        if found:
            yield Contradicted(kind=Contradiction.SENT_AHEAD, said=sent, held=found.held)
    if sent and not any(one.partition(".")[0] == "sent" for one in amended):
        yield from _restated_sending(line, told, days, sent)
    if front.number and "number" not in amended:
        yield from _renumbered(line, told, front.number)


def sendings(front: Document | Plan | Report) -> frozenset[dt.date]:
    """The days on which a document says it was sent; a plan tells its recipients and no day."""
    return frozenset() if isinstance(front, Plan) else frozenset(one.on for one in front.sent)


def _ahead(line: MainLine, told: Told, day: dt.date, says: Sequence[bool]) -> Contradicted | None:
    """That a day was on record before it came."""
    place = next((place for (place, _), yes in zip(told, says, strict=True) if yes), None)
    held = line.since(place) if place is not None else None
    if held and held.latest and held.latest < day:
        return Contradicted(kind=Contradiction.SAID_AHEAD, said=day, held=held)
    return None


def _drafted(line: MainLine, told: Told, issued: dt.date) -> Iterator[Contradicted]:
    """That the very words stood here before they were issued: as a draft may."""
    text = told[-1][1].text
    place = next((place for place, one in told if text and one.text == text), None)
    held = line.since(place) if place is not None else None
    if held and held.latest and held.latest < issued:
        yield Contradicted(kind=Contradiction.TEXT_BEFORE, said=issued, held=held)


def _restated_issue(line: MainLine, told: Told, issued: dt.date) -> Iterator[Contradicted]:
    other = [one.issued for _, one in told if one.issued and one.issued != issued]
    if other:
        held = line.since(_since(told, [one.issued == issued for _, one in told]))
        yield Contradicted(kind=Contradiction.ISSUED_RESTATED, said=issued, held=held, was=f"{other[-1]}")


def _restated_sending(line: MainLine, told: Told, now: frozenset[dt.date], first: dt.date) -> Iterator[Contradicted]:
    """A day of sending that no longer stands there; one that was added changes nothing that was said."""
    other = [one.first_sent for _, one in told if one.first_sent and one.first_sent not in now]
    if other:
        held = line.since(_since(told, [first in one.sent for _, one in told]))
        yield Contradicted(kind=Contradiction.SENT_RESTATED, said=first, held=held, was=f"{other[-1]}")


def _renumbered(line: MainLine, told: Told, number: str) -> Iterator[Contradicted]:
    other = [one.number for _, one in told if one.number and one.number != number]
    if other:
        held = line.since(_since(told, [one.number == number for _, one in told]))
        yield Contradicted(kind=Contradiction.RENUMBERED, held=held, was=other[-1])


def _since(told: Told, says: Sequence[bool]) -> int:
    """Where on the line it began to say what it says now: after the last version that said otherwise."""
    last = max((at for at, yes in enumerate(says) if not yes), default=-1)
    return told[min(last + 1, len(told) - 1)][0]
