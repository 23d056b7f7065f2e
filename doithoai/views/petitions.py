"""Petitions as the portal shows them: what was asked, who answers by when, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from markupsafe import Markup

from doithoai import public
from doithoai.cases.case import Case
from doithoai.cases.fate import Fate, fates
from doithoai.html.fragments import Badge, dated, day, joined, link, mark
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.dossier import seen
from doithoai.model.records import Petition, Refused, Step
from doithoai.model.vocabulary import DeadlineKind, PetitionClass, PetitionState, RefusalCondition, State
from doithoai.vietnamese.wording import capital, long_date, short_date
from doithoai.views.carried import Appearance, earlier, later
from doithoai.views.departures import explained
from doithoai.views.limits import Limit, badge, view
from doithoai.views.portal import Portal

_DONE = {
    PetitionState.ANSWERED: ("good", "✓"),
    PetitionState.RESOLVED: ("good", "✓"),
    PetitionState.REPORTED_UP: ("waiting", "↑"),
    PetitionState.TRANSFERRED: ("waiting", "→"),
    PetitionState.UNDER_WAY: ("waiting", "◔"),
    PetitionState.CARRIED_OVER: ("waiting", "→"),
    PetitionState.REFUSED: ("none", "–"),
    PetitionState.WITHDRAWN: ("none", "–"),
}

_CLASSED = {
    PetitionClass.ANSWERED: ("good", "✓"),
    PetitionClass.REFUSED: ("none", "–"),
}

MERGED = "gộp với kiến nghị khác"

Fact = tuple[str, str | Markup]
"""A name and what the record says."""


class PetitionView(Frozen, frozen=True):
    """One petition, ready for a template; `asked`, `answer` and `refusal` are None while its content is withheld."""

    one: Petition
    """What of it everybody may see."""
    hidden: public.Hidden | None
    code: str
    field: str
    office: str
    about: str
    badge: Badge
    asked: str | None
    answer: str | None
    refusal: str | None
    facts: tuple[Fact, ...]
    steps: tuple[Markup, ...]
    earlier: tuple[Appearance, ...]
    later: tuple[Appearance, ...]
    reply: Markup | None
    limit: Limit | None
    assigned: Limit | None
    waits: bool
    """Whether somebody still owes an answer: nothing closed it, or the written reply that is owed is missing."""
    overdue: bool
    """Whether an answer that is still owed is past its day."""

    @property
    def village(self) -> str:
        """Where it comes from; empty when the record does not say."""
        return self.one.petitioner.village or ""

    @property
    def office_id(self) -> str:
        """The office that must answer, as records call it."""
        return self.one.assigned.office if self.one.assigned else ""

    @property
    def state(self) -> str:
        """Its state in the few words by which petitions are sorted."""
        return self.badge.word if self.one.duplicate_of is None else MERGED


def petitions(portal: Portal, case: Case) -> tuple[PetitionView, ...]:
    """The petitions of one conference, by number; its page and the lists ask for them one after the other."""
    if portal.ready[0] is not case:
        reader = _Reader(portal, case)
        portal.ready = case, tuple(map(reader.view, sorted(fates(case), key=lambda one: one.petition.id)))
    found: tuple[PetitionView, ...] = portal.ready[1]
    return found


class _Reader:
    """Looks up what the petitions of one conference refer to."""

    def __init__(self, portal: Portal, case: Case) -> None:
        self.portal, self.case, self.unit = portal, case, case.key.unit
        internal = public.internal(case.folder)
        self.numbers = {one.id for one in case.folder.petitions}
        self.merged: dict[int, list[int]] = {}
        for one in case.folder.petitions:
            if one.duplicate_of is not None:
                self.merged.setdefault(one.duplicate_of, []).append(one.id)
        self.links = {
            file.stem: link(f"#{addresses.document(file.stem)}", _title(file.front.kind.label, file.front.issued))
            for file in case.folder.documents
        }
        self.limits = {
            (limit.kind, limit.petition): view(portal, self.unit, limit, internal)
            for limit in case.limits(DeadlineKind.WRITTEN_REPLY, DeadlineKind.ASSIGNED_DUE)
        }

    def view(self, fate: Fate) -> PetitionView:
        one = public.petition(fate.petition, self.case.today)
        code = addresses.petition_code(self.case.key.code, one.id)
        limit = self.limits.get((DeadlineKind.WRITTEN_REPLY, one.id))
        assigned = self.limits.get((DeadlineKind.ASSIGNED_DUE, one.id))
        field = self.portal.field(one.field)
        return PetitionView(
            one,
            public.hidden(one),
            code,
            field,
            self.portal.body(self.unit, one.assigned.office if one.assigned else None),
            _about(one, field, self.case.today),
            self.badge(fate, limit),
            one.text,
            one.answer,
            _refusal(one),
            tuple(self.facts(one, limit, assigned)),
            tuple(self.steps(seen(one.states, self.case.today))),
            earlier(self.case, one) if one.carried_from else (),
            later(self.case, one) if one.carried_to else (),
            self.links.get(one.reply) if one.reply else None,
            limit,
            assigned,
            fate.waits,
            fate.overdue,
        )

    def facts(self, one: Petition, limit: Limit | None, assigned: Limit | None) -> Iterator[Fact]:
        classed = one.classed.label if one.classed else "chưa phân loại"
        yield "Phân loại", f"{classed}; {one.level.label} giải quyết" if one.level else classed
        if one.assigned:
            yield "Ai phải trả lời", self.portal.body(self.unit, one.assigned.office)
        if limit:
            yield "Hạn trả lời", _due(limit) if limit.deadline.due else limit.told
        if assigned and not (limit and limit.deadline.due == assigned.deadline.due):
            yield "Hạn được giao", _due(assigned)
        if one.reply and one.reply in self.links:
            yield "Văn bản trả lời", self.links[one.reply]
        if one.duplicate_of is not None:
            yield "Gộp với", self.number(one.duplicate_of)
        if one.id in self.merged:
            yield "Đã gộp vào đây", Markup(", ").join(map(self.number, sorted(self.merged[one.id])))
        for deviation in one.deviation:
            yield "Khác kế hoạch", explained(deviation)
        if one.note:
            yield "Ghi chú", one.note

    def number(self, number: int) -> Markup:
        text = f"kiến nghị số {number}"
        return (
            link(f"#{addresses.petition(number)}", text)
            if number in self.numbers
            else joined(text, " (không có trong kho)")
        )

    def steps(self, happened: tuple[Step, ...]) -> Iterator[Markup]:
        for step in happened:
            told = dated(step.on, step.state.label)
            if found := self.links.get(step.document) if step.document else None:
                told = joined(told, ", ", found)
            yield joined(told, ". ", step.note) if step.note else told

    def badge(self, fate: Fate, limit: Limit | None) -> Badge:
        one = fate.petition
        if one.duplicate_of is not None:
            return Badge(f"gộp với kiến nghị số {one.duplicate_of}", "none", "=")
        if fate.ended:
            return Badge(fate.ended.state.label, *_DONE[fate.ended.state])
        if not fate.open and one.classed is not None:
            return Badge(one.classed.label, *_CLASSED[one.classed])
        if limit and self.case.state(limit.deadline) is State.OVERDUE:
            return badge(limit.deadline, self.portal)
        held = self.case.folder.held(self.portal.today)
        return Badge("đang giải quyết" if held else "đã tiếp nhận, chờ hội nghị", "waiting", "…")


def _due(limit: Limit) -> Markup:
    late = f" {'chậm' if limit.done else 'đã quá'} {limit.late}" if limit.late else ""
    due = limit.deadline.due
    return joined(day(due) if due else "", " ", mark(limit.badge), late)


def _refusal(one: Petition) -> str | None:
    if one.refused is None:
        return None
    ground = f" (căn cứ: {one.refused.ground.label})" if one.refused.ground else ""
    return f"{one.refused.reason}{ground}{''.join(f'; {said}' for said in _conditions(one.refused))}"


def _conditions(refused: Refused) -> Iterator[str]:
    """What the record states of the conditions for a refusal."""
    if refused.settled_by:
        yield f"đã giải quyết bằng: {refused.settled_by}"
    if refused.persists:
        yield RefusalCondition.PERSISTS.label
    if refused.disturbs:
        yield RefusalCondition.DISTURBS.label


def _about(one: Petition, field: str, today: dt.date) -> str:
    who, came = petitioner(one, today), one.received
    received = f"tiếp nhận {came.when.label}, {long_date(came.on)}, {came.channel.label}"
    return f"{field} · {capital(who)} · {received}"


def _title(label: str, issued: dt.date | None) -> str:
    return f"{label} ({short_date(issued)})" if issued else label


def petitioner(one: Petition, today: dt.date) -> str:
    """Who raised a matter, by name where the name may be shown."""
    who = one.petitioner
    return ", ".join(part for part in (who.kind.label, public.name(one, today), who.village) if part)


def classes(views: tuple[PetitionView, ...]) -> tuple[tuple[str, int], ...]:
    """How many petitions there are of each class."""
    counts = [(kind.label, sum(view.one.classed is kind for view in views)) for kind in PetitionClass]
    counts.append(("chưa phân loại", sum(view.one.classed is None for view in views)))
    return tuple((label, count) for label, count in counts if count)
