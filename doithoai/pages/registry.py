"""The page types that records give: one of a unit, one of a unit-year, some of the whole archive.

A new page type takes its line here. Not here: the page of a conference (`conference`) and the lists of petitions
(`petition_lists`), which are written while conferences are read, and what hand-written pages ask for (`slots`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from doithoai.cases.case import YearCase
from doithoai.pages import figures, late, months, news, opinion, plans, policies, unit_year, units
from doithoai.views.index import Index
from doithoai.views.page import Page
from doithoai.views.portal import Portal

OF_UNIT: tuple[Callable[[Portal, Index, str], Page | None], ...] = (units.page, opinion.page, news.page, late.page)
"""Of one unit, by its folder, from an index that knows this unit only; None where there is nothing to show."""

OF_YEAR: tuple[Callable[[Portal, YearCase, Index], Page | None], ...] = (unit_year.page,)
"""Of one unit-year, from the same index."""

WHOLE: tuple[Callable[[Portal, Index], Iterable[Page]], ...] = (
    policies.pages,
    plans.pages,
    figures.pages,
    months.pages,
    opinion.pages,
)
"""Of the whole archive."""


def of_unit(portal: Portal, index: Index, name: str, years: Iterable[YearCase]) -> Iterator[Page]:
    """Every page of one unit and of its years."""
    made = [one(portal, index, name) for one in OF_UNIT]
    made += [one(portal, year, index) for year in years for one in OF_YEAR]
    yield from (page for page in made if page)


def whole(portal: Portal, index: Index) -> Iterator[Page]:
    """Every page that belongs to no unit."""
    for one in WHOLE:
        yield from one(portal, index)
