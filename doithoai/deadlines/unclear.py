"""Which duties nobody can judge: what would meet them is in the archive, but has no date or can't be read.

Unknown is not late. Rules, lists, feeds and open data take it from the limit, so that all of them say the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.fulfilment import begun
from doithoai.model import addresses
from doithoai.model.dossier import ConferenceFolder, YearFolder
from doithoai.model.vocabulary import DeadlineKind

UNDATED = "tài liệu có trong kho nhưng chưa ghi ngày"
AHEAD = "ngày ghi trong hồ sơ còn ở phía trước"
UNREAD = "tài liệu có trong kho nhưng chưa đọc được"


def of_conference(
    limits: Iterable[Deadline], folder: ConferenceFolder, today: dt.date = dt.date.max
) -> tuple[Deadline, ...]:
    """The limits of a conference, those that nobody can judge told apart.

    A day that lies ahead is wrong or only planned: it is told of by itself, and nobody is late for it besides.
    """
    unread = stems_unread(folder) if folder.problems else frozenset()
    answers = {one.id: one.reply for one in folder.petitions} if unread else {}
    ahead = _stepped_ahead(folder, today)
    return tuple(_judged(limit, unread, answers, today, ahead) for limit in limits)


def _stepped_ahead(folder: ConferenceFolder, today: dt.date) -> frozenset[int]:
    """The petitions of which a step is dated on a day to come."""
    if folder.last_step <= today:
        return frozenset()
    return frozenset(one.id for one in folder.petitions if any(step.on > today for step in one.states))


def of_year(limits: Iterable[Deadline], year: YearFolder, today: dt.date, *, complete: bool) -> tuple[Deadline, ...]:
    """The limits of a unit-year: which report is missing nobody knows while one can't be read.

    Nor does anybody know whether a conference that was not read (`complete` is false) met what any of them can meet.
    """
    found = tuple(_reported(limits, year, today)) if year.problems or year.reports else tuple(limits)
    return found if complete else tuple(replace(one, unclear=UNREAD) if _by_any(one) else one for one in found)


_BY_ANY = (DeadlineKind.QUOTA, DeadlineKind.HELD_WITHIN, DeadlineKind.PETITION_COLLECTION)


def _by_any(limit: Deadline) -> bool:
    return limit.kind in _BY_ANY and limit.met_on is None


def stems_unread(folder: ConferenceFolder) -> frozenset[str]:
    """The documents that are there but can't be read."""
    read = {document.file for document in folder.documents}
    files = {problem.file for problem in folder.problems} - read
    return frozenset(addresses.document_stem(file) for file in files)


def _judged(
    limit: Deadline, unread: frozenset[str], answers: dict[int, str | None], today: dt.date, ahead: frozenset[int]
) -> Deadline:
    if limit.met_on is not None:
        return replace(limit, unclear=AHEAD) if limit.met_on > today else limit
    if limit.kind is DeadlineKind.ASSIGNED_DUE and limit.petition in ahead:
        return replace(limit, unclear=AHEAD)
    if limit.met_by and begun(limit.parts) is None and not limit.extension:
        return replace(limit, unclear=UNDATED)
    return replace(limit, unclear=UNREAD) if unread and _broken(limit, unread, answers) else limit


def _broken(limit: Deadline, unread: frozenset[str], answers: dict[int, str | None]) -> bool:
    if limit.kind is DeadlineKind.WRITTEN_REPLY:
        return answers.get(limit.petition or 0) in unread
    kinds = (limit.document,) if limit.document else limit.kind.duty.documents
    return any(addresses.kind_of(stem) in kinds for stem in unread)


def _reported(limits: Iterable[Deadline], year: YearFolder, today: dt.date) -> Iterator[Deadline]:
    read = {report.file for report in year.reports}
    unread = any(one.file.startswith("reports/") and one.file not in read for one in year.problems)
    for limit in limits:
        if limit.kind is DeadlineKind.REPORT and unread and limit.met_by is None:
            yield replace(limit, unclear=UNREAD)
        elif limit.kind is DeadlineKind.REPORT and limit.met_on and limit.met_on > today:
            yield replace(limit, unclear=AHEAD)
        else:
            yield limit
