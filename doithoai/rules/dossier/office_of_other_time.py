"""A duty is given to an office on a day on which, by the unit's own record, that office was not there.

## Vì sao

unit.yml ghi cơ quan thành lập ngày nào (`from`), hoạt động đến hết ngày nào (`to`). Giao việc cho cơ quan chưa có, hoặc
đã thôi hoạt động, thì không ai làm, không ai bị nhắc; thường là ghi nhầm mã cơ quan cũ với cơ quan mới sau khi sắp xếp.

## Cách sửa

Xem lại văn bản giao việc: ghi đúng cơ quan có vào ngày ấy, hoặc sửa `from`, `to` của cơ quan trong unit.yml. Kế hoạch
còn nêu cơ quan cũ thì ghi cơ quan đã thay vào `lead_office`, `archive_office` kèm lý do. Hồ sơ đúng như văn bản thì cứ
để nguyên.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines.conclusions import giving
from doithoai.deadlines.fulfilment import numbered
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Office, Petition
from doithoai.model.vocabulary import FindingLevel, PetitionState
from doithoai.rules.consistency._offices import offices
from doithoai.vietnamese.wording import short_date

CODE = "D17"
NAME = "Giao việc cho cơ quan vào ngày cơ quan không hoạt động"
LEVEL = FindingLevel.NOTICE
VI = "{office} {term}, nhưng được ghi là {duties}."
EN = "{office} {term}, but is recorded as {duties}."

_CONFERENCE = "conference.yml"


class _Duty(Frozen, frozen=True):
    """What an office is to do, on which days, and where that is recorded."""

    office: str
    what: Both
    first: dt.date | None
    last: dt.date | None
    file: str
    route: Route


def check(case: Case) -> Iterator[Problem]:
    """Compare each duty with the time of its office; once for each office and paper."""
    timed = {one.id: one for one in case.unit.offices if _timed(one)}
    if not timed:
        return
    found: dict[tuple[str, str], list[_Duty]] = {}
    for duty in _duties(case):
        if duty.office in timed and _outside(timed[duty.office], duty):
            found.setdefault((duty.file, duty.office), []).append(duty)
    for (file, name), duties in found.items():
        vi = "; ".join(f"{one.what} ({short_date(one.first)})" for one in duties if one.first)
        en = "; ".join(f"{one.what.en} ({one.first})" for one in duties)
        values = {"office": case.body(name), "term": _term(timed[name]), "duties": Both(vi, en)}
        yield Problem(file, duties[0].route, values)


def _timed(office: Office) -> bool:
    """Whether anybody knows when it was there: an end before the beginning is S12's."""
    if office.start and office.end:
        return office.start <= office.end
    return bool(office.start or office.end)


def _outside(office: Office, duty: _Duty) -> bool:
    if duty.first is None:
        return False
    last = duty.last or duty.first
    return bool((office.start and last < office.start) or (office.end and duty.first > office.end))


def _term(office: Office) -> Both:
    told = []
    if office.start:
        told.append((f"thành lập ngày {short_date(office.start)}", f"began on {office.start}"))
    if office.end:
        told.append((f"hoạt động đến hết ngày {short_date(office.end)}", f"ended with {office.end}"))
    return Both(", ".join(vi for vi, _ in told), " and ".join(en for _, en in told))


def _duties(case: Case) -> Iterator[_Duty]:
    conference, day = case.conference, case.folder.day
    for duty, override, derived in offices(case) if case.layers.chain else ():
        name = override.office if override else derived[0] if derived else None
        route: Route = (duty.name.lower(), "office") if override else ("chair",)
        if name:
            yield _Duty(name, duty.both, day, day, _CONFERENCE, route)
    if (window := conference.petitions_open) and window.office:
        what = Both("nơi tiếp nhận kiến nghị", "taking petitions")
        yield _Duty(window.office, what, window.start, window.end, _CONFERENCE, ("petitions_open", "office"))
    for position, petition in enumerate(case.folder.petitions):
        if petition.assigned:
            own = numbered(petition)
            given = _given(case.folder, petition)
            what = Both(f"cơ quan được giao {own}", f"in charge of {own.en}")
            for office, way in petition.assigned.bodies:
                yield _Duty(office, what, given, given, "petitions.yml", (position, *way))
                what = Both(f"cơ quan phối hợp giải quyết {own}", f"a partner in {own.en}")
    for document in case.folder.documents:
        front = document.front
        issued = front.issued or document.first_sent
        if front.by:
            what = Both("cơ quan tham mưu ban hành", "drafting it")
            yield _Duty(front.by, what, issued, issued, document.file, ("by",))
        if front.covers and front.covers.monitor:
            what = Both("cơ quan theo dõi, đôn đốc", "watching over it")
            yield _Duty(front.covers.monitor, what, issued, issued, document.file, ("covers", "monitor"))


def _given(folder: ConferenceFolder, petition: Petition) -> dt.date | None:
    """The day on which it was given to the office: of the step, of the conclusion, or of the conference."""
    steps = [one.on for one in petition.states if one.state is PetitionState.ASSIGNED]
    if steps:
        return steps[-1]
    notices = giving(folder, petition)
    issued = [day for one in notices if (day := one.front.issued or one.first_sent)]
    return min(issued, default=folder.day)
