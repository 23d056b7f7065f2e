"""The archive as a whole: its calendar, policies, units and years, each read once and only when asked for."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from doithoai.fence import guard
from doithoai.model import addresses
from doithoai.model.both import Both
from doithoai.model.comment import Comment
from doithoai.model.dossier import ConferenceFolder, Key, YearFolder
from doithoai.model.findings import Problem, Route
from doithoai.model.policies import Policy, waiting
from doithoai.model.records import FieldOfLife, Moved, Moves, Office, Recipient, Unit
from doithoai.model.workdays import Calendar
from doithoai.patterns import lazy
from doithoai.reading import calendars, names, redirects, units
from doithoai.reading.claims import IN_UNIT, LISTED, WHERE
from doithoai.reading.folders import IN_YEAR, FolderReader, is_folder, read_conference, read_year
from doithoai.reading.places import capped
from doithoai.reading.private_names import within
from doithoai.reading.twins import twins

_SHOWN = lazy(r"[^.].*", re.DOTALL)
_NOT_UNITS = frozenset(("calendar", "policies"))
NEIGHBOURS = 64
"""Conferences kept for those that refer to them; references mostly lead to the last few."""


class Archive:
    """The folder `records/`, read lazily; nothing in it is ever written."""

    def __init__(self, root: Path, taken: frozenset[str] = frozenset()) -> None:
        """Open the archive below `root`; no file is read yet. No unit may have a name that is `taken`."""
        self.root, self.taken = root, taken
        self._readings: dict[str, FolderReader] = {}
        self._policies: dict[str, Policy | None] = {}
        self._units: dict[str, Unit | None] = {}
        self._offices: dict[str, dict[str, str]] = {}
        self._years: dict[tuple[str, int], YearFolder] = {}
        self._neighbours: dict[Key, ConferenceFolder] = {}
        self._days: dict[dt.date, Archive] = {}
        self.worked_out: dict[tuple[Any, ...], Any] = {}
        """What others made of the shared records, kept with them: each unit-year has many conferences."""

    def _reading(self, base: str) -> FolderReader:
        return self._readings.setdefault(base, FolderReader(self.root, base))

    def on(self, day: dt.date) -> Archive:
        """The archive as it stood on a day, before every amendment of a later one; what it reads is read once."""
        from doithoai.reading.archive_then import ArchiveThen  # noqa: PLC0415 - it is an archive itself

        if day not in self._days:
            self._days[day] = ArchiveThen(self, day)
        return self._days[day]

    @property
    def unheld(self) -> Archive:
        """The same archive with all its words."""
        return self

    @cached_property
    def calendar(self) -> Calendar:
        """The working days of every year that has a file."""
        return Calendar(table for _, table in self.calendar_tables)

    @cached_property
    def calendar_tables(self) -> tuple[calendars.Table, ...]:
        """The record of every year that has a file, and its table."""
        return tuple(calendars.year_tables(self._reading("calendar")))

    def policy(self, name: str) -> Policy | None:
        """One legal basis by its id; None when there is no such file or it can't be read."""
        if name not in self._policies:
            self._policies[name] = self._read_policy(name)
        return self._policies[name]

    def _read_policy(self, name: str) -> Policy | None:
        if not names.SLUG.fullmatch(name) or not os.path.isfile(f"{self.root}/policies/{name}.yml"):  # noqa: PTH113
            return None
        reading = self._reading("policies")
        policy = reading.yaml(f"{name}.yml", Policy, waiting)
        if policy and policy.id != name:
            values = {
                "wanted": Both(f"id khớp với tên tệp {name}.yml", f"an id that fits the name of the file, {name}.yml")
            }
            reading.problems.append(Problem(f"{name}.yml", ("id",), values, "S11"))
        return policy

    def policies(self) -> tuple[Policy, ...]:
        """Every legal basis, by id."""
        found = [one.name for one in self._reading("policies").entries() if one.name.endswith(".yml")]
        return tuple(policy for name in found if (policy := self.policy(name.removesuffix(".yml"))))

    @cached_property
    def fields(self) -> dict[str, str]:
        """The open list of fields: id -> label."""
        return {field.id: field.label for field in self.listed_fields}

    @cached_property
    def listed_fields(self) -> tuple[FieldOfLife, ...]:
        """What stands in fields.yml."""
        fields = self._reading("").yaml("fields.yml", tuple[FieldOfLife, ...])
        self._distinct("", "fields.yml", fields or ())
        return fields or ()

    @cached_property
    def recipients(self) -> dict[str, str]:
        """Recipients that are no office of a unit: id -> label."""
        return {one.id: one.label for one in self.listed_recipients}

    @cached_property
    def bodies_outside(self) -> frozenset[str]:
        """The recipients that are one body, to which an answer can be given as a task (S4 III.6, III.7)."""
        return frozenset(one.id for one in self.listed_recipients if one.answers)

    @cached_property
    def listed_recipients(self) -> tuple[Recipient, ...]:
        """What stands in recipients.yml."""
        kept = (self.root / "recipients.yml").is_file()
        recipients = self._reading("").yaml("recipients.yml", tuple[Recipient, ...]) if kept else None
        self._distinct("", "recipients.yml", recipients or ())
        return recipients or ()

    def _distinct(
        self, base: str, file: str, items: Sequence[Office | FieldOfLife | Recipient], route: Route = ()
    ) -> None:
        """Report an id that names two things: one of them would silently take the other's place."""
        first: dict[str, int] = {}
        for position, one in enumerate(items):
            if first.setdefault(one.id, position) != position:
                wanted = Both(
                    f"mã đã dùng cho mục thứ {first[one.id] + 1} của danh sách",
                    f"item {first[one.id] + 1} of the list has this id already",
                )
                values = {"found": f"“{one.id}”", "wanted": wanted}
                self._reading(base).problems.append(Problem(file, (*route, position, "id"), values, "S12"))

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """The addresses that have changed; empty when the archive keeps no such list."""
        if not (self.root / redirects.FILE).is_file():
            return ()
        reading = self._reading("")
        moves = reading.yaml(redirects.FILE, Moves) or ()
        guard(partial(reading.unexpected, redirects.FILE), self._follow, reading, moves)
        return moves

    def read_lists(self) -> tuple[object, ...]:
        """Read now what every conference asks for, as before workers are forked that would each read it again."""
        return self.calendar, self.fields, self.recipients

    def read_all(self) -> tuple[object, ...]:
        """Read now every shared file, whether or not a record names it: for what is wrong in them."""
        return *self.read_lists(), self.policies(), self.moved, *map(self.unit, self.units)

    def _follow(self, reading: FolderReader, moves: tuple[Moved, ...]) -> None:
        reading.problems.extend(redirects.faults(moves, self.root))

    def body(self, unit: str, name: str) -> str:
        """The name of an office of the unit, or of an outside recipient; the id itself when nobody knows it."""
        if unit not in self._offices:
            record = self.unit(unit)
            own = record.offices if record else ()
            before = [office for taken in record.took_in for office in taken.offices] if record else []
            self._offices[unit] = {office.id: office.name for office in (*before, *own)}
        return self._offices[unit].get(name) or self.recipients.get(name, name)

    def unit(self, name: str) -> Unit | None:
        """One unit by its folder; None when it has no readable unit.yml."""
        if name not in self._units:
            right = not names.wanted(name, self.taken)
            unit = self._reading(name).yaml("unit.yml", Unit) if right else None
            if unit:
                self._distinct(name, units.FILE, unit.offices, ("offices",))
                if (
                    unit.names
                    or unit.ended
                    or unit.took_in
                    or unit.leaders
                    or any(one.names or one.start or one.end for one in unit.offices)
                ):
                    self._reading(name).problems += units.faults(name, unit, self.units)
            self._units[name] = unit
        return self._units[name]

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The folders of all units, sorted; a misnamed one is no unit."""
        return tuple(name for name in self._folders if not names.wanted(name, self.taken))

    @cached_property
    def _folders(self) -> tuple[str, ...]:
        return tuple(name for name in self._names("", _SHOWN) if name not in _NOT_UNITS)

    def misnamed(self) -> Iterator[Problem]:
        """The folders that would be units if their names were right."""
        for name in self._folders:
            if private := within(name):
                yield private
            elif right := names.wanted(name, self.taken):
                shown = names.slug(name)
                if shown in self.units:
                    right = Both(
                        f"{right} (kho đã có đơn vị {shown}: hãy gộp vào đó)",
                        f"{right.en} (there is a unit {shown} already: put the records there)",
                    )
                yield Problem(name, (), {"wanted": right}, "S11", 1)

    def year(self, unit: str, year: int) -> YearFolder:
        """The plan and reports of one unit-year; empty when there is no such folder."""
        if (unit, year) not in self._years:
            self._years[unit, year] = read_year(self.root, unit, year)
        return self._years[unit, year]

    def years(self, unit: str) -> tuple[int, ...]:
        """The years for which a unit has a folder."""
        return tuple(int(name) for name in self._names(unit, addresses.YEAR))

    def keys(self, unit: str, year: int | None = None) -> tuple[Key, ...]:
        """The conferences of a unit, in the order of year and number."""
        years = self.years(unit) if year is None else (year,)
        return tuple(Key(unit, y, name) for y in years for name in self._names(f"{unit}/{y}", addresses.NUMBER))

    def _names(self, inside: str, pattern: re.Pattern[str]) -> list[str]:
        """The folders of a folder whose names fit; what can't be listed is told among the shared problems."""
        found = (one for one in self._reading("").entries(inside) if pattern.fullmatch(one.name))
        return [one.name for one in found if one.is_dir(follow_symlinks=False)]

    def conference(self, key: Key) -> ConferenceFolder:
        """Read one conference; the last ones read are kept, since those of a unit refer to one another."""
        folder = self._neighbours.pop(key, None) or read_conference(self.root, key)
        self._neighbours[key] = folder
        if len(self._neighbours) > NEIGHBOURS:
            del self._neighbours[next(iter(self._neighbours))]
        return folder

    def neighbour(self, key: Key) -> ConferenceFolder | None:
        """A conference that another one refers to; None when there is no such folder."""
        return self.conference(key) if key in self._neighbours or self.holds(key) else None

    def holds(self, key: Key) -> bool:
        """Whether there is a folder of that conference, all the way in folders and not through a link."""
        return is_folder(self.root, key.path)

    def shared_problems(self) -> Iterator[tuple[str, Problem]]:
        """What is wrong in the shared files read so far: (folder below the root, problem)."""
        for base, reading in sorted(self._readings.items()):
            for problem in capped((*reading.problems, *reading.lettering)):
                yield base, problem

    def comments(self, base: str) -> tuple[Comment, ...]:
        """The comments of the shared records that were read in a folder."""
        return tuple(self._readings[base].comments) if base in self._readings else ()

    @property
    def shared_files(self) -> int:
        """How many shared files were read."""
        return sum(reading.files for reading in self._readings.values())

    def strays(self) -> Iterator[tuple[str, Problem]]:
        """Files and folders that no record kind claims."""
        reading = FolderReader(self.root, "")
        known = frozenset((*self._folders, *_NOT_UNITS, "fields.yml", "recipients.yml", redirects.FILE, "README.md"))
        some = f"calendar/, policies/, fields.yml, recipients.yml, {redirects.FILE}"
        wanted = Both(f"{some} và các đơn vị", f"{some} and the units")
        reading.stray(reading.entries(), known, wanted)
        reading.problems += (*self.misnamed(), *twins(self))
        for name, pattern, told in LISTED:
            found = reading.entries(name)
            records = frozenset(one.name for one in found if pattern.fullmatch(one.name))
            reading.stray(found, records, told, f"{name}/")
        for unit in self.units:
            years = frozenset((*map(str, self.years(unit)), "unit.yml"))
            reading.stray(reading.entries(unit), years, IN_UNIT, f"{unit}/")
            for year in self.years(unit):
                self._stray_in_year(reading, unit, year)
        for problem in reading.problems:
            yield "", problem

    def strays_in_year(self, unit: str, year: int) -> Iterator[tuple[str, Problem]]:
        """Files and folders right below one unit-year that no record kind claims."""
        reading = FolderReader(self.root, "")
        self._stray_in_year(reading, unit, year)
        for problem in reading.problems:
            yield "", problem

    def _stray_in_year(self, reading: FolderReader, unit: str, year: int) -> None:
        known = frozenset((*(key.number for key in self.keys(unit, year)), *IN_YEAR))
        inside = f"{unit}/{year}/"
        known = known.union(names.plan_files(self.root, inside.rstrip("/")))
        reading.stray(reading.entries(inside.rstrip("/")), known, WHERE, inside)
