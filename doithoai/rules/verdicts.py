"""What several rules ask of a time limit: whether it is late or absent, where to point, and in which words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.deadlines.fulfilment import begun, lacking
from doithoai.deadlines.sending import REST
from doithoai.deadlines.unclear import stems_unread
from doithoai.model import addresses
from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Sent
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, FindingLevel, State, Word
from doithoai.reading.amendments import CODE as AMENDED
from doithoai.reading.archive import Archive
from doithoai.rules.todo import to_write
from doithoai.vietnamese.wording import TODO, short_date
from doithoai.vietnamese.wording import told as told_as


class Unsaid(Word):
    """What stands in a sentence where the record or the plan says nothing."""

    REASON = "none given", "chưa ghi"
    LATE_REASON = "none given; say it in late_reason", "chưa ghi; nếu chậm thật, hãy thêm dòng late_reason"
    DATE = "no date given", "chưa ghi ngày"
    DONE = "not yet", "chưa có"
    OFFICE = "nobody named", "chưa rõ cơ quan"
    GROUND = "none", "không có lý do nào"


def kept(case: Case) -> bool:
    """Whether the conference falls in the time for which its unit keeps the archive."""
    day, joined = case.folder.day, case.unit.joined
    return day is not None and joined is not None and day >= joined


def office(case: Case, name: str | None) -> str | Unsaid:
    """The name of an office or outside body."""
    return case.body(name) if name else Unsaid.OFFICE


_PAST = (State.OVERDUE, State.ABSENT)


def absent(case: Case, *kinds: DeadlineKind) -> Iterator[Deadline]:
    """Binding limits, and marks of the archive, that are past and not met; whether one is, the limit itself says."""
    return (limit for limit in case.limits(*kinds) if not limit.advisory and case.state(limit) in _PAST)


def lapsed(case: Case, *kinds: DeadlineKind) -> Iterator[Problem]:
    """A problem for each binding limit that was past its day until who raised the matter took it back."""
    for limit in case.limits(*kinds):
        if not limit.advisory and case.state(limit) is State.LAPSED:
            yield replace(missing(case, limit), level=FindingLevel.LATE)


def unread(case: Case, *kinds: DocumentKind) -> bool:
    """Whether a document of one of the kinds is there but can't be read."""
    return any(addresses.kind_of(stem) in kinds for stem in stems_unread(case.folder))


def list_unread(archive: Archive, file: str) -> bool:
    """Whether something is wrong in a list that all units share: what it holds is then not known."""
    return any(
        not base and problem.file == file and problem.code != AMENDED for base, problem in archive.shared_problems()
    )


def policy_unread(archive: Archive, name: str) -> bool:
    """Whether the policy is there but can't be read: of that its own file tells."""
    if archive.policy(name) is not None:
        return False
    return any(
        base == "policies" and problem.file == f"{name}.yml" and problem.code != AMENDED
        for base, problem in archive.shared_problems()
    )


def calendar_unread(archive: Archive, year: int) -> bool:
    """Whether the calendar of a year is there but can't be read: of that its own file tells."""
    return any(base == "calendar" and problem.file == f"{year}.yml" for base, problem in archive.shared_problems())


def late(case: Case, *kinds: DeadlineKind) -> Iterator[Problem]:
    """A problem for each binding limit that was met too late: explained, it is late; unexplained, it is wrong."""
    for limit in case.limits(*kinds):
        if not limit.advisory and case.state(limit) is State.MET_LATE:
            yield told(case, limit)


def told(case: Case, limit: Deadline) -> Problem:
    """A problem at the place of the date by which a limit was met."""
    file, route = _place(case, limit)
    level = FindingLevel.LATE if limit.late_reason else FindingLevel.ERROR
    return Problem(file, route, words(case, limit), level=level, basis=limit.basis)


def missing(case: Case, limit: Deadline) -> Problem:
    """A problem at the conference, or the petition, for which something is absent."""
    file = "petitions.yml" if limit.route else "conference.yml"
    route: Route = limit.route or ("start",)
    if limit.met_by and not _in_part(limit):
        file, route = limit.met_by, ("sent",)
    values = words(case, limit)
    if todo := to_write(case, limit):
        values[TODO] = todo
    return Problem(file, route, values, level=FindingLevel.MISSING, basis=limit.basis)


def words(case: Case, limit: Deadline) -> dict[str, object]:
    """The values that the sentences about time limits share."""
    return {
        "what": limit.title,
        "due": limit.due,
        "done": limit.met_on or lacks(case, limit),
        "reason": limit.late_reason or unsaid_reason(limit),
        "owner": office(case, limit.owner),
        "late": why_late(limit),
    }


def lacks(case: Case, limit: Deadline) -> Both | Unsaid:
    """What is not there yet: all of it, or the recipients that it was never sent to."""
    if limit.released:
        vi, en = short_date(limit.released), limit.released
        return Both(f"chưa có cho tới khi người nêu rút ({vi})", f"not by the day on which it was taken back ({en})")
    if not limit.met_by or begun(limit.parts) is None:
        return Unsaid.DONE
    if _in_part(limit):
        return Both("mới trả lời một phần, chưa có phần còn lại", "answered in part, the rest is not there")
    names = [str(office(case, part.recipient)) for part in lacking(limit.parts) if part.recipient]
    names = list(dict.fromkeys(names))
    if not names:
        return Both("chưa ghi gửi tới ai", "not recorded as sent to anybody")
    english = ", ".join(f"“{name}”" for name in names)
    return Both(f"chưa ghi gửi tới {', '.join(names)}", f"not recorded as sent to {english}")


def _in_part(limit: Deadline) -> bool:
    """Whether a part of an answer is known to be outstanding."""
    return any(part.title == REST for part in limit.parts)


def _place(case: Case, limit: Deadline) -> tuple[str, Route]:
    last = max((part for part in limit.parts if part.done), key=lambda part: part.done or dt.date.min, default=None)
    if last is not None and last.file:
        return last.file, last.route
    document = next((one for one in case.folder.documents if one.file == limit.met_by), None)
    if document is not None:
        if document.first_sent == limit.met_on:
            return document.file, ("sent", _first(document.front.sent), "on")
        if document.front.issued == limit.met_on:
            return document.file, ("issued",)
    days = [one.on for one in case.conference.announced]
    position = days.index(limit.met_on) if limit.met_on in days else 0
    return "conference.yml", ("announced", position, "on")


def _first(sent: tuple[Sent, ...]) -> int:
    return min(range(len(sent)), key=lambda position: sent[position].on)


def why_late(limit: Deadline) -> Both:
    """The end of a sentence that says why it was late; nothing of what is not there at all and gives no reason."""
    if limit.met_on is None and not limit.late_reason:
        return Both("", "")
    given = (limit.late_reason or "").rstrip(".") or unsaid_reason(limit)
    return Both(f"; lý do chậm: {told_as(given, 'vi')}", f"; reason for being late: {told_as(given, 'en')}")


def unsaid_reason(limit: Deadline) -> Unsaid:
    """What stands for a missing reason: a document that is there can be given one."""
    return Unsaid.LATE_REASON if limit.met_on else Unsaid.REASON
