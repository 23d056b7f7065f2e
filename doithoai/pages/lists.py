"""What the hand-written pages ask for: home, announcements, conclusion notices, what is late or missing."""

from __future__ import annotations

from collections.abc import Callable, Container

from doithoai.pages import figures, months, news, policies, taking_part, units
from doithoai.pages.engine import render
from doithoai.pages.home import home
from doithoai.pages.index import Index
from doithoai.pages.portal import Portal
from doithoai.vocabulary import State

REGISTERED = 500
"""How many lines of the register one page shows; all of them are in the open data."""


def announcements(portal: Portal, index: Index, known: Container[str]) -> str:
    """Notices of conferences, postponements and cancellations."""
    del known
    return news.listing(portal, index, index.notices(), "thông báo")


def conclusions(portal: Portal, index: Index, known: Container[str]) -> str:
    """Conclusion notices."""
    del known
    return news.listing(portal, index, index.conclusions(), "thông báo kết luận")


def late(portal: Portal, index: Index, known: Container[str]) -> str:
    """What is late or missing, by unit; samples apart."""
    parts = [
        (
            name,
            unit,
            [one for one in index.duties(name, State.OVERDUE) if not one.advisory],
            [one for one in index.duties(name, State.MET_LATE) if not one.advisory],
            [one for one in index.duties(name, State.OVERDUE, State.MET_LATE) if one.advisory],
            [(one, _page_of(one.path), _has_rule(one.code, known)) for one in index.findings(name)],
        )
        for name, unit in portal.units()
        if unit.joined
    ]
    silent = [(name, unit) for name, unit in portal.units() if not unit.joined]
    return render("late", root="../", portal=portal, parts=parts, silent=silent)


def removals(portal: Portal, index: Index, known: Container[str]) -> str:
    """What was taken out or corrected."""
    del known
    found = index.changes()
    return render("removals", root="../", portal=portal, items=found[:REGISTERED], total=len(found))


def _page_of(path: str) -> str:
    """The page that shows the record a finding is about."""
    parts = path.split("/")
    return "/".join(part for part in parts[:3] if "." not in part and part != "reports") + "/"


def _has_rule(code: str, known: Container[str]) -> bool:
    return f"quy-tac/{code}/" in known


def unit_list(portal: Portal, index: Index, known: Container[str]) -> str:
    """The list of units."""
    del known
    return units.listing(portal, index)


def register(portal: Portal, index: Index, known: Container[str]) -> str:
    """The register of legal bases."""
    del index, known
    return policies.listing(portal)


SLOTS: dict[str, Callable[[Portal, Index, Container[str]], str]] = {
    "home": home,
    "units": unit_list,
    "announcements": announcements,
    "conclusions": conclusions,
    "late": late,
    "removals": removals,
    "windows": taking_part.windows,
    "forms": taking_part.forms,
    "limits": taking_part.limits,
    "policies": register,
    "figures": figures.overview,
    "calendar": months.overview,
}
"""What a hand-written page may ask for, by writing <!-- doithoai:NAME --> on a line of its own."""
