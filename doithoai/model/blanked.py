"""A record without its free words: what it is called, counted and bound by stays, so that limits stay too."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

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


def blanked(record: R, word: str) -> R:
    """The same record without these; a text that it can't be without says one word."""
    fields = zip(record.__struct_fields__, _defaults(record), strict=True)
    changed = {name: new for name, default in fields if (new := _blank(record, name, default, word)) is not _SAME}
    return msgspec.structs.replace(record, **changed) if changed else record


_SAME = object()


def _defaults(record: msgspec.Struct) -> tuple[Any, ...]:
    """The default of each field, where there is one."""
    known = record.__struct_defaults__
    return (*[msgspec.NODEFAULT] * (len(record.__struct_fields__) - len(known)), *known)


def _blank(record: msgspec.Struct, name: str, default: Any, word: str) -> Any:
    value = getattr(record, name)
    if not value:
        return _SAME
    if name == "amended":
        return ()
    if name in WORDS and not (isinstance(value, msgspec.Struct) and default is msgspec.NODEFAULT):
        kept = default is msgspec.NODEFAULT or name in _TOLD
        return word if kept and isinstance(value, str) else _SAME if kept else default
    if isinstance(value, msgspec.Struct):
        return blanked(value, word)
    if isinstance(value, tuple) and any(isinstance(one, msgspec.Struct) for one in value):
        return tuple(blanked(one, word) if isinstance(one, msgspec.Struct) else one for one in value)
    return _SAME
