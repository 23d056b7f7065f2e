"""Petitions as rows of a list: where each stands in one line, without anything that is withheld."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from doithoai.cases.case import Case
from doithoai.html.fragments import Badge
from doithoai.vietnamese.wording import short_date, shortened
from doithoai.views.limits import Limit
from doithoai.views.petitions import PetitionView, petitions, together
from doithoai.views.portal import Portal

LETTERS = 200
"""How much of what was asked a row shows."""
WITHHELD = "Không công khai nội dung."
REMOVED = "Nội dung đã gỡ bỏ."
UNTOLD = "Hồ sơ chưa ghi nội dung công khai."
OPEN, OVERDUE = "mo", "qua-han"


class Asked(NamedTuple):
    """One petition of a list; a tuple, since workers send the newest back."""

    id: int
    code: str
    path: str
    """The address of its conference below the site's root."""
    on: dt.date
    field: str
    label: str
    village: str
    office: str
    body: str
    badge: Badge
    state: str
    """The words by which its state is chosen in a filter."""
    left: str
    """OPEN while an answer is owed, OVERDUE too once the day has passed; else nothing."""
    fate: str
    """How many raised it, who helps, its day and how late it is, as far as they are known."""
    text: str

    @property
    def about(self) -> str:
        """All that is known of it in one line."""
        return _about(self.label, self.village, self.body, self.fate, short_date(self.on), self.code)


def _about(label: str, village: str, body: str, fate: str, on: str, code: str) -> str:
    given = f"giao {body}" if body else ""
    return " · ".join(filter(None, (label, village, given, fate, f"tiếp nhận {on}", f"mã {code}")))


class Blank(NamedTuple):
    """A row whose words are still {names}, for a browser that fills it: kien-nghi.js."""

    badge: Badge = Badge("{word}", "{tone}", "{sign}")
    text: str = "{text}"
    about: str = _about("{label}", "{village}", "{body}", "{fate}", "{on}", "{code}")


def rows(portal: Portal, case: Case) -> Iterator[Asked]:
    """The petitions of a conference, by number."""
    path = case.key.page
    for view in petitions(portal, case):
        one = view.one
        due = _worse(view.limit, view.assigned)
        yield Asked(
            one.id,
            view.code,
            path,
            one.received.on,
            one.field,
            view.field,
            view.village,
            view.office_id,
            view.office,
            view.badge,
            view.state,
            (f"{OPEN} {OVERDUE}" if view.overdue else OPEN) if view.waits else "",
            _fate(view, due),
            asked(view),
        )


def asked(view: PetitionView) -> str:
    """What was asked in one line; nothing of it while it is withheld."""
    if view.asked is not None:
        return shortened(view.asked, LETTERS)
    if view.hidden and view.hidden.since:
        return REMOVED
    return WITHHELD if view.hidden and view.hidden.reason else UNTOLD


def _late(limit: Limit | None) -> bool:
    return limit is not None and limit.badge.tone == "overdue"


def _worse(reply: Limit | None, assigned: Limit | None) -> Limit | None:
    """The day that matters: that of the reply, unless only the day set by the conference has passed."""
    if reply is None or (_late(assigned) and not _late(reply)):
        return assigned
    return reply


def _fate(view: PetitionView, due: Limit | None) -> str:
    helping = f"phối hợp: {view.partners}" if view.partners else ""
    told = fate(due, "hạn trả lời" if due is view.limit else "hạn được giao") if due else ""
    return " · ".join(filter(None, (together(view.one), helping, told)))


def fate(limit: Limit, name: str) -> str:
    """A limit in one line."""
    one = limit.deadline
    if one.due is None:
        return ""
    late = f", {'chậm' if one.met_on else 'đã quá'} {limit.late}" if limit.late else ""
    return f"{name} {short_date(one.due)}{late}"
