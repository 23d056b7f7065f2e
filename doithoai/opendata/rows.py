"""Records to rows: one function a table, time limits apart. What they are given has passed `public` already."""

from __future__ import annotations

import datetime as dt

from doithoai import public
from doithoai.cases import fate
from doithoai.cases.case import Case, YearCase
from doithoai.cases.fate import Fate
from doithoai.model import addresses, raised
from doithoai.model.dossier import ConferenceFolder, DocumentFile, Key
from doithoai.model.evidence import HeldSince
from doithoai.model.plan_file import PlanFile
from doithoai.model.records import Attended, Conference, Petition, Place, Unit, listed
from doithoai.model.vocabulary import Chair
from doithoai.opendata import files, promises
from doithoai.opendata.common import join
from doithoai.opendata.tables import ConferenceRow, DocumentRow, PetitionRow, PlanRow, UnitRow
from doithoai.views.chairs import chair
from doithoai.views.conference_rows import sitting_told, sittings
from doithoai.views.departures import explained
from doithoai.views.in_charge import partners
from doithoai.views.portal import Portal

_NOBODY, _NOWHERE, _NOTHING = Attended(), Place(name="-"), public.Hidden(None, None)


def unit_row(name: str, unit: Unit) -> UnitRow:
    """One unit."""
    return UnitRow(
        unit=name,
        name=unit.name,
        kind=unit.kind,
        kind_label=unit.kind.label,
        sample=unit.sample,
        joined=unit.joined,
        ended=unit.ended.on if unit.ended else None,
        ended_into=join(unit.ended.units) if unit.ended else None,
        villages=join(unit.villages),
        portal=unit.portal,
        source=unit.source,
        note=unit.note,
        page=addresses.page(name),
        record=files.unit(name),
    )


def plan_row(case: YearCase, file: PlanFile) -> PlanRow:
    """One yearly plan."""
    year, plan = case.year, file.front
    return PlanRow(
        plan=files.plan_code(year.unit, year.year, file.stem),
        unit=year.unit,
        unit_name=case.unit.name,
        sample=case.unit.sample,
        year=year.year,
        title=plan.title,
        number=plan.number,
        issued=plan.issued,
        in_force_from=plan.start,
        in_force_to=plan.end,
        body=plan.body,
        line=plan.line,
        line_label=plan.line.label,
        policy=plan.policy,
        planned_time=plan.planned.time if plan.planned else None,
        planned_place=plan.planned.place if plan.planned else None,
        source=plan.source.file if plan.source else None,
        note=plan.note,
        page=addresses.on(year.path, addresses.plan(file.stem)) if addresses.number_of(file.stem) else year.page,
        record=files.plan(year.unit, year.year, file.stem),
    )


def conference_row(case: Case, folder: ConferenceFolder, conference: Conference) -> ConferenceRow:
    """One conference."""
    key, stage = case.key, fate.stage(case)
    who, place = conference.attendance or _NOBODY, conference.place or _NOWHERE
    window, results, counted = conference.petitions_open, conference.previous_results, conference.counted
    levels = counted.by_level.known if counted and counted.by_level else {}
    return ConferenceRow(
        conference=key.code,
        unit=key.unit,
        unit_name=case.unit.name,
        sample=case.unit.sample,
        year=key.year,
        number=key.number,
        type=conference.type,
        type_label=conference.type.label,
        form="; ".join(one.value for one in conference.forms),
        form_label=str(conference.form_told),
        chair="; ".join(one.value for one in listed(conference.chair, Chair)),
        chair_label=str(chair(case)),
        topic=conference.topic,
        stage=stage,
        stage_label=stage.label,
        day=folder.day,
        last_day=folder.last_day,
        sessions=join(map(sitting_told, sittings(case)[1:])),
        start=conference.start,
        end=conference.end,
        duration=conference.duration,
        place=conference.place.name if conference.place else None,
        address=place.address,
        village=join(place.villages),
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
        petitions_channels=join(window.channels) if window else None,
        petitions_link=window.link if window else None,
        petitions_phone=window.phone if window else None,
        announced=min((one.on for one in conference.announced), default=None),
        announced_on=join(one.channel for one in conference.announced),
        follows_up=key.sibling(conference.follows_up).code if conference.follows_up else None,
        previous_reported=results.reported if results else None,
        postponed=len(conference.postponed),
        cancelled=conference.cancelled.decided if conference.cancelled else None,
        cancelled_reason=conference.cancelled.reason if conference.cancelled else None,
        deviation=join(map(explained, conference.deviation)),
        petitions=len(folder.petitions),
        petitions_untexted=raised.untexted(folder),
        counted=counted.petitions if counted else None,
        counted_answered=counted.answered if counted else None,
        counted_by_level=join(f"{level}: {count}" for level, count in levels.items()),
        counted_by_field=join(f"{one.field}: {one.petitions}" for one in counted.by_field) if counted else None,
        counted_source=counted.source if counted else None,
        documents=len(folder.documents),
        note=conference.note,
        as_of=case.today,
        page=key.page,
        record=files.record(key),
    )


