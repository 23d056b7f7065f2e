"""What was read of one conference and of one unit-year, with what was wrong in it."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any

import msgspec
from msgspec.structs import replace

from doithoai.model import addresses
from doithoai.model.base import Frozen, Moment
from doithoai.model.comment import Comment
from doithoai.model.findings import Problem, files_of
from doithoai.model.plan_file import PlanFile, binds
from doithoai.model.records import Conference, Document, Petition, Plan, Postponement, Report
from doithoai.model.vocabulary import DocumentKind, Stage, Trait


class Key(msgspec.Struct, frozen=True, order=True):
    """The permanent name of a conference: unit, year, number."""

    unit: str
    year: int
    number: str

    @property
    def path(self) -> str:
        """Folder below the archive's root."""
        return addresses.folder(self.unit, self.year, self.number)

    @property
    def page(self) -> str:
        """Address of its page below the site's root."""
        return addresses.page(self.path)

    @property
    def ref(self) -> str:
        """The name by which records of the same unit refer to it."""
        return f"{self.year}/{self.number}"

    @property
    def code(self) -> str:
        """The name that people type and print."""
        return addresses.code(self.unit, self.year, self.number)

    def sibling(self, ref: str) -> Key:
        """The key of another conference of the same unit, from its reference (without #petition)."""
        return Key(self.unit, *addresses.reference(ref)[:2])


