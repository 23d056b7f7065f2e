"""Every text of a record, by the types of its fields: whoever reads the repository sees them all, shown or not.

A new field is among them by itself. What names another record by a word of a pattern holds no words of anybody.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from operator import attrgetter
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec

from doithoai.model.base import LINK, ONE_LINE, SAID
from doithoai.model.findings import Route
from doithoai.model.records import ATTACHED, EMAIL, PHONE

_WORDS = frozenset((None, ONE_LINE, SAID, LINK, PHONE, EMAIL, ATTACHED))
"""The patterns of a text in which anything may stand."""
REFERENCES = frozenset(
    (
        *("Petition.field", "Petition.reply", "CountedField.field"),
        *("Step.document", "Promise.document", "Fulfilment.document", "PreviousResults.document", "Document.corrects"),
        *("NotPrivate.text", "NotPrivate.rule"),  # the very words that somebody looked at
        *("Policy.kind", "Amendment.field"),
    )
)
"""Texts that name another record or a word of a list, though no pattern says so: a wrong one is another rule's."""
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
    names = zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True)
    kinds = get_type_hints(kind, include_extras=True)
    some = [one for one in names if f"{kind.__name__}.{one[0]}" not in REFERENCES and _words(kinds[one[0]])]
    told = tuple((as_told, BARE.get(f"{kind.__name__}.{name}", ())) for name, as_told in some)
    return partial(_values, tuple(name for name, _ in some)) if len(some) < 2 else attrgetter(
        *[n for n, _ in some]
    ), told


def _values(names: tuple[str, ...], record: Any) -> tuple[Any, ...]:
    return tuple(getattr(record, name) for name in names)


def _words(kind: Any) -> bool:
    """Whether words of anybody may stand in a value of a type."""
    if isinstance(kind, type):
        return kind is str or (issubclass(kind, msgspec.Struct) and bool(_texts(kind)[1]))
    if get_origin(kind) is Annotated:
        of, *told = get_args(kind)
        patterns = {one.pattern for one in told if isinstance(one, msgspec.Meta) and one.pattern}
        return patterns <= _WORDS and _words(of)
    return any(map(_words, get_args(kind)))
