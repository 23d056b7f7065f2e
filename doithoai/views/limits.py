"""A time limit as readers see it: a word and a shape for its state, what happened, and why the day is that day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator

from markupsafe import Markup

from doithoai import public
from doithoai.cases.case import Case
from doithoai.deadlines import DRAFT, NO_DATA, Deadline
from doithoai.deadlines.in_words import counted, if_undecided, late_days, state_word
from doithoai.deadlines.told import told_once
from doithoai.html.fragments import Badge, counting, day, joined
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.findings import Basis
from doithoai.model.vocabulary import DeadlineKind, State
from doithoai.vietnamese.wording import capital
from doithoai.views import parts
from doithoai.views.portal import Portal

TONES = {
    State.UPCOMING: ("waiting", "○"),
    State.DUE_SOON: ("soon", "◔"),
    State.OVERDUE: ("overdue", "✕"),
    State.MET: ("good", "✓"),
    State.MET_LATE: ("late", "!"),
    State.LAPSED: ("late", "!"),
    State.ABSENT: ("none", "◌"),
    State.WAIVED: ("none", "–"),
    State.UNKNOWN: ("none", "?"),
}


PROMISED = {
    State.OVERDUE: "quá ngày hứa",
    State.MET: "đã làm xong, đúng hẹn",
    State.MET_LATE: "đã làm xong, chậm",
    State.LAPSED: "quá ngày hứa đến ngày người nêu rút",
    State.DUE_SOON: "đã hứa, sắp đến ngày",
    State.UPCOMING: "đã hứa, chưa đến ngày",
}
"""What the states of a promise are called: it has a day that it was promised for, not a limit."""


class Limit(Frozen, frozen=True):
    """One time limit, ready for a template."""

    deadline: Deadline
    portal: Portal
    badge: Badge
    owner: str
    late: str
    counted: str
    basis: tuple[Basis, ...]
    document: str | None
    """The part of the page that shows the document by which the duty was met."""
    reason: str | None
    extension: str | None
    parts: tuple[Markup, ...] = ()
    """Each thing that the duty asks for, with its day."""

    @property
    def start(self) -> dt.date | None:
        """The day from which it is counted."""
        return self.deadline.count.start if self.deadline.count else None

    @property
    def done(self) -> dt.date | None:
        """The day on which it was met, as far as today knows."""
        met = self.deadline.met_on
        return met if met and met <= self.portal.today else None

    @property
    def open(self) -> bool:
        """Whether it is owed, known and not yet met."""
        one = self.deadline
        return not (one.waived or one.released or one.no_data or self.done)

    @property
    def absent(self) -> bool:
        """Whether it lacks though the archive's own mark has passed."""
        return self.deadline.state(self.portal.today, self.portal.calendar) is State.ABSENT

    @property
    def days(self) -> Markup:
        """Rows that count the days one by one; empty when nothing was counted, or nothing is owed."""
        one = self.deadline
        if not one.count or not one.due or one.waived:
            return Markup()
        return counting(self.portal.calendar.known(one.known_on), one.count)

    @property
    def undecided(self) -> str:
        """When it is due if what the calendar only intends does not come true; empty where that moves nothing."""
        return str(if_undecided(self.deadline) or "")

    @property
    def reading_matters(self) -> bool:
        """Whether the duty was met in time by one reading of the plan only."""
        one = self.deadline
        return bool(one.met_on and one.strict_due and one.due and one.strict_due < one.met_on <= one.due)

    @property
    def told(self) -> Markup:
        """What happened: in time, late by how much, or still owed."""
        one = self.deadline
        if one.waived:
            return joined(capital(one.waived), ".")
        if one.draft:
            return _DRAFT
        if one.no_data:
            return _NO_DATA
        note = joined(" ", self.note) if one.note and not one.due else Markup()
        if one.unclear and not self.done:
            return joined(_sentence(one.unclear))
        if self.done:
            late = joined(Markup(", <strong>chậm "), self.late, Markup("</strong>")) if self.late else Markup()
            return joined("Đã thực hiện ", day(self.done), late, ".", note)
        if self.absent:
            return _ABSENT
        if one.released and self.late:
            return joined(Markup("<strong>Đã quá hạn %s</strong>") % self.late, _RELEASED, day(one.released), ".")
        if self.late:
            return Markup("<strong>Đã quá hạn %s.</strong>") % self.late
        return joined(note.lstrip()) if note else _OPEN

    @property
    def note(self) -> Markup:
        """Why its day is not known, and the earliest that it can be."""
        one = self.deadline
        if one.due or not one.note:
            return Markup()
        if one.not_before is None:
            return joined(_sentence(one.note))
        return joined(_sentence(one.note).removesuffix("."), "; không sớm hơn ", day(one.not_before), ".")

    @property
    def reasons(self) -> tuple[str | Markup, ...]:
        """Why it was late, or had more time; and that nobody says why."""
        one = self.deadline
        found: list[str | Markup] = []
        if self.reason:
            found.append(f"Lý do chậm: {self.reason}")
        elif self.late and self.done:
            found.append("Hồ sơ không ghi lý do chậm.")
        if one.withdrawn:
            found.append(joined("Văn bản đã gỡ bỏ ", day(one.withdrawn), "; việc đã làm trước đó vẫn được tính."))
        if self.extension:
            base = joined(" (hạn thường là ", day(one.base_due), ")") if one.base_due else ""
            found.append(joined("Được kéo dài", base, ": ", self.extension))
        if one.other_due and self.done:
            found.append(joined(_BY_CALENDAR[one.known_on is None], day(one.other_due), "."))
        if self.done and one.due and one.latest and one.due < self.done <= one.latest:
            found.append(f"Lịch ngày nghỉ còn là dự kiến: {self.undecided}, nên không tính là chậm.")
        if self.reading_matters:
            found.append("Chỉ đúng hạn theo cách hiểu A; theo cách hiểu B thì đã chậm.")
        return tuple(found)


