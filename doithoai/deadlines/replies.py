"""The answers that petitions are owed: the written reply of the plan, and the day set for an office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any

from msgspec.structs import replace

from doithoai.deadlines.counting import Counter
from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.layers import Layers, Sourced
from doithoai.deadlines.sending import COMPETENT, fulfilled, sending, wanted
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.model.limits import ReplyLimit
from doithoai.model.records import Petition, Sent, Step
from doithoai.model.steps import reopening, round_began, went_through
from doithoai.model.vocabulary import CLOSING, DeadlineKind, DocumentKind, PetitionClass, PetitionState, Since

RECEIVED = "ngày cơ quan được giao nhận thông báo kết luận"
_UNKNOWN_RECEIPT = "chưa tính được vì chưa ghi ngày cơ quan được giao nhận thông báo kết luận"
_ELSEWHERE = {
    PetitionClass.REPORTED_UP: PetitionState.REPORTED_UP,
    PetitionClass.TRANSFERRED: PetitionState.TRANSFERRED,
}
"""The step that only does what the conference said of such a matter, and so is no answer to it."""


def unsolved(notice: DocumentFile | None) -> Collection[int]:
    """The petitions that the conclusion calls unsolved, by number; what it calls solved too is not known to be so."""
    covers = notice.front.covers if notice else None
    if covers is None or not covers.unsolved:
        return ()
    return [one for one in covers.unsolved if one not in covers.solved] if covers.solved else covers.unsolved


def owes_reply(petition: Petition, still_open: Collection[int] = ()) -> bool:
    """Whether a petition was left open at the conference and so is owed a written reply (S0 V.3.b).

    That is what was classed so, and what the conclusion itself lists as unsolved (`still_open`), whatever its class.
    """
    if petition.duplicate_of is not None:
        return False
    if petition.classed is not PetitionClass.TO_VERIFY and petition.id not in still_open:
        return False
    return not went_through(petition, PetitionState.WITHDRAWN)


_Papers = dict[int, list[DocumentFile]]
"""The written replies that name each petition, by its number."""


class Replies(Frozen, frozen=True):
    """The limits of the petitions of one conference."""

    folder: ConferenceFolder
    layers: Layers
    counter: Counter

    def written(self) -> Iterator[Deadline]:
        """One limit for each petition that is owed a written reply."""
        found = self.layers.nearest(lambda rules: rules.written_reply)
        if found is None:
            return
        notice = self.folder.first(DocumentKind.CONCLUSION_NOTICE)
        recipients = wanted(self.folder, self.layers.nearest(lambda rules: rules.reply_recipients))
        still_open = unsolved(notice)
        papers = _naming(self.folder)
        for position, petition in enumerate(self.folder.petitions):
            if owes_reply(petition, still_open):
                own = self.folder.document(petition.reply) if petition.reply else None
                met_by = _first_reply(own, papers.get(petition.id, ()), recipients)
                yield self._written(found, position, petition, notice, met_by)

    def _written(
        self,
        found: Sourced[ReplyLimit],
        position: int,
        petition: Petition,
        notice: DocumentFile | None,
        met_by: dict[str, Any],
    ) -> Deadline:
        start, trigger, more = _trigger(self.counter, found, petition, notice)
        limit = self.counter.limit(
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
            route=(position,),
            **met_by,
        )
        return _with(limit, more)

    def assigned(self) -> Iterator[Deadline]:
        """One limit for each petition for which a day was set, whatever became of it otherwise."""
        papers = _naming(self.folder)
        for position, petition in enumerate(self.folder.petitions):
            if (
                petition.assigned is None
                or petition.assigned.due is None
                or went_through(petition, PetitionState.WITHDRAWN)
            ):
                continue
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
                met_on=self._answered(petition, petition.assigned.due, papers),
                route=(position, "assigned", "due"),
            )

    def _answered(self, petition: Petition, due: dt.date, papers: _Papers) -> dt.date | None:
        """When it was answered; one merged into another is answered with that one."""
        whole = next((one for one in self.folder.petitions if one.id == petition.duplicate_of), None)
        both = [one for one in (petition, whole) if one]
        days = [day for one in both for day in (_ended(one, due), self._replied(one, due, papers)) if day]
        return min(days, default=None)

    def _replied(self, petition: Petition, due: dt.date, papers: _Papers) -> dt.date | None:
        """When its first written reply was out; not one that was given before the round that the day was set for.

        Nor one that only says that the matter is being dealt with, unless others have to settle it.
        """
        own = self.folder.document(petition.reply) if petition.reply else None
        if own is None:
            return None
        after = round_began(petition, due)
        under_way = {step.document for step in petition.states if step.state is PetitionState.UNDER_WAY}
        receipts = () if petition.classed in _ELSEWHERE else under_way
        found = (own, *papers.get(petition.id, ()))
        # A reply that was sent to nobody has answered nobody.
        sent = [one for one in found if one.first_sent and one.stem not in receipts]
        days = [one.done for one in sent if one.done and one.done >= after]
        return min(days, default=None)


def _naming(folder: ConferenceFolder) -> _Papers:
    found: _Papers = {}
    for document in folder.of(DocumentKind.WRITTEN_REPLY):
        for number in document.front.petitions:
            found.setdefault(number, []).append(document)
    return found


def _first_reply(
    own: DocumentFile | None, naming: Collection[DocumentFile], recipients: tuple[str, ...]
) -> dict[str, Any]:
    """What meets the limit of a petition: whichever reply was out first, for `reply` may name a later answer.

    A matter under way gets a first reply in time and the final one when it is settled (S3 IV.3.2). While `reply` names
    none the record doesn't say that it was answered, and P12 asks for it.
    """
    if own is None:
        return {}
    papers = (own, *(one for one in naming if one is not own))
    found = [fulfilled(one, sending(one, recipients)) for one in papers]
    return min(found, key=lambda one: one["met_on"] or dt.date.max)


def _with(limit: Deadline, more: dict[str, Any]) -> Deadline:
    return replace(limit, **more) if more else limit


def _ended(petition: Petition, due: dt.date) -> dt.date | None:
    """The first step that ended it; of one taken up again, after that, unless the day was set for an earlier round."""
    again = reopening(petition.states)
    steps = petition.states[petition.states.index(again) :] if again and again.on <= due else petition.states
    only_passed_on = _ELSEWHERE.get(petition.classed) if petition.classed else None
    return min((step.on for step in steps if _answers(step, only_passed_on)), default=None)


def _answers(step: Step, only_passed_on: PetitionState | None) -> bool:
    """What ends a matter; of one that others have to settle also the letter that tells people so."""
    if step.state is PetitionState.UNDER_WAY:
        return only_passed_on is not None and step.document is not None
    return step.state in CLOSING and step.state is not only_passed_on


def _trigger(
    counter: Counter, found: Sourced[ReplyLimit], petition: Petition, notice: DocumentFile | None
) -> tuple[dt.date | None, str, dict[str, Any]]:
    """The day the limit is counted from, what day that is, and what is known of the due date without it."""
    if notice is None:
        return None, Since.CONCLUDED.label, {}
    told = notice.front.issued or notice.first_sent
    if not found.rule.from_receipt:
        return told, Since.CONCLUDED.label, {}
    lines = _lines(notice.front.sent, petition.assigned.office if petition.assigned else None)
    received = min((line.received for line in lines if line.received), default=None)
    if received:
        return received, RECEIVED, {}
    sent = min((line.on for line in lines), default=told)
    if sent is None:
        return None, RECEIVED, {}
    # Nobody receives before it was sent: the limit can end on no earlier day than one counted from then.
    earliest = counter.limit(DeadlineKind.WRITTEN_REPLY, found, sent, RECEIVED)
    return None, RECEIVED, {"not_before": earliest.due, "note": _UNKNOWN_RECEIPT}


def _lines(lines: tuple[Sent, ...], office: str | None) -> tuple[Sent, ...]:
    """The lines that tell of the assigned office; the general ones while none names it."""
    own = tuple(line for line in lines if line.to == office)
    return own or tuple(line for line in lines if line.to == COMPETENT)
