"""records/calendar/: the tables that day arithmetic needs, one a year that has a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from zlib import crc32

from doithoai.fence import guard
from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.policies import CalendarYear, DecidedDay
from doithoai.model.vocabulary import Status
from doithoai.model.year_table import YearTable
from doithoai.patterns import lazy
from doithoai.reading.as_of import then
from doithoai.reading.folders import FolderReader
from doithoai.reading.swaps import half_swaps, wrong_days

NAME = lazy(r"20[0-9]{2}\.yml")
"""How the file of a year is called."""


Table = tuple[CalendarYear, YearTable]
"""What is recorded of a year, and what day arithmetic needs of it."""


def year_tables(reading: FolderReader) -> Iterator[Table]:
    """The table of every year that can be read; what is wrong in the others is among the reader's problems."""
    years: list[CalendarYear] = []
    for one in reading.entries():
        if NAME.fullmatch(one.name):
            table = guard(partial(reading.unexpected, one.name), _table, reading, one.name, years)
            yield from (table,) if table else ()
    reading.problems.extend(half_swaps(years))


def table_then(found: Table, day: dt.date) -> Table:
    """The same before every decision and amendment of a later day."""
    year, table = found
    before = then(year, day)
    try:
        whole = table if before is year else calendar_table(before, table.version)
    except ValueError:  # what was amended says a day twice
        whole = table
    return before, whole.seen(day)


def _table(reading: FolderReader, name: str, years: list[CalendarYear]) -> Table | None:
    year = reading.yaml(name, CalendarYear)
    if year is None:
        return None
    if name != f"{year.year}.yml":
        told = Both(f"year khớp với tên tệp {name}", f"a year that fits the name of the file, {name}")
        reading.problems.append(Problem(name, ("year",), {"wanted": told}, "S11"))
        return None
    years.append(year)
    wrong = (*_known_wrongly(year), *wrong_days(year))
    reading.problems.extend(Problem(name, route, values, "S12") for route, values in wrong)
    try:
        return year, calendar_table(year, f"{crc32(Path(reading.path(name)).read_bytes()):08x}")
    except ValueError as error:
        values = {"found": Both(f"lịch năm {year.year}", f"calendar of {year.year}"), "wanted": error.args[0]}
        reading.problems.append(Problem(name, (), values, "S12"))
        return None


def calendar_table(year: CalendarYear, digest: str) -> YearTable:
    """The table that day arithmetic needs, from the record of one year."""
    days: tuple[DecidedDay, ...] = (*year.days_off, *year.make_up_days)
    return YearTable(
        year=year.year,
        days_off={day.date: day.name for day in year.days_off},
        make_up={day.date: day.name for day in year.make_up_days},
        provisional=year.status is Status.PROVISIONAL,
        provisional_days=frozenset(
            [day.date for day in year.days_off if day.status is Status.PROVISIONAL]
            + [day.date for day in year.make_up_days if day.status is Status.PROVISIONAL]
        ),
        version=digest,
        known={day.date: (day.decided, day.revoked) for day in days if day.decided or day.revoked},
    )


def _known_wrongly(year: CalendarYear) -> Iterator[tuple[Route, dict[str, object]]]:
    """A day that was decided after it was over, or taken back before it was decided: no act could go by that."""
    lists: dict[str, Sequence[DecidedDay]] = {"days_off": year.days_off, "make_up_days": year.make_up_days}
    for name, days in lists.items():
        for position, day in enumerate(days):
            if day.decided and day.decided > day.date:
                told = Both(
                    f"ngày không sau chính ngày ấy ({day.date:%d/%m/%Y})", f"a day not after the day itself, {day.date}"
                )
                yield (name, position, "decided"), {"found": day.decided, "wanted": told}
            elif day.revoked and day.decided and day.revoked <= day.decided:
                told = Both(
                    f"ngày sau ngày quyết định ({day.decided:%d/%m/%Y})", f"a day after the decision of {day.decided}"
                )
                yield (name, position, "revoked"), {"found": day.revoked, "wanted": told}
