"""What staff ask first: if we hold it on that day, what is due when, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from doithoai.commands.deadline_warnings import against
from doithoai.deadlines import DRAFT, Deadline, event_deadlines
from doithoai.deadlines.in_words import counted, if_undecided
from doithoai.deadlines.layers import Layers, layers_of
from doithoai.deadlines.year import petition_collection
from doithoai.model.base import Frozen
from doithoai.model.records import Chairs, Forms, Unit, leading, listed
from doithoai.model.vocabulary import Chair, ConferenceType, DayUnit, DeadlineKind, Direction, Form
from doithoai.reading.archive import Archive
from doithoai.vietnamese.wording import capital, long_date, section


class UnknownUnit(LookupError):
    """There is no such unit, plan or policy; the sentence says what there is."""


class Question(Frozen, frozen=True):
    """A conference that is not in the archive."""

    unit: str
    event: dt.date
    type: ConferenceType = ConferenceType.PERIODIC
    chair: Chairs | None = None
    policy: str | None = None
    form: Forms | None = None


class BasisAnswer(Frozen, frozen=True):
    """The document and the section that set a limit."""

    document: Annotated[str, Meta(title="Mã văn bản")]
    section: Annotated[str, Meta(title="Mục")]


class DayAnswer(Frozen, frozen=True):
    """One day of the count."""

    date: Annotated[dt.date, Meta(title="Ngày")]
    counted: Annotated[bool, Meta(title="Được tính")]
    why: Annotated[str, Meta(title="Lý do")]


class DeadlineAnswer(Frozen, frozen=True):
    """One limit."""

    kind: Annotated[DeadlineKind, Meta(title="Thời hạn")]
    title: Annotated[str, Meta(title="Việc phải làm", description="Phần việc mà hạn này buộc, theo loại hội nghị.")]
    due: Annotated[dt.date | None, Meta(title="Chậm nhất ngày")]
    count: Annotated[int | None, Meta(title="Số ngày", description="null: chưa có ngày để tính từ đó.")]
    unit: Annotated[DayUnit | None, Meta(title="Loại ngày")]
    direction: Annotated[Direction | None, Meta(title="Trước hay sau")]
    trigger: Annotated[str, Meta(title="Tính từ")]
    owner: Annotated[str | None, Meta(title="Cơ quan thực hiện")]
    advisory: Annotated[bool, Meta(title="Chỉ tham khảo")]
    basis: Annotated[tuple[BasisAnswer, ...], Meta(title="Căn cứ")]
    explain: Annotated[tuple[DayAnswer, ...], Meta(title="Cách tính từng ngày")]
    note: Annotated[str | None, Meta(title="Ghi chú", description="Vì sao chưa tính được, hoặc còn là dự kiến.")]
    strict_due: Annotated[
        dt.date | None, Meta(title="Theo cách hiểu B", description="Nếu hiểu là phải đủ số ngày ở giữa.")
    ]
    provisional: Annotated[bool, Meta(title="Theo lịch nghỉ dự kiến")]
    undecided: Annotated[tuple[dt.date, ...], Meta(title="Ngày nghỉ, ngày làm bù còn là dự kiến")]
    undecided_due: Annotated[
        dt.date | None, Meta(title="Hạn nếu dự kiến không thành", description="null: hạn không vì thế mà dời.")
    ]


class WindowAnswer(Frozen, frozen=True):
    """The time in which the plan expects the conference."""

    start: Annotated[dt.date | None, Meta(title="Từ ngày")]
    end: Annotated[dt.date | None, Meta(title="Đến hết ngày")]
    text: Annotated[str, Meta(title="Lời của kế hoạch")]
    section: Annotated[str, Meta(title="Mục")]


class EventAnswer(Frozen, frozen=True):
    """Everything that is due around one event."""

    unit: Annotated[str, Meta(title="Đơn vị")]
    event: Annotated[dt.date, Meta(title="Ngày tổ chức")]
    policy: Annotated[str, Meta(title="Quy định áp dụng")]
    calendar: Annotated[str, Meta(title="Phiên bản lịch")]
    deadlines: Annotated[tuple[DeadlineAnswer, ...], Meta(title="Các thời hạn")]
    borrowed: Annotated[
        int | None,
        Meta(title="Tạm theo kế hoạch năm", description="Khi kho chưa có kế hoạch của năm tổ chức; null: có rồi."),
    ]
    window: Annotated[WindowAnswer | None, Meta(title="Thời gian tổ chức của kế hoạch")]
    warnings: Annotated[
        tuple[str, ...],
        Meta(title="Lưu ý", description="Kế hoạch mượn, loại, người chủ trì, hình thức, thời gian ngoài kế hoạch."),
    ]


class Answer(Frozen, frozen=True):
    """The limits, ready to be told."""

    archive: Archive
    question: Question
    unit: Unit
    policy: str
    title: str
    borrowed: int | None
    """The year of the plan that was applied, where the event's own year has none."""
    limits: tuple[Deadline, ...]
    window: WindowAnswer | None = None
    against: tuple[str, ...] = ()
    """What the plan says against such a conference."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What whoever asks must know before any limit."""
        if not self.borrowed:
            return self.against
        year = self.question.event.year
        return (f"kho chưa có kế hoạch năm {year}; tạm tính theo kế hoạch năm {self.borrowed}", *self.against)

    def json(self) -> str:
        """As one JSON object (docs/schemas/answer.schema.json)."""
        versions = {part for limit in self.limits if limit.calendar for part in limit.calendar.split("+")}
        told = EventAnswer(
            self.question.unit,
            self.question.event,
            self.policy,
            "+".join(sorted(versions)),
            tuple(self._limits()),
            self.borrowed,
            self.window,
            self.warnings,
        )
        return msgspec.json.format(msgspec.json.encode(told), indent=2).decode()

    def _limits(self) -> Iterator[DeadlineAnswer]:
        for limit in self.limits:
            count = limit.count
            days = limit.explain(self.archive.calendar)
            yield DeadlineAnswer(
                kind=limit.kind,
                title=str(limit.title),
                due=limit.due,
                count=count.days if count else None,
                unit=count.unit if count else None,
                direction=count.direction if count else None,
                trigger=f"{limit.trigger} ({count.start.isoformat()})" if count else limit.trigger,
                owner=limit.owner,
                advisory=limit.advisory,
                basis=tuple(BasisAnswer(one.document, one.section) for one in limit.basis),
                explain=tuple(DayAnswer(day.date, day.counted, day.why) for day in days),
                note=limit.note or (DRAFT if limit.draft else None),
                strict_due=limit.strict_due,
                provisional=limit.provisional,
                undecided=limit.undecided,
                undecided_due=limit.undecided_due,
            )

    def text(self, *, explain: bool) -> str:
        """As lines for staff."""
        return "\n".join(self._lines(explain=explain))

    def _lines(self, *, explain: bool) -> Iterator[str]:
        name = capital(self.unit.name)
        yield f"{name}: hội nghị {long_date(self.question.event)}"
        yield f"Theo: {self.title}"
        for one in self.warnings:
            yield f"Lưu ý: {one}."
        if self.window:
            yield f"Thời gian theo kế hoạch: {self.window.text} ({section(self.window.section)})"
        for limit in self.limits:
            yield ""
            yield from self._told(limit, explain=explain)

    def _told(self, limit: Deadline, *, explain: bool) -> Iterator[str]:
        due = long_date(limit.due) if limit.due else f"chưa rõ: {limit.note}"
        yield f"{limit.title}{' [tham khảo]' if limit.advisory else ' [dự kiến]' if limit.draft else ''}"
        yield f"  Chậm nhất: {due}"
        if limit.count:
            yield f"  Cách tính: {counted(limit, padded=False)} ({long_date(limit.count.start)})"
        elif limit.trigger and limit.due:
            yield f"  Cách tính: {limit.trigger}"
        if limit.strict_due and limit.strict_due != limit.due:
            yield f"  Nếu hiểu là phải đủ số ngày ở giữa: {long_date(limit.strict_due)}"
        yield f"  Cơ quan: {self._office(limit)}"
        yield "  Căn cứ: " + "; ".join(f"{one.title}, {section(one.section)}" for one in limit.basis)
        if limit.provisional:
            yield "  Lưu ý: trong khoảng này có ngày nghỉ mới là dự kiến, chờ văn bản chính thức."
        if other := if_undecided(limit):
            yield f"  {capital(str(other))}"
        for day in limit.explain(self.archive.calendar) if explain else ():
            number = f"{day.number:>4}" if day.number else "   -"
            yield f"  {number}  {long_date(day.date):<22} {day.why}"

    def _office(self, limit: Deadline) -> str:
        if limit.owner is not None:
            return self.archive.body(self.question.unit, limit.owner)
        if limit.kind is DeadlineKind.WRITTEN_REPLY:
            return "cơ quan được giao giải quyết"
        return f"kế hoạch chưa nêu rõ{'' if self.question.chair else ' (xem người chủ trì: --chair)'}"


