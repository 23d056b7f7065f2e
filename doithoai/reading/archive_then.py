"""The archive as it stood on a day: what was amended later still says what it said, in every record alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from functools import cached_property

from doithoai import public
from doithoai.model.blanked import below
from doithoai.model.dossier import ConferenceFolder, Key, YearFolder
from doithoai.model.findings import Route
from doithoai.model.policies import Policy
from doithoai.model.records import FieldOfLife, Moved, Recipient, Unit
from doithoai.model.workdays import Calendar
from doithoai.reading import redirects
from doithoai.reading.archive import Archive
from doithoai.reading.as_of import A, folder_then, then, year_then
from doithoai.reading.calendars import Table, calendar_table, table_then

Held = Mapping[str, Collection[Route]]
"""The files whose words are held back while they are put right, by their paths below the root; and the ways in each to
what is private in it."""


class ArchiveThen(Archive):
    """One archive as it stood on a day: everything is read by the whole one, and by that once."""

    def __init__(self, whole: Archive, day: dt.date, held: Held | None = None) -> None:
        """See an archive before every amendment of a later day, and without the words of what is `held` back."""
        super().__init__(whole.root, whole.taken)
        self.whole, self.day, self.held = whole, day, held or {}
        self._readings = whole._readings  # noqa: SLF001 - so that what is wrong is told once, by whoever is asked

    @property
    def unheld(self) -> Archive:
        """The same archive with all its words: what is wrong in them is looked for there."""
        return self.whole.on(self.day) if self.held else self

    def without(self, held: Held) -> Archive:
        """The same archive, of which nobody is given the words of these records."""
        return ArchiveThen(self.whole, self.day, held) if held else self.unheld

    def _shown(self, file: str, record: A, *step: int) -> A:
        record = then(record, self.day)
        return public.held_shared(record, _of(self.held[file], step)) if file in self.held else record

    def on(self, day: dt.date) -> Archive:
        """The same archive on another day."""
        return self if day == self.day else self.whole.on(day)

    @cached_property
    def calendar(self) -> Calendar:
        """The working days of every year that has a file."""
        pairs = zip(self.calendar_tables, self.whole.calendar_tables, strict=True)
        same = all(one is other for (_, one), (_, other) in pairs)
        return self.whole.calendar if same else Calendar(table for _, table in self.calendar_tables)

    @cached_property
    def calendar_tables(self) -> tuple[Table, ...]:
        """The record of every year that has a file, and its table."""
        return tuple(self._table(table_then(one, self.day)) for one in self.whole.calendar_tables)

    def _table(self, found: Table) -> Table:
        year, table = found
        shown = self._shown(f"calendar/{year.year}.yml", year)
        if shown.days_off == year.days_off and shown.make_up_days == year.make_up_days:
            return shown, table
        return shown, calendar_table(shown, table.version).seen(self.day)

    def _read_policy(self, name: str) -> Policy | None:
        policy = self.whole.policy(name)
        return self._shown(f"policies/{name}.yml", policy) if policy else None

    @cached_property
    def listed_fields(self) -> tuple[FieldOfLife, ...]:
        """What stands in fields.yml."""
        return tuple(self._shown("fields.yml", one, at) for at, one in enumerate(self.whole.listed_fields))

    @cached_property
    def listed_recipients(self) -> tuple[Recipient, ...]:
        """What stands in recipients.yml."""
        return tuple(self._shown("recipients.yml", one, at) for at, one in enumerate(self.whole.listed_recipients))

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """The addresses that have changed."""
        return tuple(self._shown(redirects.FILE, one, at) for at, one in enumerate(self.whole.moved))

    def unit(self, name: str) -> Unit | None:
        """One unit by its folder; None when it has no readable unit.yml."""
        if name not in self._units:
            unit = self.whole.unit(name)
            self._units[name] = self._shown(f"{name}/unit.yml", unit) if unit else None
        return self._units[name]

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The folders of all units, sorted."""
        return self.whole.units

    def year(self, unit: str, year: int) -> YearFolder:
        """The plan and reports of one unit-year."""
        if (unit, year) not in self._years:
            folder = year_then(self.whole.year(unit, year), self.day)
            own = {file.removeprefix(f"{folder.path}/"): routes for file, routes in self.held.items()}
            self._years[unit, year] = public.held_year(folder, own) if own else folder
        return self._years[unit, year]

    def conference(self, key: Key) -> ConferenceFolder:
        """Read one conference."""
        return folder_then(self.whole.conference(key), self.day)

    def neighbour(self, key: Key) -> ConferenceFolder | None:
        """A conference that another one refers to; None when there is no such folder."""
        folder = self.whole.neighbour(key)
        return folder_then(folder, self.day) if folder else None


def _of(routes: Collection[Route], step: tuple[int, ...]) -> Collection[Route]:
    """The ways in one item of a list."""
    return below(routes, step[0]) if step else routes
