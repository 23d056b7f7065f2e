"""Petitions that were on main: what each said and says, by its number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from doithoai import public
from doithoai.commands import dossier_facts as dossier
from doithoai.commands.comparing import amended_anew, compared
from doithoai.commands.remarked import remarked
from doithoai.commands.rewriting import Rewriting
from doithoai.model.amended import Amendment
from doithoai.model.dossier import ConferenceFolder
from doithoai.model.records import Petition
from doithoai.reading.facts import facts
from doithoai.vietnamese.wording import long_date


def petitions(before: ConferenceFolder, after: ConferenceFolder, today: dt.date) -> list[Rewriting]:
    """What is told of every petition that is still there."""
    later = {one.id: one for one in after.petitions}
    path = f"{after.key.path}/petitions.yml"
    found: list[Rewriting] = []
    for one in before.petitions:
        if other := later.get(one.id):
            anew = amended_anew(one.amended, other.amended)
            about = f"kiến nghị số {one.id}, "
            free = dossier.petition_free(one, other)
            told = compared(path, facts(one), facts(other), anew, today, about, free)
            private = public.hidden(other) is not None
            found += [replace(each, was="", now="") for each in told] if private else told
            found += [*remarked(path, one, other, about), *_taken(path, one, other, about)]
            found += _reordered(path, one, other, anew, about)
    return found


def _taken(path: str, one: Petition, other: Petition, about: str) -> Iterator[Rewriting]:
    """That a text was taken out of public view, with the day alone: why stands in the record."""
    hidden, before = public.hidden(other), public.hidden(one)
    if hidden and hidden.since and (before is None or before.since is None):
        told = f"nội dung đã gỡ khỏi nơi công khai ngày {long_date(hidden.since)}; lý do ghi trong hồ sơ"
        yield Rewriting(path, f"{about}gỡ nội dung", "", "", "withheld", said=True, told=told)


def _reordered(
    path: str, one: Petition, other: Petition, anew: tuple[Amendment, ...], about: str
) -> Iterator[Rewriting]:
    """Steps that are told in another order than before, where none of their days was put right."""
    was = [(step.state, step.on) for step in one.states]
    now = [(step.state, step.on) for step in other.states]
    kept = [step for step in was if step in now]
    if kept != [step for step in now if step in was] and not any(each.field.startswith("states") for each in anew):
        yield Rewriting(path, f"{about}quá trình", "", "", "states", told="các bước đã đổi thứ tự")
