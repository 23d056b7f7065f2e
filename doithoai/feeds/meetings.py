"""A conference as an event of a calendar; moved, put off and cancelled ones keep their name and say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.cases.fate import stage
from doithoai.feeds import ical
from doithoai.feeds.address import Address
from doithoai.feeds.text import marked
from doithoai.model.amended import Amendment
from doithoai.model.base import Moment
from doithoai.model.dossier import DocumentFile
from doithoai.model.records import Conference, Office, Window
from doithoai.model.vocabulary import DocumentKind, Stage, Trait
from doithoai.vietnamese.wording import hour_of, long_date, long_moment, short_date
from doithoai.views.chairs import chair
from doithoai.views.conference_rows import Sitting, connected, sitting_told, sittings, ways


def meeting(case: Case, address: Address) -> str:
    """The event, and one for each further session; nothing while no day was ever set."""
    start = when(case.conference)
    if start is None:
        return ""
    more = enumerate(sittings(case)[1:], 2)
    return ical.event(_lines(case, address, start)) + "".join(ical.event(_more(case, address, *one)) for one in more)


def when(conference: Conference) -> Moment | None:
    """When it begins; the time that was given up while it is put off without a new one."""
    if conference.start or not conference.postponed:
        return conference.start
    return conference.postponed[-1].start


def waits(conference: Conference) -> bool:
    """Whether it is put off and no new day is set."""
    return conference.start is None and bool(conference.postponed) and conference.cancelled is None


def sequence(case: Case) -> int:
    """How often it was revised: each step (put off, given a new day, cancelled) and each change on record raises it.

    What was announced otherwise, corrected or amended stays on record; where an amendment takes back what itself had
    raised it, it weighs more than that. So it never falls.
    """
    conference = case.conference
    steps = (
        2 * len(conference.postponed)
        + sum(len(one.postponed) for one in conference.sessions)
        - waits(conference)
        + (conference.cancelled is not None)
    )
    amended = sum(_weight(one) for one in conference.amended)
    amended += sum(_weight(one) for file in _announcing(case) for one in file.front.amended)
    return steps + _otherwise(conference) + amended + len(_corrections(case))


def _otherwise(one: Conference) -> int:
    """How much was announced otherwise; what is so no more since the place itself was amended once was."""
    told = one.announced_as
    mended = {each.field.partition(".")[0] for each in one.amended}
    names = (name for name in told.__struct_fields__ if getattr(told, name)) if told else ()
    return sum(name in mended or name in one.told_otherwise for name in names)


_WEIGHTS = {"postponed": 3, "sessions": 4, "start": 2, "cancelled": 3, "announced_as": 5, "corrects": 2, "issued": 2}
_WEIGHTS |= {"sent": 2, "kind": 2}
"""Fields that count themselves: what their loss takes from the sequence, and one more."""


def _weight(one: Amendment) -> int:
    name, _, part = one.field.partition(".")
    return 2 if name == "announced_as" and part else _WEIGHTS.get(name, 1)


def _announcing(case: Case) -> Iterator[DocumentFile]:
    """The documents that tell of it."""
    return (file for kind in DocumentKind.all(Trait.ANNOUNCES) for file in case.folder.of(kind))


def _corrections(case: Case) -> list[DocumentFile]:
    """The notices that correct another and have gone out."""
    kinds = DocumentKind.all(Trait.ANNOUNCES)
    found = [one for kind in kinds for one in case.folder.of(kind) if one.front.corrects and one.done]
    return [one for one in found if one.done and one.done <= case.today]


def revised(case: Case) -> dt.date:
    """The last day up to today on which the records say that something was decided or announced, or put right."""
    conference = case.conference
    days = [
        *(move.decided for move in conference.postponed),
        *(move.decided for one in conference.sessions for move in one.postponed),
        *(one.on for one in conference.announced),
        *(file.done for file in _announcing(case)),
        *(one.on for one in conference.amended),
        *(one.on for file in _announcing(case) for one in file.front.amended),
        conference.cancelled.decided if conference.cancelled else None,
    ]
    return max((day for day in days if day and day <= case.today), default=dt.date(case.key.year, 1, 1))


def _lines(case: Case, address: Address, start: Moment) -> Iterator[str]:
    conference = case.conference
    yield ical.line(f"UID:{address.uid(case.key.code)}")
    yield ical.revised(revised(case))
    yield f"SEQUENCE:{sequence(case)}\r\n"
    yield f"STATUS:{_status(case)}\r\n"
    yield from _times(start, conference.end if conference.start else None)
    yield ical.text("SUMMARY", marked(_summary(case), sample=case.unit.sample))
    if where := ways(case):
        yield ical.text("LOCATION", where)
    if conference.place and conference.place.coordinates:
        yield "GEO:{:.6f};{:.6f}\r\n".format(*conference.place.coordinates)
    yield ical.text("DESCRIPTION", "\n".join(_description(case, address, conference.start)))
    yield ical.text("CATEGORIES", f"Đối thoại {conference.type.label}")
    yield ical.line(f"URL:{address.of(case.key.path)}/")


def _more(case: Case, address: Address, number: int, one: Sitting) -> Iterator[str]:
    """A further session: an event of its own, whose name stays when its day changes."""
    yield ical.line(f"UID:{address.uid(f'{case.key.code}-buoi-{number}')}")
    yield ical.revised(revised(case))
    yield f"SEQUENCE:{sequence(case)}\r\n"
    yield f"STATUS:{_status(case)}\r\n"
    yield from _times(one.start, one.end)
    part = hour_of(one.start) if one.start.part else ""
    many = len(case.conference.sittings)
    turn = f"điểm cầu {number}" if connected(sittings(case)) else f"buổi {number} trong {many} buổi"
    turn += f", {part}" if part else ""
    yield ical.text("SUMMARY", marked(f"{_summary(case, one.start)} ({turn})", sample=case.unit.sample))
    if where := "; ".join(part for part in (one.place, one.link) if part):
        yield ical.text("LOCATION", where)
    there = case.conference.sittings[number - 1].place
    if there and there.coordinates:
        yield "GEO:{:.6f};{:.6f}\r\n".format(*there.coordinates)
    yield ical.text("DESCRIPTION", "\n".join(_description(case, address, one.start)))
    yield ical.text("CATEGORIES", f"Đối thoại {case.conference.type.label}")
    yield ical.line(f"URL:{address.of(case.key.path)}/")


def _times(start: Moment, end: Moment | None) -> Iterator[str]:
    """From when until when; whole days where an hour is not known, so that none is invented."""
    if start.exact:
        yield ical.local("DTSTART", start)
        if end and end.exact and end > start:
            yield ical.local("DTEND", end)
        return
    yield ical.whole("DTSTART", start.date())
    if end and end.date() > start.date():
        yield ical.whole("DTEND", end.date() + dt.timedelta(1))


def _status(case: Case) -> str:
    """What is put off without a new day counts as cancelled: nobody must set out for the old one."""
    if case.conference.cancelled or waits(case.conference):
        return "CANCELLED"
    return "TENTATIVE" if stage(case) is Stage.PLANNED else "CONFIRMED"


def _summary(case: Case, session: Moment | None = None) -> str:
    text = f"Hội nghị đối thoại {case.conference.type.label}, {case.unit.name}: {case.conference.topic}"
    if case.conference.cancelled:
        return f"[HỦY] {text}"
    start = case.conference.start
    if start and start.part and session is None:
        text = f"{text} ({hour_of(start)})"
    return f"[HOÃN, chưa định ngày] {text}" if waits(case.conference) else text


def _description(case: Case, address: Address, start: Moment | None) -> Iterator[str]:
    conference = case.conference
    if case.unit.sample:
        yield "Đơn vị và hội nghị này là hư cấu, dùng để minh họa."
    if conference.cancelled:
        yield f"Hội nghị đã hủy (quyết định ngày {short_date(conference.cancelled.decided)})."
        yield f"Lý do: {conference.cancelled.reason}"
    elif waits(conference):
        yield "Hội nghị đã hoãn, chưa định ngày mới. Ngày giờ ghi ở đây là ngày giờ cũ."
    if start and not start.exact:
        told = hour_of(start)
        yield f"Thời gian: {told}, chưa ghi giờ." if told else "Chưa ghi giờ."
    for move in conference.postponed:
        yield f"Đã hoãn từ {long_moment(move.start)} (quyết định ngày {short_date(move.decided)}). Lý do: {move.reason}"
    for one in sittings(case) if conference.sessions else ():
        yield f"{'Cùng lúc' if connected(sittings(case)) else 'Buổi họp'}: {sitting_told(one)}"
    yield f"Chủ đề: {conference.topic}"
    yield f"Người chủ trì: {chair(case)}"
    if conference.substitute:
        yield f"Người được ủy quyền chủ trì: {conference.substitute.post}"
    yield f"Hình thức: {conference.form_told}"
    if conference.link:
        yield f"Đường dẫn dự trực tuyến: {conference.link}"
    if conference.petitions_open and conference.cancelled is None:
        yield _how_to_send(case, conference.petitions_open)
    yield f"Chi tiết: {address.of(case.key.path)}/"


def _how_to_send(case: Case, window: Window) -> str:
    ways = [channel.label for channel in window.channels]
    ways += [f"biểu mẫu: {window.link}"] if window.link else []
    ways += [f"gọi: {window.phone}"] if window.phone else []
    told = "; ".join(ways)
    begins = f"từ {long_date(window.start)} " if window.start else ""
    text = f"Gửi ý kiến, kiến nghị: {begins}đến hết {long_date(window.end)}. Cách gửi: {told}."
    office = next((one for one in case.unit.offices if one.id == window.office), None)
    return f"{text} Nơi nhận: {_reached(office)}." if office else text


def _reached(office: Office) -> str:
    phone = f"điện thoại {office.phone}" if office.phone else None
    return ", ".join(part for part in (office.name, office.address, office.hours, phone, office.email) if part)
