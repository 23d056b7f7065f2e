"""Everything that is owed: what, by whom, by when, the document that cures it and the command that makes it.

What is past its day stands first; what is to come is told from a day on that leaves time for it (`Duty.soon`; the
notice, which has to be written, signed and sent, from 15 working days before). Nobody who raised a matter is named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta

from doithoai.cases.case import Case, YearCase
from doithoai.cases.fate import fates
from doithoai.cases.overview import cases, year_case
from doithoai.commands.deadline import BasisAnswer
from doithoai.commands.nightly import OF_YEAR, counts
from doithoai.deadlines import Deadline
from doithoai.deadlines.told import told_once
from doithoai.fence import guard, nothing
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, State, Trait
from doithoai.model.workdays import CalendarGap
from doithoai.reading.archive import Archive
from doithoai.reading.selection import everything

NOTICE_AHEAD = 15
"""Working days before its due date from which a notice is told of: a provisional figure, no plan sets it."""
_OPEN = (State.OVERDUE, State.ABSENT, State.DUE_SOON, State.UPCOMING)
_ORDER = {State.OVERDUE: 0, State.ABSENT: 1, State.DUE_SOON: 2, State.UPCOMING: 2, State.UNKNOWN: 3}


class DutyOwed(Frozen, frozen=True):
    """One thing that somebody owes."""

    unit: Annotated[str, Meta(title="Mã đơn vị")]
    about: Annotated[str, Meta(title="Hội nghị, kiến nghị hoặc năm")]
    kind: Annotated[str, Meta(title="Loại việc", description="Từ của thời hạn; “elsewhere”: chờ nơi khác trả lời.")]
    title: Annotated[str, Meta(title="Việc phải làm")]
    owner: Annotated[str | None, Meta(title="Cơ quan thực hiện")]
    due: Annotated[dt.date | None, Meta(title="Hạn, hết ngày")]
    last_day: Annotated[dt.date | None, Meta(title="Ngày làm việc cuối còn kịp")]
    days_left: Annotated[int | None, Meta(title="Còn mấy ngày làm việc", description="Số âm: đã quá mấy ngày.")]
    state: Annotated[State, Meta(title="Tình trạng")]
    document: Annotated[str | None, Meta(title="Tài liệu cần có")]
    command: Annotated[str | None, Meta(title="Lệnh lập tài liệu ấy")]
    address: Annotated[str, Meta(title="Địa chỉ trên cổng, sau địa chỉ gốc")]
    basis: Annotated[tuple[BasisAnswer, ...], Meta(title="Căn cứ")]


class DutyList(Frozen, frozen=True):
    """All duties on a day."""

    as_of: Annotated[dt.date, Meta(title="Tính đến hết ngày")]
    duties: Annotated[tuple[DutyOwed, ...], Meta(title="Việc phải làm")]


def due(
    archive: Archive, today: dt.date, *, unit: str | None = None, days: int | None = None, samples: bool = False
) -> DutyList:
    """What is owed on a day: by all units, or one; `days` working days ahead for every kind, or each kind's own."""
    archive = archive.on(today)
    chosen = everything(archive)
    wanted = [one for one in archive.units if unit in (None, one) and (unit or counts(archive, one, samples=samples))]
    found: list[DutyOwed] = []
    for case in cases(archive, [key for key in chosen.keys if key.unit in wanted], today):
        found += _of_case(archive, case, days)
    for name, year in sorted(chosen.years):
        whole = year_case(archive, name, year, today) if name in wanted else None
        found += _of_limits(archive, whole, whole.deadlines, days) if whole else ()
    return DutyList(today, tuple(sorted(found, key=_first)))


def _first(one: DutyOwed) -> tuple[int, dt.date, str, str, str]:
    return _ORDER[one.state], one.due or dt.date.max, one.unit, one.about, one.title


