"""Records as they stood on a day: what was put right later still says what it said."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from msgspec.structs import replace

from doithoai.model.amended import Amendment
from doithoai.model.dossier import ConferenceFolder, YearFolder
from doithoai.model.records import Conference, Document, Petition, Plan, Report, Unit
from doithoai.reading.archive import Archive
from doithoai.reading.facts import as_it_was

Amendable = TypeVar("Amendable", Conference, Document, Petition, Plan, Report, Unit)


def then(folder: ConferenceFolder, today: dt.date) -> ConferenceFolder:
    """The same folder before every amendment of a day to come."""
    if max([one.on for one in of(folder)], default=today) <= today:
        return folder
    conference = folder.conference
    return replace(
        folder,
        conference=_then(conference, today) if conference else None,
        petitions=tuple(_then(one, today) for one in folder.petitions),
        documents=tuple(replace(one, front=_then(one.front, today)) for one in folder.documents),
    )


def year_then(folder: YearFolder, today: dt.date) -> YearFolder:
    """The same of the plans and reports of a year."""
    given = [*(one.front.amended for one in folder.plans), *(one.front.amended for one in folder.reports)]
    if max([each.on for one in given for each in one], default=today) <= today:
        return folder
    return replace(
        folder,
        plan=_then(folder.plan, today) if folder.plan else None,
        later=tuple(replace(one, front=_then(one.front, today)) for one in folder.later),
        reports=tuple(replace(one, front=_then(one.front, today)) for one in folder.reports),
    )


def unit_then(archive: Archive, name: str, today: dt.date) -> Unit | None:
    """The same of a unit."""
    unit = archive.unit(name)
    return _then(unit, today) if unit and unit.amended else unit


def of(folder: ConferenceFolder) -> list[Amendment]:
    """Every amendment of a conference, its petitions and documents."""
    conference = folder.conference
    given: list[tuple[Amendment, ...]] = [conference.amended] if conference and conference.amended else []
    given += [one.amended for one in folder.petitions if one.amended]
    given += [one.front.amended for one in folder.documents if one.front.amended]
    return [each for one in given for each in one]


def _then(record: Amendable, today: dt.date) -> Amendable:
    later = sorted((one for one in record.amended if one.on > today), key=lambda one: one.on, reverse=True)
    if not later:
        return record
    kept = replace(record, amended=tuple(one for one in record.amended if one.on <= today))
    return as_it_was(kept, [(one.field, one.was) for one in later])
