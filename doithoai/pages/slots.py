"""What the hand-written pages ask for: home, announcements, conclusion notices, what is late or missing."""

from __future__ import annotations

from collections.abc import Callable

from doithoai.html.engine import render
from doithoai.pages import figures, late, months, news, plans, policies, taking_part, units
from doithoai.pages.home import home
from doithoai.views.amended_shared import everywhere
from doithoai.views.index import Index
from doithoai.views.portal import Portal

REGISTERED = 500
"""How many lines of the register one page shows; all of them are in the open data."""


def announcements(portal: Portal, index: Index) -> str:
    """Notices of conferences, postponements and cancellations."""
    return news.listing(portal, index, index.notices(), "thông báo")


def conclusions(portal: Portal, index: Index) -> str:
    """Conclusion notices."""
    return news.listing(portal, index, index.conclusions(), "thông báo kết luận")


def overdue(portal: Portal, index: Index) -> str:
    """What is late or missing."""
    return late.listing(portal, index)


def all_plans(portal: Portal, index: Index) -> str:
    """Every plan of every unit."""
    del index
    return plans.listing(portal)


def removals(portal: Portal, index: Index) -> str:
    """What was taken out or corrected."""
    found = index.changes()
    shared = everywhere(portal.archive, portal.today)[:REGISTERED]
    return render("removals", root="../", portal=portal, items=found[:REGISTERED], total=len(found), shared=shared)


def unit_list(portal: Portal, index: Index) -> str:
    """The list of units."""
    return units.listing(portal, index)


def register(portal: Portal, index: Index) -> str:
    """The register of legal bases."""
    del index
    return policies.listing(portal)


SLOTS: dict[str, Callable[[Portal, Index], str]] = {
    "home": home,
    "units": unit_list,
    "announcements": announcements,
    "conclusions": conclusions,
    "late": overdue,
    "plans": all_plans,
    "removals": removals,
    "windows": taking_part.windows,
    "forms": taking_part.forms,
    "limits": taking_part.limits,
    "policies": register,
    "figures": figures.overview,
    "calendar": months.overview,
}
"""What a hand-written page may ask for, by writing <!-- doithoai:NAME --> on a line of its own."""
