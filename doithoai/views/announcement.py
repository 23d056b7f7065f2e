"""What is announced of a conference, as a notice board shows it and a loudspeaker tells it."""

from __future__ import annotations

import datetime as dt

from doithoai import public
from doithoai.cases.case import Case
from doithoai.cases.fate import stage
from doithoai.model.base import Frozen, Moment
from doithoai.model.dossier import DocumentFile
from doithoai.model.records import Conference, Office, Postponement
from doithoai.model.vocabulary import DocumentKind, Form, Stage, Trait, Word
from doithoai.views.chairs import chair
from doithoai.views.conference_rows import Sitting, connected, place, sittings
from doithoai.views.portal import Portal


class Turn(Word):
    """What an announcement says: come; it was held; it is put off; it is called off."""

    COMING = "coming", "Thông báo"
    UNDATED = "undated", "Thông báo"
    HELD = "held", "Hội nghị đã tổ chức"
    POSTPONED = "postponed", "Thông báo hoãn"
    CANCELLED = "cancelled", "Thông báo hủy"


class Announced(Frozen, frozen=True):
    """An announcement in parts; the poster and the script put them into words."""

    turn: Turn
    conference: Conference
    unit: str
    sample: bool
    title: str
    between: str
    start: Moment | None
    """When it begins or began, or was to begin when it was put off or called off."""
    end: Moment | None
    place: str
    chair: str
    sittings: tuple[Sitting, ...]
    """Its sessions, where there are more than one."""
    move: Postponement | None
    originals: tuple[DocumentFile, ...]
    receiving: bool
    """Whether matters can still be sent in before the conference."""
    office: Office | None

    @property
    def called_off(self) -> bool:
        """Whether nobody must set out: it is put off or called off."""
        return self.turn in (Turn.POSTPONED, Turn.CANCELLED)

    @property
    def at_once(self) -> bool:
        """Whether its sessions are places that are connected at one time."""
        return connected(self.sittings)

    @property
    def reason(self) -> str:
        """Why it was put off or called off; empty otherwise."""
        if self.turn is Turn.CANCELLED and self.conference.cancelled:
            return self.conference.cancelled.reason
        return self.move.reason if self.turn is Turn.POSTPONED and self.move else ""

    @property
    def decided(self) -> dt.date | None:
        """When that was decided."""
        if self.turn is Turn.CANCELLED and self.conference.cancelled:
            return self.conference.cancelled.decided
        return self.move.decided if self.turn is Turn.POSTPONED and self.move else None

    @property
    def reached(self) -> tuple[tuple[str, str], ...]:
        """How the office to ask is reached."""
        return reached(self.office)

    @property
    def invites(self) -> bool:
        """Whether people are asked to come to a place."""
        return self.turn is Turn.COMING and Form.IN_PERSON in self.conference.forms


def announced(portal: Portal, case: Case) -> Announced | None:
    """What is announced; None while no public notice says anything, and nothing was put off or called off."""
    conference = case.conference
    found = tuple(_originals(case))
    if not (found or conference.postponed or conference.cancelled):
        return None
    window, move = conference.petitions_open, conference.postponed[-1] if conference.postponed else None
    turn = _turn(portal, case)
    ahead = _ahead(case)
    return Announced(
        turn,
        conference,
        case.unit.name,
        case.unit.sample,
        f"Hội nghị đối thoại {conference.type.label}",
        f"giữa {', '.join(one.label for one in conference.chairs)} {case.unit.name} với Nhân dân".replace(
            "Đảng ủy", case.unit.kind.committee
        ),
        ahead[0].start if ahead else conference.start or (move.start if move else None),
        ahead[0].end if ahead else conference.end,
        ahead[0].place if ahead else place(case),
        chair(case),
        ahead,
        move,
        found,
        turn in (Turn.COMING, Turn.UNDATED) and window is not None and portal.today <= window.end,
        contact(case),
    )


def _ahead(case: Case) -> tuple[Sitting, ...]:
    """Its sessions, where there is more than one; once the first is over those to come, as far as there are any."""
    some = sittings(case) if case.conference.sessions else ()
    if not case.folder.begun(case.today):
        return some
    return tuple(sorted((one for one in some if one.start.date() >= case.today), key=lambda one: one.start)) or some


def _originals(case: Case) -> list[DocumentFile]:
    files = [file for kind in DocumentKind.all(Trait.ANNOUNCES) for file in case.folder.of(kind)]
    since = case.folder.moved if case.conference.start else None
    files = [file for file in files if since is None or not file.days or max(file.days) >= since]
    return [file for file in files if public.is_public(file.front) and not public.gone(file.front)]


def _turn(portal: Portal, case: Case) -> Turn:
    reached = stage(case)
    if reached in (Stage.CANCELLED, Stage.POSTPONED):
        return Turn.CANCELLED if reached is Stage.CANCELLED else Turn.POSTPONED
    if case.conference.start is None:
        return Turn.UNDATED
    return Turn.HELD if case.folder.held(portal.today) else Turn.COMING


def contact(case: Case) -> Office | None:
    """Where to ask: the office that gathers petitions, else the one that leads, if the unit's record knows it."""
    window = case.conference.petitions_open
    names = (window.office if window else None, lead_office(case))
    known = {one.id: one for one in case.unit.offices}
    return next((known[name] for name in names if name in known), None)


def lead_office(case: Case) -> str | None:
    """The office that leads, by the record or by the plan."""
    own = case.conference.lead_office
    return own.office if own else case.layers.lead_office(case.conference.leading)


def reached(office: Office | None) -> tuple[tuple[str, str], ...]:
    """How an office is reached: what, and how."""
    if office is None:
        return ()
    found = (
        ("Địa chỉ", office.address),
        ("Điện thoại", office.phone),
        ("Thư điện tử", office.email),
        ("Giờ tiếp dân", office.hours),
    )
    return tuple((name, value) for name, value in found if value)
