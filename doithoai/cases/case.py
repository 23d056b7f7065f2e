"""What a rule is given: one conference, or one unit-year, with the law that binds it and the day of judgement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from doithoai import public
from doithoai.deadlines import Deadline, Held, conference_deadlines, year_deadlines
from doithoai.deadlines.layers import Layers, layers
from doithoai.model import addresses
from doithoai.model.base import Frozen, Moment
from doithoai.model.dossier import ConferenceFolder, Key, YearFolder, known
from doithoai.model.findings import Basis
from doithoai.model.records import Conference, Document, Petition, Report, Unit
from doithoai.model.vocabulary import DeadlineKind, State
from doithoai.model.workdays import Calendar
from doithoai.reading.archive import Archive

T = TypeVar("T")


class Case(Frozen, frozen=True):
    """One conference before its judges."""

    archive: Archive
    today: dt.date
    unit: Unit
    year: YearFolder
    layers: Layers
    folder: ConferenceFolder
    conference: Conference
    deadlines: tuple[Deadline, ...]
    done: dict[Any, Any] = {}  # noqa: RUF012 - each gets its own

    def once(self, work: Callable[[Case], T]) -> T:
        """What a function makes of this case: worked out for the first who asks, kept for the others."""
        if work not in self.done:
            self.done[work] = work(self)
        found: T = self.done[work]
        return found

    @property
    def key(self) -> Key:
        """The conference's permanent name."""
        return self.folder.key

    @property
    def calendar(self) -> Calendar:
        """The calendar that its limits were counted over."""
        return self.archive.calendar

    def limits(self, *kinds: DeadlineKind) -> Iterator[Deadline]:
        """The deadlines of the given kinds."""
        if len(kinds) == 1:
            return iter(self.once(_by_kind).get(kinds[0], ()))
        return (limit for limit in self.deadlines if limit.kind in kinds)

    def state(self, limit: Deadline) -> State:
        """What a limit is on the day of judgement."""
        return limit.state(self.today, self.calendar)

    def petition(self, ref: str) -> Petition | None:
        """A petition of the same unit by its reference, as in 2025/01#7; None when there is none."""
        folder = self.archive.neighbour(self.key.sibling(ref))
        number = addresses.reference(ref)[2]
        return next((one for one in folder.petitions if one.id == number), None) if folder else None


def _by_kind(case: Case) -> dict[DeadlineKind, list[Deadline]]:
    found: dict[DeadlineKind, list[Deadline]] = {}
    for limit in case.deadlines:
        found.setdefault(limit.kind, []).append(limit)
    return found


class Numbered(Frozen, frozen=True):
    """One numbered document, by what tells it from another; `file` is relative to its year's folder."""

    number: str
    file: str
    day: dt.date | None
    kind: str
    body: str | None
    corrects: str | None


class Summary(Frozen, frozen=True):
    """What the rules of a unit-year need of one conference; small, since workers send it back."""

    key: Key
    held: Held
    start: Moment | None
    place: str
    numbered: tuple[Numbered, ...] = ()


class YearCase(Frozen, frozen=True):
    """One unit-year before its judges. `complete` is false when only some of its conferences were read."""

    archive: Archive
    today: dt.date
    unit: Unit
    year: YearFolder
    layers: Layers
    conferences: tuple[Summary, ...]
    deadlines: tuple[Deadline, ...]
    complete: bool = True

    def state(self, limit: Deadline) -> State:
        """What a limit is on the day of judgement."""
        return limit.state(self.today, self.archive.calendar)


def plan_layers(archive: Archive, unit: str, year: int) -> Layers:
    """The documents of one unit-year, drafts among them; empty when it has no readable plan."""
    key = "layers", unit, year
    if key not in archive.worked_out:
        archive.worked_out[key] = layers(archive.year(unit, year).plan, archive.policy)
    found: Layers = archive.worked_out[key]
    return found


def binding_layers(archive: Archive, unit: str, year: int) -> Layers:
    """The same without drafts: what records are judged by. The very same where there is no draft."""
    key = "binding", unit, year
    if key not in archive.worked_out:
        archive.worked_out[key] = plan_layers(archive, unit, year).binding()
    found: Layers = archive.worked_out[key]
    return found


def read_ahead(archive: Archive, years: Iterable[tuple[str, int]]) -> None:
    """Read what the conferences of these unit-years share, before workers are forked that would each read it again."""
    archive.read_lists()
    for unit, year in sorted(years):
        archive.unit(unit)
        plan_layers(archive, unit, year)


def open_case(archive: Archive, folder: ConferenceFolder, today: dt.date) -> Case | None:
    """Put a conference before its judges; None when its own or its unit's record can't be read."""
    key = folder.key
    unit = archive.unit(key.unit)
    if unit is None or folder.conference is None:
        return None
    bound = plan_layers(archive, key.unit, key.year)
    limits = conference_deadlines(known(folder, today), bound, archive.calendar, unit.joined)
    year = archive.year(key.unit, key.year)
    return Case(
        archive, today, unit, year, binding_layers(archive, key.unit, key.year), folder, folder.conference, limits
    )


def summary(case: Case) -> Summary:
    """What is kept of a conference for the rules of its year."""
    conference = case.conference
    held = Held(case.key.ref, conference.type, conference.chair, case.folder.day)
    place = conference.place.name if conference.place else ""
    papers = [one for one in case.folder.documents if one.front.number and not public.gone(one.front)]
    own = tuple(numbered(f"{case.key.number}/{one.file}", one.front) for one in papers)
    return Summary(case.key, held, case.folder.start, place, own)


def numbered(file: str, front: Document | Report) -> Numbered:
    """What tells a numbered document from another."""
    corrects = front.corrects if isinstance(front, Document) else None
    signer = front.signer
    return Numbered(front.number or "", file, front.issued, front.kind, signer.body if signer else None, corrects)


def open_year(
    archive: Archive,
    unit: str,
    year: int,
    conferences: tuple[Summary, ...],
    today: dt.date,
    *,
    complete: bool,
) -> YearCase | None:
    """Put a unit-year before its judges; None when the unit's record can't be read."""
    record = archive.unit(unit)
    if record is None:
        return None
    folder, bound = archive.year(unit, year), plan_layers(archive, unit, year)
    held = tuple(one.held for one in conferences)
    limits = year_deadlines(folder, held, bound, archive.calendar, record.joined)
    return YearCase(archive, today, record, folder, binding_layers(archive, unit, year), conferences, limits, complete)


def bases(*found: Basis | None) -> tuple[Basis, ...]:
    """The bases that are known."""
    return tuple(basis for basis in found if basis)
