"""When a step of a petition counts: on the day on which the paper that it names was out, never before that.

A record may say of any day that a matter was answered. What answers people is the paper that reached them: the reply,
in the hands of all whom the plan names; the letter upwards, with a superior. Only what was said at the conference
itself is shown by a paper that came later, such as the minutes.
"""

from __future__ import annotations

import datetime as dt

from doithoai.deadlines.bodies import Bodies
from doithoai.deadlines.fulfilment import Part, met
from doithoai.deadlines.layers import Layers
from doithoai.deadlines.sending import ISSUED, REST, SENT, assigned_offices, reached, sending, sent_on_by, wanted
from doithoai.model.base import Frozen
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.model.records import Petition, Step
from doithoai.model.vocabulary import DocumentKind, PetitionState, Trait

_BY_PAPER = frozenset(
    (
        PetitionState.REPORTED_UP,
        PetitionState.TRANSFERRED,
        PetitionState.UNDER_WAY,
        PetitionState.ANSWERED,
        PetitionState.RESOLVED,
        PetitionState.REFUSED,
    )
)
"""Steps that count only as far as the paper they name does."""
_SPOKEN = frozenset((PetitionState.ANSWERED, PetitionState.REFUSED, PetitionState.RESOLVED))
_NAMING = _BY_PAPER | {PetitionState.ASSIGNED, PetitionState.CARRIED_OVER}


