"""What unites the unit-years: the table of contents for the browser, and the lists on the pages across all units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from doithoai.html.engine import render
from doithoai.pages.petition_years import Year, by_name
from doithoai.views.petition_rows import Asked, Blank
from doithoai.views.portal import Portal

NEWEST = 100
"""How many petitions the page across all units shows without a filter."""


def contents(portal: Portal, years: Sequence[Year]) -> dict[str, object]:
    """The table of contents: the newest year first, units in their order; each word stands once."""
    units = {name: place for place, (name, _) in enumerate(portal.units())}
    words: dict[str, int] = {}

    def places(some: Iterable[str]) -> list[int]:
        return [words.setdefault(one, len(words)) for one in some]

    parts = []
    for one in sorted(years, key=lambda one: (-one.year, units[one.unit])):
        numbers = (units[one.unit], one.year, one.size, one.count, one.open, one.overdue)
        names = ([name for name, *_ in some] for some in (one.fields, one.states))
        bodies = (body for _, body in one.offices)
        parts.append([*numbers, *map(places, (*names, one.villages, bodies))])
    return {
        "u": [[name, unit.name, int(unit.sample)] for name, unit in portal.units()],
        "f": dict(by_name({pair for one in years for pair in one.fields})),
        "s": {name: rest for one in years for name, *rest in one.states},
        "w": list(words),
        "p": parts,
    }


def front(portal: Portal, years: Sequence[Year], newest: Sequence[Asked]) -> str:
    """The page across all units: filters, the newest petitions, and the plain lists."""
    some = [one for one in years if one.count]
    units = {one.unit for one in some}
    return render(
        "petitions",
        root="../",
        portal=portal,
        newest=newest,
        blank=Blank(),
        groups=_groups(portal, some),
        total=sum(one.count for one in some),
        open=sum(one.open for one in some),
        overdue=sum(one.overdue for one in some),
        coming=sum(one.coming for one in some),
        away=sum(one.away for one in some),
        broken=sum(one.broken for one in some),
        units=[(name, unit.name) for name, unit in portal.units() if name in units],
        years=[(str(year), f"năm {year}") for year in sorted({one.year for one in some}, reverse=True)],
        fields=by_name({pair for one in some for pair in one.fields}),
        states=by_name({(name, word) for one in some for name, word, *_ in one.states}),
    )


def plain(portal: Portal, years: Sequence[Year]) -> str:
    """The plain lists alone."""
    return render(
        "petitionyears", root="../", portal=portal, groups=_groups(portal, [one for one in years if one.count])
    )


def _groups(portal: Portal, years: Iterable[Year]) -> list[tuple[str, str, bool, list[Year]]]:
    """The unit-years by unit, the newest first."""
    of = {name: sorted(some, key=lambda one: -one.year) for name, some in groupby(years, key=lambda one: one.unit)}
    return [(name, unit.name, unit.sample, of[name]) for name, unit in portal.units() if name in of]
