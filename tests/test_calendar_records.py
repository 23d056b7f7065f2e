"""records/calendar beside the library `holidays`: every difference is known by date and reason, or the test fails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from holidays import country_holidays

from doithoai.model.policies import CalendarYear, DayOff, MakeUpDay
from doithoai.model.vocabulary import Status
from doithoai.reading.archive import Archive
from doithoai.reading.calendars import calendar_table
from doithoai.reading.shapes import convert
from doithoai.reading.text import read_text, read_yaml
from tests.conftest import RECORDS

YEARS = (2025, 2026, 2027)

# Date -> (whether offices work by our record, why the library says otherwise).
KNOWN: dict[dt.date, tuple[bool, str]] = {
    dt.date(2026, 1, 2): (
        False,
        "hoán đổi sang thứ Bảy 10/1/2026 (12729/VPCP-KGVX); holidays 0.109 chưa có",
    ),
    dt.date(2026, 1, 10): (
        True,
        "làm bù cho thứ Sáu 2/1/2026 (12729/VPCP-KGVX); holidays 0.109 chưa có",
    ),
}


def record(year: int) -> CalendarYear:
    return convert(read_yaml(read_text(RECORDS / "calendar" / f"{year}.yml")), CalendarYear)


def entries(year: int) -> list[DayOff | MakeUpDay]:
    table = record(year)
    return [*table.days_off, *table.make_up_days]


def days_of(year: int) -> Iterator[dt.date]:
    day = dt.date(year, 1, 1)
    while day.year == year:
        yield day
        day += dt.timedelta(days=1)


def differences(year: int, table: CalendarYear) -> dict[dt.date, bool]:
    """The days on which the record and the library do not agree, with what the record says."""
    library = country_holidays("VN", years=year, language="vi", expand=False)
    ours = calendar_table(table, "")
    said = {day: ours.is_working_day(day) for day in days_of(year)}
    return {day: works for day, works in said.items() if works != library.is_working_day(day)}


def test_every_shipped_year_is_read_without_a_problem() -> None:
    archive = Archive(RECORDS)
    assert archive.calendar.version(dt.date(2025, 1, 1), dt.date(2027, 12, 31)).count("+") == 2
    assert list(archive.shared_problems()) == []
    assert sorted(path.stem for path in (RECORDS / "calendar").iterdir()) == [str(year) for year in YEARS]


@pytest.mark.parametrize("year", YEARS)
def test_each_year_agrees_with_the_library_day_by_day_except_where_a_reason_is_listed(year: int) -> None:
    listed = {day: works for day, (works, _) in KNOWN.items() if day.year == year}
    assert differences(year, record(year)) == listed


def test_every_listed_difference_gives_its_reason_and_lies_in_a_shipped_year() -> None:
    assert all(reason for _, reason in KNOWN.values())
    assert {day.year for day in KNOWN} <= set(YEARS)


def test_a_day_dropped_from_the_record_would_be_seen_as_a_difference() -> None:
    year = record(2026)
    days = tuple(day for day in year.days_off if day.date != dt.date(2026, 9, 1))
    shorter = CalendarYear(year=2026, status=year.status, days_off=days, make_up_days=year.make_up_days)
    assert differences(2026, shorter).keys() - KNOWN.keys() == {dt.date(2026, 9, 1)}


def test_a_record_without_the_swap_would_leave_the_listed_differences_unexplained() -> None:
    year = record(2026)
    days = tuple(day for day in year.days_off if day.date != dt.date(2026, 1, 2))
    made_up = tuple(day for day in year.make_up_days if day.date != dt.date(2026, 1, 10))
    without = CalendarYear(year=2026, status=year.status, days_off=days, make_up_days=made_up)
    assert differences(2026, without) == {}


@pytest.mark.parametrize("year", YEARS)
def test_every_day_has_its_decision_and_its_source(year: int) -> None:
    for day in entries(year):
        assert day.decision.strip(), day.date
        assert day.source.strip(), day.date
        assert day.name.strip(), day.date


@pytest.mark.parametrize("year", YEARS)
def test_every_make_up_day_is_a_weekend_day_for_a_weekday_that_is_listed_as_off(year: int) -> None:
    table = record(year)
    off = {day.date for day in table.days_off}
    for day in table.make_up_days:
        assert day.date.isoweekday() in (6, 7)
        assert day.replaces in off
        assert day.replaces.isoweekday() <= 5
        assert day.name.endswith(f"{day.replaces.day}/{day.replaces.month}/{day.replaces.year}")


@pytest.mark.parametrize("year", YEARS)
def test_the_days_of_a_year_are_in_order_and_none_is_listed_twice(year: int) -> None:
    table = record(year)
    for dates in ([day.date for day in table.days_off], [day.date for day in table.make_up_days]):
        assert dates == sorted(set(dates))


def test_2027_and_24_november_2026_are_provisional_and_nothing_else_is() -> None:
    assert [record(year).status for year in YEARS] == [Status.CONFIRMED, Status.CONFIRMED, Status.PROVISIONAL]
    undecided = {day.date for year in YEARS for day in entries(year) if day.status is Status.PROVISIONAL}
    assert undecided == {dt.date(2026, 11, 24)}


def test_days_off_a_week_of_tet_are_all_there() -> None:
    tables = {year: calendar_table(record(year), "") for year in YEARS}
    for first, length in ((dt.date(2025, 1, 25), 9), (dt.date(2026, 2, 14), 9), (dt.date(2027, 2, 4), 7)):
        days = [first + dt.timedelta(days=index) for index in range(length)]
        assert not any(tables[day.year].is_working_day(day) for day in days)
