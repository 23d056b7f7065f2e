"""What the lists of the portal need of one conference; small, since workers send it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from doithoai import public
from doithoai.cases.case import Case
from doithoai.cases.fate import stage
from doithoai.model import addresses, raised
from doithoai.model.base import Frozen, Moment
from doithoai.model.dossier import DocumentFile, Key
from doithoai.model.records import Conference, Place, Session, Window
from doithoai.model.vocabulary import DocumentKind, Stage
from doithoai.vietnamese.wording import capital, long_moment, short_date
from doithoai.views.chairs import chair
from doithoai.views.corrections import Change, changes
from doithoai.views.limits import Owed, owed
from doithoai.views.portal import Portal
from doithoai.views.promised import PromiseRow, promised
from doithoai.views.tally import Tally, tally
from doithoai.views.waiting import Pending, pending

TONES = {
    Stage.PLANNED: ("waiting", "○"),
    Stage.ANNOUNCED: ("waiting", "○"),
    Stage.UNRECORDED: ("none", "?"),
    Stage.HELD: ("soon", "◔"),
    Stage.CONCLUDED: ("soon", "◔"),
    Stage.FOLLOWED: ("soon", "◔"),
    Stage.UNTOLD: ("none", "–"),
    Stage.CLOSED: ("good", "✓"),
    Stage.POSTPONED: ("late", "!"),
    Stage.CANCELLED: ("none", "–"),
}


class News(Frozen, frozen=True):
    """Something that was made public: a notice, a conclusion notice, a postponement, a cancellation."""

    on: dt.date | None
    what: str
    title: str
    unit: str
    conference: str
    path: str


class Sitting(Frozen, frozen=True):
    """One session of a conference, or one of the places that are connected."""

    start: Moment
    end: Moment | None
    place: str
    link: str
    moved: tuple[Moment, ...] = ()
    number: int = 1
    """Which it is, as they stand on record."""


class ListedConference(Frozen, frozen=True):
    """What the lists need of one conference; small, since workers send it back."""

    key: Key
    title: str
    start: Moment | None
    place: str
    chair: str
    topic: str
    stage: Stage
    window: Window | None
    office: str
    petitions: int
    """How many are on record one by one."""
    untexted: int
    """How many more were raised, of which only the number is known."""
    sample: bool
    notices: tuple[News, ...] = ()
    conclusions: tuple[News, ...] = ()
    owed: tuple[Owed, ...] = ()
    changes: tuple[Change, ...] = ()
    tally: Tally = Tally()
    pending: tuple[Pending, ...] = ()
    promised: tuple[PromiseRow, ...] = ()
    moved: tuple[Moment, ...] = ()
    """The times that were given up."""
    link: str = ""
    """The way in on line."""
    sittings: tuple[Sitting, ...] = ()
    """All its sessions, where there is more than one."""
    part: str = ""
    """Which of its sessions `start`, `place` and `link` tell of, where that is not the first."""

    @property
    def last(self) -> Moment | None:
        """When its last session begins."""
        return max((one.start for one in self.sittings), default=self.start)

    def on(self, today: dt.date) -> ListedConference:
        """The same with its next session in front, where its first one is over."""
        if self.start is None or self.start.date() >= today:
            return self
        later = [(one.start, n) for n, one in enumerate(self.sittings, 1) if one.start.date() >= today]
        if not later:
            return self
        number = min(later)[1]
        one, part = self.sittings[number - 1], f"buổi {number} trong {len(self.sittings)} buổi"
        return replace(self, start=one.start, place=one.place, link=one.link, part=part)

    @property
    def path(self) -> str:
        """Its address below the site's root."""
        return self.key.page

    @property
    def tone(self) -> tuple[str, str]:
        """The colour and shape of its stage."""
        return TONES[self.stage]


def title(case: Case) -> str:
    """What the conference is called: its type and its day."""
    return called(case.conference)


def called(conference: Conference) -> str:
    """A conference by its type and its day, of this page or of another."""
    kind = f"Hội nghị đối thoại {conference.type.label}"
    return f"{kind} ngày {short_date(conference.start)}" if conference.start else f"{kind} (chưa định ngày)"


