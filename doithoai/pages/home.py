"""The first page: what is next in each unit, how to take part, three figures, what is new."""

from __future__ import annotations

from collections.abc import Iterable

from doithoai.cases.outcome import Outcome
from doithoai.cases.promise import PromiseState
from doithoai.figures.sums import Share, total
from doithoai.html.engine import render
from doithoai.model.base import Frozen
from doithoai.model.records import Unit
from doithoai.pages import figures
from doithoai.pages.units import MANY, letters
from doithoai.vietnamese.wording import grouped
from doithoai.views.conference_rows import ListedConference
from doithoai.views.index import Index
from doithoai.views.portal import Portal
from doithoai.views.subscriptions import followed

NEWEST = 5
CARDS = 6
"""How many units' next conferences are shown; the calendar has all."""


class Figures(Frozen, frozen=True):
    """The figures of a group of units."""

    held: str
    units: int
    """How many units they are of."""
    answers: Share
    overdue: int
    promises: int
    """What was promised by a day, of all years."""
    past: int
    """Of that, what is past its day and not done."""
    promised: str
    """What became of it, in words."""


def home(portal: Portal, index: Index) -> str:
    """What is next, how to take part, and what is new."""
    upcoming = index.upcoming(portal.today)
    real, samples = (_next([row for row in upcoming if row.sample is sample]) for sample in (False, True))
    return render(
        "home",
        root="./",
        portal=portal,
        cards=[*real[:CARDS], *samples[:1]],
        more=max(len(real) - CARDS, 0),
        year=portal.today.year,
        city=three(portal, index, sample=False),
        example=three(portal, index, sample=True),
        notices=index.notices()[:NEWEST],
        conclusions=index.conclusions()[:NEWEST],
        units=_picked(portal),
        letters=letters(portal) if len(portal.units()) > MANY else (),
        followed=followed(),
    )


def _next(rows: Iterable[ListedConference]) -> list[ListedConference]:
    """The next conference of each unit, the nearest first."""
    first: dict[str, ListedConference] = {}
    for row in rows:
        first.setdefault(row.key.unit, row)
    return list(first.values())


def _picked(portal: Portal) -> tuple[tuple[str, Unit], ...]:
    return portal.units() if len(portal.units()) <= MANY else ()


def three(portal: Portal, index: Index, *, sample: bool) -> Figures | None:
    """Held this year, petitions of this year answered in time, and of all years what is overdue; None without data."""
    rows = figures.counted(portal, index.rows, sample=sample)
    if not rows:
        return None
    year = total((row.key.unit, row.tally) for row in rows if row.key.year == portal.today.year)
    whole = total((row.key.unit, row.tally) for row in rows)
    units = len({row.key.unit for row in rows})
    promises, past = whole.promises.total(), whole.promises[PromiseState.PAST]
    overdue = whole.outcomes[Outcome.OVERDUE]
    return Figures(grouped(year.held.total()), units, year.answers, overdue, promises, past, whole.promised)
