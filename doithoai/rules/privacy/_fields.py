"""Every text of a record, by the types of its fields: whoever reads the repository sees them all, shown or not.

A new field is among them by itself (`make generate` reads the types: a check that did would take a tenth longer).
What names another record by a word of a pattern holds no words of anybody.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
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
    values, told, _ = _texts(type(record))
    _gather(values(record), told, route, found)
    return found


def _gather(values: tuple[Any, ...], told: tuple[_Told, ...], route: Route, found: list[Leaf]) -> None:
    """Many fields, most of them empty: what every record pays."""
    for value, (name, spared) in zip(values, told, strict=True):
        if not value:
            continue
        kind = value.__class__
        if kind is str:
            found.append(((*route, name), value, spared))
        elif kind is tuple:
            for index, one in enumerate(value):
                if one.__class__ is str:
                    found.append(((*route, name, index), one, spared))
                    continue
                some, parts, only = _texts(one.__class__)
                if only and not getattr(one, only):  # most steps have no note
                    continue
                if any(held := some(one)):
                    _gather(held, parts, (*route, name, index), found)
        else:
            some, parts, _ = _texts(kind)
            if any(held := some(value)):
                _gather(held, parts, (*route, name), found)


_Told = tuple[str, tuple[str, ...]]
"""A field by its name on record, and the rules that do not read it."""


@cache
def _texts(kind: type[msgspec.Struct]) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[_Told, ...], str]:
    """The fields of a record that are texts or have some: their values, name on record and who spares each.

    Where there is one such field alone, its name too: whether it is empty is asked fastest so.
    """
    some = [
        (name, as_told or name) for name, _, as_told in (one.partition("=") for one in TEXTS[kind.__name__].split())
    ]
    told = tuple((as_told, BARE.get(f"{kind.__name__}.{name}", ())) for name, as_told in some)
    names = tuple(name for name, _ in some)
    if len(names) > 1:
        return attrgetter(*names), told, ""
    one = attrgetter(*names) if names else None
    return (lambda record: (one(record),) if one else ()), told, "".join(names)
