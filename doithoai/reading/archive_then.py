"""The archive as it stood on a day: what was amended later still says what it said, in every record alike."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from doithoai.model.dossier import ConferenceFolder, Key, YearFolder
from doithoai.model.policies import Policy
from doithoai.model.records import FieldOfLife, Moved, Recipient, Unit
from doithoai.model.workdays import Calendar
from doithoai.reading.archive import Archive
from doithoai.reading.as_of import folder_then, then, year_then
from doithoai.reading.calendars import Table, table_then


class ArchiveThen(Archive):
    """One archive as it stood on a day: everything is read by the whole one, and by that once."""

    def __init__(self, whole: Archive, day: dt.date) -> None:
        """See an archive before every amendment of a later day."""
        super().__init__(whole.root, whole.taken)
        self.whole, self.day = whole, day
        self._readings = whole._readings  # noqa: SLF001 - so that what is wrong is told once, by whoever is asked

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
        return tuple(table_then(one, self.day) for one in self.whole.calendar_tables)

    def _read_policy(self, name: str) -> Policy | None:
        policy = self.whole.policy(name)
        return then(policy, self.day) if policy else None

    @cached_property
    def listed_fields(self) -> tuple[FieldOfLife, ...]:
        """What stands in fields.yml."""
        return tuple(then(one, self.day) for one in self.whole.listed_fields)

    @cached_property
    def listed_recipients(self) -> tuple[Recipient, ...]:
        """What stands in recipients.yml."""
        return tuple(then(one, self.day) for one in self.whole.listed_recipients)

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """The addresses that have changed."""
        return tuple(then(one, self.day) for one in self.whole.moved)

    def unit(self, name: str) -> Unit | None:
        """One unit by its folder; None when it has no readable unit.yml."""
        if name not in self._units:
            unit = self.whole.unit(name)
            self._units[name] = then(unit, self.day) if unit else None
        return self._units[name]

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The folders of all units, sorted."""
        return self.whole.units

    def year(self, unit: str, year: int) -> YearFolder:
        """The plan and reports of one unit-year."""
        if (unit, year) not in self._years:
            self._years[unit, year] = year_then(self.whole.year(unit, year), self.day)
        return self._years[unit, year]

    def conference(self, key: Key) -> ConferenceFolder:
        """Read one conference."""
        return folder_then(self.whole.conference(key), self.day)

    def neighbour(self, key: Key) -> ConferenceFolder | None:
        """A conference that another one refers to; None when there is no such folder."""
        folder = self.whole.neighbour(key)
        return folder_then(folder, self.day) if folder else None
