"""What a rule is given: one conference, or one unit-year, with the law that binds it and the day of judgement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, TypeVar

from msgspec.structs import replace

from doithoai import public
from doithoai.cases.before_joined import Silenced, silenced
from doithoai.cases.by_then import known, too_early
from doithoai.cases.numbered import Numbered, numbered, of_year
from doithoai.cases.origin import held_by, origin, then
from doithoai.deadlines import Deadline, Held, conference_deadlines, unclear, year_deadlines
from doithoai.deadlines.bodies import Bodies, bodies_of
from doithoai.deadlines.layers import Layers, layers_of
from doithoai.deadlines.shown import Shown, shown
from doithoai.deadlines.told import told_once
from doithoai.model import addresses, raised
from doithoai.model.base import Frozen, Moment
from doithoai.model.dossier import ConferenceFolder, Key, YearFolder
from doithoai.model.plan_file import PlanFile
from doithoai.model.records import Conference, Petition, Unit
from doithoai.model.vocabulary import DeadlineKind, State
from doithoai.model.workdays import Calendar
from doithoai.reading.archive import Archive
from doithoai.reading.as_of import folder_then

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
    origin: str | None = None
    """The folder that the unit had which held the conference, where that unit was merged into this one."""

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

    def body(self, name: str) -> str:
        """What an office or recipient was called on the day of the conference; the id when nobody knows it."""
        return self.once(_offices).get(name) or self.archive.recipients.get(name, name)

    def limits(self, *kinds: DeadlineKind) -> Iterator[Deadline]:
        """The deadlines of the given kinds."""
        if len(kinds) == 1:
            return iter(self.once(_by_kind).get(kinds[0], ()))
        return (limit for limit in self.deadlines if limit.kind in kinds)

    def state(self, limit: Deadline) -> State:
        """What a limit is on the day of judgement."""
        return limit.state(self.today, self.calendar)

    @property
    def shown(self) -> Shown:
        """Its papers, and whom its plan wants them to reach: what tells when a step counts."""
        return self.once(_shown)

    def told(self, kind: DeadlineKind, *states: State) -> Iterator[Deadline]:
        """The limits of one kind in one of the states, without those that only repeat another limit."""
        return (limit for limit, state in self.once(_told_once) if limit.kind is kind and state in states)

    def petition(self, ref: str) -> Petition | None:
        """A petition of the same unit by its reference, as in 2025/01#7; None when there is none."""
        folder = self.archive.neighbour(self.key.sibling(ref))
        number = addresses.reference(ref)[2]
        return next((one for one in folder.petitions if one.id == number), None) if folder else None


def _shown(case: Case) -> Shown:
    return shown(case.folder, case.layers, bodies(case.archive))


def _offices(case: Case) -> dict[str, str]:
    return {office.id: office.name for office in case.unit.offices}


def _told_once(case: Case) -> list[tuple[Deadline, State]]:
    return list(told_once((limit, case.state(limit)) for limit in case.deadlines))


def _by_kind(case: Case) -> dict[DeadlineKind, list[Deadline]]:
    found: dict[DeadlineKind, list[Deadline]] = {}
    for limit in case.deadlines:
        found.setdefault(limit.kind, []).append(limit)
    return found


class Summary(Frozen, frozen=True):
    """What the rules of a unit-year need of one conference; small, since workers send it back."""

    key: Key
    held: Held
    start: Moment | None
    place: str
    numbered: tuple[Numbered, ...] = ()
    moved: bool = False
    """Whether another unit held it, which was merged into this one: it met that unit's quota."""
    more: tuple[tuple[Moment, str], ...] = ()  # its further sessions: when, and where
    silenced: tuple[Silenced, ...] = ()  # what would be late or absent, had its unit joined before it


class YearCase(Frozen, frozen=True):
    """One unit-year before its judges. `complete` is false when only some of its conferences were read, `asked` is
    false when a conference of it is judged alone: neither the year's own records nor those that all units share.
    """

    archive: Archive
    today: dt.date
    unit: Unit
    year: YearFolder
    layers: Layers
    conferences: tuple[Summary, ...]
    deadlines: tuple[Deadline, ...]
    complete: bool = True
    elsewhere: tuple[Numbered, ...] = ()
    """Papers in other years' folders of the unit that were issued in the years of its own."""
    asked: bool = True

    def state(self, limit: Deadline) -> State:
        """What a limit is on the day of judgement."""
        return limit.state(self.today, self.archive.calendar)

    def plan_file(self, day: dt.date | None) -> str:
        """The plan in force on a day, by its file: where what is wrong with one of its limits is told."""
        plan = self.year.plan_on(day) or self.year.plan_on(None)
        return plan.file if plan else "plan.md"

    def bound(self) -> Iterator[tuple[PlanFile, Layers]]:
        """Each plan of the year with the documents that bind while it is in force, drafts apart."""
        for plan in self.year.plans:
            yield plan, binding(self.archive, plan.front.policy)


def chain(archive: Archive, policy: str) -> Layers:
    """The documents that one policy begins, drafts among them."""
    key = "layers", policy
    if key not in archive.worked_out:
        archive.worked_out[key] = layers_of(policy, archive.policy)
    found: Layers = archive.worked_out[key]
    return found


def binding(archive: Archive, policy: str) -> Layers:
    """The same without drafts: what records are judged by. The very same where there is no draft."""
    key = "binding", policy
    if key not in archive.worked_out:
        archive.worked_out[key] = chain(archive, policy).binding()
    found: Layers = archive.worked_out[key]
    return found


