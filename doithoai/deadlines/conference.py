"""Every time limit of one conference, from its records and the policy that binds its unit-year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from doithoai.deadlines.counting import Counter
from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.dossier import dossier_deadlines
from doithoai.deadlines.layers import Layers
from doithoai.model.base import Frozen
from doithoai.model.records import Conference, Petition
from doithoai.model.vocabulary import (
    CLOSING,
    ConferenceType,
    DeadlineKind,
    DocumentKind,
    PetitionClass,
    PetitionState,
)
from doithoai.model.workdays import Calendar
from doithoai.reading.dossier import ConferenceFolder, DocumentFile

HELD = "ngày hội nghị"
CONCLUDED = "ngày có thông báo kết luận"
_FIRST = dt.date(1900, 1, 1)
NO_DATA = "chưa có dữ liệu trong kho lưu trữ"
DRAFT = "dự kiến: quy định chép theo mẫu, chờ nhập số, ngày của kế hoạch và mục nêu quy định; chưa tính cho ai"


def conference_deadlines(
    folder: ConferenceFolder, layers: Layers, calendar: Calendar, joined: dt.date | None
) -> tuple[Deadline, ...]:
    """All that the policy asks of one conference, in the order of its steps.

    `joined` is the day from which the unit's archive is kept; a duty due before it is marked as without data.
    A conference that is cancelled, or has no readable record, owes nothing.
    """
    if folder.conference is None or folder.conference.cancelled:
        return ()
    limits = tuple(_Limits(folder, folder.conference, layers, Counter(calendar, folder.key.code)).all())
    return tuple(kept(limit, joined) for limit in limits)


def kept(limit: Deadline, joined: dt.date | None) -> Deadline:
    """Mark a duty as without data when it falls before the unit's archive began (or it never did).

    So is a duty whose rule is only a draft: nobody can be late by what no document of the unit is known to say.
    """
    if limit.draft:
        return replace(limit, no_data=True, note=DRAFT)
    if joined is None or (limit.due is not None and limit.due < joined):
        return replace(limit, no_data=True, note=NO_DATA)
    return limit


class _Limits(Frozen, frozen=True):
    folder: ConferenceFolder
    conference: Conference
    layers: Layers
    counter: Counter

    def all(self) -> Iterator[Deadline]:
        yield from self.notice()
        yield from self.law_notice()
        yield from self.petition_collection()
        conclusion = list(self.conclusion_notice())
        yield from conclusion
        yield from self.law_publication()
        yield from self.forwarding()
        replies = list(self.written_replies())
        yield from replies
        yield from self.assigned()
        yield from dossier_deadlines(self.folder, self.conference, self.layers, conclusion, replies)

    @property
    def lead(self) -> str | None:
        """The office that owes the notice and the conclusion notice."""
        override = self.conference.lead_office
        return override.office if override else self.layers.lead_office(self.conference.chair)

    def notice(self) -> Iterator[Deadline]:
        found = self.layers.nearest(lambda rules: rules.notice)
        if found is None:
            return
        waived = None
        if self.conference.type in found.rule.waived_for:
            label = self.conference.type.label
            waived = f"đối thoại {label} không nhất thiết phải thông báo trước (mục {found.rule.waived_section})"
        document = self.folder.first(DocumentKind.NOTICE)
        days = [self.announced, document.done if document else None]
        met = max((day for day in days if day), default=None) if document else None
        yield self.counter.limit(
            DeadlineKind.NOTICE,
            found,
            self.folder.day,
            HELD,
            owner=found.rule.by or self.lead,
            met_on=met,
            waived=waived,
            **_met(document),
        )

    @property
    def announced(self) -> dt.date | None:
        return min((one.on for one in self.conference.announced), default=None)

    def law_notice(self) -> Iterator[Deadline]:
        if found := self.layers.nearest(lambda rules: rules.law_notice):
            yield self.counter.limit(
                DeadlineKind.LAW_NOTICE,
                found,
                self.folder.day,
                HELD,
                owner=found.rule.by or self.lead,
                met_on=self.announced,
            )

    def petition_collection(self) -> Iterator[Deadline]:
        found = self.layers.nearest(lambda rules: rules.petition_collection)
        if found is None:
            return
        received = [one.received.on for one in self.folder.petitions if one.received.channel == "mat_tran"]
        yield Deadline(
            DeadlineKind.PETITION_COLLECTION,
            self.counter.subject,
            DeadlineKind.PETITION_COLLECTION.label,
            due=max(found.rule.before, _FIRST) - dt.timedelta(1),
            basis=(found.basis(found.rule.section),),
            owner=found.rule.by,
            trigger=f"trước ngày {found.rule.before:%d/%m/%Y}",
            met_on=max(received, default=None),
        )

    def conclusion_notice(self) -> Iterator[Deadline]:
        found = self.layers.nearest(lambda rules: rules.conclusion_notice)
        if found is None:
            return
        document = self.folder.first(DocumentKind.CONCLUSION_NOTICE)
        base = self.counter.limit(
            DeadlineKind.CONCLUSION_NOTICE,
            found,
            self.folder.day,
            HELD,
            owner=found.rule.by or self.lead,
            met_on=document.done if document else None,
            **_met(document),
        )
        extension = document.front.extension if document else None
        extended = found.rule.extended
        if extension is None or extended is None or extension.ground not in extended.grounds:
            yield base
            return
        yield replace(self.counter.extended(base, extended, found), extension=extension.reason)

    def law_publication(self) -> Iterator[Deadline]:
        found = self.layers.nearest(lambda rules: rules.law_publication)
        if found is None:
            return
        document = self.folder.first(DocumentKind.CONCLUSION_NOTICE)
        public = document is not None and document.front.public is not False
        yield self.counter.limit(
            DeadlineKind.LAW_PUBLICATION,
            found,
            self.folder.day,
            HELD,
            owner=found.rule.by or self.lead,
            met_on=document.done if document and public else None,
            **_met(document),
        )

    def forwarding(self) -> Iterator[Deadline]:
        found = self.layers.nearest(lambda rules: rules.forwarding)
        if found is None:
            return
        classes = {one.classed for one in self.folder.petitions}
        owed = not self.folder.petitions or classes & {
            PetitionClass.REPORTED_UP,
            PetitionClass.TO_VERIFY,
            None,
        }
        kinds = (DocumentKind.FORWARDING_LETTER, DocumentKind.PETITION_TO_SUPERIOR)
        letters = [one for kind in kinds for one in self.folder.of(kind)]
        letter = min(letters, key=lambda one: one.done or dt.date.max, default=None)
        yield self.counter.limit(
            DeadlineKind.FORWARDING,
            found,
            self.folder.day,
            HELD,
            owner=found.rule.by or self.lead,
            met_on=letter.done if letter else None,
            waived=None if owed else "không có kiến nghị phải trình cấp trên hoặc chuyển cơ quan khác",
            **_met(letter),
        )

    def written_replies(self) -> Iterator[Deadline]:
        found = self.layers.nearest(lambda rules: rules.written_reply)
        if found is None:
            return
        notice = self.folder.first(DocumentKind.CONCLUSION_NOTICE)
        for position, petition in enumerate(self.folder.petitions):
            if not owes_reply(petition):
                continue
            start, trigger = _reply_trigger(petition, notice, from_receipt=found.rule.from_receipt)
            document = self.folder.document(petition.reply) if petition.reply else None
            yield self.counter.limit(
                DeadlineKind.WRITTEN_REPLY,
                found,
                start,
                trigger,
                subject=f"{self.counter.subject}-{petition.id:03}",
                title=f"{DeadlineKind.WRITTEN_REPLY.label} kiến nghị số {petition.id}",
                owner=petition.assigned.office if petition.assigned else None,
                met_on=document.done if document else None,
                route=(position,),
                **_met(document),
            )

    def assigned(self) -> Iterator[Deadline]:
        for position, petition in enumerate(self.folder.petitions):
            if not owes_reply(petition) or petition.assigned is None or petition.assigned.due is None:
                continue
            done = min((step.on for step in petition.states if step.state in CLOSING), default=None)
            yield Deadline(
                DeadlineKind.ASSIGNED_DUE,
                f"{self.counter.subject}-{petition.id:03}",
                f"{DeadlineKind.ASSIGNED_DUE.label}: kiến nghị số {petition.id}",
                due=petition.assigned.due,
                owner=petition.assigned.office,
                trigger="hạn ghi trong hồ sơ kiến nghị",
                met_on=done,
                route=(position, "assigned", "due"),
            )


def _met(document: DocumentFile | None) -> dict[str, Any]:
    if document is None:
        return {}
    gone = document.front.withdrawn
    return {
        "met_by": document.file,
        "late_reason": document.front.late_reason,
        "withdrawn": gone.on if gone else None,
    }


def owes_reply(petition: Petition) -> bool:
    """Whether a petition was left open at the conference and so is owed a written reply (S0 V.3.b)."""
    if petition.classed is not PetitionClass.TO_VERIFY or petition.duplicate_of is not None:
        return False
    return not any(step.state is PetitionState.WITHDRAWN for step in petition.states)


def _reply_trigger(
    petition: Petition, notice: DocumentFile | None, *, from_receipt: bool
) -> tuple[dt.date | None, str]:
    if notice is None:
        return None, CONCLUDED
    office = petition.assigned.office if petition.assigned else None
    received = next((sent.received for sent in notice.front.sent if sent.to == office and sent.received), None)
    if from_receipt and received:
        return received, "ngày cơ quan được giao nhận thông báo kết luận"
    return notice.front.issued or notice.first_sent, CONCLUDED


def is_urgent(conference: Conference) -> bool:
    """Whether the dossier is put together case by case (S0 V.4.b)."""
    return conference.type is ConferenceType.URGENT
