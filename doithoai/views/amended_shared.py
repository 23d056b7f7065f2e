"""What was amended outside the conferences: in calendars, policies, units, plans, reports and shared lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.model.base import Frozen
from doithoai.reading.archive import Archive
from doithoai.vietnamese.wording import capital
from doithoai.views.corrections import Change, amendments, of_papers


class AmendedShared(Frozen, frozen=True):
    """One line of the register; `path` is the page that shows it, empty where there is none."""

    change: Change
    path: str


def everywhere(archive: Archive, today: dt.date) -> list[AmendedShared]:
    """All that was amended by a day, newest first."""
    units = (one for name in archive.units for one in of_unit(archive, name, today))
    found = (*of_all(archive, today), *units)
    return sorted(found, key=lambda one: (one.change.on or today, one.change.title, one.change.name), reverse=True)


def of_all(archive: Archive, today: dt.date) -> Iterator[AmendedShared]:
    """What was amended of what all units share: calendars, policies and lists."""
    yield from _of_law(archive, today)
    yield from _of_lists(archive, today)


def of_calendars(archive: Archive, today: dt.date) -> list[Change]:
    """What was amended of days off and make-up days, newest first."""
    found = [
        one
        for year, _ in archive.calendar_tables
        for one in amendments(year, today, f"Lịch năm {year.year}", f"lich-{year.year}")
    ]
    return sorted(found, key=lambda one: (one.on or today, one.title, one.name), reverse=True)


def _of_law(archive: Archive, today: dt.date) -> Iterator[AmendedShared]:
    for one in of_calendars(archive, today):
        yield AmendedShared(one, "lich/#da-sua")
    for policy in archive.policies():
        for one in amendments(policy, today, f"Quy định {policy.number or policy.title}", "can-cu"):
            yield AmendedShared(one, f"can-cu/{policy.id}/#da-sua")


def of_unit(archive: Archive, name: str, today: dt.date) -> Iterator[AmendedShared]:
    """What was amended of a unit, its plans and its reports."""
    unit = archive.unit(name)
    if unit is None:
        return
    for one in amendments(unit, today, capital(unit.name), name):
        yield AmendedShared(one, f"{name}/")
    for year in archive.years(name):
        for one in of_papers(archive.year(name, year), today):
            yield AmendedShared(
                Change(one.what, one.on, f"{one.title} năm {year}, {unit.name}", one.told, one.name, "", by=one.by),
                f"{name}/{year}/#da-sua",
            )


def _of_lists(archive: Archive, today: dt.date) -> Iterator[AmendedShared]:
    for field in archive.listed_fields:
        yield from _plain(amendments(field, today, f"Lĩnh vực “{field.label}”", f"linh-vuc-{field.id}"))
    for recipient in archive.listed_recipients:
        yield from _plain(amendments(recipient, today, f"Nơi nhận “{recipient.label}”", f"noi-nhan-{recipient.id}"))
    for moved in archive.moved:
        yield from _plain(amendments(moved, today, f"Địa chỉ đã chuyển {moved.old}", moved.old))


def _plain(found: Iterator[Change]) -> Iterator[AmendedShared]:
    return (AmendedShared(one, "") for one in found)