class Shown(Frozen, frozen=True):
    """The papers of one conference, and whom the plan wants them to reach."""

    folder: ConferenceFolder
    bodies: Bodies
    replies: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    days: dict[int, dt.date | None] = {}  # noqa: RUF012 - each gets its own
    """When each step with a paper counts and each paper was met, by the id of either: many ask."""

    def paper(self, petition: Petition, step: Step) -> DocumentFile | None:
        """The document that a step names; of an answer that names none, the reply that no other step names."""
        if step.document:
            return self.folder.document(step.document)
        if step.state is not PetitionState.ANSWERED or not petition.reply or self._at_conference(step):
            return None
        named = {one.document for one in petition.states}
        stem = next((one for one in reversed(petition.replies) if one not in named), None)
        return self.folder.document(stem) if stem else None

    def day(self, petition: Petition, step: Step) -> dt.date | None:
        """The day on which a step counts; None while its paper has not reached whom it must reach.

        A step that names no paper of the archive counts as it is recorded: other rules ask for the paper.
        """
        if step.state not in _BY_PAPER or (step.document is None and not petition.reply):
            return step.on
        known = self.days
        if id(step) not in known:
            known[id(step)] = self._day(petition, step)
        return known[id(step)]

    def _day(self, petition: Petition, step: Step) -> dt.date | None:
        document = self.paper(petition, step)
        if petition.in_parts and self._of_part(petition, step):
            return self.whole(petition)
        if document is None or self._said(step, document):
            return step.on
        if document.front.kind.has(Trait.UNNUMBERED):
            return max(step.on, document.done or step.on)  # kept in the file, and so sent to nobody
        forwarded = step.state is PetitionState.REPORTED_UP or step.state is PetitionState.TRANSFERRED
        day = met(self.parts(petition, step, document)) if forwarded else self.met(document)
        return max(step.on, day) if day and step.state is PetitionState.RESOLVED else day

    def parts(self, petition: Petition, step: Step, document: DocumentFile) -> tuple[Part, ...]:
        """What is asked of the paper of a step."""
        if step.state is PetitionState.REPORTED_UP:
            return self._reaching(petition, document, self.bodies.superiors)
        if step.state is PetitionState.TRANSFERRED:
            return self._reaching(petition, document, self.bodies.concerned(petition))
        if petition.in_parts and self._of_part(petition, step):
            return self.asked_in_parts(petition)
        return self.asked(document)

    def met(self, document: DocumentFile) -> dt.date | None:
        """When a paper that answers people had reached them all."""
        known = self.days
        if id(document) not in known:
            known[id(document)] = met(self.asked(document))
        return known[id(document)]

    def whole(self, petition: Petition) -> dt.date | None:
        """When the last part of a reply in parts had reached all whom it must reach; None while one is lacking."""
        return met(self.asked_in_parts(petition))

    def asked_in_parts(self, petition: Petition) -> tuple[Part, ...]:
        """What is asked of a reply in parts: all that is asked of each document, and the parts that have none yet."""
        found: list[Part] = []
        for stem in petition.replies:
            document = self.folder.document(stem)
            found += self.asked(document) if document else (Part(REST, None, stem=stem),)
        return (*found, *(Part(REST, None) for _ in range(petition.parts_to_come)))

    def _of_part(self, petition: Petition, step: Step) -> bool:
        """Whether a step tells of a part of the answer: it is answered in whole with the last one."""
        if step.document:
            return step.document in petition.replies and step.state in (PetitionState.ANSWERED, PetitionState.RESOLVED)
        return step.state is PetitionState.ANSWERED and not self._at_conference(step)

    def _reaching(self, petition: Petition, document: DocumentFile, bodies: frozenset[str]) -> tuple[Part, ...]:
        found = reached(self.folder, document, petition.id, bodies)
        day, paper, position = found or (None, document, 0)
        route = ("sent", position, "on") if found else ("sent",)
        issued = Part(ISSUED, document.front.issued, document.file, ("issued",), document.stem)
        sent = Part(SENT, day, paper.file, route, paper.stem, paper.front.late_reason)
        return (issued, sent) if document.front.issued or not document.front.sent else (sent,)

    def asked(self, document: DocumentFile) -> tuple[Part, ...]:
        """What is asked of a paper that answers people: worked out once, for many petitions may name one paper."""
        recipients = self.notices if document.front.kind is DocumentKind.CONCLUSION_NOTICE else self.replies
        asked, key = self.folder.worked_out, (document.stem, recipients)
        if key not in asked:
            asked[key] = self._asked(document)
        found: tuple[Part, ...] = asked[key]
        return found

    def _asked(self, document: DocumentFile) -> tuple[Part, ...]:
        kind, also = document.front.kind, sent_on_by(self.folder, document)
        if kind is DocumentKind.CONCLUSION_NOTICE:
            return sending(document, self.notices, assigned_offices(self.folder), also)
        return sending(document, self.replies if kind is DocumentKind.WRITTEN_REPLY else (), (), also)

    def early(self, petition: Petition, step: Step) -> tuple[DocumentFile, dt.date] | None:
        """The paper of a step that is dated before it, and the day of that paper."""
        if step.document is None and (not petition.reply or step.state is not PetitionState.ANSWERED):
            return None
        document = self.paper(petition, step) if step.state in _NAMING else None
        if document is None:
            return None
        given = step.state is PetitionState.ASSIGNED
        day = (document.front.issued or document.first_sent) if given else document.done
        return (document, day) if day and step.on < day and not self._said(step, document) else None

    def _said(self, step: Step, document: DocumentFile) -> bool:
        """Whether it was said at the conference, and the paper, which is no letter of reply, only tells of it."""
        return (
            step.state in _SPOKEN
            and document.front.kind is not DocumentKind.WRITTEN_REPLY
            and self._at_conference(step)
        )

    def _at_conference(self, step: Step) -> bool:
        first, last = self.folder.day, self.folder.last_day
        return first is not None and last is not None and first <= step.on <= last


def shown(folder: ConferenceFolder, layers: Layers, bodies: Bodies) -> Shown:
    """The papers of a conference as its plan wants them sent."""
    replies = wanted(folder, layers.nearest(lambda rules: rules.reply_recipients))
    notices = wanted(folder, layers.nearest(lambda rules: rules.conclusion_recipients))
    return Shown(folder, bodies, replies, notices)