def document_row(case: Case, shown: DocumentFile, sent: dt.date | None, first: HeldSince | None = None) -> DocumentRow:
    """One document of a dossier, of an internal one kind and dates."""
    key, front, gone = case.key, shown.front, public.gone(shown.front)
    return DocumentRow(
        document=addresses.document_code(key.code, shown.stem),
        conference=key.code,
        unit=key.unit,
        unit_name=case.unit.name,
        sample=case.unit.sample,
        year=key.year,
        kind=front.kind,
        kind_label=front.kind.label,
        phase=front.kind.phase,
        public=public.is_public(front),
        public_reason=public.reason(front),
        issued=front.issued,
        sent=sent,
        title=front.title,
        number=front.number,
        signer_post=front.signer.post if front.signer else None,
        signer_body=front.signer.body if front.signer else None,
        petitions=join(front.petitions),
        late_reason=front.late_reason,
        deviation=join(map(explained, front.deviation)),
        files=len(public.attached(shown)),
        corrects=addresses.document_code(key.code, front.corrects) if front.corrects else None,
        correction=front.correction,
        withdrawn=gone.on if gone else None,
        withdrawn_reason=gone.reason if gone else None,
        withdrawn_sha256=gone.sha256 if gone else None,
        in_archive_from=first.earliest if first else None,
        in_archive_by=first.latest if first else None,
        in_archive_commit=first.commit if first else None,
        page=addresses.on(key.path, addresses.document(shown.stem)),
    )


def petition_row(case: Case, portal: Portal, one: Petition, became: Fate) -> PetitionRow:
    """One petition as everybody may see it, and what became of it."""
    key = case.key
    last = became.steps[-1] if became.steps else None
    hidden = public.hidden(one) or _NOTHING
    office = one.assigned.office if one.assigned else None
    return PetitionRow(
        petition=addresses.petition_code(key.code, one.id),
        conference=key.code,
        unit=key.unit,
        unit_name=case.unit.name,
        sample=case.unit.sample,
        year=key.year,
        number=one.id,
        field=one.field,
        field_label=portal.field(one.field),
        petitioner=one.petitioner.kind,
        petitioner_name=public.name(one, case.today),
        village=one.petitioner.village,
        supporters=one.supporters,
        received=one.received.on,
        received_when=one.received.when,
        received_by=one.received.channel,
        text=one.text,
        withheld=hidden.reason,
        removed=hidden.since,
        classed=one.classed,
        class_label=one.classed.label if one.classed else None,
        answer=one.answer,
        level=one.level,
        office=office,
        office_name=portal.body(case, office) or None,
        partners=join(one.partners),
        partner_names=partners(portal, case, one) or None,
        assigned_due=one.assigned.due if one.assigned else None,
        is_open=became.waits,
        **promises.columns(case, one, became),
        state=last.state if last else None,
        state_label=last.state.label if last else None,
        state_on=last.on if last else None,
        reply=join(addresses.document_code(key.code, stem) for stem in one.replies),
        reply_parts=one.parts or (len(one.replies) if one.in_parts else None),
        partly_answered=bool(became.partly),
        refused_reason=one.refused.reason if one.refused else None,
        refused_ground=one.refused.ground if one.refused else None,
        refused_settled_by=one.refused.settled_by if one.refused else None,
        deviation=join(map(explained, one.deviation)),
        duplicate_of=addresses.petition_code(key.code, one.duplicate_of) if one.duplicate_of else None,
        carried_from=_carried(key, one.carried_from),
        carried_to=_carried(key, one.carried_to),
        note=one.note,
        page=addresses.on(key.path, addresses.petition(one.id)),
    )


def _carried(key: Key, ref: str | None) -> str | None:
    if ref is None:
        return None
    year, number, petition = addresses.reference(ref)
    return addresses.petition_code(addresses.code(key.unit, year, number), petition or 0)
