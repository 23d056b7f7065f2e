"""What the commune can't settle is passed on in time: up what exceeds its authority, across the rest (S2 III.4).

Two duties, each judged petition by petition: met by a paper of its kind that names the petition, or by the conclusion
notice sent to that body. Where no petition needs it nobody owes it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from doithoai.deadlines.counting import Counter
from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.fulfilment import Part, lacking, met
from doithoai.deadlines.layers import Layers
from doithoai.deadlines.sending import COMPETENT, SUPERIORS
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.model.records import Petition
from doithoai.model.steps import went_through
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, PetitionClass, PetitionState, Since

_CLASSES = {
    DeadlineKind.SUBMISSION: (PetitionClass.REPORTED_UP,),
    DeadlineKind.FORWARDING: (PetitionClass.TRANSFERRED, PetitionClass.TO_VERIFY),
}


_Reached = tuple[dt.date, int, DocumentFile]
"""A day, the line of sending that says so, and its paper."""


class Forwarding(Frozen, frozen=True):
    """The two duties of one conference."""

    folder: ConferenceFolder
    layers: Layers
    counter: Counter

    def limit(self, kind: DeadlineKind, waived: str | None) -> Iterator[Deadline]:
        """The limit of one direction; nothing where no petition goes that way."""
        found = self.layers.nearest(lambda rules: rules.forwarding)
        needing = [one for one in self.folder.petitions if _goes(one, kind)]
        if found is None or not needing:
            return
        parts = tuple(self._part(kind, one) for one in needing)
        last = max((part for part in parts if part.done), key=lambda part: part.done or dt.date.min, default=None)
        first = lacking(parts)[0] if lacking(parts) else last
        paper = last if first is last else None
        yield self.counter.limit(
            kind,
            found,
            self.folder.day,
            Since.HELD.label,
            owner=found.rule.by,
            met_on=met(parts),
            met_by=paper.file if paper else None,
            stem=paper.stem if paper else None,
            late_reason=last.late_reason if last else None,
            parts=parts,
            route=first.route if first and not paper else (),
            waived=waived,
        )

    def _part(self, kind: DeadlineKind, petition: Petition) -> Part:
        position = self.folder.petitions.index(petition)
        title = Both(f"kiến nghị số {petition.id}", f"petition {petition.id}")
        found = [one for file in self._papers(kind, petition) if (one := _sent(file, petition))]
        notice = self.folder.first(DocumentKind.CONCLUSION_NOTICE)
        if notice and (told := _told(notice, kind, petition)):
            found.append(told)
        if not found:
            return Part(title, None, None, (position,))
        day, line, file = min(found, key=lambda one: one[0])
        return Part(title, day, file.file, ("sent", line, "on"), file.stem, file.front.late_reason)

    def _papers(self, kind: DeadlineKind, petition: Petition) -> Iterator[DocumentFile]:
        """The papers of that direction that name the petition, or that its own steps name."""
        state = PetitionState.REPORTED_UP if kind is DeadlineKind.SUBMISSION else PetitionState.TRANSFERRED
        named = {step.document for step in petition.states if step.state is state and step.document}
        for one in kind.duty.documents:
            for file in self.folder.of(one):
                if petition.id in file.front.petitions or file.stem in named:
                    yield file


def _goes(petition: Petition, kind: DeadlineKind) -> bool:
    if petition.duplicate_of is not None or petition.classed not in _CLASSES[kind]:
        return False
    if went_through(petition, PetitionState.WITHDRAWN):
        return False
    return petition.classed is not PetitionClass.TO_VERIFY or petition.assigned is not None


def _sent(file: DocumentFile, petition: Petition) -> _Reached | None:
    """When a paper was out: nothing that was sent to nobody, nor past the office to which the matter was given."""
    if petition.classed is not PetitionClass.TO_VERIFY:
        return _reached(file, {line.to for line in file.front.sent})
    return _reached(file, {petition.assigned.office if petition.assigned else None, COMPETENT})


def _told(notice: DocumentFile, kind: DeadlineKind, petition: Petition) -> _Reached | None:
    """When the conclusion notice reached the body that is to deal with the matter."""
    if kind is DeadlineKind.SUBMISSION:
        return _reached(notice, {SUPERIORS})
    return _reached(notice, {petition.assigned.office if petition.assigned else None, COMPETENT})


def _reached(file: DocumentFile, bodies: Collection[str | None]) -> _Reached | None:
    """The first day on which it was issued and sent to one of the bodies, and the line that says so."""
    issued = file.front.issued
    lines = enumerate(file.front.sent)
    days = [(max(line.on, issued or line.on), position, file) for position, line in lines if line.to in bodies]
    return min(days, key=lambda one: one[:2], default=None)
