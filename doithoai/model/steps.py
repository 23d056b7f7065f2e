"""The steps that a petition took: which have happened, which ended it, and what took it up again."""

from __future__ import annotations

import datetime as dt

from doithoai.model.records import Petition, Step
from doithoai.model.vocabulary import CLOSING, FORWARDED, PetitionState


def seen(steps: tuple[Step, ...], today: dt.date) -> tuple[Step, ...]:
    """The steps of a petition that have happened by the end of `today`."""
    return tuple(step for step in steps if step.on <= today) if any(step.on > today for step in steps) else steps


def reopening(steps: tuple[Step, ...]) -> Step | None:
    """The last step by which a petition was taken up again after one that had ended it."""
    found = _again(steps)
    return None if found is None else steps[found]


def _again(steps: tuple[Step, ...]) -> int | None:
    """Its place. Asked of every petition by many, and so one loop."""
    found, ended = None, None
    for place, step in enumerate(steps):
        state = step.state
        if state in CLOSING:
            ended = state
            continue
        # A reply that says only that it was passed on and is being dealt with takes nothing up again.
        passed_on = ended in FORWARDED and state is PetitionState.UNDER_WAY
        if ended and not passed_on and (found is None or step.on > steps[found].on):
            found = place
        ended = None
    return found


def went_through(petition: Petition, state: PetitionState) -> bool:
    """Whether a step of that state is recorded."""
    for step in petition.states:  # noqa: SIM110 - asked of every petition by many: half the time of any()
        if step.state is state:
            return True
    return False


def withdrew(petition: Petition) -> dt.date | None:
    """The day on which who raised it took it back; None where nobody did, or it was taken up again after that."""
    if not went_through(petition, PetitionState.WITHDRAWN):
        return None
    found = None
    for step in petition.states:
        if step.state is PetitionState.WITHDRAWN:
            found = step.on
        elif step.state not in CLOSING:
            found = None
    return found


def steps_of_round(petition: Petition, due: dt.date) -> tuple[Step, ...]:
    """The steps that can meet a day set for an office: all, or those of the round for which it was set.

    A matter that was taken up again got a new day only where it was assigned anew: the day before that was for the
    first round, and who answered in that round has kept it.
    """
    states = petition.states
    again = _again(states)
    if again is None or not any(one.state is PetitionState.ASSIGNED and one.on <= due for one in states[again:]):
        return states
    return states[again:]


def round_began(petition: Petition, due: dt.date) -> dt.date:
    """The day on which the round began for which a day was set; long ago where that is the first."""
    return began(petition, steps_of_round(petition, due))


def began(petition: Petition, steps: tuple[Step, ...]) -> dt.date:
    """The day on which the round of these steps began; long ago where it is the first."""
    return dt.date.min if steps is petition.states else steps[0].on


def set_too_early(petition: Petition) -> dt.date | None:
    """The day on which a matter was given to an office, or came in, where the day set for the office lies before it."""
    due = petition.assigned.due if petition.assigned else None
    if due is None:
        return None
    given = next((one.on for one in petition.states if one.state is PetitionState.ASSIGNED), petition.received.on)
    return given if due < given else None
