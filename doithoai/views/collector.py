"""What is made of all conferences: each collector takes them unit by unit, and writes once all units are added.

A collector has two halves with the same shape. Its part sees the cases of one unit in a worker and gives something
small for it; the collector adds what the parts give, in the order of the units, and writes what unites them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from doithoai.cases.case import Case, YearCase
from doithoai.model.base import Frozen
from doithoai.model.records import Unit
from doithoai.views.index import Index
from doithoai.views.page import Page


class OfUnit(Frozen, frozen=True):
    """One unit once all its conferences are read; the index knows this unit only."""

    name: str
    unit: Unit
    years: Mapping[int, YearCase]
    index: Index
    pages: tuple[Page, ...]
    """Its own page, those of its years, and those of the parts before this one."""


class Whole(Frozen, frozen=True):
    """The archive once all units are read."""

    index: Index
    pages: Sequence[Page]
    """Pages made from records that belong to no unit."""
    known: Mapping[str, Path]
    """The pages that the site generator wrote: address -> file in which it is as it was written."""


class Given(Frozen, frozen=True):
    """What a part gives: for its collector, the files that it wrote below the site, and pages still to be written."""

    value: Any = None
    files: list[str] = []  # noqa: RUF012 - each gets its own
    pages: tuple[Page, ...] = ()


class UnitCollector(Protocol):
    """Takes the conferences of one unit, in a worker."""

    def add(self, case: Case) -> None:
        """Take one conference."""

    def finish(self, unit: OfUnit) -> Given:
        """Write what is the unit's own; what is given must be small, since workers send it back."""


class Collector(Protocol):
    """Takes what the parts give, in the first process."""

    def part(self, name: str) -> UnitCollector:
        """Begin one unit."""

    def add(self, value: Any) -> None:
        """Take what one unit gave."""

    def finish(self, whole: Whole) -> Iterable[str]:
        """Write what unites the units; returns the files below the site."""

    def slots(self) -> Mapping[str, Callable[[], str]]:
        """What hand-written pages can ask for by name, asked for after `finish`."""
