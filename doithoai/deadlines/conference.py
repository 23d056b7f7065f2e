"""Every time limit of one conference, from its records and the policy that binds its unit-year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from doithoai import public
from doithoai.deadlines import notice
from doithoai.deadlines.counting import Counter
from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.dossier import dossier_deadlines
from doithoai.deadlines.layers import Layers, Sourced
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, DocumentFile, reopening
from doithoai.model.provisions import Limit
from doithoai.model.records import Conference, Petition
from doithoai.model.vocabulary import CLOSING, DeadlineKind, DocumentKind, PetitionClass, PetitionState, Since
from doithoai.model.workdays import Calendar

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


def limit_of(kind: DeadlineKind, layers: Layers) -> Sourced[Limit] | None:
    """The limit of one kind that the nearest document sets."""
    return layers.nearest(lambda rules: rules.limit(kind)) if kind.duty.since else None


class _Limits(Frozen, frozen=True):
    folder: ConferenceFolder
    conference: Conference
    layers: Layers
    counter: Counter

    def all(self) -> Iterator[Deadline]:
        own = {
            DeadlineKind.NOTICE: self.notice,
            DeadlineKind.PETITION_COLLECTION: self.petition_collection,
            DeadlineKind.WRITTEN_REPLY: self.written_replies,
            DeadlineKind.ASSIGNED_DUE: self.assigned,
        }
        found: dict[DeadlineKind, tuple[Deadline, ...]] = {}
        for kind in DeadlineKind:
            found[kind] = tuple(own[kind]() if kind in own else self.counted(kind))
            yield from found[kind]
        conclusion, replies = found[DeadlineKind.CONCLUSION_NOTICE], found[DeadlineKind.WRITTEN_REPLY]
        yield from dossier_deadlines(self.folder, self.conference, self.layers, conclusion, replies)

    def counted(self, kind: DeadlineKind) -> Iterator[Deadline]:
        """A limit that the day of the conference decides; nothing of a kind that another day does."""
        found = limit_of(kind, self.layers)
        if found is None:
            return
        document = self.document(kind)
        limit = self.counter.limit(
            kind,
            found,
            self.folder.day,
            Since.HELD.label,
            owner=found.rule.by or self.lead,
            met_on=self.met(kind, document),
            waived=self.waived(kind, found.rule),
            **_met(document),
        )
        yield self.extended(limit, document) if kind is DeadlineKind.CONCLUSION_NOTICE else limit

    def notice(self) -> Iterator[Deadline]:
        """The limit of the notice, met part by part."""
        found = self.layers.nearest(lambda rules: rules.notice)
        if found is None:
            return
        owner = found.rule.by or self.lead
        limit = self.counter.limit(DeadlineKind.NOTICE, found, self.folder.day, Since.HELD.label, owner=owner)
        yield notice.judged(limit, found.rule, self.folder, self.conference)

    def document(self, kind: DeadlineKind) -> DocumentFile | None:
        """The document that meets a limit: the first that was issued, or of several kinds the first that was sent."""
        kinds = kind.duty.documents
        if len(kinds) == 1:
            return self.folder.first(kinds[0])
        letters = (one for some in kinds for one in self.folder.of(some))
        return min(letters, key=lambda one: one.done or dt.date.max, default=None)

    def met(self, kind: DeadlineKind, document: DocumentFile | None) -> dt.date | None:
        if kind is DeadlineKind.LAW_NOTICE:
            return notice.in_the_media(self.folder)
        if document is None or (kind is DeadlineKind.LAW_PUBLICATION and not public.is_public(document.front)):
            return None
        return document.done

    def waived(self, kind: DeadlineKind, rule: Limit) -> str | None:
        if self.conference.type in rule.waived_for:
            label, where = self.conference.type.label, f"(mục {rule.waived_section})"
            return f"không áp dụng với đối thoại {label} {where}"
        if kind is DeadlineKind.FORWARDING and self.folder.petitions:
            owed = {PetitionClass.REPORTED_UP, PetitionClass.TO_VERIFY, None}
            if not owed & {one.classed for one in self.folder.petitions}:
                return "không có kiến nghị phải trình cấp trên hoặc chuyển cơ quan khác"
        return None

    def extended(self, base: Deadline, document: DocumentFile | None) -> Deadline:
        """The same limit, later where the document names a ground on which the plan gives more time."""
        found = self.layers.nearest(lambda rules: rules.conclusion_notice)
        more, given = found.rule.extended if found else None, document.front.extension if document else None
        if found is None or more is None or given is None or given.ground not in more.grounds:
            return base
        return replace(self.counter.extended(base, more, found), extension=given.reason)

    @property
    def lead(self) -> str | None:
        """The office that owes the notice and the conclusion notice."""
        override = self.conference.lead_office
        return override.office if override else self.layers.lead_office(self.conference.chair)

    def petition_collection(self) -> Iterator[Deadline]:
        found = self.layers.nearest(lambda rules: rules.petition_collection)
        if found is None:
            return
        received = [one.received.on for one in self.folder.petitions if one.received.channel == "mat_tran"]
        yield Deadline(
            DeadlineKind.PETITION_COLLECTION,
            self.counter.subject,
            DeadlineKind.PETITION_COLLECTION.both,
            due=max(found.rule.before, _FIRST) - dt.timedelta(1),
            basis=(found.basis(found.rule.section),),
            owner=found.rule.by,
            trigger=f"trước ngày {found.rule.before:%d/%m/%Y}",
            met_on=max(received, default=None),
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
                subject=addresses.petition_code(self.counter.subject, petition.id),
                title=Both(
                    f"{DeadlineKind.WRITTEN_REPLY.label} kiến nghị số {petition.id}",
                    f"{DeadlineKind.WRITTEN_REPLY} to petition {petition.id}",
                ),
                petition=petition.id,
                owner=petition.assigned.office if petition.assigned else None,
                met_on=document.done if document else None,
                route=(position,),
                **_met(document),
            )

    def assigned(self) -> Iterator[Deadline]:
        for position, petition in enumerate(self.folder.petitions):
            if not owes_reply(petition) or petition.assigned is None or petition.assigned.due is None:
                continue
            done = _ended(petition, petition.assigned.due)
            yield Deadline(
                DeadlineKind.ASSIGNED_DUE,
                addresses.petition_code(self.counter.subject, petition.id),
                Both(
                    f"{DeadlineKind.ASSIGNED_DUE.label}: kiến nghị số {petition.id}",
                    f"{DeadlineKind.ASSIGNED_DUE} of petition {petition.id}",
                ),
                due=petition.assigned.due,
                petition=petition.id,
                owner=petition.assigned.office,
                trigger="hạn ghi trong hồ sơ kiến nghị",
                met_on=done,
                route=(position, "assigned", "due"),
            )


def _met(document: DocumentFile | None) -> dict[str, Any]:
    if document is None:
        return {}
    gone = public.gone(document.front)
    return {
        "met_by": document.file,
        "stem": document.stem,
        "late_reason": document.front.late_reason,
        "withdrawn": gone.on if gone else None,
    }


def owes_reply(petition: Petition) -> bool:
    """Whether a petition was left open at the conference and so is owed a written reply (S0 V.3.b)."""
    if petition.classed is not PetitionClass.TO_VERIFY or petition.duplicate_of is not None:
        return False
    return not any(step.state is PetitionState.WITHDRAWN for step in petition.states)


def _ended(petition: Petition, due: dt.date) -> dt.date | None:
    """The first step that ended it; of one taken up again, after that, unless the day was set for an earlier round."""
    again = reopening(petition.states)
    steps = petition.states[petition.states.index(again) :] if again and again.on <= due else petition.states
    return min((step.on for step in steps if step.state in CLOSING), default=None)


def _reply_trigger(
    petition: Petition, notice: DocumentFile | None, *, from_receipt: bool
) -> tuple[dt.date | None, str]:
    if notice is None:
        return None, Since.CONCLUDED.label
    office = petition.assigned.office if petition.assigned else None
    received = next((sent.received for sent in notice.front.sent if sent.to == office and sent.received), None)
    if from_receipt and received:
        return received, "ngày cơ quan được giao nhận thông báo kết luận"
    return notice.front.issued or notice.first_sent, Since.CONCLUDED.label
