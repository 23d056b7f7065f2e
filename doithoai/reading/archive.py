"""The archive as a whole: its calendar, policies, units and years, each read once and only when asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from zlib import crc32

from doithoai.model import addresses
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, Key, YearFolder
from doithoai.model.findings import Problem
from doithoai.model.policies import CalendarYear, Policy
from doithoai.model.records import FieldOfLife, Moved, Recipient, Unit
from doithoai.model.vocabulary import Status
from doithoai.model.workdays import Calendar, YearTable
from doithoai.reading import redirects
from doithoai.reading.folders import Reading, entries, read_conference, read_year

_SHOWN = re.compile(r"[^.].*")
_NOT_UNITS = frozenset(("calendar", "policies"))


NEIGHBOURS = 64
"""Conferences kept for those that refer to them; references mostly lead to the last few."""


class Archive:
    """The folder `records/`, read lazily; nothing in it is ever written."""

    def __init__(self, root: Path) -> None:
        """Open the archive below `root`; no file is read yet."""
        self.root = root
        self._readings: dict[str, Reading] = {}
        self._policies: dict[str, Policy | None] = {}
        self._units: dict[str, Unit | None] = {}
        self._offices: dict[str, dict[str, str]] = {}
        self._years: dict[tuple[str, int], YearFolder] = {}
        self._neighbours: dict[Key, ConferenceFolder] = {}

    def _reading(self, base: str) -> Reading:
        return self._readings.setdefault(base, Reading(self.root, base))

    @cached_property
    def calendar(self) -> Calendar:
        """The working days of every year that has a file."""
        return Calendar(tuple(self._calendar_years()))

    def _calendar_years(self) -> Iterator[YearTable]:
        reading = self._reading("calendar")
        for path in sorted((self.root / "calendar").glob("*.yml")):
            year = reading.yaml(path.name, CalendarYear)
            if year is None:
                continue
            if path.stem != str(year.year):
                values = {
                    "wanted": Both(
                        f"year khớp với tên tệp {path.name}", f"a year that fits the name of the file, {path.name}"
                    )
                }
                reading.problems.append(Problem(path.name, ("year",), values, "S11"))
                continue
            try:
                yield calendar_table(year, f"{crc32(path.read_bytes()):08x}")
            except ValueError as error:
                values = {"found": Both(f"lịch năm {year.year}", f"calendar of {year.year}"), "wanted": error.args[0]}
                reading.problems.append(Problem(path.name, (), values, "S12"))

    def policy(self, name: str) -> Policy | None:
        """One legal basis by its id; None when there is no such file or it can't be read."""
        if name not in self._policies:
            self._policies[name] = self._read_policy(name)
        return self._policies[name]

    def _read_policy(self, name: str) -> Policy | None:
        if not (self.root / "policies" / f"{name}.yml").is_file():
            return None
        reading = self._reading("policies")
        policy = reading.yaml(f"{name}.yml", Policy)
        if policy and policy.id != name:
            values = {
                "wanted": Both(f"id khớp với tên tệp {name}.yml", f"an id that fits the name of the file, {name}.yml")
            }
            reading.problems.append(Problem(f"{name}.yml", ("id",), values, "S11"))
        return policy

    def policies(self) -> tuple[Policy, ...]:
        """Every legal basis, by id."""
        names = sorted(path.stem for path in (self.root / "policies").glob("*.yml"))
        return tuple(policy for policy in map(self.policy, names) if policy)

    @cached_property
    def fields(self) -> dict[str, str]:
        """The open list of fields: id -> label."""
        fields = self._reading("").yaml("fields.yml", tuple[FieldOfLife, ...])
        return {field.id: field.label for field in fields or ()}

    @cached_property
    def recipients(self) -> dict[str, str]:
        """Recipients that are no office of a unit: id -> label; empty when the archive keeps no such list."""
        if not (self.root / "recipients.yml").is_file():
            return {}
        recipients = self._reading("").yaml("recipients.yml", tuple[Recipient, ...])
        return {one.id: one.label for one in recipients or ()}

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """The addresses that have changed; empty when the archive keeps no such list."""
        if not (self.root / redirects.FILE).is_file():
            return ()
        reading = self._reading("")
        moves = reading.yaml(redirects.FILE, tuple[Moved, ...]) or ()
        reading.problems.extend(redirects.faults(moves, self.root))
        return moves

    def read_lists(self) -> tuple[object, ...]:
        """Read now what every conference asks for, as before workers are forked that would each read it again."""
        return self.calendar, self.fields, self.recipients

    def read_all(self) -> tuple[object, ...]:
        """Read now every shared file, whether or not a record names it: for what is wrong in them."""
        return *self.read_lists(), self.policies(), self.moved, *map(self.unit, self.units)

    def body(self, unit: str, name: str) -> str:
        """The name of an office of the unit, or of an outside recipient; the id itself when nobody knows it."""
        if unit not in self._offices:
            record = self.unit(unit)
            self._offices[unit] = {office.id: office.name for office in record.offices} if record else {}
        return self._offices[unit].get(name) or self.recipients.get(name, name)

    def unit(self, name: str) -> Unit | None:
        """One unit by its folder; None when it has no readable unit.yml."""
        if name not in self._units:
            self._units[name] = self._reading(name).yaml("unit.yml", Unit)
        return self._units[name]

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The folders of all units, sorted."""
        return tuple(name for name in _names(self.root, _SHOWN) if name not in _NOT_UNITS)

    def year(self, unit: str, year: int) -> YearFolder:
        """The plan and reports of one unit-year; empty when there is no such folder."""
        if (unit, year) not in self._years:
            self._years[unit, year] = read_year(self.root, unit, year)
        return self._years[unit, year]

    def years(self, unit: str) -> tuple[int, ...]:
        """The years for which a unit has a folder."""
        return tuple(int(name) for name in _names(self.root / unit, addresses.YEAR))

    def keys(self, unit: str, year: int | None = None) -> tuple[Key, ...]:
        """The conferences of a unit, in the order of year and number."""
        years = self.years(unit) if year is None else (year,)
        return tuple(Key(unit, y, name) for y in years for name in _names(self.root / unit / str(y), addresses.NUMBER))

    def conference(self, key: Key) -> ConferenceFolder:
        """Read one conference; the last ones read are kept, since those of a unit refer to one another."""
        folder = self._neighbours.pop(key, None) or read_conference(self.root, key)
        self._neighbours[key] = folder
        if len(self._neighbours) > NEIGHBOURS:
            del self._neighbours[next(iter(self._neighbours))]
        return folder

    def neighbour(self, key: Key) -> ConferenceFolder | None:
        """A conference that another one refers to; None when there is no such folder."""
        return self.conference(key) if key in self._neighbours or (self.root / key.path).is_dir() else None

    def shared_problems(self) -> Iterator[tuple[str, Problem]]:
        """What is wrong in the shared files read so far: (folder below the root, problem)."""
        for base, reading in sorted(self._readings.items()):
            for problem in reading.problems:
                yield base, problem

    @property
    def shared_files(self) -> int:
        """How many shared files were read."""
        return sum(reading.files for reading in self._readings.values())

    def strays(self) -> Iterator[tuple[str, Problem]]:
        """Files and folders that no record kind claims."""
        reading = Reading(self.root, "")
        known = frozenset((*self.units, *_NOT_UNITS, "fields.yml", "recipients.yml", redirects.FILE, "README.md"))
        wanted = Both(
            f"calendar/, policies/, fields.yml, recipients.yml, {redirects.FILE} và các đơn vị",
            f"calendar/, policies/, fields.yml, recipients.yml, {redirects.FILE} and the units",
        )
        reading.stray(entries(self.root), known, wanted)
        for name in sorted(_NOT_UNITS):
            found = entries(self.root / name)
            records = frozenset(one.name for one in found if one.name.endswith(".yml"))
            reading.stray(found, records, Both("các tệp .yml", "files ending in .yml"), f"{name}/")
        for unit in self.units:
            years = frozenset((*map(str, self.years(unit)), "unit.yml"))
            reading.stray(
                entries(self.root / unit),
                years,
                Both("unit.yml và các thư mục năm", "unit.yml and the folders of years"),
                f"{unit}/",
            )
            for year in self.years(unit):
                self._stray_in_year(reading, unit, year)
        for problem in reading.problems:
            yield "", problem

    def strays_in_year(self, unit: str, year: int) -> Iterator[tuple[str, Problem]]:
        """Files and folders right below one unit-year that no record kind claims."""
        reading = Reading(self.root, "")
        self._stray_in_year(reading, unit, year)
        for problem in reading.problems:
            yield "", problem

    def _stray_in_year(self, reading: Reading, unit: str, year: int) -> None:
        names = frozenset((*(key.number for key in self.keys(unit, year)), "plan.md", "reports"))
        inside = f"{unit}/{year}/"
        reading.stray(
            entries(f"{self.root}/{inside}"),
            names,
            Both("plan.md, reports/ và các thư mục 01, 02 …", "plan.md, reports/ and the folders 01, 02 …"),
            inside,
        )


def _names(folder: str | Path, pattern: re.Pattern[str]) -> list[str]:
    found = (one for one in entries(folder) if pattern.fullmatch(one.name))
    return [one.name for one in found if one.is_dir(follow_symlinks=False)]


def calendar_table(year: CalendarYear, digest: str) -> YearTable:
    """The table that day arithmetic needs, from the record of one year."""
    return YearTable(
        year=year.year,
        days_off={day.date: day.name for day in year.days_off},
        make_up={day.date: day.name for day in year.make_up_days},
        provisional=year.status is Status.PROVISIONAL,
        provisional_days=frozenset(
            [day.date for day in year.days_off if day.status is Status.PROVISIONAL]
            + [day.date for day in year.make_up_days if day.status is Status.PROVISIONAL]
        ),
        version=digest,
    )
