"""Petitions as the portal shows them: what was asked, who answers by when, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from markupsafe import Markup

from doithoai import public
from doithoai.cases.case import Case
from doithoai.cases.fate import Fate, fates
from doithoai.html.fragments import Badge, dated, day, joined, link, mark
from doithoai.html.strokes import in_strokes
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.records import Petition, Refused, Step
from doithoai.model.steps import seen
from doithoai.model.vocabulary import DeadlineKind, PetitionClass, RefusalCondition
from doithoai.vietnamese.wording import capital, grouped, long_date, short_date
from doithoai.views import became
from doithoai.views.carried import Appearance, earlier, later
from doithoai.views.corrections import amended, named
from doithoai.views.departures import explained
from doithoai.views.differences import of_amendment
from doithoai.views.in_charge import led, partners
from doithoai.views.limits import Limit, view
from doithoai.views.portal import Portal
from doithoai.views.why import why

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
    partners: str
    """The offices that help the one that must answer."""
    about: str
    badge: Badge
    state: str
    """Its state in the few words by which petitions are sorted."""
    asked: str | None
    answer: str | None
    refusal: str | None
    facts: tuple[Fact, ...]
    why: tuple[Markup, ...]
    """Why its days are the days they are."""
    steps: tuple[Markup, ...]
    earlier: tuple[Appearance, ...]
    later: tuple[Appearance, ...]
    reply: Markup | None
    limit: Limit | None
    assigned: Limit | None
    waits: bool
    """Whether somebody still owes an answer, here or elsewhere."""
    elsewhere: bool
    """Whether only a superior or another body still has to answer."""
    overdue: bool
    """Whether an answer that is still owed is past its day."""
    broken: bool
    """Whether something that was promised is past its day and not done."""

    @property
    def village(self) -> str:
        """Where it comes from; empty when the record does not say."""
        return self.one.petitioner.village or ""

    @property
    def in_charge(self) -> str:
        """The office that must answer, and those that help it."""
        return led(self.office, self.partners)

    @property
    def office_id(self) -> str:
        """The office that must answer, as records call it."""
        return self.one.assigned.office if self.one.assigned else ""


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
        self.portal, self.case = portal, case
        internal = public.internal(case.folder)
        self.fates = {one.petition.id: one for one in fates(case)}
        self.merged: dict[int, list[int]] = {}
        for one in case.folder.petitions:
            if one.duplicate_of is not None:
                self.merged.setdefault(one.duplicate_of, []).append(one.id)
        self.links = {
            file.stem: link(f"#{addresses.document(file.stem)}", _title(file.front.kind.label, file.front.issued))
            for file in case.folder.documents
        }
        self.limits = {
            (limit.kind, limit.petition): view(portal, case, limit, internal)
            for limit in case.limits(DeadlineKind.WRITTEN_REPLY, DeadlineKind.ASSIGNED_DUE)
        }

    def view(self, fate: Fate) -> PetitionView:
        one = public.petition(fate.petition, self.case.today)
        code = addresses.petition_code(self.case.key.code, one.id)
        limit = self.limits.get((DeadlineKind.WRITTEN_REPLY, one.id))
        assigned = self.limits.get((DeadlineKind.ASSIGNED_DUE, one.id))
        field = self.portal.field(one.field)
        badge, state = became.badge(fate, self.case, (limit, assigned))
        return PetitionView(
            one,
            public.hidden(one),
            code,
            field,
            self.portal.body(self.case, _office(one)),
            partners(self.portal, self.case, one),
            _about(one, field, self.case.today),
            badge,
            state,
            one.text,
            one.answer,
            _refusal(one),
            tuple(self.facts(one, fate, limit, assigned)),
            why(fate, limit, assigned, self.links),
            tuple(self.steps(seen(one.states, self.case.today))),
            earlier(self.case, one) if one.carried_from else (),
            later(self.case, one) if one.carried_to else (),
            Markup("; ").join(self.links[stem] for stem in one.replies if stem in self.links) or None,
            limit,
            assigned,
            fate.waits,
            fate.elsewhere,
            fate.overdue,
            fate.broken,
        )

    def facts(self, one: Petition, fate: Fate, limit: Limit | None, assigned: Limit | None) -> Iterator[Fact]:
        classed = one.classed.label if one.classed else "chưa phân loại"
        yield "Phân loại", f"{classed}; {one.level.label} giải quyết" if one.level else classed
        if one.assigned:
            yield "Ai phải trả lời", self.portal.body(self.case, one.assigned.office)
        if helping := partners(self.portal, self.case, one):
            yield "Phối hợp", helping
        if limit:
            yield "Hạn trả lời", _due(limit) if limit.deadline.due else limit.told
        due = one.assigned.due if one.assigned else None
        if due and not (limit and limit.deadline.due == due):
            yield "Hạn được giao", _due(assigned) if assigned else day(due)
        yield from became.answer(fate, self.case, self.links, self.portal.body(self.case, _office(one)))
        shown = {file.stem for file in fate.partly}
        for stem in one.replies if one.reply and fate.document is None else ():
            if stem in self.links and stem not in shown:
                yield "Văn bản trả lời", self.links[stem]
        yield from self.corrected(one, fate)
        yield from self.promised(one, fate)
        if one.duplicate_of is not None:
            yield "Gộp với", self.number(one.duplicate_of)
        if one.id in self.merged:
            yield "Đã gộp vào đây", Markup(", ").join(map(self.number, sorted(self.merged[one.id])))
        for deviation in one.deviation:
            yield "Khác kế hoạch", explained(deviation)
        if one.note:
            yield "Ghi chú", one.note

    def corrected(self, one: Petition, fate: Fate) -> Iterator[Fact]:
        """What became of its answer afterwards: the papers that correct the reply, and what was amended."""
        replies = {*one.replies, *((fate.document.stem,) if fate.document else ())}
        papers = [paper for stem in sorted(replies) for paper in self.case.folder.corrections(stem)]
        if found := [self.links[paper.stem] for paper in papers if (paper.done or dt.date.max) <= self.case.today]:
            yield "Trả lời đã được đính chính", Markup(", ").join(found)
        for position, each in enumerate(one.amended):
            if each.on <= self.case.today:
                told = joined(day(each.on), ". ", named(self.case, amended(one, each)), f" ({each.by})")
                pieces = of_amendment(one, position)
                yield "Đã sửa", joined(told, ". So điều cũ với điều nay ghi: ", in_strokes(pieces)) if pieces else told

    def promised(self, one: Petition, fate: Fate) -> Iterator[Fact]:
        """Its promises; of a petition that was merged those of the one that it was merged into."""
        told, kept = one, fate
        if one.duplicate_of in self.fates and not one.promised:
            kept = self.fates[one.duplicate_of]
            told = public.petition(kept.petition, self.case.today)
        yield from became.promises(self.portal, told, kept.promises, self.links)
        if told.confirmed and told.confirmed.on <= self.case.today:
            yield "Xác nhận", became.confirmed(told.confirmed, told.petitioner.village or "")

    def number(self, number: int) -> Markup:
        text = f"kiến nghị số {number}"
        return (
            link(f"#{addresses.petition(number)}", text)
            if number in self.fates
            else joined(text, " (không có trong kho)")
        )

    def steps(self, happened: tuple[Step, ...]) -> Iterator[Markup]:
        for step in happened:
            told = dated(step.on, step.state.label)
            if found := self.links.get(step.document) if step.document else None:
                told = joined(told, ", ", found)
            yield joined(told, ". ", step.note) if step.note else told


def _office(one: Petition) -> str | None:
    return one.assigned.office if one.assigned else None


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
    return " · ".join(filter(None, (field, capital(who), together(one), received)))


def together(one: Petition) -> str:
    """How many people raised it together or signed it; empty where the record does not say."""
    return f"{grouped(one.supporters)} người cùng nêu, cùng ký" if one.supporters else ""


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
