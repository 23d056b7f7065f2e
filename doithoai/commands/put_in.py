"""What a change puts into calendar and policies: where it moves a verdict it says since when; else it is only told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doithoai.commands.comparing import amended_anew
from doithoai.commands.moves import stands
from doithoai.commands.rewriting import Rewriting
from doithoai.commands.shared_facts import shared
from doithoai.commands.taken_out import takes_out
from doithoai.reading.archive import Archive

_SHARED = ("calendar/", "policies/")


def added(old: Archive, new: Archive, paths: Iterable[str], *, moves: bool) -> list[Rewriting]:
    """Every rule and day that was put in; it `moves` verdicts, and says neither since when nor why: that is refused."""
    return [one for path in paths for one in _added(old, new, path, moves=moves)]


def _added(old: Archive, new: Archive, path: str, *, moves: bool) -> Iterator[Rewriting]:
    pair = shared(old, new, path)
    if pair is None or pair.gone:
        if path.startswith(_SHARED) and stands(new, path) and not stands(old, path):
            yield Rewriting(path, "cả tệp", "", "", "", fresh=True, said=True, loose=True)
        return
    item = ""
    put_in = [one.field for one in amended_anew(*pair.amended) if one.was is None]
    for field, fact in pair.now.items():
        within = bool(item) and field.startswith(item)
        said = any(field == one or field.startswith(f"{one}.") for one in put_in)
        known = said or pair.dated(field)
        if within or field.startswith("amended"):
            continue
        if fact.whole and field not in pair.was:
            item = f"{field}."
        if field not in pair.was and not takes_out(field, pair.was):
            yield Rewriting(
                path,
                fact.label,
                "",
                fact.shown,
                field,
                fresh=True,
                said=known or not moves,
                loose=not known and not moves,
            )
