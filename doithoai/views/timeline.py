"""The steps of a conference, from its plan to its closed dossier, each with its limit and what happened."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup

from doithoai import public
from doithoai.cases.case import Case
from doithoai.cases.fate import fates
from doithoai.cases.promise import PENDING, PromiseState
from doithoai.cases.silence import silent
from doithoai.html.fragments import Badge, brief, day, joined, link, when
from doithoai.html.markdown import slugify
from doithoai.model import addresses, raised
from doithoai.model.base import Frozen
from doithoai.model.dossier import DocumentFile
from doithoai.model.records import Conference, Postponement
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, Phase, State
from doithoai.vietnamese.wording import capital, short_date
from doithoai.views.became import PROMISES
from doithoai.views.closing import Closing, closing
from doithoai.views.conference_rows import online, sitting_told, sittings, ways
from doithoai.views.counted import untexted
from doithoai.views.documents import NOTICES, cited, present, programme
from doithoai.views.limits import TONES, Limit, view
from doithoai.views.petitions import PetitionView
from doithoai.views.portal import Portal
from doithoai.views.replies import RepliesTold, replies

UNKNOWN = Badge("chưa rõ hạn", *TONES[State.UNKNOWN])
DONE = Badge("đã thực hiện", *TONES[State.MET])
DONE_UNDATED = Badge("đã thực hiện, chưa tính được hạn", *TONES[State.UNKNOWN])
WAITING = Badge("chưa đến bước này", *TONES[State.UPCOMING])


class TimelineStep(Frozen, frozen=True):
    """One step: its state, when it happened, its limit, what the records tell, and what the law advises beside it."""

    anchor: str
    title: str
    badge: Badge
    on: dt.date | None = None
    limit: Limit | None = None
    told: tuple[str | Markup, ...] = ()
    advised: tuple[Limit, ...] = ()
    replies: RepliesTold | None = None
    closing: Closing | None = None


def timeline(portal: Portal, case: Case, asked: Sequence[PetitionView]) -> tuple[TimelineStep, ...]:
    """Every step, in the order in which they happen."""
    return tuple(_Teller(portal, case, asked).steps())


class _Teller:
    """Tells the steps of one conference."""

    def __init__(self, portal: Portal, case: Case, asked: Sequence[PetitionView]) -> None:
        self.portal, self.case, self.asked = portal, case, asked
        self.internal = public.internal(case.folder)
        self.conference = case.conference
        self.held = case.folder.held(portal.today)

    def steps(self) -> Iterator[TimelineStep]:
        yield self.plan()
        yield self.limited(
            "buoc-thong-bao", "Thông báo, giấy mời", DeadlineKind.NOTICE, DeadlineKind.LAW_NOTICE, told=self.notices
        )
        yield from self.limits(Phase.BEFORE)
        for number, move in enumerate(self.conference.postponed, 1):
            yield self.move(number, move)
        yield self.meeting()
        if self.conference.cancelled:
            return
        yield self.limited(
            "buoc-ket-luan",
            "Thông báo kết luận",
            DeadlineKind.CONCLUSION_NOTICE,
            DeadlineKind.LAW_PUBLICATION,
            told=self.conclusions,
        )
        yield from self.limits(Phase.AFTER)
        yield self.answers()
        yield from self.promises()
        done = closing(self.portal, self.case, self.asked)
        yield TimelineStep("buoc-ho-so", "Hồ sơ hoàn thành", done.badge, done.on, closing=done)

    def view(self, kind: DeadlineKind) -> Iterator[Limit]:
        return (view(self.portal, self.case, one, self.internal) for one in self.case.limits(kind))

    def limits(self, phase: Phase) -> Iterator[TimelineStep]:
        """The steps that are there only where a policy asks for them."""
        for kind in DeadlineKind:
            if kind.duty.phase is phase:
                anchor, title = kind.duty.step or (f"buoc-{slugify(kind.value)}", kind.label)
                yield from (TimelineStep(anchor, title, one.badge, one.done, one) for one in self.view(kind))

    def limited(
        self,
        anchor: str,
        title: str,
        kind: DeadlineKind,
        advised: DeadlineKind,
        told: Callable[[], Iterator[Markup]],
    ) -> TimelineStep:
        """A step that every conference has; without a known limit it still tells what was done."""
        limit = next(self.view(kind), None)
        papers = tuple(told())
        if limit is None:
            badge = DONE if papers else (UNKNOWN if self.conference.cancelled is None else WAITING)
            return TimelineStep(anchor, title, badge, None, None, papers, tuple(self.view(advised)))
        badge = limit.badge
        if limit.done and limit.deadline.due is None and not limit.deadline.waived and not limit.deadline.no_data:
            badge = DONE_UNDATED
        return TimelineStep(anchor, title, badge, limit.done, limit, papers, tuple(self.view(advised)))

    def plan(self) -> TimelineStep:
        file = next(iter(present(self.portal, self.case, DocumentKind.PLAN)), None)
        dossier = self.case.limits(DeadlineKind.DOSSIER)
        limit = next((one for one in dossier if one.document is DocumentKind.PLAN), None)
        owed = view(self.portal, self.case, limit, self.internal) if limit else None
        told = tuple(self.plans(file))
        badge = Badge("đã ban hành", *TONES[State.MET]) if told else Badge("chưa có trong kho", *TONES[State.UNKNOWN])
        if owed and (owed.absent or owed.deadline.no_data):
            badge = owed.badge
        reasons = owed.reasons if owed else ()
        return TimelineStep(
            "buoc-ke-hoach", "Kế hoạch", badge, file.front.issued if file else None, None, (*told, *reasons)
        )

    def plans(self, file: DocumentFile | None) -> Iterator[Markup]:
        if file:
            yield joined(cited(file), ".")
        if plan := self.case.year.plan:
            number = f" số {plan.number}" if plan.number else ""
            issued = joined(" (", brief(plan.issued), ")") if plan.issued else ""
            year = link(
                f"../#{addresses.plan(self.case.year.stem)}", f"Kế hoạch chung năm {self.case.key.year}{number}"
            )
            yield joined(year, issued, ".")

    def notices(self) -> Iterator[Markup]:
        yield from self.parts()
        if files := present(self.portal, self.case, *NOTICES):
            yield joined(Markup("; ").join(map(cited, files)), ".")
        if self.conference.announced:
            moved = self.case.folder.moved or dt.date.min
            told = (
                f"{one.channel.label} ({short_date(one.on)}{', cho ngày đã hoãn' if one.on < moved else ''})"
                for one in self.conference.announced
            )
            yield joined("Đã báo trên: ", "; ".join(told), ".")

    def parts(self) -> Iterator[Markup]:
        """Each thing that the days of the notice bind, with its day and whether that was in time."""
        limit = next(self.case.limits(DeadlineKind.NOTICE), None)
        if limit is None or limit.no_data or limit.due is None:
            return
        for part in limit.parts:
            done = part.done if part.done and part.done <= self.portal.today else None
            if done:
                state = "trong hạn" if done <= (limit.latest or limit.due) else "sau hạn"
                yield joined(capital(part.title), ": ", day(done), ", ", state, ".")
            else:
                yield joined(capital(part.title), ": hồ sơ chưa ghi đã thực hiện.")
        if self.case.folder.moved and self.case.folder.told is None and not limit.unclear:
            yield joined("Hội nghị dời ngày, chưa có thông báo ngày mới.")

    def conclusions(self) -> Iterator[Markup]:
        files = present(self.portal, self.case, DocumentKind.CONCLUSION_NOTICE)
        if files:
            yield joined(Markup("; ").join(map(cited, files)), ".")
        for more in (one.front.extension for one in files if public.is_public(one.front)):
            if more:
                yield joined("Căn cứ kéo dài: ", more.ground.label, ".")

    def move(self, number: int, move: Postponement) -> TimelineStep:
        told = (
            joined("Trước định tổ chức ", when(move.start), "."),
            f"Lý do: {move.reason}",
        )
        times = f" lần {number}" if len(self.conference.postponed) > 1 else ""
        return TimelineStep(f"buoc-hoan-{number}", f"Hoãn{times}", _POSTPONED, move.decided, None, told)

    def meeting(self) -> TimelineStep:
        found = "buoc-hoi-nghi", "Hội nghị"
        start, gone = self.conference.start, self.conference.cancelled
        if gone:
            told = (f"Lý do: {gone.reason}", "Hội nghị đã hủy nên không có thời hạn nào phải theo dõi.")
            return TimelineStep(*found, Badge("đã hủy", *TONES[State.WAIVED]), gone.decided, None, told)
        if start is None:
            word = "hoãn, chưa định ngày mới" if self.conference.postponed else "chưa định ngày"
            tone = TONES[State.MET_LATE if self.conference.postponed else State.UPCOMING]
            return TimelineStep(*found, Badge(word, *tone), told=("Chưa có ngày nên chưa tính được các hạn khác.",))
        where = f", tại {ways(self.case)}" if self.conference.place else online(self.conference, ", ")
        timed = (
            joined(when(start), where, "."),
            *(f"{capital(sitting_told(one))}." for one in sittings(self.case)[1:]),
        )
        order = (link("#chuong-trinh", "Chương trình hội nghị"),) if programme(self.portal, self.case) else ()
        if not self.held:
            begun = "đang tổ chức" if self.case.folder.begun(self.portal.today) else "chưa tổ chức"
            return TimelineStep(*found, Badge(begun, *TONES[State.UPCOMING]), start.date(), None, (*timed, *order))
        if silent(self.case):
            passed = Badge("đã qua ngày, hồ sơ chưa ghi gì", *TONES[State.UNKNOWN])
            return TimelineStep(*found, passed, start.date(), None, (*timed, *order))
        who = attendance(self.conference)
        came = (f"{who}.",) if who else ()
        return TimelineStep(*found, Badge("đã tổ chức", *TONES[State.MET]), start.date(), None, (*timed, *came, *order))

    def answers(self) -> TimelineStep:
        found = "tra-loi", "Trả lời kiến nghị"
        if not self.held:
            return TimelineStep(*found, WAITING)
        told = replies(self.asked, self.unknown())
        return TimelineStep(*found, told.badge, told.last, told=(told.told,), replies=told)

    def unknown(self) -> str:
        """Of which matters nobody knows what became of them: those only counted, or all where none is on record."""
        if raised.untold(self.case.folder):
            return f"{untexted(self.case)}."
        if self.asked or self.conference.no_petitions or self.case.folder.petitions:
            return ""
        return "Hồ sơ chưa ghi kiến nghị nào, cũng chưa ghi là không có kiến nghị."

    def promises(self) -> Iterator[TimelineStep]:
        """What was promised by a day; no step where nothing was."""
        kept = [(fate.petition.id, one) for fate in fates(self.case) for one in fate.promises]
        if not kept:
            return
        count = Counter(one.state for _, one in kept)
        worst = next(state for state in PromiseState if count[state])
        lines = [f"{len(kept)} việc đã hứa: {'; '.join(f'{n} {state.label}' for state, n in count.items())}."]
        told = (
            joined(link(f"#{addresses.petition(number)}", f"số {number}"), " (đến hết ", brief(one.promise.on), ")")
            for number, one in kept
            if one.state in PENDING
        )
        left = Markup(", ").join(told)
        last = max((one.done for _, one in kept if one.done), default=None)
        more = (joined("Chưa xong: kiến nghị ", left, "."),) if left else ()
        yield TimelineStep(
            "viec-da-hua", "Việc đã hứa", Badge(worst.label, *PROMISES[worst]), last, told=(*lines, *more)
        )


_POSTPONED = Badge("đã hoãn", *TONES[State.MET_LATE])


def attendance(conference: Conference) -> str:
    """How many came, in figures."""
    who = conference.attendance
    if who is None:
        return ""
    counts = (
        (who.people, "người dự"),
        (who.organisations, "cơ quan, tổ chức"),
        (who.speakers, "lượt phát biểu"),
    )
    return ", ".join(f"{count} {what}" for count, what in counts if count is not None)
