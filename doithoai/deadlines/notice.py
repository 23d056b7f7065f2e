"""The notice of a conference, part by part: invitation, broad announcement, opinion form, each as its plan binds it.

What counts is what told of the day on which the conference is held: after it was put off, only what was issued, sent
or announced on the day of that decision or later. Each recipient is counted from its first sending, and an
invitation is sent on the day of the last of them: the villages' invitations are not in time because an office had
its own (S0 V.1.(1)). A `notice` that was sent to those invited serves as invitation while there is no `invitation`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from doithoai import public
from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.fulfilment import Part, met
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.model.findings import Route
from doithoai.model.limits import NoticeLimit
from doithoai.model.records import Conference
from doithoai.model.vocabulary import (
    BROAD,
    MASS_MEDIA,
    THROUGH_BODIES,
    Channel,
    ConferenceType,
    DocumentKind,
    NoticePart,
)
from doithoai.vietnamese.wording import capital

NOT_INVITED = frozenset(
    (
        "ban-tgdv-thanh-uy",
        "ban-thuong-vu-dang-uy",
        "cap-tren",
        "nguoi-chu-tri",
        "thuong-truc-dang-uy",
        "thuong-truc-thanh-uy",
        "uy-ban-nhan-dan-thanh-pho",
    )
)
"""Recipients to whom a notice goes as a report or for information: sending it there invites nobody."""
CONFERENCE = "conference.yml"
DECIDED_AFTER = "quyết định hoãn ghi sau ngày họp mới: chưa rõ thông báo trước đó báo ngày nào"
_PAPERS = (DocumentKind.NOTICE, DocumentKind.URGENT_NOTICE)
_FORM = (DocumentKind.OPINION_FORM,)


class Sending(Frozen, frozen=True):
    """The last first sending of a paper to somebody invited, and where it is recorded."""

    on: dt.date
    document: DocumentFile
    route: Route


def title(parts: Iterable[NoticePart]) -> Both:
    """What the days of a notice bind, as the name of the limit."""
    named = tuple(parts)
    return Both(
        capital(", ".join(part.label for part in named[:-1]) + (" và " if named[1:] else "") + named[-1].label),
        "notice: " + ", ".join(part.value for part in named),
    )


def announced(folder: ConferenceFolder, channels: frozenset[Channel]) -> tuple[int, dt.date] | None:
    """The first announcement by one of the channels that tells of the day it now has: its place, and its day."""
    since = folder.moved or dt.date.min
    lines = folder.conference.announced if folder.conference else ()
    found = [(one.on, place) for place, one in enumerate(lines) if one.channel in channels and one.on >= since]
    day, place = min(found, default=(None, 0))
    return (place, day) if day else None


def in_the_media(folder: ConferenceFolder) -> dt.date | None:
    """When mass media, as the law means them, first told of it."""
    found = announced(folder, MASS_MEDIA)
    return found[1] if found else None


def judged(limit: Deadline, rule: NoticeLimit, folder: ConferenceFolder, conference: Conference) -> Deadline:
    """A counted limit with what was done of each part, and why it binds less where it does."""
    asked = rule.asked(conference.type)
    if not asked:
        return replace(limit, waived=_waived(rule, conference.type), title=title(rule.parts))
    parts = tuple(_Teller(folder, conference, limit.due).part(part) for part in asked)
    noted = conference.type in rule.noted_for
    return replace(
        limit,
        title=title(asked),
        parts=parts,
        met_on=met(parts),
        noted=noted,
        waived=_noted(rule, conference.type) if noted else None,
        **_told(limit, parts, folder),
    )


def _told(limit: Deadline, parts: tuple[Part, ...], folder: ConferenceFolder) -> dict[str, Any]:
    """By which paper it was met, and why so late: of the last part, or of the first that is lacking."""
    lack = next((part for part in parts if part.done is None), None)
    if lack:
        return {"late_reason": lack.late_reason, "unclear": DECIDED_AFTER if decided_after(folder) else None}
    last = max(parts, key=_day)
    document = folder.document(last.stem) if last.stem else None
    gone = public.gone(document.front) if document else None
    return {
        "met_by": document.file if document else None,
        "stem": last.stem,
        "withdrawn": gone.on if gone else None,
        "late_reason": last.late_reason if limit.due and _day(last) > limit.due else None,
    }


def decided_after(folder: ConferenceFolder) -> bool:
    """Whether the decision that put it off is dated after the very day to which it did.

    Then nobody knows which of the two days an earlier notice told of.
    """
    return folder.move is not None and folder.day is not None and folder.move.decided > folder.day


def _day(part: Part) -> dt.date:
    return part.done or dt.date.min


def _waived(rule: NoticeLimit, kind: ConferenceType) -> str:
    return f"đối thoại {kind.label} không nhất thiết phải thông báo trước (mục {rule.waived_section})"


def _noted(rule: NoticeLimit, kind: ConferenceType) -> str:
    own = f" (mục {rule.noted_section})" if rule.noted_section else ""
    return f"đối thoại {kind.label} có quy định riêng{own}: hạn này chỉ được lưu ý, không tính là chậm"


class _Teller(Frozen, frozen=True):
    folder: ConferenceFolder
    conference: Conference
    due: dt.date | None

    def part(self, part: NoticePart) -> Part:
        if part is NoticePart.ANNOUNCEMENT:
            return self.announcement()
        if part is NoticePart.OPINION_FORM:
            return self.sent(part, _FORM)
        invited = self.sent(part, self.invitations())
        return self.either(invited) if part is NoticePart.INVITED else invited

    def invitations(self) -> tuple[DocumentKind, ...]:
        own = self.folder.of(DocumentKind.INVITATION)
        return (DocumentKind.INVITATION,) if any(self.counts(one) for one in own) else _PAPERS

    def counts(self, document: DocumentFile) -> bool:
        """Whether a paper tells of the day that the conference now has."""
        since = self.folder.moved
        return since is None or not document.days or any(day >= since for day in document.days)

    def sent(self, part: NoticePart, kinds: tuple[DocumentKind, ...]) -> Part:
        papers = [one for kind in kinds for one in self.folder.of(kind) if self.counts(one)]
        # One that corrects another goes out later by its nature, and invites nobody for the first time;
        # one issued when the conference was over invites nobody at all.
        papers = [one for one in papers if not one.front.corrects and not self.over(one)] or papers
        last = max(_sent(papers, self.folder.moved or dt.date.min), key=_on, default=None)
        if last is None:
            paper = papers[0] if papers else None
            route: Route = ("issued",) if paper else ("start",)
            return Part(
                part.both, None, paper.file if paper else CONFERENCE, route, paper.stem if paper else None, self.storm
            )
        document, own = last.document, last.document.front.late_reason
        return Part(part.both, last.on, document.file, last.route, document.stem, own or self.storm)

    def over(self, document: DocumentFile) -> bool:
        """Whether a paper was issued after the day of the conference."""
        day, issued = self.folder.day, document.front.issued
        return day is not None and issued is not None and issued > day

    def announcement(self) -> Part:
        found = announced(self.folder, BROAD)
        both = NoticePart.ANNOUNCEMENT.both
        if found is None:
            return Part(both, None, CONFERENCE, ("start",), late_reason=self.storm)
        return self.line(both, *found)

    def either(self, invited: Part) -> Part:
        """The same, or on the day on which the associations invited, whichever came first."""
        found = announced(self.folder, THROUGH_BODIES)
        if found is None or (invited.done and invited.done <= found[1]):
            return invited
        return self.line(invited.title, *found)

    def line(self, title: Both, place: int, day: dt.date) -> Part:
        """What an announcement did; without a reason of its own, the paper that was made with it gives one."""
        own, paper = self.conference.announced[place].late_reason, self.excuse
        reason = own or (paper.front.late_reason if paper else self.storm)
        stem = paper.stem if paper and not own else None
        return Part(title, day, CONFERENCE, ("announced", place, "on"), stem, reason)

    @property
    def excuse(self) -> DocumentFile | None:
        """The paper of this day that says why it was late."""
        kinds = (*_PAPERS, DocumentKind.INVITATION)
        papers = (one for kind in kinds for one in self.folder.of(kind) if self.counts(one))
        return next((one for one in papers if one.front.late_reason), None)

    @property
    def storm(self) -> str | None:
        """The reason for which it was put off, where that left less time than the plan gives."""
        move = self.folder.move
        if move is None or self.due is None or move.decided <= self.due:
            return None
        return move.reason


def _on(sending: Sending) -> dt.date:
    return sending.on


def _sent(papers: Iterable[DocumentFile], since: dt.date) -> Iterator[Sending]:
    """For each of those invited, the first sending that counts; a paper issued later is not sent before its issue."""
    first: dict[str, Sending] = {}
    for document in papers:
        issued = document.front.issued
        for place, sent in enumerate(document.front.sent):
            if sent.on < since or sent.to in NOT_INVITED:
                continue
            late = issued is not None and issued > sent.on
            one = Sending(max(sent.on, issued or sent.on), document, ("issued",) if late else ("sent", place, "on"))
            if sent.to not in first or one.on < first[sent.to].on:
                first[sent.to] = one
    yield from first.values()
