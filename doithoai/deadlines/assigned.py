"""The day that an office was given for a matter: a limit whatever became of the matter otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.fulfilment import Part
from doithoai.deadlines.shown import Shown
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.model.records import Petition, Step
from doithoai.model.steps import began, set_too_early, steps_of_round, went_through, withdrew
from doithoai.model.vocabulary import CLOSING, DeadlineKind, DocumentKind, PetitionClass, PetitionState

Papers = dict[int, list[DocumentFile]]
"""The written replies that name each petition, by its number."""


def letters(folder: ConferenceFolder, petition: Petition, papers: Papers) -> tuple[DocumentFile, ...]:
    """The written replies to a petition, the one that it names first: each may have been out before that one.

    Where the one that it names corrects another, that one answered it too, unless it was about other petitions. Of an
    answer in parts no document answers it alone: here are only those that said that it is under way.
    """
    if petition.in_parts:
        receipts = {step.document for step in petition.states if step.state is PetitionState.UNDER_WAY}
        named = papers.get(petition.id, ())
        return tuple(one for one in named if one.stem in receipts and one.stem not in petition.replies)
    own = folder.document(petition.replies[0]) if petition.reply else None
    if own is None:
        return ()
    found = {own.stem: own} | {one.stem: one for one in papers.get(petition.id, ())}
    at = own
    while (first := folder.document(at.front.corrects)) and first.stem not in found:
        if first.front.kind is not DocumentKind.WRITTEN_REPLY or first.front.petitions:
            break
        found[first.stem] = at = first
    return tuple(found.values())


TOO_EARLY = "hạn ghi trước ngày giao, nên chưa rõ hạn là ngày nào"
_ELSEWHERE: Mapping[PetitionClass | None, PetitionState] = {
    PetitionClass.REPORTED_UP: PetitionState.REPORTED_UP,
    PetitionClass.TRANSFERRED: PetitionState.TRANSFERRED,
}
"""The step that only does what the conference said of such a matter, and so is no answer to it."""
_ANSWERS = CLOSING - {PetitionState.CARRIED_OVER, PetitionState.WITHDRAWN}
"""To put a matter off is no answer on its result, nor is that nobody asks for one any more."""


class Assigned(Frozen, frozen=True):
    """The days given to offices at one conference."""

    subject: str
    shown: Shown
    papers: Papers

    def limits(self) -> Iterator[Deadline]:
        """One limit for each petition for which a day was set, but what was taken back before that day."""
        for position, petition in enumerate(self.shown.folder.petitions):
            due = petition.assigned.due if petition.assigned else None
            if due is None:
                continue
            gone = withdrew(petition)
            if gone is None or due < gone:
                yield self._limit(position, petition, due, gone)

    def _limit(self, position: int, petition: Petition, due: dt.date, gone: dt.date | None) -> Deadline:
        limit = Deadline(
            DeadlineKind.ASSIGNED_DUE,
            addresses.petition_code(self.subject, petition.id),
            Both(
                f"{DeadlineKind.ASSIGNED_DUE.label}: kiến nghị số {petition.id}",
                f"{DeadlineKind.ASSIGNED_DUE} of petition {petition.id}",
            ),
            due=due,
            petition=petition.id,
            owner=petition.assigned.office if petition.assigned else None,
            trigger="hạn ghi trong hồ sơ kiến nghị",
            route=(position, "assigned", "due"),
            released=gone,
        )
        if set_too_early(petition):
            return replace(limit, due=None, note=TOO_EARLY)
        return replace(limit, **self._answered(petition, due))

    def _answered(self, petition: Petition, due: dt.date) -> dict[str, Any]:
        """When it was answered, or by which paper it would be; one merged into another is answered with that one."""
        both = [petition]
        if petition.duplicate_of is not None:
            both += [one for one in self.shown.folder.petitions if one.id == petition.duplicate_of][:1]
        days = [day for one in both for day in self._days(one, due)]
        if days:
            return {"met_on": min(days)}
        waiting = next((each for one in both for each in self._unsent(one, due)), None)
        return {"met_by": waiting[0].file, "parts": waiting[1]} if waiting else {}

    def _days(self, petition: Petition, due: dt.date) -> list[dt.date]:
        """The days on which it was answered, none before the round that the day was set for."""
        shown, steps = self.shown, steps_of_round(petition, due)
        after = began(petition, steps)
        days = [shown.day(petition, step) for step in _answering(petition, steps)]
        days += [shown.met(paper) for paper in self._replies(petition)]
        days += [shown.whole(petition)] if petition.in_parts else []
        return [day for day in days if day and day >= after]

    def _replies(self, petition: Petition) -> Collection[DocumentFile]:
        """Its written replies; not one that only says that the matter is under way, unless others have to settle it."""
        found = letters(self.shown.folder, petition, self.papers)
        if not found or petition.classed in _ELSEWHERE or not went_through(petition, PetitionState.UNDER_WAY):
            return found
        receipts = {step.document for step in petition.states if step.state is PetitionState.UNDER_WAY}
        return [one for one in found if one.stem not in receipts]

    def _unsent(self, petition: Petition, due: dt.date) -> Iterator[tuple[DocumentFile, tuple[Part, ...]]]:
        """The papers that would answer it had they reached whom they must reach, and what is asked of them."""
        given = (self.shown.folder.document(stem) for stem in petition.replies if petition.in_parts)
        if first := next(filter(None, given), None):
            yield first, self.shown.asked_in_parts(petition)
        for reply in self._replies(petition):
            if not self.shown.met(reply):
                yield reply, self.shown.asked(reply)
        for step in _answering(petition, steps_of_round(petition, due)):
            paper = self.shown.paper(petition, step)
            if paper is not None and self.shown.day(petition, step) is None:
                yield paper, self.shown.parts(petition, step, paper)


def _answering(petition: Petition, steps: tuple[Step, ...]) -> list[Step]:
    """The steps that end a matter; of one that others have to settle also the letter that tells people so."""
    passed_on = _ELSEWHERE.get(petition.classed)
    if passed_on is None:
        return [step for step in steps if step.state in _ANSWERS]
    return [step for step in steps if _answers(step, passed_on)]


def _answers(step: Step, only_passed_on: PetitionState) -> bool:
    if step.state is PetitionState.UNDER_WAY:
        return step.document is not None
    return step.state in _ANSWERS and step.state is not only_passed_on