def drafted(case: Case) -> bool:
    """Whether some rules of its plan are only a draft: nobody is charged by what was copied from a model."""
    return bool(case.layers.chain) and chain(case.archive, case.layers.chain[0].id) is not case.layers


def bodies(archive: Archive) -> Bodies:
    """Who is who among the recipients outside the units."""
    key = ("bodies",)
    if key not in archive.worked_out:
        archive.worked_out[key] = bodies_of(archive.recipients, archive.bodies_outside)
    found: Bodies = archive.worked_out[key]
    return found


_NONE = Layers()


def plan_layers(archive: Archive, unit: str, year: int, day: dt.date | None = None) -> Layers:
    """The documents that bind a unit on a day of a year, drafts among them; empty when no readable plan is in force.

    Without a day, those of the newest plan of the year.
    """
    plan = archive.year(unit, year).on(day).plan
    return chain(archive, plan.policy) if plan else _NONE


def read_ahead(archive: Archive, years: Iterable[tuple[str, int]]) -> None:
    """Read what the conferences of these unit-years share, before workers are forked that would each read it again."""
    archive.read_lists()
    for unit, year in sorted(years):
        archive.unit(unit)
        for plan in archive.year(unit, year).plans:
            binding(archive, plan.front.policy)


def open_case(archive: Archive, folder: ConferenceFolder, today: dt.date) -> Case | None:
    """Put a conference before its judges; None when its own or its unit's record can't be read."""
    key = folder.key
    archive, folder = archive.on(today), folder_then(folder, today)
    unit = archive.unit(key.unit)
    if unit is None or folder.conference is None:
        return None
    conference = folder.conference
    day = conference.start.date() if conference.start else None
    year = archive.year(key.unit, key.year).on(day)
    came_from = origin(archive, key, conference)
    if came_from or unit.names or any([office.names for office in unit.offices]):  # noqa: C419 - as in Deadline.draft
        unit = then(unit, held_by(archive, came_from, unit) if came_from else None, day)
    plan = None if too_early(year.plan, day) else year.plan
    policy = conference.judged_by or (plan.policy if plan else None)
    whole, bound = (chain(archive, policy), binding(archive, policy)) if policy else (_NONE, _NONE)
    limits = conference_deadlines(known(folder, today), whole, archive.calendar, unit.joined, bodies(archive))
    limits = unclear.of_conference(limits, folder, partial(_bodies, archive, unit))
    return Case(archive, today, unit, year, bound, folder, conference, limits, origin=came_from)


def _bodies(archive: Archive, unit: Unit) -> frozenset[str]:
    return frozenset((*(office.id for office in unit.offices), *archive.recipients))


def summary(case: Case) -> Summary:
    """What is kept of a conference for the rules of its year."""
    conference = case.conference
    nothing = conference.no_petitions and not case.folder.petitions
    days = case.folder.day, case.folder.last_day, raised.collected(case.folder)
    held = Held(case.key.ref, conference.type, conference.leading, *days, nothing, raised.untexted(case.folder) > 0)
    place = conference.place.name if conference.place else ""
    own = [one for one in case.folder.documents if one.front.number and not public.gone(one.front)]
    more = tuple((one.start, one.place.name) for one in conference.sessions if one.place and case.folder.start)
    papers = tuple(numbered(case.key.year, f"{case.key.number}/{one.file}", one.front) for one in own)
    joined, day, moved = case.unit.joined, case.folder.day, case.origin is not None
    early = joined and day and day < joined and not moved
    quiet = silenced(case.deadlines, joined, case.today, case.calendar) if early and joined else ()
    return Summary(case.key, held, case.folder.start, place, papers, moved, more, quiet)


def own_papers(folder: YearFolder, conferences: Iterable[Summary]) -> list[Numbered]:
    """The numbered papers of one year of a unit; not those of another unit that was merged into it."""
    return [*of_year(folder), *(paper for one in conferences if not one.moved for paper in one.numbered)]


def open_year(
    archive: Archive,
    unit: str,
    year: int,
    conferences: tuple[Summary, ...],
    today: dt.date,
    *,
    complete: bool,
    elsewhere: tuple[Numbered, ...] = (),
    asked: bool = True,
) -> YearCase | None:
    """Put a unit-year before its judges; None when the unit's record can't be read."""
    archive = archive.on(today)
    record = archive.unit(unit)
    if record is None:
        return None
    folder = archive.year(unit, year)
    plan = folder.plan_on(None)
    held = tuple(one.held for one in conferences if not one.moved)
    owed, bodies = tuple(_year_limits(archive, folder, held, record)), partial(_bodies, archive, record)
    limits = unclear.of_year(owed, folder, today, bodies, complete=complete)
    bound = binding(archive, plan.front.policy) if plan else _NONE
    return YearCase(archive, today, record, folder, bound, conferences, limits, complete, elsewhere, asked)


def _year_limits(archive: Archive, year: YearFolder, held: tuple[Held, ...], unit: Unit) -> list[Deadline]:
    """What each plan asks by a day on which it is in force; what has no day is asked by the newest."""
    found: list[Deadline] = []
    for plan in year.plans:
        own = replace(year, plan=plan.front, later=(), stem=plan.stem)
        limits = year_deadlines(own, held, chain(archive, plan.front.policy), archive.calendar, unit.joined)
        limits = tuple(one for one in limits if not too_early(plan.front, one.due))
        found += (one for one in limits if not year.changes or year.plan_on(one.due) == plan)
    if unit.ended:
        found = [one for one in found if (one.due or dt.date(year.year, 1, 1)) <= unit.ended.on]
    if year.changes:
        found.sort(key=lambda limit: limit.due or dt.date.max)
    return found
