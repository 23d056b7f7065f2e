"""Records to rows: one function a table. What they are given has passed `public` already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from doithoai.cases.case import Case, YearCase
from doithoai.deadlines import Deadline
from doithoai.model.records import Attended, Conference, Petition, Place, Plan, Unit
from doithoai.model.vocabulary import PHASES, DeadlineKind, Word
from doithoai.opendata import files, public
from doithoai.opendata.tables import ConferenceRow, DeadlineRow, DocumentRow, PetitionRow, PlanRow, UnitRow
from doithoai.reading.dossier import ConferenceFolder, DocumentFile, Key, is_open, is_public
from doithoai.views.portal import Portal

_OF_PETITION = frozenset((DeadlineKind.WRITTEN_REPLY, DeadlineKind.ASSIGNED_DUE))
_NOBODY, _NOWHERE = Attended(), Place(name="-")


def join(parts: Iterable[object]) -> str | None:
    """A list in one cell; nothing for an empty one."""
    return "; ".join(one.label if isinstance(one, Word) else str(one) for one in parts) or None


def unit_row(name: str, unit: Unit) -> UnitRow:
    """One unit."""
    return UnitRow(
        unit=name,
        name=unit.name,
        kind=unit.kind,
        kind_label=unit.kind.label,
        sample=unit.sample,
        joined=unit.joined,
        villages=join(unit.villages),
        portal=unit.portal,
        source=unit.source,
        note=unit.note,
        page=f"{name}/",
        record=files.unit(name),
    )


def plan_row(case: YearCase, plan: Plan) -> PlanRow:
    """One yearly plan."""
    year = case.year
    return PlanRow(
        plan=f"{year.unit}-{year.year}",
        unit=year.unit,
        unit_name=case.unit.name,
        sample=case.unit.sample,
        year=year.year,
        title=plan.title,
        number=plan.number,
        issued=plan.issued,
        body=plan.body,
        line=plan.line,
        line_label=plan.line.label,
        policy=plan.policy,
        planned_time=plan.planned.time if plan.planned else None,
        planned_place=plan.planned.place if plan.planned else None,
        source=plan.source.file if plan.source else None,
        note=plan.note,
        page=f"{year.path}/",
        record=files.plan(year.unit, year.year),
    )


def conference_row(case: Case, folder: ConferenceFolder, conference: Conference) -> ConferenceRow:
    """One conference."""
    key, stage = case.key, folder.stage(case.today)
    who, place = conference.attendance or _NOBODY, conference.place or _NOWHERE
    window, results = conference.petitions_open, conference.previous_results
    return ConferenceRow(
        conference=key.code,
        unit=key.unit,
        unit_name=case.unit.name,
        sample=case.unit.sample,
        year=key.year,
        number=key.number,
        type=conference.type,
        type_label=conference.type.label,
        form=conference.form,
        form_label=conference.form.label,
        chair=conference.chair,
        chair_label=conference.chair.label,
        topic=conference.topic,
        stage=stage,
        stage_label=stage.label,
        day=folder.day,
        start=conference.start,
        end=conference.end,
        duration=conference.duration,
        place=conference.place.name if conference.place else None,
        address=place.address,
        village=place.village,
        latitude=place.coordinates[0] if place.coordinates else None,
        longitude=place.coordinates[1] if place.coordinates else None,
        link=conference.link,
        audience=conference.audience,
        groups=join(conference.groups),
        expected=who.expected,
        people=who.people,
        organisations=who.organisations,
        speakers=who.speakers,
        petitions_from=window.start if window else None,
        petitions_to=window.end if window else None,
        announced=min((one.on for one in conference.announced), default=None),
        announced_on=join(one.channel for one in conference.announced),
        follows_up=key.sibling(conference.follows_up).code if conference.follows_up else None,
        previous_reported=results.reported if results else None,
        postponed=len(conference.postponed),
        cancelled=conference.cancelled.decided if conference.cancelled else None,
        cancelled_reason=conference.cancelled.reason if conference.cancelled else None,
        petitions=len(folder.petitions),
        documents=len(folder.documents),
        note=conference.note,
        as_of=case.today,
        page=f"{key.path}/",
        record=files.record(key),
    )


def document_row(case: Case, shown: DocumentFile, sent: dt.date | None) -> DocumentRow:
    """One document of a dossier, of an internal one kind and dates."""
    key, front = case.key, shown.front
    return DocumentRow(
        document=f"{key.code}/{shown.stem}",
        conference=key.code,
        unit=key.unit,
        unit_name=case.unit.name,
        sample=case.unit.sample,
        year=key.year,
        kind=front.kind,
        kind_label=front.kind.label,
        phase=PHASES[front.kind],
        public=is_public(front),
        public_reason=front.public_reason,
        issued=front.issued,
        sent=sent,
        title=front.title,
        number=front.number,
        signer_post=front.signer.post if front.signer else None,
        signer_body=front.signer.body if front.signer else None,
        petitions=join(front.petitions),
        late_reason=front.late_reason,
        files=len(shown.attached),
        corrects=f"{key.code}/{front.corrects}" if front.corrects else None,
        correction=front.correction,
        withdrawn=front.withdrawn.on if front.withdrawn else None,
        withdrawn_reason=front.withdrawn.reason if front.withdrawn else None,
        withdrawn_sha256=front.withdrawn.sha256 if front.withdrawn else None,
        page=f"{key.path}/#van-ban-{shown.stem}",
    )


def petition_row(case: Case, portal: Portal, one: Petition) -> PetitionRow:
    """One petition."""
    key = case.key
    last = one.states[-1] if one.states else None
    office = one.assigned.office if one.assigned else None
    return PetitionRow(
        petition=f"{key.code}-{one.id:03}",
        conference=key.code,
        unit=key.unit,
        unit_name=case.unit.name,
        sample=case.unit.sample,
        year=key.year,
        number=one.id,
        field=one.field,
        field_label=portal.field(one.field),
        petitioner=one.petitioner.kind,
        petitioner_name=one.petitioner.name,
        village=one.petitioner.village,
        received=one.received.on,
        received_when=one.received.when,
        received_by=one.received.channel,
        text=one.text,
        withheld=one.withheld,
        removed=one.removed,
        classed=one.classed,
        class_label=one.classed.label if one.classed else None,
        answer=one.answer,
        level=one.level,
        office=office,
        office_name=portal.body(key.unit, office) or None,
        assigned_due=one.assigned.due if one.assigned else None,
        is_open=is_open(one),
        state=last.state if last else None,
        state_label=last.state.label if last else None,
        state_on=last.on if last else None,
        reply=f"{key.code}/{one.reply}" if one.reply else None,
        refused_reason=one.refused.reason if one.refused else None,
        refused_ground=one.refused.ground if one.refused else None,
        duplicate_of=f"{key.code}-{one.duplicate_of:03}" if one.duplicate_of else None,
        carried_from=_carried(key, one.carried_from),
        carried_to=_carried(key, one.carried_to),
        note=one.note,
        page=f"{key.path}/#kn-{one.id}",
    )


def _carried(key: Key, ref: str | None) -> str | None:
    return f"{key.sibling(ref).code}-{int(ref.partition('#')[2]):03}" if ref else None


def conference_deadlines(case: Case, portal: Portal, internal: frozenset[str]) -> Iterator[DeadlineRow]:
    """The time limits of one conference and its petitions."""
    key = case.key
    for limit in case.deadlines:
        petition = limit.subject if limit.kind in _OF_PETITION else None
        page = f"{key.path}/#kn-{int(petition.rpartition('-')[2])}" if petition else f"{key.path}/#cac-buoc"
        late, longer = public.reasons(limit, internal)
        document = limit.met_by.removeprefix("documents/").removesuffix(".md") if limit.met_by else None
        yield _deadline(
            case,
            limit,
            (key.unit, key.year, key.code, petition),
            portal.body(key.unit, limit.owner) or None,
            (late, longer),
            f"{key.code}/{document}" if document else None,
            page,
        )


def year_deadlines(case: YearCase, portal: Portal) -> Iterator[DeadlineRow]:
    """The time limits of one unit-year; its reports are internal."""
    year = case.year
    for limit in case.deadlines:
        reports = frozenset((limit.met_by,)) if limit.met_by else frozenset[str]()
        yield _deadline(
            case,
            limit,
            (year.unit, year.year, None, None),
            portal.body(year.unit, limit.owner) or None,
            public.reasons(limit, reports),
            None,
            f"{year.path}/#thoi-han",
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
        title=limit.title,
        owner=limit.owner,
        owner_name=owner,
        counted_from=count.start if count else None,
        count=count.days if count else None,
        count_unit=count.unit if count else None,
        trigger=limit.trigger or None,
        due=limit.due,
        strict_due=limit.strict_due,
        base_due=limit.base_due,
        met_on=limit.met_on,
        document=document,
        state=state,
        state_label=state.label,
        days_late=limit.days_late(case.today, case.archive.calendar) if counts else 0,
        late_reason=reasons[0],
        extension=reasons[1],
        waived=limit.waived,
        advisory=limit.advisory,
        provisional=limit.provisional,
        no_data=limit.no_data and not limit.draft,
        note=limit.note,
        basis=join(f"{one.document} {one.section}".strip() for one in limit.basis),
        as_of=case.today,
        page=page,
    )
