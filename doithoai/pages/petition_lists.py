"""Collects the petitions of all units: each unit-year is written where it is read, what unites them at the end."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from doithoai.cases.case import Case
from doithoai.disk import write
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.pages import petition_years, petitions
from doithoai.views.collector import Given, OfUnit, Whole
from doithoai.views.conference_rows import title
from doithoai.views.page import Page
from doithoai.views.petition_rows import Asked, rows
from doithoai.views.portal import Portal

FOLDER = "kien-nghi/chi-muc"


class UnitAsked(Frozen, frozen=True):
    """What one unit gives: what is known of its years, its newest petitions, and a checksum of its files."""

    years: tuple[petition_years.Year, ...]
    newest: tuple[Asked, ...]
    digest: str


class Petitions:
    """The lists of petitions of one site."""

    def __init__(self, site: Path, portal: Portal) -> None:
        """Begin without any."""
        self.site, self.portal = site, portal
        self.years: list[petition_years.Year] = []
        self.newest: list[Asked] = []
        self._digest = hashlib.sha256()

    def part(self, name: str) -> UnitPetitions:
        """Begin one unit."""
        del name
        return UnitPetitions(self.site, self.portal)

    def add(self, value: UnitAsked) -> None:
        """Take what one unit gave."""
        self.years += value.years
        self.newest = heapq.nlargest(petitions.NEWEST, (*self.newest, *value.newest), key=self._order)
        self._digest.update(value.digest.encode())

    def _order(self, one: Asked) -> tuple[bool, object]:
        """Samples come last: they are made up."""
        return not self.portal.unit(one.path.partition("/")[0]).sample, _order(one)

    def finish(self, whole: Whole) -> list[str]:
        """Write the table of contents; returns its file."""
        del whole
        record = petitions.contents(self.portal, self.years)
        self._digest.update(petition_years.dumped(record).encode())
        return [
            written(
                self.site, "index.json", petition_years.dumped({"v": self._digest.hexdigest()[:8], **record}).encode()
            )
        ]

    def slots(self) -> Mapping[str, Callable[[], str]]:
        """What hand-written pages may ask for."""
        return {
            "petitions": lambda: petitions.front(self.portal, self.years, self.newest),
            "petitionyears": lambda: petitions.plain(self.portal, self.years),
        }


class UnitPetitions:
    """Gathers the petitions of one unit."""

    def __init__(self, site: Path, portal: Portal) -> None:
        """Begin with no conference."""
        self.site, self.portal = site, portal
        self.held: dict[int, list[petition_years.Meeting]] = {}

    def add(self, case: Case) -> None:
        """Take one conference."""
        day = case.conference.start.date().isoformat() if case.conference.start else "9"
        meeting = petition_years.Meeting(case.key, title(case), day, tuple(rows(self.portal, case)))
        self.held.setdefault(case.key.year, []).append(meeting)

    def finish(self, unit: OfUnit) -> Given:
        """Write the file of each year, and make its page if anything was asked in it."""
        del unit
        files: list[str] = []
        pages: list[Page] = []
        known: list[petition_years.Year] = []
        digest = hashlib.sha256()
        for held in map(petition_years.newest_first, self.held.values()):
            data, key = petition_years.data(held), held[0].key
            digest.update(data)
            files.append(written(self.site, f"{addresses.code(key.unit, key.year)}.json", data))
            known.append(petition_years.year(held, len(data)))
            if known[-1].count:
                pages.append(petition_years.page(self.portal, held, known[-1]))
        newest = heapq.nlargest(petitions.NEWEST, self._rows(), key=_order)
        return Given(UnitAsked(tuple(known), tuple(newest), digest.hexdigest()), files, tuple(pages))

    def _rows(self) -> Iterable[Asked]:
        return (row for held in self.held.values() for one in held for row in one.rows)


def _order(one: Asked) -> tuple[object, str]:
    return one.on, one.code


def written(site: Path, name: str, data: bytes) -> str:
    """Write a file for the browser; returns its address below the site."""
    write(f"{site}/{FOLDER}/{name}", data)
    return f"{FOLDER}/{name}"
