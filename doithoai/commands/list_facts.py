"""What the lists that all units share say on both sides of a change: fields of life, recipients, moved addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from doithoai.commands.moves import stands
from doithoai.model.base import Frozen
from doithoai.model.records import FieldOfLife, Moved, Recipient
from doithoai.reading import redirects
from doithoai.reading.archive import Archive
from doithoai.reading.folders import FolderReader

Item = FieldOfLife | Moved | Recipient
_LISTS: Mapping[str, Callable[[Archive], tuple[Item, ...]]] = {
    "fields.yml": lambda archive: archive.listed_fields,
    "recipients.yml": lambda archive: archive.listed_recipients,
    redirects.FILE: lambda archive: archive.moved,
}


class ListedItem(Frozen, frozen=True):
    """One item of a list, before and after; None where it is gone."""

    about: str
    was: Item
    now: Item | None
    free: Callable[[str], bool]


def listed(old: Archive, new: Archive, path: str) -> Iterator[ListedItem]:
    """Every item of a list that was there; nothing of a list that can't be read any more, which the check tells."""
    if path not in _LISTS or not stands(old, path):
        return
    after = {_name(one): one for one in _LISTS[path](new)} if stands(new, path) else {}
    if not after and stands(new, path) and FolderReader(new.root, "").yaml(path, tuple[Any, ...]) is None:
        return
    for one in _LISTS[path](old):
        other = after.get(_name(one))
        if other is None and isinstance(one, Moved) and one.new.partition("/")[0] not in new.units:
            continue  # what it led to has gone as a whole, of which is told elsewhere
        yield ListedItem(f"mục “{_name(one)}”", one, other, _free(new, one))


def _name(one: Item) -> str:
    return one.old if isinstance(one, Moved) else one.id


def _free(new: Archive, one: Item) -> Callable[[str], bool]:
    """Where a new address has moved on, the line that leads to it follows, and the move is a line of its own."""
    again = isinstance(one, Moved) and any(
        one.new == move.old or one.new.startswith(f"{move.old}/") for move in new.moved
    )
    return lambda field: again and field == "to"
