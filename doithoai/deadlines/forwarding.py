"""What the commune can't settle is passed on in time: up what exceeds its authority, across the rest (S2 III.4).

Two duties, each judged petition by petition: met by a paper of its kind that names the petition, or by the conclusion
notice sent to that body. Where no petition needs it nobody owes it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from doithoai.deadlines.bodies import Bodies
from doithoai.deadlines.conclusions import speaking_of
from doithoai.deadlines.counting import Counter, held_on
from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.fulfilment import Part, lacking, met, numbered
from doithoai.deadlines.layers import Layers
from doithoai.deadlines.sending import COMPETENT, SUPERIORS, reached
from doithoai.model.base import Frozen
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.model.records import Petition
from doithoai.model.steps import withdrew
from doithoai.model.vocabulary import DeadlineKind, PetitionClass, PetitionState

_CLASSES = {
    DeadlineKind.SUBMISSION: (PetitionClass.REPORTED_UP,),
    DeadlineKind.FORWARDING: (PetitionClass.TRANSFERRED, PetitionClass.TO_VERIFY),
}


class Forwarding(Frozen, frozen=True):
    """The two duties of one conference."""

    folder: ConferenceFolder
    layers: Layers
    counter: Counter
    bodies: Bodies

    def limit(self, kind: DeadlineKind, waived: str | None) -> Iterator[Deadline]:
        """The limit of one direction; nothing where no petition goes that way."""
        found = self.layers.nearest(lambda rules: rules.forwarding)
        needing = [one for one in self.folder.petitions if _goes(one, kind)]
        if found is None or not needing:
            return
        held = held_on(self.folder, found.rule)
        base = self.counter.limit(kind, found, *held, owner=found.rule.by, waived=waived)
        gone = {one.id: day for one in needing if (day := withdrew(one))}
        # What was taken back in time was owed by nobody; what was taken back later was, until then.
        owed = [one for one in needing if one.id not in gone or (base.due and base.due < gone[one.id])]
        parts = [(self._part(kind, one), gone.get(one.id)) for one in owed]
        if parts:
            yield _judged(base, parts)

    def _part(self, kind: DeadlineKind, petition: Petition) -> Part:
        position = self.folder.petitions.index(petition)
        title = numbered(petition)
        bodies = self.bodies.superiors if kind is DeadlineKind.SUBMISSION else self.bodies.concerned(petition)
        papers = self._papers(kind, petition)
        found = [got for file in papers if (got := reached(self.folder, file, petition.id, bodies))]
        if not found:
            return Part(title, None, None, (position,), recipient=_wanted(kind, petition), petition=petition.id)
        day, file, line = min(found, key=lambda one: one[0])
        reason, route = file.front.late_reason, ("sent", line, "on")
        return Part(title, day, file.file, route, file.stem, reason, petition=petition.id)

    def _papers(self, kind: DeadlineKind, petition: Petition) -> Iterator[DocumentFile]:
        """The papers of that direction that name it, or that its own steps name; the conclusion that speaks of it."""
        state = PetitionState.REPORTED_UP if kind is DeadlineKind.SUBMISSION else PetitionState.TRANSFERRED
        named = {step.document for step in petition.states if step.state is state and step.document}
        for one in kind.duty.documents:
            for file in self.folder.of(one):
                if petition.id in file.front.petitions or file.stem in named:
                    yield file
        yield from speaking_of(self.folder, petition.id)


def _judged(base: Deadline, parts: Sequence[tuple[Part, dt.date | None]]) -> Deadline:
    """The limit with its parts: met with the last of them, but nobody can do any more what was taken back."""
    still = tuple(part for part, gone in parts if part.done or gone is None)
    released = max((gone for part, gone in parts if gone and part.done is None), default=None)
    done = [part for part in still if part.done]
    last = max(done, key=lambda part: part.done or dt.date.min, default=None)
    first = lacking(still)[0] if lacking(still) else last
    paper = last if first is last else None
    end = met(still)
    in_time = end is None or base.due is None or end <= base.due
    return replace(
        base,
        met_on=None if released and in_time else end,
        met_by=paper.file if paper else None,
        stem=paper.stem if paper else None,
        late_reason=last.late_reason if last else None,
        parts=still if lacking(still) else tuple(part for part, _ in parts),
        route=first.route if first and not paper else parts[0][0].route if not paper else (),
        released=released if end or not still else None,
    )


def _goes(petition: Petition, kind: DeadlineKind) -> bool:
    if petition.duplicate_of is not None or petition.classed not in _CLASSES[kind]:
        return False
    return petition.classed is not PetitionClass.TO_VERIFY or petition.assigned is not None


def _wanted(kind: DeadlineKind, petition: Petition) -> str:
    """To whom it was to go."""
    if kind is DeadlineKind.SUBMISSION:
        return SUPERIORS
    return petition.assigned.office if petition.assigned else COMPETENT
