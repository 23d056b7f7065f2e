"""The written reply that a petition is owed by the plan, and from which day its limit is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from doithoai.deadlines.assigned import Papers, letters
from doithoai.deadlines.conclusions import Line, giving, leaving_open, lines, unsolved
from doithoai.deadlines.counting import Counter
from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.layers import Layers, Sourced
from doithoai.deadlines.sending import COMPETENT, by_paper
from doithoai.deadlines.shown import Shown
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.model.limits import ReplyLimit
from doithoai.model.records import Petition
from doithoai.model.steps import withdrew
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, PetitionClass, Since

RECEIVED = "ngày cơ quan được giao nhận thông báo kết luận"
_UNKNOWN_RECEIPT = "chưa tính được vì chưa ghi ngày cơ quan được giao nhận thông báo kết luận"


def owes_reply(petition: Petition, still_open: Collection[int] = ()) -> bool:
    """Whether a petition was left open at the conference and so is owed a written reply (S0 V.3.b).

    That is what was classed so, and what the conclusion itself lists as unsolved (`still_open`), whatever its class.
    """
    return _left_open(petition, still_open) and withdrew(petition) is None


def _left_open(petition: Petition, still_open: Collection[int]) -> bool:
    if petition.duplicate_of is not None:
        return False
    return petition.classed is PetitionClass.TO_VERIFY or petition.id in still_open


class Replies(Frozen, frozen=True):
    """The limits of the petitions of one conference."""

    layers: Layers
    counter: Counter
    shown: Shown
    papers: Papers

    def written(self) -> Iterator[Deadline]:
        """One limit for each petition that is owed a written reply."""
        found = self.layers.nearest(lambda rules: rules.written_reply)
        if found is None:
            return
        folder = self.shown.folder
        still_open = unsolved(folder)
        for position, petition in enumerate(folder.petitions):
            if not _left_open(petition, still_open):
                continue
            met_by = self._first_reply(petition)
            limit = self._written(found, position, petition, met_by)
            gone = limit.released
            # Taken back in time: nothing was owed. Taken back later, it was owed until then.
            if gone is None or any(day < gone for day in (limit.due, limit.not_before) if day):
                yield limit

    def _written(
        self,
        found: Sourced[ReplyLimit],
        position: int,
        petition: Petition,
        met_by: dict[str, Any],
    ) -> Deadline:
        start, trigger, more = _trigger(self.counter, found, petition, self.shown.folder)
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
            released=withdrew(petition),
            **met_by,
        )
        return replace(limit, **more) if more else limit

    def _first_reply(self, petition: Petition) -> dict[str, Any]:
        """What meets the limit of a petition: whichever reply was out first, for `reply` may name a later answer.

        A matter under way gets a first reply in time and the final one when it is settled (S3 IV.3.2). While `reply`
        names none the record doesn't say that it was answered, and P12 asks for it.
        """
        papers = letters(self.shown.folder, petition, self.papers)
        found = [by_paper(one, self.shown.asked(one)) for one in papers]
        found += [_in_parts(self.shown, petition)] if petition.in_parts else []
        return min(found, key=lambda one: one["met_on"] or dt.date.max, default={})


def _in_parts(shown: Shown, petition: Petition) -> dict[str, Any]:
    """What meets the limit of an answer in parts: the last of them, and nothing while one is lacking."""
    given = [one for stem in petition.replies if (one := shown.folder.document(stem))]
    if undated := next((one for one in given if not one.days), None):
        return by_paper(undated, shown.asked(undated))  # which of them was the last, nobody knows
    if not given:
        return {}
    lacking = next((one for one in given if shown.met(one) is None), None)
    last = lacking or max(given, key=lambda one: shown.met(one) or dt.date.min)
    return by_paper(last, shown.asked_in_parts(petition))


def naming(folder: ConferenceFolder) -> Papers:
    """The written replies of a conference by the petitions that they name."""
    found: Papers = {}
    for document in folder.of(DocumentKind.WRITTEN_REPLY):
        for number in document.front.petitions:
            found.setdefault(number, []).append(document)
    return found


def _trigger(
    counter: Counter, found: Sourced[ReplyLimit], petition: Petition, folder: ConferenceFolder
) -> tuple[dt.date | None, str, dict[str, Any]]:
    """The day the limit is counted from, what day that is, and what is known of the due date without it."""
    notices = leaving_open(folder, petition.id)
    if not notices:
        return None, Since.CONCLUDED.label, {}
    if not found.rule.from_receipt:
        return _told(notices), Since.CONCLUDED.label, {}
    told = [line for _, _, line in receipts(folder, petition)]
    received = min((line.received for line in told if line.received), default=None)
    # Nobody receives before it was sent. What was sent before the receipt that is known may have come earlier still.
    unknown = [line.on for line in told if line.received is None and (received is None or line.on < received)]
    if received and not unknown:
        return received, RECEIVED, {}
    sent = min(unknown, default=_told(giving(folder, petition)))
    if sent is None:
        return None, RECEIVED, {}
    return None, RECEIVED, {"not_before": counter.due(found, sent), "note": _UNKNOWN_RECEIPT}


def _told(notices: Sequence[DocumentFile]) -> dt.date | None:
    """The first day on which one of them was out."""
    return min((day for one in notices if (day := one.front.issued or one.first_sent)), default=None)


def receipts(folder: ConferenceFolder, petition: Petition) -> list[Line]:
    """The lines that tell of the office a petition was given to; the general ones while none names it."""
    notices = giving(folder, petition)
    own = lines(notices, (petition.assigned.office,)) if petition.assigned else []
    return own or lines(notices, (COMPETENT,))
