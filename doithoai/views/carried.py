"""The other conferences at which a matter came up: what it was carried over from, and where to, step by step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from doithoai.cases.case import Case
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.dossier import ConferenceFolder, Key
from doithoai.model.records import Petition
from doithoai.model.steps import seen
from doithoai.vietnamese.wording import short_date
from doithoai.views.conference_rows import called

LONGEST = 12
"""Steps shown each way; the page of the last one tells the rest."""


class Appearance(Frozen, frozen=True):
    """A matter at another conference: its address below the site's root, None when the archive does not have it."""

    text: str
    state: str
    path: str | None


def earlier(case: Case, one: Petition) -> tuple[Appearance, ...]:
    """The conferences that it came from, the first one first."""
    return tuple(_walk(case, one, lambda petition: petition.carried_from))[::-1]


def later(case: Case, one: Petition) -> tuple[Appearance, ...]:
    """The conferences that it went to, the next one first."""
    return tuple(_walk(case, one, lambda petition: petition.carried_to))


def _walk(case: Case, one: Petition, way: Callable[[Petition], str | None]) -> Iterator[Appearance]:
    seen = {(case.key, one.id)}
    ref = way(one)
    while ref and len(seen) <= LONGEST:
        key, number = case.key.sibling(ref), addresses.reference(ref)[2] or 0
        if (key, number) in seen:
            return
        seen.add((key, number))
        folder = case.archive.neighbour(key)
        found = next((petition for petition in folder.petitions if petition.id == number), None) if folder else None
        yield _appearance(key, number, folder, found, case.today)
        ref = way(found) if found else None


def _appearance(
    key: Key, number: int, folder: ConferenceFolder | None, found: Petition | None, today: dt.date
) -> Appearance:
    name = called(folder.conference) if folder and folder.conference else f"Hội nghị {key.ref}"
    text = f"{name}, kiến nghị số {number}"
    if found is None:
        return Appearance(text, "", None)
    steps = seen(found.states, today)
    last = steps[-1] if steps else None
    state = f"{last.state.label} ({short_date(last.on)})" if last else ""
    return Appearance(text, state, addresses.on(key.path, addresses.petition(number)))
