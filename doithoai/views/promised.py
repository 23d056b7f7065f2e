"""What was promised and is not done, or no longer; small, since workers send it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai import public
from doithoai.cases.case import Case
from doithoai.cases.fate import fates
from doithoai.cases.promise import PENDING, PromiseState
from doithoai.html.fragments import Badge
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.vietnamese.wording import shortened
from doithoai.views.became import PROMISES
from doithoai.views.limits import lateness
from doithoai.views.portal import Portal

LONGEST = 160
"""How much of what was promised a list shows."""


class PromiseRow(Frozen, frozen=True):
    """One promise that is not done."""

    number: int
    text: str
    office: str
    due: dt.date
    state: PromiseState
    late: str
    path: str

    @property
    def badge(self) -> Badge:
        """Its state in words."""
        return Badge(self.state.label, *PROMISES[self.state])


def promised(portal: Portal, case: Case) -> Iterator[PromiseRow]:
    """The promises of one conference that are not done."""
    for fate in fates(case):
        if not any(one.state in PENDING for one in fate.promises):
            continue
        shown = public.petition(fate.petition, case.today)
        for told, one in zip(shown.promises, fate.promises, strict=True):
            if one.state in PENDING:
                yield PromiseRow(
                    shown.id,
                    shortened(told.text, LONGEST),
                    portal.body(case, one.limit.owner),
                    told.on,
                    one.state,
                    lateness(one.limit, portal),
                    addresses.on(case.key.path, addresses.petition(shown.id)),
                )


def order(one: PromiseRow) -> tuple[dt.date, str]:
    """The longest past its day first."""
    return one.due, one.path
