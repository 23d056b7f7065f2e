"""A record without its free words: what it is called, counted and bound by stays, so that limits stay too.

Where something private was found in what it is called by, those words wait as well, and they only.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

import msgspec

from doithoai.model.findings import Route

WORDS = frozenset(
    (
        *("note", "reason", "source", "text", "topic", "correction", "late_reason", "public_reason", "absent", "by"),
        *(
            "address",
            "phone",
            "email",
            "hours",
            "portal",
            "recipients",
            "planned",
            "leaders",
            "decided_by",
            "stipulations",
        ),
    )
)
"""Fields in which people write freely, or write of themselves."""
_TOLD = "late_reason", "public_reason"
"""That there is a reason is told."""
R = TypeVar("R", bound=msgspec.Struct)


def blanked(record: R, word: str, private: Collection[Route] = ()) -> R:
    """The same record without these; a text that it can't be without says one word.

    So does what stands on a `private` way in it, whatever it says.
    """
    fields = zip(record.__struct_fields__, record.__struct_encode_fields__, _defaults(record), strict=True)
    changed: dict[str, Any] = {}
    for name, told, default in fields:
        new = _blank(record, name, default, word, below(private, told))
        if new is not _SAME:
            changed[name] = new
    return msgspec.structs.replace(record, **changed) if changed else record


def below(routes: Collection[Route], step: str | int) -> frozenset[Route]:
    """The rest of the ways that begin with a step."""
    return frozenset(route[1:] for route in routes if route and route[0] == step)


_SAME = object()


def _defaults(record: msgspec.Struct) -> tuple[Any, ...]:
    """The default of each field, where there is one."""
    known = record.__struct_defaults__
    return (*[msgspec.NODEFAULT] * (len(record.__struct_fields__) - len(known)), *known)


def _blank(record: msgspec.Struct, name: str, default: Any, word: str, private: frozenset[Route]) -> Any:
    value = getattr(record, name)
    if not value:
        return _SAME
    if name == "amended":
        return ()
    if name in WORDS and not (isinstance(value, msgspec.Struct) and default is msgspec.NODEFAULT):
        kept = default is msgspec.NODEFAULT or name in _TOLD
        return word if kept and isinstance(value, str) else _SAME if kept else default
    if isinstance(value, msgspec.Struct):
        return blanked(value, word, private)
    if isinstance(value, tuple) and any(isinstance(one, msgspec.Struct | str) for one in value):
        return tuple(_part(one, word, below(private, at)) for at, one in enumerate(value))
    return word if isinstance(value, str) and private else _SAME


def _part(one: Any, word: str, private: frozenset[Route]) -> Any:
    """An item of a list."""
    if isinstance(one, msgspec.Struct):
        return blanked(one, word, private)
    return word if isinstance(one, str) and private else one
