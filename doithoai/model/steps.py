"""The steps that a petition took: which have happened, which ended it, and what took it up again."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from doithoai.model.records import Petition, Step
from doithoai.model.vocabulary import CLOSING, FORWARDED, PetitionState


def seen(steps: tuple[Step, ...], today: dt.date) -> tuple[Step, ...]:
    """The steps of a petition that have happened by the end of `today`."""
    return tuple(step for step in steps if step.on <= today) if any(step.on > today for step in steps) else steps


def reopening(steps: tuple[Step, ...]) -> Step | None:
    """The last step by which a petition was taken up again after one that had ended it."""
    again = (now for before, now in pairwise(steps) if _takes_up(before, now))
    return max(again, key=lambda step: step.on, default=None)


def _takes_up(before: Step, now: Step) -> bool:
    """Not by a reply that says only that it was passed on and is being dealt with."""
    if before.state not in CLOSING or now.state in CLOSING:
        return False
    return not (before.state in FORWARDED and now.state is PetitionState.UNDER_WAY)


def went_through(petition: Petition, state: PetitionState) -> bool:
    """Whether a step of that state is recorded."""
    for step in petition.states:  # noqa: SIM110 - asked of every petition by many: half the time of any()
        if step.state is state:
            return True
    return False


def round_began(petition: Petition, due: dt.date) -> dt.date:
    """The day on which the matter was taken up again, where a day set for it lies after that; else long ago."""
    again = reopening(petition.states)
    return again.on if again and again.on <= due else dt.date.min
