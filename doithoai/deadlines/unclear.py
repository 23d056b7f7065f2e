"""Which duties nobody can judge: what would meet them is in the archive, but has no date or can't be read.

Unknown is not late. Rules, lists, feeds and open data take it from the limit, so that all of them say the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator

from msgspec.structs import replace

from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.doubts import MISNAMED, REVERSED, Doubts, reversed_days, unknown_alone
from doithoai.deadlines.explained import explained
from doithoai.deadlines.fulfilment import begun
from doithoai.model import addresses
from doithoai.model.dossier import ConferenceFolder, ReportFile, YearFolder
from doithoai.model.findings import files_of
from doithoai.model.vocabulary import DeadlineKind, ReportKind

UNDATED = "tài liệu có trong kho nhưng chưa ghi ngày"
AHEAD = "ngày ghi trong hồ sơ còn ở phía trước"
MISDATED = "có báo cáo cùng loại ghi kỳ không khớp, chưa biết là của kỳ nào"
UNREAD = "tài liệu có trong kho nhưng chưa đọc được"


def of_conference(
    limits: Iterable[Deadline], folder: ConferenceFolder, bodies: Callable[[], Collection[str]] | None = None
) -> tuple[Deadline, ...]:
    """The limits of a conference, those that nobody can judge told apart; `bodies` are all whom the archive knows."""
    unread = stems_unread(folder) if folder.problems else frozenset()
    answers = {one.id: one.replies for one in folder.petitions} if unread else {}
    # Who asks for more time says that it is not done yet, whether the plan gives that time or not.
    asking = {one.file for one in folder.documents if one.front.extension}
    doubts = Doubts(folder, {one.stem for one in folder.documents} | unread, bodies)
    return tuple(_doubted(_judged(explained(limit), unread, answers, asking), doubts) for limit in limits)


def _doubted(limit: Deadline, doubts: Doubts) -> Deadline:
    """A limit that would be late or lacking by what is wrong in the record itself; that has a finding of its own."""
    if limit.unclear or limit.due is None or (limit.met_on is not None and limit.met_on <= limit.due):
        return limit
    why = doubts.of(limit)
    return replace(limit, met_on=None, unclear=why) if why else limit


def of_year(
    limits: Iterable[Deadline],
    year: YearFolder,
    today: dt.date,
    bodies: Callable[[], Collection[str]] | None = None,
    *,
    complete: bool,
) -> tuple[Deadline, ...]:
    """The limits of a unit-year: which report is missing nobody knows while one can't be read.

    Nor does anybody know whether a conference that was not read (`complete` is false) met what any of them can meet.
    """
    limits = tuple(map(explained, limits))
    found = tuple(_reported(limits, year, today, bodies)) if year.problems or year.reports or year.misnamed else limits
    return found if complete else tuple(replace(one, unclear=UNREAD) if _by_any(one) else one for one in found)


_BY_ANY = (DeadlineKind.QUOTA, DeadlineKind.HELD_WITHIN, DeadlineKind.PETITION_COLLECTION)


def _by_any(limit: Deadline) -> bool:
    return limit.kind in _BY_ANY and limit.met_on is None


def stems_unread(folder: ConferenceFolder) -> frozenset[str]:
    """The documents that are there but can't be read."""
    read = {document.file for document in folder.documents}
    return frozenset(addresses.document_stem(file) for file in files_of(folder.problems) - read)


def _judged(
    limit: Deadline, unread: frozenset[str], answers: dict[int, tuple[str, ...]], asking: Collection[str]
) -> Deadline:
    if limit.met_on is not None:
        return limit
    if limit.met_by and begun(limit.parts) is None and limit.met_by not in asking:
        return replace(limit, unclear=UNDATED)
    return replace(limit, unclear=UNREAD) if unread and _broken(limit, unread, answers) else limit


def _broken(limit: Deadline, unread: frozenset[str], answers: dict[int, tuple[str, ...]]) -> bool:
    if limit.kind is DeadlineKind.WRITTEN_REPLY:
        return not unread.isdisjoint(answers.get(limit.petition or 0, ()))
    kinds = (limit.document,) if limit.document else limit.kind.duty.documents
    return any(addresses.kind_of(stem) in kinds for stem in unread)


def _reported(
    limits: Iterable[Deadline], year: YearFolder, today: dt.date, bodies: Callable[[], Collection[str]] | None
) -> Iterator[Deadline]:
    def unknown(name: str | None) -> bool:
        return name is not None and bodies is not None and name not in bodies()

    read = {report.file for report in year.reports}
    unread = any(one.file.startswith("reports/") and one.file not in read for one in year.problems)
    unread = unread or "reports" in year.misnamed
    turned = frozenset(one.file for one in year.reports if reversed_days(one.front))
    odd = tuple(f"{one.front.kind} " for one in year.reports if _odd(one))
    also = (each for one in year.reports for each, _ in one.front.others)
    odd += tuple(f"{one.kind} " for one in also if one.period is None and one.kind is not ReportKind.ANNUAL_REPORT)
    for limit in limits:
        if limit.kind is DeadlineKind.REPORT and unread and limit.met_by is None:
            yield replace(limit, unclear=UNREAD)
        elif limit.kind is DeadlineKind.REPORT and limit.met_by is None and odd and limit.title.en.startswith(odd):
            yield replace(limit, unclear=MISDATED)
        elif limit.kind is DeadlineKind.REPORT and limit.met_on and limit.met_on > today:
            yield replace(limit, unclear=AHEAD)
        elif limit.kind is DeadlineKind.REPORT and unknown_alone(limit, unknown):
            yield replace(limit, unclear=MISNAMED)
        elif limit.due and limit.met_on and limit.met_on > limit.due and limit.met_by in turned:
            yield replace(limit, met_on=None, unclear=REVERSED)
        else:
            yield limit


def _odd(report: ReportFile) -> bool:
    """Whether the period of a report is not the one that its name says; C26 asks for the right one."""
    number = report.stem.partition("-")[2]
    periodic = report.front.kind is not ReportKind.ANNUAL_REPORT
    return periodic and (report.front.period is None or bool(number and str(report.front.period) != number))
