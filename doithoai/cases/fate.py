"""What has become of a petition by the day of judgement: one value, made once, that everybody asks.

Pages, lists, figures, open data and rules all take from here whether somebody still owes an answer, whether that is
late, and how it ended. What is dated after the day of judgement is not seen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from doithoai.cases.case import Case
from doithoai.cases.outcome import OUTCOMES, Outcome
from doithoai.cases.promise import PENDING, Promised, PromiseState, by_position, promised
from doithoai.cases.replied import replied
from doithoai.cases.silence import silent
from doithoai.deadlines import Deadline
from doithoai.model import addresses, raised
from doithoai.model.base import Frozen
from doithoai.model.dossier import DocumentFile
from doithoai.model.records import Petition, Step
from doithoai.model.steps import reopening, round_began, seen
from doithoai.model.vocabulary import (
    CLOSING,
    FORWARDED,
    DeadlineKind,
    PetitionClass,
    PetitionState,
    Stage,
    State,
)

_OF_PETITIONS = (DeadlineKind.WRITTEN_REPLY, DeadlineKind.ASSIGNED_DUE)


class Fate(Frozen, frozen=True):
    """One petition by the end of the day of judgement."""

    petition: Petition
    steps: tuple[Step, ...]
    """What has happened."""
    ended: Step | None
    """The step by which it stands ended; None while nothing ended it, or once it was taken up again."""
    forwarded: Step | None
    """The step by which it went to a superior or to another body that has not answered yet."""
    reopened: dt.date | None
    """Since when it is open again after it had ended."""
    answered: dt.date | None
    """The day on which it was answered or ended: by the written reply, else by the first step of this round."""
    document: DocumentFile | None
    """The written reply that answers it, once issued and sent; of one in parts the last, once all are."""
    partly: tuple[DocumentFile, ...]
    """The parts of its answer that are out while others are lacking."""
    open: bool
    """Whether nothing has settled it yet: no step, no class given at the conference. A reply alone says not how."""
    owed: bool
    """Whether the written reply that is owed is missing, or, of a matter passed on, word of it by the day set."""
    overdue: bool
    """Whether an answer that is still owed is past its day."""
    outcome: Outcome
    """What it counts as in figures."""
    decided: Deadline | None
    """The limit that decides it; None where none is known, or none was needed."""
    promised: dt.date | None
    """The day that the conference set for it, unless that was for an earlier round."""
    promises: tuple[Promised, ...] = ()
    """What was promised on it, and what became of that."""

    @property
    def due_here(self) -> bool:
        """Whether the commune still owes an answer: nothing settled it, or the reply that is owed is missing."""
        return self.open or self.owed

    @property
    def elsewhere(self) -> bool:
        """Whether only a superior or another body still has to answer: the commune has done its part."""
        return self.forwarded is not None and not self.due_here

    @property
    def waits(self) -> bool:
        """Whether somebody still owes an answer, here or elsewhere."""
        return self.due_here or self.forwarded is not None

    @property
    def broken(self) -> bool:
        """Whether something that was promised is past its day and not done."""
        return any(one.state is PromiseState.PAST for one in self.promises)

    @property
    def followed(self) -> bool:
        """Whether something is still to come though it was answered here: from elsewhere, or by a promise."""
        return self.forwarded is not None or any(one.state in PENDING for one in self.promises)

    @property
    def empty(self) -> bool:
        """Whether it is said to be answered, but no answer and no document shows it."""
        last = self.ended
        if last is None or last.state is not PetitionState.ANSWERED:
            return False
        return not (last.document or self.document or self.petition.answer)

    @property
    def done(self) -> bool:
        """Whether what was asked is done, not only answered."""
        if self.petition.duplicate_of is not None or self.reopened or self.due_here or self.forwarded:
            return False
        if self.ended and self.ended.state is PetitionState.RESOLVED:
            return True
        return bool(self.promises) and all(one.done for one in self.promises)

    @property
    def late(self) -> bool:
        """Whether the answer came, or is still to come, after its day."""
        return self.outcome in (Outcome.LATE, Outcome.OVERDUE, Outcome.LAPSED)


class _Judge:
    """Works out one of them; each part is asked by those below it."""

    def __init__(self, case: Case, petition: Petition, reply: Deadline | None, assigned: Deadline | None) -> None:
        self.case, self.petition, self.reply, self.assigned = case, petition, reply, assigned
        self.steps = seen(petition.states, case.today) if case.folder.last_step > case.today else petition.states
        self.again = reopening(self.steps)
        self.forwarded = self._forwarded()
        self.ended = self._ended()
        self.put_off = self.ended is not None and self.ended.state is PetitionState.CARRIED_OVER
        self.passed_on = self.forwarded is not None or self.put_off  # neither is an answer
        self.reopened = self.again.on if self.again and not self.ended else None
        self.document, self.partly = replied(case, petition, self.reopened)
        self.open = self._open()
        self.owed = self._owed()
        self.binding = tuple(one for one in (reply, assigned) if one and self._binds(one))

    def fate(self, limits: Sequence[Deadline] = ()) -> Fate:
        """All of it together, with the limits of its promises."""
        outcome, decided = self._outcome()
        return Fate(
            self.petition,
            self.steps,
            self.ended,
            self.forwarded,
            self.reopened,
            self._answered(),
            self.document,
            self.partly,
            self.open,
            self.owed,
            self._overdue(),
            outcome,
            decided,
            next((one.due for one in self.binding if one is self.assigned), None),
            tuple(promised(self.case, self.petition, limits, self.reopened)) if limits else (),
        )

    def _ended(self) -> Step | None:
        """The step by which it stands ended: not one whose paper reached nobody, nor one of the round before."""
        last = self.steps[-1] if self.steps else None
        return last if last and last.state in CLOSING and self._counts(last) else None

    def _counts(self, step: Step) -> bool:
        """Whether the paper of a step was out by the day of judgement, in the round in which the step stands."""
        day = self.case.shown.day(self.petition, step) if step.document or self.petition.reply else step.on
        return day is not None and day <= self.case.today and (self.again is None or day >= min(self.again.on, step.on))

    def _forwarded(self) -> Step | None:
        """The step by which another body has it; an answer that nothing shows does not bring it back."""
        sent = None
        for step in self.steps:
            if step.state in FORWARDED:
                sent = step if self._counts(step) else None
            elif sent and not (step.state is PetitionState.UNDER_WAY or self._claimed(step)):
                sent = None
        return sent if self.petition.duplicate_of is None else None

    def _claimed(self, step: Step) -> bool:
        one = self.petition
        return step.state is PetitionState.ANSWERED and not (step.document or step.note or one.reply or one.answer)

    def _answered(self) -> dt.date | None:
        if self.document:
            return self.document.done
        later = self.steps[self.steps.index(self.again) :] if self.again else self.steps
        return min((step.on for step in later if step.state in CLOSING and self._counts(step)), default=None)

    def _open(self) -> bool:
        if self.petition.duplicate_of is not None:
            return False
        if self.reopened:
            return True
        coming = self.case.folder.day is not None and not self.case.folder.held(self.case.today)
        refused = self.petition.classed is PetitionClass.REFUSED
        at_once = self.petition.classed is PetitionClass.ANSWERED and not coming
        return not (self.ended or self.forwarded or refused or at_once)

    def _owed(self) -> bool:
        return self._lacks(self.reply) or (self.passed_on and self._lacks(self.assigned))

    def _lacks(self, one: Deadline | None) -> bool:
        if one is None or one.waived or one.released or one.no_data or one.advisory:
            return False
        return one.met_on is None or one.met_on > self.case.today

    def _binds(self, one: Deadline) -> bool:
        """Whether a limit can make anybody late: not what the law only advises, nor one of an earlier round."""
        if one.advisory:
            return False
        if self.reopened is None:
            return True
        if one.kind is DeadlineKind.WRITTEN_REPLY:
            return self._lacks(one)
        return one.due is not None and round_began(self.petition, one.due) >= self.reopened

    def _overdue(self) -> bool:
        late = [one for one in self.binding if self.case.state(one) is State.OVERDUE]
        return any(self._lacks(one) if one is self.reply or self.passed_on else self.open for one in late)

    def _outcome(self) -> tuple[Outcome, Deadline | None]:
        case = self.case
        if self.petition.duplicate_of is not None:
            return Outcome.MERGED, None
        if not case.folder.held(case.today):
            return (Outcome.OTHER if case.conference.cancelled else Outcome.PENDING), None
        if self.petition.classed is PetitionClass.ANSWERED and not self.open:
            return Outcome.AT_ONCE, None
        # The reply comes first: where the plan sets a limit, that one counts, not the day that the conference set.
        # That it was passed on in time is no answer in time.
        sent = self.forwarded.on if self.forwarded else None
        binding = [one for one in self.binding if sent is None or one is self.reply or one.met_on != sent]
        known = [(OUTCOMES[case.state(one)], one) for one in binding]
        decided = [outcome for outcome, _ in known if outcome is not Outcome.UNKNOWN]
        if self.forwarded and not decided:
            return Outcome.ELSEWHERE, None
        if not decided:
            return (Outcome.UNKNOWN if known or self.open else Outcome.OTHER), None
        outcome = Outcome.OVERDUE if Outcome.OVERDUE in decided else decided[0]
        same = (limit for found, limit in known if found is outcome)
        return outcome, min(same, key=lambda limit: limit.due or case.today)


def fates(case: Case) -> Sequence[Fate]:
    """One for each petition of a conference, in the order of the record."""
    return case.once(_fates)


def _fates(case: Case) -> Sequence[Fate]:
    limits = {(limit.kind, limit.subject): limit for limit in case.limits(*_OF_PETITIONS)}
    given = by_position(case)
    return [_fate(case, one, limits, given.get(at, ())) for at, one in enumerate(case.folder.petitions)]


def _fate(
    case: Case,
    one: Petition,
    limits: dict[tuple[DeadlineKind, str], Deadline],
    given: Sequence[Deadline],
) -> Fate:
    code = addresses.petition_code(case.key.code, one.id)
    reply, assigned = (limits.get((kind, code)) for kind in _OF_PETITIONS)
    return _Judge(case, one, reply, assigned).fate(given)


def is_unsettled(case: Case, one: Petition) -> bool:
    """Whether a petition is open, or was only put off to a later conference: asked of all, so without its limits."""
    if _plainly_settled(case, one):
        return False
    judge = _Judge(case, one, None, None)
    return judge.open or judge.put_off


def _plainly_settled(case: Case, one: Petition) -> bool:
    """Whether it was ended and never taken up again: most petitions of the past, told without a judge."""
    ended = False
    for step in one.states:
        if step.state in CLOSING:
            ended = True
        elif ended:
            return False
    last = one.states[-1] if ended else None
    if last is None or last.state is PetitionState.CARRIED_OVER or last.on > case.today:
        return False
    day = case.shown.day(one, last)
    return day is not None and day <= case.today


def stage(case: Case) -> Stage:
    """Where a conference stands: answered once nobody here owes an answer, closed once nothing is to be followed up."""
    reached = case.folder.reached(case.today)
    if reached is Stage.HELD and silent(case):
        return Stage.UNRECORDED
    if reached is not Stage.CONCLUDED:
        return reached
    some = fates(case)
    if any(one.due_here for one in some):
        return reached
    if raised.untold(case.folder):
        return Stage.UNTOLD
    return Stage.FOLLOWED if any(one.followed for one in some) else Stage.CLOSED
