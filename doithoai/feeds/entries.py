"""What one conference gives to calendars and feeds; small, since workers send it back."""

from __future__ import annotations

import datetime as dt

from doithoai.cases.case import Case, Summary, summary
from doithoai.feeds.address import Address
from doithoai.feeds.dues import of_conference
from doithoai.feeds.meetings import meeting, when
from doithoai.feeds.posts import Post, posts
from doithoai.model.base import Frozen
from doithoai.views.portal import Portal

__all__ = ("Entries", "Post", "entries")


class Entries(Frozen, frozen=True):
    """Ready text: events and entries of one conference."""

    of: Summary
    day: dt.date | None
    meeting: str
    dues: str
    posts: tuple[Post, ...]


def entries(portal: Portal, case: Case, site: str) -> Entries:
    """What one conference gives; `site` is where the portal is published."""
    address = Address(site)
    start = when(case.conference)
    return Entries(
        summary(case),
        (case.folder.last_day or start.date()) if start else None,
        meeting(case, address),
        of_conference(portal, case, address),
        posts(case, address),
    )
