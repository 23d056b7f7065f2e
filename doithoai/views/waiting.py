"""The petitions of a conference on which somebody still owes an answer; small, since workers send them back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.html.fragments import Badge
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.records import Petition
from doithoai.model.vocabulary import State
from doithoai.reading.dossier import is_open
from doithoai.vietnamese.wording import shortened
from doithoai.views.limits import TONES, lateness
from doithoai.views.portal import Portal
from doithoai.views.tally import Outcome

LONGEST = 160
"""How much of a petition's text a list shows."""


class Pending(Frozen, frozen=True):
    """One petition without its answer; what it asks is empty while it is withheld."""

    number: int
    field: str
    text: str
    office: str
    due: dt.date | None
    state: State
    late: str
    path: str

    @property
    def badge(self) -> Badge:
        """Its state in words."""
        tone, sign = TONES[self.state]
        word = "chưa rõ hạn" if self.state is State.UNKNOWN else self.state.label
        return Badge(word, tone, sign)


def pending(
    portal: Portal, case: Case, judged: Iterable[tuple[Petition, Outcome, Deadline | None]]
) -> Iterator[Pending]:
    """The petitions of a conference that was held which wait for an answer."""
    for petition, outcome, limit in judged:
        waits = outcome in (Outcome.OVERDUE, Outcome.WAITING)
        if not waits and not (outcome is Outcome.UNKNOWN and is_open(petition)):
            continue
        office = petition.assigned.office if petition.assigned else None
        yield Pending(
            petition.id,
            petition.field,
            _shortened(petition),
            portal.body(case.key.unit, office),
            limit.due if limit else None,
            case.state(limit) if limit else State.UNKNOWN,
            lateness(limit, portal) if limit else "",
            addresses.on(case.key.path, addresses.petition(petition.id)),
        )


def order(one: Pending) -> tuple[dt.date, str]:
    """The longest overdue first, those without a date last."""
    return one.due or dt.date.max, one.path


def _shortened(petition: Petition) -> str:
    if petition.withheld is not None or petition.text is None:
        return ""
    return shortened(petition.text, LONGEST)
