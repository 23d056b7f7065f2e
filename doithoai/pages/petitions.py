"""Petitions as the portal shows them: what was asked, who answers by when, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from doithoai.case import Case
from doithoai.models import Petition, Petitioner
from doithoai.pages.documents import internal_files
from doithoai.pages.limits import Badge, Limit, anchor, badge, view
from doithoai.pages.portal import Portal
from doithoai.records import is_open
from doithoai.vocabulary import CLOSING, DeadlineKind, PetitionClass, PetitionerKind, PetitionState, State

_NAMED = frozenset((PetitionerKind.ORGANISATION, PetitionerKind.BUSINESS, PetitionerKind.COOPERATIVE))
_DONE = {
    PetitionState.ANSWERED: ("good", "✓"),
    PetitionState.RESOLVED: ("good", "✓"),
    PetitionState.REPORTED_UP: ("waiting", "↑"),
    PetitionState.CARRIED_OVER: ("waiting", "→"),
    PetitionState.REFUSED: ("none", "–"),
    PetitionState.WITHDRAWN: ("none", "–"),
}

_CLASSED = {
    PetitionClass.ANSWERED: ("good", "✓"),
    PetitionClass.REFUSED: ("none", "–"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another petition: its address below the site's root, None when the archive does not have it."""

    text: str
    path: str | None


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a petition."""

    word: str
    on: dt.date
    document: tuple[str, str] | None
    note: str | None


@dataclass(frozen=True, slots=True)
class PetitionView:
    """One petition, ready for a template; what it asks is None while it is withheld."""

    one: Petition
    code: str
    field: str
    who: str
    badge: Badge
    office: str
    steps: tuple[StepView, ...]
    reply: tuple[str, str] | None
    limit: Limit | None
    assigned: Limit | None
    twin: str | None
    came_from: Link | None
    went_to: Link | None

    @property
    def open_text(self) -> bool:
        """Whether what was asked and answered may be shown."""
        return self.one.withheld is None and self.one.text is not None


def petitions(portal: Portal, case: Case) -> tuple[PetitionView, ...]:
    """The petitions of one conference, by number; its page and the lists ask for them one after the other."""
    if portal.ready[0] is not case:
        reader = _Reader(portal, case)
        portal.ready = case, tuple(reader.view(one) for one in sorted(case.folder.petitions, key=lambda one: one.id))
    found: tuple[PetitionView, ...] = portal.ready[1]
    return found


class _Reader:
    """Looks up what the petitions of one conference refer to."""

    def __init__(self, portal: Portal, case: Case) -> None:
        self.portal, self.case = portal, case
        internal = internal_files(case)
        self.numbers = {one.id for one in case.folder.petitions}
        self.titles = {file.stem: _title(file.front.kind.label, file.front.issued) for file in case.folder.documents}
        self.limits = {
            limit.subject: view(portal, case.key.unit, limit, internal)
            for limit in case.limits(DeadlineKind.WRITTEN_REPLY)
        }
        self.assigned = {
            limit.subject: view(portal, case.key.unit, limit) for limit in case.limits(DeadlineKind.ASSIGNED_DUE)
        }

    def view(self, one: Petition) -> PetitionView:
        code = f"{self.case.key.code}-{one.id:03}"
        limit = self.limits.get(code)
        twin = one.duplicate_of
        return PetitionView(
            one,
            code,
            self.portal.field(one.field),
            petitioner(one.petitioner),
            self.badge(one, limit),
            self.portal.body(self.case.key.unit, one.assigned.office if one.assigned else None),
            tuple(self.steps(one)),
            self.document(one.reply),
            limit,
            self.assigned.get(code),
            f"#kn-{twin}" if twin in self.numbers else None,
            self.link(one.carried_from),
            self.link(one.carried_to),
        )

    def steps(self, one: Petition) -> Iterator[StepView]:
        for step in one.states:
            note = step.note if one.withheld is None else None
            yield StepView(step.state.label, step.on, self.document(step.document), note)

    def document(self, stem: str | None) -> tuple[str, str] | None:
        title = self.titles.get(stem) if stem else None
        return (anchor(stem), title) if stem and title else None

    def link(self, ref: str | None) -> Link | None:
        if ref is None:
            return None
        number = int(ref.partition("#")[2])
        key = self.case.key.sibling(ref)
        path = f"{key.path}/#kn-{number}" if self.case.petition(ref) else None
        return Link(f"kiến nghị số {number}, hội nghị {key.ref}", path)

    def badge(self, one: Petition, limit: Limit | None) -> Badge:
        if one.duplicate_of is not None:
            return Badge(f"gộp với kiến nghị số {one.duplicate_of}", "none", "=")
        closing = [step.state for step in one.states if step.state in CLOSING]
        if closing:
            return Badge(closing[-1].label, *_DONE[closing[-1]])
        if not is_open(one) and one.classed is not None:
            return Badge(one.classed.label, *_CLASSED[one.classed])
        if limit and self.case.state(limit.deadline) is State.OVERDUE:
            return badge(limit.deadline, self.portal)
        held = self.case.folder.held(self.portal.today)
        return Badge("đang giải quyết" if held else "đã tiếp nhận, chờ hội nghị", "waiting", "…")


def _title(label: str, issued: dt.date | None) -> str:
    return f"{label} ({issued:%d/%m/%Y})" if issued else label


def petitioner(who: Petitioner) -> str:
    """Who raised a matter; a person's name only with a consent that stands."""
    consent = who.consent is not None and who.consent.withdrawn is None
    name = who.name if who.name and (who.kind in _NAMED or consent) else None
    return ", ".join(part for part in (who.kind.label, name, who.village) if part)


def classes(views: tuple[PetitionView, ...]) -> tuple[tuple[str, int], ...]:
    """How many petitions there are of each class."""
    counts = [(kind.label, sum(view.one.classed is kind for view in views)) for kind in PetitionClass]
    counts.append(("chưa phân loại", sum(view.one.classed is None for view in views)))
    return tuple((label, count) for label, count in counts if count)