def _of_case(archive: Archive, case: Case, days: int | None) -> Iterator[DutyOwed]:
    yield from _of_limits(archive, case, case.deadlines, days)
    for one in fates(case) if case.folder.held(case.today) else ():
        if one.elsewhere and one.forwarded:
            assigned = one.petition.assigned
            yield DutyOwed(
                unit=case.key.unit,
                about=addresses.petition_code(case.key.code, one.petition.id),
                kind="elsewhere",
                title=f"Theo dõi kiến nghị số {one.petition.id}: {one.forwarded.state.label}",
                owner=archive.body(case.key.unit, assigned.office) if assigned else None,
                due=None,
                last_day=None,
                days_left=None,
                state=State.UNKNOWN,
                document=None,
                command=None,
                address=addresses.on(case.key.path, addresses.petition(one.petition.id)),
                basis=(),
            )


def _of_limits(
    archive: Archive, case: Case | YearCase, limits: Sequence[Deadline], days: int | None
) -> Iterator[DutyOwed]:
    """The limits of a conference or a year that are open, each lack once."""
    today = case.today
    judged = [(one, guard(nothing, one.state, today, archive.calendar)) for one in limits]
    for limit, state in told_once([(one, state) for one, state in judged if state is not None]):
        left = days_left(limit, today, archive)
        if (
            state in _OPEN
            and not limit.advisory
            and not _planned(limit)
            and (left is None or left <= ahead(limit, days))
        ):
            yield _owed(archive, case, limit, state, left)


def _planned(limit: Deadline) -> bool:
    """Whether a conference on record that is still to come will meet it."""
    return limit.kind in OF_YEAR and limit.met_on is not None


def ahead(limit: Deadline, days: int | None) -> int:
    """Working days before its due date from which a limit is told."""
    if days is not None:
        return days
    return NOTICE_AHEAD if limit.kind is DeadlineKind.NOTICE else limit.kind.duty.soon


def days_left(limit: Deadline, today: dt.date, archive: Archive) -> int | None:
    """Working days up to the due date, past ones negative; None where it has none."""
    if limit.due is None:
        return None
    first, last = sorted((today, limit.due))
    try:
        count = archive.calendar.working_days_between(first, last)
    except CalendarGap:
        count = (last - first).days
    return count if limit.due >= today else -count


def _owed(archive: Archive, case: Case | YearCase, limit: Deadline, state: State, left: int | None) -> DutyOwed:
    unit = case.key.unit if isinstance(case, Case) else case.year.unit
    path = case.key.path if isinstance(case, Case) else case.year.path
    document = limit.document or next(iter(limit.kind.duty.documents), None)
    page = addresses.on(path, addresses.petition(limit.petition)) if limit.petition else addresses.page(path)
    return DutyOwed(
        unit=unit,
        about=limit.subject,
        kind=str(limit.kind),
        title=str(limit.title),
        owner=archive.body(unit, limit.owner) if limit.owner else None,
        due=limit.due,
        last_day=limit.last_working_day(archive.calendar) or limit.due,
        days_left=left,
        state=state,
        document=str(document) if document else None,
        command=_command(case, limit, document),
        address=page,
        basis=tuple(dict.fromkeys(BasisAnswer(one.document, one.section) for one in limit.basis)),
    )


def _command(case: Case | YearCase, limit: Deadline, document: DocumentKind | None) -> str | None:
    """What makes the document that is lacking."""
    if isinstance(case, YearCase):
        if limit.kind in OF_YEAR:
            return f"doithoai new conference {case.year.unit}"
        if limit.kind is DeadlineKind.REPORT and limit.wanted:
            kind = limit.wanted.rpartition("/")[2].removesuffix(".md").rstrip("-0123456789")
            return f"doithoai new report {case.year.unit}/{case.year.year} --set kind={kind} --body TỆP"
        return None
    if document is None:
        return None
    about = f" --set petitions={limit.petition}" if limit.petition else ""
    about += " --answers" if about and document is DocumentKind.WRITTEN_REPLY else ""
    body = " --body TỆP" if document.has(Trait.PUBLIC) else ""
    return f"doithoai new document {case.key.path} --set kind={document}{about}{body}"
