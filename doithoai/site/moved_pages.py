"""At every old address a small page that leads to the new one, whatever part of the page was asked for.

A redirect without a script loses the part of the address behind #, and with it the petition: chuyen.js keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from doithoai import disk
from doithoai.html.engine import render
from doithoai.model.records import Moved
from doithoai.reading import redirects
from doithoai.site.csp import policy
from doithoai.views.portal import Portal, root
from doithoai.views.subscriptions import followed

_BELOW = ("kien-nghi", "thong-bao", "tre-han-va-thieu", "phieu")
"""The pages that stand below the page of a unit or of a year, and were linked to by others."""


def write(site: Path, portal: Portal) -> Iterator[str]:
    """Write the pages, and copies of the calendars and feeds of units that moved as a whole; yields every file."""
    archive = portal.archive
    wrong = {problem.route[0] for problem in redirects.faults(archive.moved, archive.root)}
    lines = enumerate(archive.moved)
    sound = [one for position, one in lines if position not in wrong and _known(portal, one) and _free(portal, one)]
    found = redirects.followed(sound, archive.root)
    for old, new in sorted((redirects.around(found, _taken(portal), archive.root) | found).items()):
        yield _page(site, portal, old, new)
        for below in _BELOW:
            # A unit has lists that a year has not, and a year has one of its own: what is there, is followed.
            if (site / new / below / "index.html").is_file():
                yield _page(site, portal, f"{old}/{below}", f"{new}/{below}")
    for one in sound:
        if one.whole:
            yield from _subscriptions(site, one)


def _taken(portal: Portal) -> dict[str, str]:
    return {taken.id: name for name, unit in portal.units() for taken in unit.took_in}


def _known(portal: Portal, one: Moved) -> bool:
    return portal.archive.unit(one.new.partition("/")[0]) is not None


def _free(portal: Portal, one: Moved) -> bool:
    """Whether the old address takes the place of no page: one that the rules know has a finding, others are here."""
    return one.old.partition("/")[0] not in portal.archive.taken


def _page(site: Path, portal: Portal, old: str, new: str) -> str:
    back = root(f"{old}/")
    html = render(
        "moved",
        root=back,
        target=f"{back}{new}/",
        canonical=f"{portal.site}{new}/" if portal.site else "",
        unit=portal.unit(new.partition("/")[0]),
        old=old,
        new=new,
        policy=policy(()),
    )
    disk.write(f"{site}/{old}/index.html", html.encode())
    return f"{old}/index.html"


def _subscriptions(site: Path, one: Moved) -> Iterator[str]:
    """Calendars and feeds are fetched by programs, which follow no page: they find the new content at the old place."""
    for old, new in zip(followed(one.old), followed(one.new), strict=True):
        if (site / new.path).is_file():
            disk.write(f"{site}/{old.path}", (site / new.path).read_bytes())
            yield old.path
