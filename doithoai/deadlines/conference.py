"""Every time limit of one conference, from its records and the policy that binds its unit-year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from doithoai import public
from doithoai.deadlines import notice
from doithoai.deadlines.assigned import Assigned
from doithoai.deadlines.bodies import Bodies
from doithoai.deadlines.counting import Counter, held_on
from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.dossier import dossier_deadlines
from doithoai.deadlines.forwarding import Forwarding
from doithoai.deadlines.known import as_known
from doithoai.deadlines.layers import Layers, Sourced
from doithoai.deadlines.promises import promises
from doithoai.deadlines.replies import Replies, naming
from doithoai.deadlines.sending import by_paper, paper
from doithoai.deadlines.shown import Shown, shown
from doithoai.model.base import Frozen
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.model.limits import Limit
from doithoai.model.records import Conference
from doithoai.model.vocabulary import DeadlineKind, Since
from doithoai.model.workdays import Calendar

NO_DATA = "chưa có dữ liệu trong kho lưu trữ"
DRAFT = "dự kiến: quy định chép theo mẫu, chờ nhập số, ngày của kế hoạch và mục nêu quy định; chưa tính cho ai"


_ANY_UNIT = Bodies()


def conference_deadlines(
    folder: ConferenceFolder, layers: Layers, calendar: Calendar, joined: dt.date | None, bodies: Bodies = _ANY_UNIT
) -> tuple[Deadline, ...]:
    """All that the policy asks of one conference, in the order of its steps.

    `joined` is the day from which the unit's archive is kept; a duty due before it is marked as without data.
    `bodies` are the recipients outside the unit.
    A conference that is cancelled, or has no readable record, owes nothing but what was promised all the same.
    """
    if folder.conference is None:
        return ()
    if folder.conference.cancelled:
        return tuple(kept(limit, joined) for limit in promises(folder, folder.key.code))
    counter = Counter(calendar, folder.key.code)
    limits = tuple(_Limits(folder, folder.conference, layers, counter, shown(folder, layers, bodies)).all())
    return tuple(kept(as_known(limit, calendar), joined) for limit in limits)


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
    steps: Shown

    def all(self) -> Iterator[Deadline]:
        papers, steps = naming(self.folder), self.steps
        own: dict[DeadlineKind, Callable[[], Iterator[Deadline]]] = {
            DeadlineKind.NOTICE: self.notice,
            DeadlineKind.WRITTEN_REPLY: Replies(self.layers, self.counter, steps, papers).written,
            DeadlineKind.ASSIGNED_DUE: Assigned(self.counter.subject, steps, papers).limits,
            DeadlineKind.SUBMISSION: lambda: self.passed_on(DeadlineKind.SUBMISSION),
            DeadlineKind.FORWARDING: lambda: self.passed_on(DeadlineKind.FORWARDING),
            DeadlineKind.PROMISE: self.promised,
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
            *held_on(self.folder, found.rule),
            owner=found.rule.by or self.lead,
            waived=self.waived(found.rule),
            **self.met(kind, document),
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
        """The document that meets a limit: the first that was issued."""
        kinds = kind.duty.documents
        return self.folder.first(kinds[0]) if kinds else None

    def met(self, kind: DeadlineKind, document: DocumentFile | None) -> dict[str, Any]:
        """What a Deadline says of how it was met."""
        if kind is DeadlineKind.LAW_NOTICE:
            return {"met_on": notice.in_the_media(self.folder)}
        if document is None:
            return {}
        if kind is DeadlineKind.CONCLUSION_NOTICE:
            return by_paper(document, self.steps.asked(document))
        if kind is DeadlineKind.LAW_PUBLICATION and not public.is_public(document.front):
            # A dated paper that is kept from the public publishes nothing; only of one without a day nobody knows.
            return {} if document.done else paper(document)
        return {"met_on": document.done, **paper(document)}

    def passed_on(self, kind: DeadlineKind) -> Iterator[Deadline]:
        """What goes to a higher level, or to another body."""
        found = self.layers.nearest(lambda rules: rules.forwarding)
        waived = self.waived(found.rule) if found else None
        yield from Forwarding(self.folder, self.layers, self.counter, self.steps.bodies).limit(kind, waived)

    def waived(self, rule: Limit) -> str | None:
        if self.conference.type in rule.waived_for:
            label, where = self.conference.type.label, f"(mục {rule.waived_section})"
            return f"không áp dụng với đối thoại {label} {where}"
        return None

    def extended(self, base: Deadline, document: DocumentFile | None) -> Deadline:
        """The same limit, later where the document names a ground on which the plan gives more time."""
        found = self.layers.nearest(lambda rules: rules.conclusion_notice)
        given = document.front.extension if document else None
        if found is None or given is None or (more := found.rule.extended) is None or given.ground not in more.grounds:
            return base
        return replace(self.counter.extended(base, more, found), extension=given.reason)

    @property
    def lead(self) -> str | None:
        """The office that owes the notice and the conclusion notice."""
        override = self.conference.lead_office
        return override.office if override else self.layers.lead_office(self.conference.leading)

    def promised(self) -> Iterator[Deadline]:
        return promises(self.folder, self.counter.subject)