def row(portal: Portal, case: Case) -> ListedConference:
    """What the lists need of a conference."""
    conference = case.conference
    path = case.key.page
    where = f"{title(case)}, {case.unit.name}"
    window = conference.petitions_open
    return ListedConference(
        case.key,
        title(case),
        conference.start,
        place(case),
        chair(case),
        conference.topic,
        stage(case),
        window,
        portal.body(case, window.office) if window else "",
        len(case.folder.petitions),
        raised.untexted(case.folder),
        case.unit.sample,
        tuple(_notices(case, where)),
        tuple(_news(case, where, DocumentKind.CONCLUSION_NOTICE)),
        tuple(owed(portal, case, where, path, case.deadlines, public.internal(case.folder))),
        tuple(changes(case)),
        tally(case),
        tuple(pending(portal, case)),
        tuple(promised(portal, case)),
        tuple(move.start for move in conference.postponed),
        conference.link or "",
        sittings(case) if conference.sessions else (),
    )


def sittings(case: Case) -> tuple[Sitting, ...]:
    """When and where it is held, session by session."""
    return tuple(
        Sitting(one.start, one.end, in_one_line(one.place), one.link or "", _given_up(one), number)
        for number, one in enumerate(case.conference.sittings, 1)
    )


def _given_up(one: Session) -> tuple[Moment, ...]:
    return tuple(move.start for move in one.postponed)


def connected(some: Sequence[Sitting]) -> bool:
    """Whether they are places connected at one time, and not sessions one after another."""
    return len({one.start for one in some}) == 1


def sitting_told(one: Sitting) -> str:
    """A session in one line."""
    way = f"trực tuyến: {one.link}" if one.link else ""
    return ", ".join(part for part in (long_moment(one.start), one.place, way) if part)


def place(case: Case) -> str:
    """Where it is held, in one line; its first session where there are more."""
    return in_one_line(case.conference.place)


def in_one_line(where: Place | None) -> str:
    """A place in words; a village that its name tells already is not told again, a cluster stands in brackets."""
    if where is None:
        return ""
    villages = [one for one in where.villages if one.casefold() not in where.name.casefold()]
    cluster = f"{where.name} (cụm {', '.join(where.villages)})" if len(where.villages) > 1 else ""
    return ", ".join(part for part in (cluster or where.name, *(() if cluster else villages), where.address) if part)


def ways(case: Case) -> str:
    """Where it is held and how it is reached on line, in one line."""
    there = place(case)
    return f"{there}{online(case.conference, '; ' if there else '')}"


def online(conference: Conference, before: str = "") -> str:
    """The way in on line; empty where none is recorded."""
    return f"{before}trực tuyến: {conference.link}" if conference.link else ""


def _notices(case: Case, where: str) -> Iterator[News]:
    yield from _news(case, where, DocumentKind.NOTICE)
    yield from _news(case, where, DocumentKind.URGENT_NOTICE)
    for move in case.conference.postponed:
        text = f"Hoãn hội nghị dự kiến ngày {short_date(move.start)}: {move.reason}"
        yield News(move.decided, "hoãn", text, case.key.unit, where, case.key.page)
    for turn, one in enumerate(case.conference.sessions, 2):
        for move in one.postponed:
            text = f"Hoãn buổi {turn}, dự kiến ngày {short_date(move.start)}: {move.reason}"
            yield News(move.decided, "hoãn", text, case.key.unit, where, case.key.page)
    if case.conference.cancelled:
        text = f"Hủy hội nghị: {case.conference.cancelled.reason}"
        yield News(case.conference.cancelled.decided, "hủy", text, case.key.unit, where, case.key.page)


def _news(case: Case, where: str, kind: DocumentKind) -> Iterator[News]:
    for file in case.folder.of(kind):
        if public.is_public(file.front):
            path = addresses.on(case.key.path, addresses.document(file.stem))
            yield News(file.front.issued, kind.label, heading(file), case.key.unit, where, path)


def heading(file: DocumentFile) -> str:
    """A document in one line: number and subject, or its kind; whether it is withdrawn."""
    subject = file.front.title or file.front.kind.label
    subject = capital(subject)
    line = f"{file.front.number}: {subject}" if file.front.number else subject
    return f"{line} (đã gỡ bỏ)" if public.gone(file.front) else line
