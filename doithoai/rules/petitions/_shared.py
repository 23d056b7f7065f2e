"""What the rules on petitions share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from doithoai.cases.case import Case
from doithoai.model.dossier import ConferenceFolder
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Petition, Step
from doithoai.model.steps import went_through
from doithoai.model.vocabulary import CLOSING, ConferenceType, DocumentKind, PetitionState, Word

FILE = "petitions.yml"


class Nothing(Word):
    """What a sentence says of a field that is not there."""

    AT_ALL = "nothing", "không ghi gì"


def problem(position: int, petition: Petition, *route: str | int, **values: object) -> Problem:
    """A problem at a field of one petition; its number is always among the values."""
    place: Route = (position, *route)
    return Problem(FILE, place, {"id": petition.id, **values})


def concluded(case: Case) -> bool:
    """Whether the conclusion notice is issued by the day of judgement."""
    return case.once(_concluded)


def _concluded(case: Case) -> bool:
    notice = case.folder.first(DocumentKind.CONCLUSION_NOTICE)
    return notice is not None and notice.done is not None and notice.done <= case.today


def reopens(above: Step, step: Step) -> bool:
    """Whether a step takes up again what the step above it ended for good."""
    if step.state is PetitionState.REOPENED:
        return above.state in CLOSING
    return above.state is PetitionState.RESOLVED and step.state not in CLOSING


def withdrawn(petition: Petition) -> bool:
    """Whether the person who raised it took it back."""
    return went_through(petition, PetitionState.WITHDRAWN)


def followed(case: Case) -> list[tuple[int, Petition]]:
    """The petitions that need an answer of their own: neither withdrawn nor a repetition of another."""
    return case.once(_followed)


def _followed(case: Case) -> list[tuple[int, Petition]]:
    petitions = enumerate(case.folder.petitions)
    return [(position, one) for position, one in petitions if one.duplicate_of is None and not withdrawn(one)]


def archived(case: Case) -> dt.date | None:
    """The day of a conference held within the time that its unit's archive covers; else None."""
    day, joined = case.folder.day, case.unit.joined
    return day if day and joined and joined <= day and case.folder.held(case.today) else None


TERMS = (ConferenceType.PERIODIC, ConferenceType.THEMATIC)
"""What makes a term: a plan speaks of the periodic (thematic) conference before; an urgent one is none."""


def earlier_term(case: Case) -> ConferenceFolder | None:
    """The nearest periodic or thematic conference of the unit that was held before this one."""
    return _nearest(case, TERMS, later=False)


def later_periodic(case: Case) -> ConferenceFolder | None:
    """The nearest periodic conference of the unit held after this one, by the day of judgement."""
    return _nearest(case, (ConferenceType.PERIODIC,), later=True)


def _nearest(case: Case, types: Collection[ConferenceType], *, later: bool) -> ConferenceFolder | None:
    day = case.folder.day
    keys = case.archive.keys(case.key.unit)
    beside = [key for key in keys if key > case.key] if later else [key for key in keys[::-1] if key < case.key]
    for key in beside:
        other = case.archive.neighbour(key)
        if not other or not other.day or not day or not other.held(case.today):
            continue
        if (other.day > day if later else other.day < day) and other.conference and other.conference.type in types:
            return other
    return None