def answer(archive: Archive, question: Question) -> Answer:
    """Compute all limits for a date that is not in the archive; UnknownUnit when nothing binds it."""
    unit = archive.unit(question.unit) if question.unit in archive.units else None
    if unit is None:
        raise UnknownUnit(f"không có đơn vị “{question.unit}”; các đơn vị: {', '.join(archive.units)}")
    policy, borrowed = (question.policy, None) if question.policy else _policy(archive, question)
    bound = layers_of(policy, archive.policy)
    if not bound.chain:
        known = ", ".join(one.id for one in archive.policies())
        raise UnknownUnit(f"không có quy định “{policy}”; các quy định: {known}")
    chair = leading(question.chair) if question.chair else _only_chair(bound)
    forms = listed(question.form, Form) if question.form else ()
    limits = event_deadlines(question.unit, question.event, question.type, chair, bound, archive.calendar)
    gathered = tuple(petition_collection(question.unit, (), bound))
    window = bound.nearest(lambda rules: rules.held_within)
    return Answer(
        archive,
        question,
        unit,
        policy,
        bound.chain[0].title,
        borrowed,
        (*gathered, *limits),
        WindowAnswer(window.rule.start, window.rule.end, window.rule.text, window.rule.section) if window else None,
        tuple(against(bound, question.event, question.type, chair, forms)),
    )


def _policy(archive: Archive, question: Question) -> tuple[str, int | None]:
    """The policy of the event's year, or of the nearest year that has a plan."""
    years = (archive.year(question.unit, year) for year in archive.years(question.unit))
    plans = {
        one.year: plan.front
        for one in years
        if (plan := one.plan_on(question.event if one.year == question.event.year else None))
    }
    if not plans:
        raise UnknownUnit(f"đơn vị “{question.unit}” chưa có kế hoạch nào trong kho; hãy nêu --policy")
    year = min(plans, key=lambda one: (abs(one - question.event.year), one))
    return plans[year].policy, None if year == question.event.year else year


def _only_chair(bound: Layers) -> Chair | None:
    """The chair when the plan allows one alone."""
    found = bound.nearest(lambda rules: rules.chairs)
    return found.rule.allowed[0] if found and len(found.rule.allowed) == 1 else None
