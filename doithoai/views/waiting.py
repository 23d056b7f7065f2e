"""The petitions of a conference on which somebody still owes an answer; small, since workers send them back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai import public
from doithoai.cases.case import Case
from doithoai.cases.fate import Fate, fates
from doithoai.cases.outcome import Outcome
from doithoai.html.fragments import Badge
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.records import Petition
from doithoai.model.vocabulary import State
from doithoai.vietnamese.wording import shortened
from doithoai.views.became import AWAY, BODIES, PARTLY, UNDER_WAY, again, under_way
from doithoai.views.in_charge import led, partners
from doithoai.views.limits import TONES, lateness
from doithoai.views.portal import Portal

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
    away: Badge | None = None
    """What is said of it instead of its limit, where there is something to say."""

    @property
    def badge(self) -> Badge:
        """Its state in words."""
        if self.away:
            return self.away
        tone, sign = TONES[self.state]
        word = "chưa rõ hạn" if self.state is State.UNKNOWN else self.state.label
        return Badge(word, tone, sign)


def pending(portal: Portal, case: Case) -> Iterator[Pending]:
    """The petitions of a conference that was held which wait for an answer."""
    for one in fates(case) if case.folder.held(case.today) else ():
        if not one.waits:
            continue
        # What is open though its reply was sent waits for no day that is known.
        known = one.outcome not in (Outcome.ON_TIME, Outcome.LATE)
        petition, limit = one.petition, one.decided if known and not one.elsewhere else None
        lead = portal.body(case, petition.assigned.office if petition.assigned else None)
        office = led(lead, partners(portal, case, petition))
        away = one.forwarded if one.elsewhere else None
        yield Pending(
            petition.id,
            petition.field,
            _shortened(petition),
            f"{BODIES[away.state]}; theo dõi: {office}" if away and office else BODIES[away.state] if away else office,
            limit.due if limit else None,
            case.state(limit) if limit else State.UNKNOWN,
            lateness(limit, portal) if limit else "",
            addresses.on(case.key.path, addresses.petition(petition.id)),
            _told(one),
        )


def _told(one: Fate) -> Badge | None:
    """What is said of it instead of its limit: that it waits elsewhere, is being dealt with, or was taken up again."""
    if one.elsewhere and one.forwarded:
        return AWAY[one.forwarded.state]
    if one.overdue:
        return None
    if one.partly:
        return PARTLY
    if under_way(one):
        return UNDER_WAY
    return again(one.reopened) if one.reopened else None


def order(one: Pending) -> tuple[dt.date, str]:
    """The longest overdue first, those without a date last."""
    return one.due or dt.date.max, one.path


def _shortened(petition: Petition) -> str:
    return shortened(petition.text, LONGEST) if petition.text and public.is_told(petition) else ""