_BY_CALENDAR = (
    "Xét theo lịch biết được vào ngày thực hiện; quyết định về sau về ngày nghỉ, ngày làm bù dời hạn sang ",
    "Xét theo lịch mới nhất; theo lịch biết được vào ngày thực hiện thì hạn là ",
)
_NO_DATA = Markup("Chưa có dữ liệu trong kho lưu trữ cho khoảng thời gian này.")
_DRAFT = joined(capital(DRAFT), ".")
_RELEASED = " cho đến khi người nêu rút kiến nghị "
_OPEN = Markup("Chưa thực hiện.")
_ABSENT = Markup("Kho chưa có; đã qua mốc của kho.")


def _sentence(text: str) -> str:
    return f"{capital(text).removesuffix('.')}."


def badge(limit: Deadline, portal: Portal) -> Badge:
    """The state of a limit in words; where the archive has no data it says so and nothing else."""
    state = limit.state(portal.today, portal.calendar)
    tone, sign = TONES[state]
    word = NO_DATA if limit.no_data and state is State.UNKNOWN else state_word(state, mark=limit.mark)
    if limit.kind is DeadlineKind.PROMISE:
        word = PROMISED.get(state, word)
    if limit.draft and state is State.UNKNOWN:
        word = "dự kiến, chưa tính"
    return Badge(word, tone, sign)


def view(portal: Portal, unit: str | Case, limit: Deadline, internal: Container[str] = ()) -> Limit:
    """Make a limit ready; of an `internal` document (a file) no reason is shown, only that there is one."""
    return Limit(
        limit,
        portal,
        badge(limit, portal),
        portal.body(unit, limit.owner),
        lateness(limit, portal),
        counted(limit),
        limit.basis,
        addresses.document(limit.stem) if limit.stem else None,
        public.guarded(limit.late_reason, limit.met_by, internal),
        public.guarded(limit.extension, limit.met_by, internal),
        parts.told(portal, unit, limit, named=limit.met_by not in internal) if limit.parts else (),
    )


def lateness(limit: Deadline, portal: Portal) -> str:
    """How late, in the days that the limit counts; nothing while in time."""
    days = limit.days_late(portal.today, portal.calendar) if not limit.waived and not limit.no_data else 0
    if not days:
        return ""
    return late_days(days, limit.count.unit if limit.count else None)


class Owed(Frozen, frozen=True):
    """One duty in the lists of units and of what is late; small, since workers send it back."""

    unit: str
    where: str
    title: str
    due: dt.date | None
    state: State
    owner: str
    late: str
    days: int
    reason: str | None
    basis: tuple[Basis, ...]
    path: str
    met_on: dt.date | None
    advisory: bool
    kind: DeadlineKind
    mark: bool = False
    """Whether the archive set the day itself: such a duty stands below real limits and is never late."""
    possible: bool = True
    """Whether it can still be done: a notice before the conference can't, once the conference was held."""

    @property
    def nobody(self) -> str:
        """What is said where it has no owner: of a petition the record gives it one, of all else the plan."""
        return "hồ sơ chưa ghi" if self.kind in _GIVEN else "văn bản không nêu"

    @property
    def badge(self) -> Badge:
        """Its state in words."""
        tone, sign = TONES[self.state]
        word = state_word(self.state, mark=self.mark)
        return Badge(PROMISED.get(self.state, word) if self.kind is DeadlineKind.PROMISE else word, tone, sign)


_GIVEN = frozenset((DeadlineKind.PROMISE, DeadlineKind.WRITTEN_REPLY, DeadlineKind.ASSIGNED_DUE))
LISTED = frozenset((State.OVERDUE, State.MET_LATE, State.LAPSED, State.ABSENT, State.DUE_SOON, State.UPCOMING))


def owed(
    portal: Portal, unit: str | Case, where: str, path: str, limits: Iterable[Deadline], internal: Container[str] = ()
) -> Iterator[Owed]:
    """The duties of one page that are open or were late; what is owed twice by one day, by law and by order, once."""
    for limit, state in told_once((limit, limit.state(portal.today, portal.calendar)) for limit in limits):
        if state not in LISTED:
            continue
        yield Owed(
            unit if isinstance(unit, str) else unit.key.unit,
            where,
            limit.title,
            limit.due,
            state,
            portal.body(unit, limit.owner),
            lateness(limit, portal),
            limit.days_late(portal.today, portal.calendar),
            public.guarded(limit.late_reason, limit.met_by, internal),
            limit.basis,
            path + _fragment(limit),
            limit.met_on,
            advises(limit),
            limit.kind,
            limit.mark,
            limit.too_late_from is None or portal.today < limit.too_late_from,
        )


def advises(limit: Deadline) -> bool:
    """Whether nobody is late by it though it has a day: a law that no plan repeats, or a time that a plan expects."""
    return limit.advisory or not (limit.charged or limit.mark)


def _fragment(limit: Deadline) -> str:
    return f"#{addresses.petition(limit.petition)}" if limit.petition else ""
