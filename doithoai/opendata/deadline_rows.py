"""Time limits to rows of their table, from dossiers that have passed `public` already."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai import public
from doithoai.cases.case import Case, YearCase
from doithoai.deadlines import Deadline
from doithoai.deadlines.in_words import state_word
from doithoai.model import addresses
from doithoai.opendata.common import join
from doithoai.opendata.deadline_row import DeadlineRow
from doithoai.views.limits import advises
from doithoai.views.portal import Portal


def conference_deadlines(case: Case, portal: Portal, internal: frozenset[str]) -> Iterator[DeadlineRow]:
    """The time limits of one conference and its petitions."""
    key = case.key
    for limit in case.deadlines:
        petition = limit.subject if limit.petition else None
        place = addresses.petition(limit.petition) if limit.petition else addresses.STEPS
        late = public.guarded(limit.late_reason, limit.met_by, internal)
        longer = public.guarded(limit.extension, limit.met_by, internal)
        yield _deadline(
            case,
            limit,
            (key.unit, key.year, key.code, petition),
            portal.body(case, limit.owner) or None,
            (late, longer),
            addresses.document_code(key.code, limit.stem) if limit.stem else None,
            addresses.on(key.path, place),
        )


def year_deadlines(case: YearCase, portal: Portal) -> Iterator[DeadlineRow]:
    """The time limits of one unit-year."""
    year, reports = case.year, public.internal_reports(case.year)
    for limit in case.deadlines:
        late, longer = (public.guarded(why, limit.met_by, reports) for why in (limit.late_reason, limit.extension))
        yield _deadline(
            case,
            limit,
            (year.unit, year.year, None, None),
            portal.body(year.unit, limit.owner) or None,
            (late, longer),
            None,
            addresses.on(year.path, addresses.LIMITS),
        )


def _deadline(
    case: Case | YearCase,
    limit: Deadline,
    subject: tuple[str, int, str | None, str | None],
    owner: str | None,
    reasons: tuple[str | None, str | None],
    document: str | None,
    page: str,
) -> DeadlineRow:
    unit, year, conference, petition = subject
    state, count = case.state(limit), limit.count
    counts = not limit.waived and not limit.no_data
    return DeadlineRow(
        unit=unit,
        unit_name=case.unit.name,
        sample=case.unit.sample,
        year=year,
        conference=conference,
        petition=petition,
        kind=limit.kind,
        title=str(limit.title),
        owner=limit.owner,
        owner_name=owner,
        counted_from=count.start if count else None,
        count=count.days if count else None,
        count_unit=count.unit if count else None,
        trigger=limit.trigger or None,
        due=limit.due,
        strict_due=limit.strict_due,
        not_before=limit.not_before,
        base_due=limit.base_due,
        met_on=limit.met_on,
        document=document,
        state=state,
        state_label=state_word(state, mark=limit.mark),
        days_late=limit.days_late(case.today, case.archive.calendar) if counts else 0,
        late_reason=reasons[0],
        extension=reasons[1],
        waived=limit.waived,
        advisory=advises(limit),
        mark=limit.mark,
        provisional=limit.provisional,
        undecided_due=limit.undecided_due,
        no_data=limit.no_data and not limit.draft,
        note=limit.note,
        basis=join(f"{one.document} {one.section}".strip() for one in limit.basis),
        as_of=case.today,
        page=page,
    )
