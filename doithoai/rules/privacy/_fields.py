"""Every text of a record, by the types of its fields: whoever reads the repository sees them all, shown or not.

A new field is among them by itself (`make generate` reads the types: a check that did would take a tenth longer).
What names another record by a word of a pattern holds no words of anybody.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from operator import attrgetter
from typing import Any

import msgspec

from doithoai.model.findings import Route
from doithoai.rules.privacy._texts_of import TEXTS

NAMES = "V05", "V07"
"""Addresses of houses and names of people: where an office says whose it is, or where it sits, they are in place."""
BARE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("Signer.post", "Signer.mandate", "Signer.body", "Signer.name"), NAMES),
    **dict.fromkeys(("Substitute.post", "Substitute.name", "Leader.name", "Leader.post"), NAMES),
    **dict.fromkeys(("Place.address", "Place.village", "Petitioner.village", "Unit.villages"), NAMES),
    **dict.fromkeys(("TakenIn.villages", "Office.address", "Office.hours"), NAMES),
    "Petitioner.name": NAMES,  # V06 judges who may be named
    **dict.fromkeys(("CitedBasis.number", "CitedBasis.section", "Document.number", "Report.number"), NAMES),
    **dict.fromkeys(("Plan.number", "Plan.body", "Policy.number", "Policy.issuer"), NAMES),
    **dict.fromkeys(("Planned.time_section", "Planned.place_section", "Planned.place"), NAMES),
    "Office.phone": (*NAMES, "V01"),
    "Office.email": (*NAMES, "V02"),
    "Window.phone": (*NAMES, "V01"),
    **dict.fromkeys(("Conference.link", "Session.link", "Announcement.link", "Unit.portal", "Source.address"), NAMES),
    "Attachment.path": NAMES,
}
"""Fields of few words, each with the rules that do not read it; all the others are read by every rule."""


Leaf = tuple[Route, str, tuple[str, ...]]
"""A text of a record: the way to it, its words, and which rules leave it alone."""


def leaves(record: msgspec.Struct, route: Route = ()) -> list[Leaf]:
    """Every text of a record and of its parts."""
    found: list[Leaf] = []
    _gather(record, route, found)
    return found


def _gather(record: msgspec.Struct, route: Route, found: list[Leaf]) -> None:
    """Many fields, most of them empty: what every record pays."""
    values, told = _texts(type(record))
    for value, (name, spared) in zip(values(record), told, strict=True):
        if not value:
            continue
        if value.__class__ is str:
            found.append(((*route, name), value, spared))
        elif value.__class__ is tuple:
            for index, one in enumerate(value):
                if one.__class__ is str:
                    found.append(((*route, name, index), one, spared))
                else:
                    _gather(one, (*route, name, index), found)
        else:
            _gather(value, (*route, name), found)


@cache
def _texts(kind: type[msgspec.Struct]) -> tuple[Callable[[Any], Any], tuple[tuple[str, tuple[str, ...]], ...]]:
    """The fields of a record that are texts or have some: their values, and name on record and who spares each."""
    some = [
        (name, as_told or name) for name, _, as_told in (one.partition("=") for one in TEXTS[kind.__name__].split())
    ]
    told = tuple((as_told, BARE.get(f"{kind.__name__}.{name}", ())) for name, as_told in some)
    names = tuple(name for name, _ in some)
    return partial(_values, names) if len(names) < 2 else attrgetter(*names), told


def _values(names: tuple[str, ...], record: Any) -> tuple[Any, ...]:
    return tuple(getattr(record, name) for name in names)