class DocumentFile(msgspec.Struct, frozen=True, dict=True):
    """One Markdown document: where it is, what its front matter says, and its body."""

    file: str
    stem: str
    front: Document
    body: str
    body_line: int
    refused: frozenset[str] = frozenset()
    """The attached files that are not what is recorded: they are told of, and never given out."""

    @cached_property
    def first_sent(self) -> dt.date | None:
        """The first day on which it was sent to anybody."""
        return min((sent.on for sent in self.front.sent), default=None)

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days on which it was issued and sent, as far as they are recorded."""
        sent = tuple(sent.on for sent in self.front.sent)
        return (self.front.issued, *sent) if self.front.issued else sent

    @cached_property
    def done(self) -> dt.date | None:
        """The day on which it was both issued and first sent, as far as either is recorded."""
        return max((day for day in (self.front.issued, self.first_sent) if day), default=None)


class ReportFile(Frozen, frozen=True):
    """One periodic report of a unit-year."""

    file: str
    stem: str
    front: Report
    body: str
    body_line: int


class ConferenceFolder(msgspec.Struct, frozen=True, dict=True):
    """Everything one folder records, and what was worked out of it; `conference` is None when it can't be read."""

    key: Key
    conference: Conference | None
    petitions: tuple[Petition, ...] = ()
    documents: tuple[DocumentFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: int = 0
    lettering: tuple[Problem, ...] = ()  # what is wrong with single letters of texts that were read all the same
    comments: tuple[Comment, ...] = ()

    @cached_property
    def worked_out(self) -> dict[object, Any]:
        """What was worked out of its papers, kept for whoever asks again."""
        return {}

    @cached_property
    def petitions_read(self) -> bool:
        """Whether `petitions` is all that is recorded: false when their file can't be read."""
        return "petitions.yml" not in files_of(self.problems)

    def of(self, kind: DocumentKind) -> tuple[DocumentFile, ...]:
        """The documents of one kind, by file name."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[DocumentKind, tuple[DocumentFile, ...]]:
        found: dict[DocumentKind, tuple[DocumentFile, ...]] = {}
        for document in self.documents:
            kind = document.front.kind
            found[kind] = (*found.get(kind, ()), document)
        return found

    def first(self, kind: DocumentKind) -> DocumentFile | None:
        """The document of one kind that was issued first."""
        own = self.of(kind)
        if len(own) < 2:
            return own[0] if own else None
        return min(own, key=lambda one: (one.front.issued or dt.date.max, one.stem))

    def corrections(self, stem: str) -> tuple[DocumentFile, ...]:
        """The documents that correct the one of that file name."""
        return tuple(document for document in self.documents if document.front.corrects == stem)

    def document(self, stem: str | None) -> DocumentFile | None:
        """The document of that file name; None where nothing is named."""
        return self._by_stem.get(stem) if stem else None

    @cached_property
    def _by_stem(self) -> dict[str, DocumentFile]:
        return {document.stem: document for document in reversed(self.documents)}

    @cached_property
    def last_step(self) -> dt.date:
        """The day of the last step that any of its petitions took."""
        return max([step.on for petition in self.petitions for step in petition.states], default=dt.date.min)

    @cached_property
    def start(self) -> Moment | None:
        """When it begins; None while no time is set or once it is cancelled."""
        return self.conference.start if self.conference and not self.conference.cancelled else None

    @cached_property
    def day(self) -> dt.date | None:
        """The local day on which it is, or was, held."""
        return self.start.date() if self.start else None

    @cached_property
    def last_day(self) -> dt.date | None:
        """The day on which it is, or was, over, from which all is counted that follows a conference.

        That is the day of its end, or of its last session; not one in a year in which it can't have met.
        """
        conference = self.conference
        if self.day is None or conference is None or not (conference.end or conference.sessions):
            return self.day
        last = [one.last for one in conference.sessions if not conference.astray(one)]
        end = conference.end.date() if conference.end and not conference.ends_astray else self.day
        return max(self.day, end, *last)

    @cached_property
    def last_begun(self) -> dt.date | None:
        """The day on which its last session begins: what is made when that ends may bear it, past midnight too."""
        conference = self.conference
        if self.day is None or conference is None or not conference.sessions:
            return self.day
        return max(one.start.date() for one in conference.sittings if not conference.astray(one))

    def held(self, today: dt.date) -> bool:
        """Whether the day of the conference has come, that of its last session, by the end of `today`."""
        return self.last_day is not None and self.last_day <= today

    def begun(self, today: dt.date) -> bool:
        """Whether some of its sessions have been held, and not yet the last."""
        return self.day is not None and self.day <= today and not self.held(today)

    @cached_property
    def move(self) -> Postponement | None:
        """The decision by which it was last put off to another day."""
        moves = self.conference.postponed if self.conference else ()
        return max((move for move in moves if move.start.date() != self.day), key=_since, default=None)

    @cached_property
    def moved(self) -> dt.date | None:
        """Since when what is told tells of the day it now has, where it was put off: what told of an earlier does not.

        That is the day of the decision, or the day after the old one where the decision came later still: once the old
        day is over, a notice can only be of the new one.
        """
        return _since(self.move) if self.move else None

    @cached_property
    def told(self) -> dt.date | None:
        """The first day on which people were told of the day that it now has; None while nobody was."""
        if self.conference is None:
            return None
        since = self.moved or dt.date.min
        days = [one.on for one in self.conference.announced if one.on >= since]
        for document in self.documents:
            if document.front.kind.has(Trait.ANNOUNCES):
                days += [day for day in document.days if day >= since]
        return min(days, default=None)

    def reached(self, today: dt.date) -> Stage:
        """How far the conference has come, from dates and documents alone; `fate.stage` tells whether it is closed."""
        if self.conference and self.conference.cancelled:
            return Stage.CANCELLED
        if self.day is None:
            return Stage.POSTPONED if self.conference and self.conference.postponed else Stage.PLANNED
        if not self.held(today):
            return Stage.ANNOUNCED if (self.told or dt.date.max) <= today else Stage.PLANNED
        conclusion = self.first(DocumentKind.CONCLUSION_NOTICE)
        if conclusion is None or (conclusion.done or dt.date.max) > today:
            return Stage.HELD
        return Stage.CONCLUDED


def _since(move: Postponement) -> dt.date:
    old = move.start.date()
    return move.decided if move.decided <= old else old + dt.timedelta(1)


class YearFolder(Frozen, frozen=True):
    """What a unit records for one year, conferences apart."""

    unit: str
    year: int
    plan: Plan | None = None
    plan_body: str = ""
    reports: tuple[ReportFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: int = 0
    later: tuple[PlanFile, ...] = ()  # those that took the place of the first during the year: plan-2.md, plan-3.md …
    stem: str = "plan"
    lettering: tuple[Problem, ...] = ()  # what is wrong with single letters of texts that were read all the same
    plan_line: int = 1
    misnamed: frozenset[str] = frozenset()  # plan.md and reports/, where they only seem to be called otherwise
    comments: tuple[Comment, ...] = ()

    @property
    def plans(self) -> tuple[PlanFile, ...]:
        """Every plan of the year with its time in force: the next one ends the one before.

        None that says since when it binds does so before it was issued: nobody could go by it yet.
        """
        found: list[PlanFile] = []
        until = dt.date.max
        for one in reversed(self.later):
            # One that does not say since when it binds can't take the place of another.
            start = binds(one.front) or dt.date.max
            found.append(replace(one, start=start, end=min(one.front.end or until, until)))
            until = start - dt.timedelta(1)
        if self.plan:
            start, end = binds(self.plan) or dt.date.min, min(self.plan.end or until, until)
            found.append(PlanFile(self.stem, self.plan, self.plan_body, start, end, self.plan_line))
        return tuple(reversed(found))

    @property
    def changes(self) -> bool:
        """Whether one plan does not bind for the whole year."""
        return bool(self.later or (self.plan and (self.plan.start or self.plan.end)))

    def plan_on(self, day: dt.date | None) -> PlanFile | None:
        """The plan in force on a day; where no day is known, the newest."""
        found = reversed(self.plans)
        return next((one for one in found if day is None or one.start <= day <= one.end), None)

    def on(self, day: dt.date | None) -> YearFolder:
        """The same year as bound by the plan in force on a day."""
        if not self.changes:
            return self
        if (plan := self.plan_on(day)) is None:
            return replace(self, plan=None, plan_body="", later=())
        return replace(self, plan=plan.front, plan_body=plan.body, later=(), stem=plan.stem, plan_line=plan.body_line)

    @property
    def path(self) -> str:
        """Folder below the archive's root."""
        return addresses.folder(self.unit, self.year)

    @property
    def page(self) -> str:
        """Address of its page below the site's root."""
        return addresses.page(self.path)

    @property
    def code(self) -> str:
        """The name that people type and print."""
        return addresses.code(self.unit, self.year)
