"""Day arithmetic: an independent loop over days, the worked table of domain.md B7, and what a gap must do."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest

from doithoai.model.vocabulary import DayUnit, Direction, Reading
from doithoai.model.workdays import Calendar, CalendarDayOff, CalendarGap, CountedDay
from doithoai.model.year_table import YearTable
from doithoai.reading.archive import Archive
from tests.conftest import RECORDS

ARCHIVE = Archive(RECORDS)
OFFICIAL = ARCHIVE.calendar
WORKING, EVERY = DayUnit.WORKING_DAY, DayUnit.CALENDAR_DAY
BEFORE, AFTER = Direction.BEFORE, Direction.AFTER
ONE = dt.timedelta(days=1)


def plain(year: int, **given: Any) -> YearTable:
    """A year in which only weekends are free, unless told otherwise."""
    table: dict[str, Any] = {
        "days_off": {},
        "make_up": {},
        "provisional": False,
        "provisional_days": frozenset(),
        "version": f"v{year}",
    }
    return YearTable(year=year, **{**table, **given})


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# The oracle: what is worked is told here a second time, by hand, from domain.md B7.
OFF = {
    *(dt.date(2025, 1, number) for number in (1, 27, 28, 29, 30, 31)),
    *map(day, ("2025-04-07", "2025-04-30", "2025-05-01", "2025-05-02", "2025-09-01", "2025-09-02")),
    *map(day, ("2026-01-01", "2026-01-02", "2026-04-27", "2026-04-30", "2026-05-01", "2026-11-24")),
    *(dt.date(2026, 2, number) for number in range(16, 21)),
    *map(day, ("2026-08-31", "2026-09-01", "2026-09-02")),
    *map(day, ("2027-01-01", "2027-04-16", "2027-04-30", "2027-05-03", "2027-09-02", "2027-09-03", "2027-11-24")),
    *(dt.date(2027, 2, number) for number in range(4, 11)),
}
WORKED_SATURDAYS = set(map(day, ("2025-04-26", "2026-01-10", "2026-08-22")))


def worked(one: dt.date) -> bool:
    return one in WORKED_SATURDAYS or (one.isoweekday() <= 5 and one not in OFF)


@pytest.fixture(scope="module")
def padded() -> Calendar:
    """2025-2027 as recorded, with years of plain weekends on both sides."""
    years = [plain(2024), plain(2028)]
    tables = [OFFICIAL._table(year) for year in (2025, 2026, 2027)]
    return Calendar([years[1], *tables, years[0]])


def counted(start: dt.date, unit: DayUnit, direction: Direction) -> Iterator[dt.date]:
    """The days that count, one after another, found by looking at each."""
    step = ONE if direction is AFTER else -ONE
    while True:
        start += step
        if unit is EVERY or worked(start):
            yield start


@pytest.mark.parametrize("year", [2025, 2026, 2027])
@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("unit", DayUnit)
def test_every_count_of_1_to_30_days_from_every_day_of_the_year_agrees_with_a_loop_over_days(
    padded: Calendar, year: int, unit: DayUnit, direction: Direction
) -> None:
    start = dt.date(year, 1, 1)
    while start.year == year:
        days = list(islice(counted(start, unit, direction), 31))
        for number in range(1, 31):
            nth = padded.shift(start, number, unit, direction, Reading.NTH_DAY)
            full = padded.shift(start, number, unit, direction, Reading.FULL_DAYS)
            assert (nth, full) == (days[number - 1], days[number]), (start, number)
        start += ONE


@pytest.mark.parametrize("reading", Reading)
@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("unit", DayUnit)
def test_a_walk_ends_where_the_shift_does_and_numbers_exactly_the_counted_days(
    padded: Calendar, unit: DayUnit, direction: Direction, reading: Reading
) -> None:
    start = dt.date(2025, 1, 1)
    while start.year < 2028:
        for number in (1, 2, 7, 10, 15):
            days = padded.walk(start, number, unit, direction, reading)
            end = padded.shift(start, number, unit, direction, reading)
            step = ONE if direction is AFTER else -ONE
            assert [one.date for one in days] == [start + step * index for index in range(1, len(days) + 1)]
            assert days[-1].date == end
            assert days[-1].counted is (reading is Reading.NTH_DAY)
            assert [one.number for one in days if one.counted] == list(range(1, number + 1))
            assert [one.date for one in days if one.counted] == list(islice(counted(start, unit, direction), number))
            assert all(one.number is None for one in days if not one.counted)
            assert all(one.why for one in days)
        start += 3 * ONE


# Conference | send by A | send by B | 7 calendar days | 10 wd | 15 wd | 10 calendar days, then the next working day
# | 5 wd | reply from the 10th working day: +15 wd, +7 wd. Copied from domain.md B7, all eight rows, as yymmdd.
B7 = """
250828 250819 250818 250821 250915 250922 250907 250908 250908 251006 250924
251025 251016 251015 251018 251107 251114 251104 251104 251031 251128 251118
251029 251020 251017 251022 251112 251119 251108 251110 251105 251203 251121
251224 251215 251212 251217 260109 260115 260103 260105 251231 260129 260119
260210 260130 260129 260203 260303 260310 260220 260223 260224 260324 260312
260422 260413 260410 260415 260511 260518 260502 260504 260504 260601 260520
260824 260814 260813 260817 260910 260917 260903 260903 260903 261001 260921
261117 261106 261105 261110 261202 261209 261127 261127 261125 261223 261211
"""
COLUMNS: list[tuple[str, int, DayUnit, Direction, Reading, str]] = [
    ("send by A", 7, WORKING, BEFORE, Reading.NTH_DAY, "conference"),
    ("send by B", 7, WORKING, BEFORE, Reading.FULL_DAYS, "conference"),
    ("7 calendar days", 7, EVERY, BEFORE, Reading.NTH_DAY, "conference"),
    ("10 wd", 10, WORKING, AFTER, Reading.NTH_DAY, "conference"),
    ("15 wd", 15, WORKING, AFTER, Reading.NTH_DAY, "conference"),
    ("10 calendar days", 10, EVERY, AFTER, Reading.NTH_DAY, "conference"),
    ("then next working day", 10, EVERY, AFTER, Reading.NTH_DAY, "rolled"),
    ("5 wd", 5, WORKING, AFTER, Reading.NTH_DAY, "conference"),
    ("reply +15 wd", 15, WORKING, AFTER, Reading.NTH_DAY, "day 10"),
    ("reply +7 wd", 7, WORKING, AFTER, Reading.NTH_DAY, "day 10"),
]


@pytest.mark.parametrize("column", range(len(COLUMNS)), ids=[column[0] for column in COLUMNS])
@pytest.mark.parametrize("row", B7.strip().splitlines(), ids=lambda row: row[:6])
def test_the_worked_table_of_domain_b7_comes_out_cell_by_cell(row: str, column: int) -> None:
    _, count, unit, direction, reading, start = COLUMNS[column]
    days = [day(f"20{text}") for text in row.split()]
    conference = days[0]
    if start == "day 10":
        conference = OFFICIAL.shift(conference, 10, WORKING, AFTER)
    found = OFFICIAL.shift(conference, count, unit, direction, reading)
    if start == "rolled":
        found = OFFICIAL.next_working_day(found)
    assert found == days[column + 1]


def test_the_week_around_new_year_2026_is_told_day_by_day() -> None:
    days = OFFICIAL.walk(day("2025-12-31"), 7, WORKING, AFTER)
    assert days[:3] == (
        CountedDay(day("2026-01-01"), counted=False, number=None, why="Tết Dương lịch"),
        CountedDay(day("2026-01-02"), counted=False, number=None, why="Nghỉ hoán đổi dịp Tết Dương lịch"),
        CountedDay(day("2026-01-03"), counted=False, number=None, why="thứ Bảy"),
    )
    assert days[3].why == "Chủ nhật"
    assert days[4] == CountedDay(day("2026-01-05"), counted=True, number=1, why="ngày làm việc")
    assert days[9] == CountedDay(
        day("2026-01-10"), counted=True, number=6, why="ngày làm bù (thay cho thứ Sáu 2/1/2026)"
    )
    assert days[-1].date == day("2026-01-12")


def test_full_days_end_on_a_day_that_is_not_counted_and_says_so() -> None:
    days = OFFICIAL.walk(day("2025-10-29"), 7, WORKING, BEFORE, Reading.FULL_DAYS)
    assert days[-1].date == day("2025-10-17")
    assert days[-1].why == "ngày đến hạn, nằm ngoài số ngày trọn ở giữa"
    assert [one.why for one in days[-3:-1]] == ["Chủ nhật", "thứ Bảy"]


def test_calendar_days_count_every_day_and_say_so() -> None:
    days = OFFICIAL.walk(day("2025-12-30"), 4, EVERY, AFTER)
    assert {one.why for one in days} == {"tính mọi ngày, kể cả ngày nghỉ"}
    assert [one.number for one in days] == [1, 2, 3, 4]


def test_nought_days_is_the_day_itself_even_where_no_calendar_is() -> None:
    assert OFFICIAL.shift(day("1999-05-05"), 0, WORKING, AFTER) == day("1999-05-05")
    assert OFFICIAL.walk(day("1999-05-05"), 0, WORKING, AFTER) == ()


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="Số ngày phải từ 0 trở lên, không phải -1"):
        OFFICIAL.shift(day("2025-05-05"), -1, WORKING, AFTER)


def test_days_beyond_the_calendar_of_python_overflow_instead_of_wrapping() -> None:
    with pytest.raises(OverflowError):
        OFFICIAL.shift(dt.date.max, 1, EVERY, AFTER)


# Working days between two days


def test_working_days_between_agrees_with_a_loop_over_days() -> None:
    for start in (day("2025-01-01"), day("2025-04-25"), day("2026-01-09"), day("2026-02-13")):
        for length in range(120):
            end = start + length * ONE
            loop = sum(worked(start + index * ONE) for index in range(1, length + 1))
            assert OFFICIAL.working_days_between(start, end) == loop
            assert OFFICIAL.working_days_between(end, start) == -loop


def test_working_days_between_a_day_and_itself_need_no_calendar() -> None:
    assert OFFICIAL.working_days_between(day("1999-01-01"), day("1999-01-01")) == 0


def test_the_next_working_day_is_the_day_itself_when_offices_work() -> None:
    assert OFFICIAL.next_working_day(day("2026-01-10")) == day("2026-01-10")
    assert OFFICIAL.next_working_day(day("2026-01-01")) == day("2026-01-05")
    assert OFFICIAL.next_working_day(day("2025-01-25")) == day("2025-02-03")


# Gaps


@pytest.mark.parametrize(
    ("start", "count", "direction", "missing"),
    [
        ("2027-12-30", 2, AFTER, 2028),
        ("2025-01-03", 2, BEFORE, 2024),
        ("2030-06-01", 1, AFTER, 2030),
        ("2020-06-01", 1, BEFORE, 2020),
        ("2024-12-31", 1, BEFORE, 2024),
        ("2027-12-31", 1, AFTER, 2028),
    ],
)
def test_a_count_that_needs_a_missing_year_names_that_year(
    start: str, count: int, direction: Direction, missing: int
) -> None:
    with pytest.raises(CalendarGap) as caught:
        OFFICIAL.shift(day(start), count, WORKING, direction)
    assert caught.value.year == missing


@pytest.mark.parametrize(("start", "direction"), [("2024-12-20", AFTER), ("2026-01-12", BEFORE), ("2025-03-03", AFTER)])
def test_a_count_never_leaps_over_a_missing_year(start: str, direction: Direction) -> None:
    holed = Calendar([plain(2024), plain(2026)])
    with pytest.raises(CalendarGap) as caught:
        holed.shift(day(start), 10, WORKING, direction)
    assert caught.value.year == 2025
    with pytest.raises(CalendarGap):
        holed.working_days_between(day("2024-12-20"), day("2026-01-12"))


def test_a_count_that_starts_on_the_last_day_of_a_missing_year_does_not_need_it() -> None:
    assert OFFICIAL.shift(day("2024-12-31"), 1, WORKING, AFTER) == day("2025-01-02")


def test_days_after_the_last_of_a_missing_year_are_counted_without_it() -> None:
    alone = Calendar([plain(2026)])
    assert alone.working_days_between(day("2025-12-31"), day("2026-01-05")) == 3
    assert alone.working_days_between(day("2026-01-05"), day("2025-12-31")) == -3
    with pytest.raises(CalendarGap) as caught:
        alone.working_days_between(day("2025-12-30"), day("2026-01-05"))
    assert caught.value.year == 2025


def test_calendar_days_cross_a_missing_year_freely() -> None:
    assert OFFICIAL.shift(day("2030-01-01"), 10, EVERY, AFTER) == day("2030-01-11")


def test_every_question_about_a_missing_year_is_a_gap() -> None:
    missing = day("2030-03-03")
    for ask in (
        lambda: OFFICIAL.is_working_day(missing),
        lambda: OFFICIAL.why(missing),
        lambda: OFFICIAL.days_off(2030),
        lambda: OFFICIAL.next_working_day(missing),
        lambda: OFFICIAL.version(missing, missing),
        lambda: OFFICIAL.is_provisional(missing, missing),
    ):
        with pytest.raises(CalendarGap):
            ask()


def test_the_calendar_of_no_years_has_a_gap_everywhere() -> None:
    with pytest.raises(CalendarGap):
        Calendar([]).shift(day("2025-05-05"), 1, WORKING, AFTER)


def test_a_gap_says_in_vietnamese_which_calendar_is_missing_and_survives_pickling() -> None:
    gap = pickle.loads(pickle.dumps(CalendarGap(2030)))  # noqa: S301 - our own bytes
    assert gap.year == 2030
    assert str(gap) == ("Chưa có lịch ngày nghỉ năm 2030 nên không tính được ngày làm việc; cần bổ sung lịch năm này.")


# Provisional years and days


def test_a_span_is_provisional_when_it_touches_a_provisional_year_or_a_day_not_yet_decided() -> None:
    assert not OFFICIAL.is_provisional(day("2026-11-01"), day("2026-11-23"))
    assert OFFICIAL.is_provisional(day("2026-11-23"), day("2026-11-24"))
    assert OFFICIAL.is_provisional(day("2026-11-24"), day("2026-11-01"))
    assert not OFFICIAL.is_provisional(day("2026-11-25"), day("2026-12-31"))
    assert OFFICIAL.is_provisional(day("2026-12-31"), day("2027-01-01"))
    assert OFFICIAL.is_provisional(day("2027-06-01"), day("2027-06-01"))


def test_an_undecided_day_off_on_a_sunday_makes_nothing_provisional() -> None:
    sunday, saturday = day("2026-05-10"), day("2026-05-16")
    table = plain(2026, days_off={sunday: "x"}, make_up={saturday: "y"}, provisional_days=frozenset((sunday, saturday)))
    assert not Calendar([table]).is_provisional(day("2026-05-01"), day("2026-05-15"))
    assert Calendar([table]).is_provisional(day("2026-05-01"), day("2026-05-16"))


def test_days_off_are_listed_by_date_and_told_provisional_where_they_are() -> None:
    assert OFFICIAL.days_off(2026)[-1] == CalendarDayOff(day("2026-11-24"), "Ngày Văn hóa Việt Nam", provisional=True)
    assert not OFFICIAL.days_off(2026)[0].provisional
    assert all(one.provisional for one in OFFICIAL.days_off(2027))
    assert [one.date for one in OFFICIAL.days_off(2025)] == sorted(one.date for one in OFFICIAL.days_off(2025))


def test_the_version_names_the_table_of_each_year_touched_in_the_order_of_years(padded: Calendar) -> None:
    assert padded.version(day("2028-01-01"), day("2028-01-02")) == "2028:v2028"
    version = OFFICIAL.version(day("2027-01-01"), day("2025-12-31"))
    assert [part.partition(":")[0] for part in version.split("+")] == ["2025", "2026", "2027"]


# Tables that contradict themselves


def test_a_table_with_a_day_of_another_year_is_refused() -> None:
    with pytest.raises(ValueError, match=r"Ngày 1/1/2027 không thuộc lịch năm 2026$"):
        plain(2026, days_off={day("2027-01-01"): "Tết"})


def test_a_day_both_off_and_made_up_is_refused() -> None:
    one = day("2026-01-10")
    with pytest.raises(ValueError, match=r"Ngày 10/1/2026 vừa là ngày nghỉ vừa là ngày làm bù$"):
        plain(2026, days_off={one: "x"}, make_up={one: "y"})


def test_a_provisional_day_that_is_neither_off_nor_made_up_is_refused() -> None:
    with pytest.raises(ValueError, match="Ngày 10/1/2026 được ghi là dự kiến"):
        plain(2026, provisional_days=frozenset((day("2026-01-10"),)))


def test_a_year_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match=r"Năm 2026 có hai lịch\."):
        Calendar([plain(2026), plain(2026)])


def test_the_calendar_of_a_day_lacks_what_was_decided_later_and_keeps_what_was_revoked_later() -> None:
    moved = {
        day("2026-10-22"): (day("2026-10-20"), None),
        day("2026-10-24"): (day("2026-10-20"), None),
        day("2026-10-28"): (day("2026-01-02"), day("2026-10-21")),
    }
    off = {day("2026-10-22"): "Nghỉ", day("2026-10-28"): "Nghỉ, rồi bỏ"}
    calendar = Calendar([plain(2026, days_off=off, make_up={day("2026-10-24"): "thay cho"}, known=moved)])

    def worked(on: str | None) -> list[bool]:
        known = calendar.known(day(on) if on else None)
        return [known.is_working_day(day(one)) for one in ("2026-10-22", "2026-10-24", "2026-10-28")]

    assert worked("2026-01-01") == [True, False, True]
    assert worked("2026-10-19") == [True, False, False]
    assert worked("2026-10-20") == [False, True, False]
    assert worked("2026-10-21") == worked(None) == [False, True, True]
    assert calendar.known(None) is calendar.known(day("2026-10-21")) is calendar
    assert calendar.known(day("2026-10-19")) is calendar.known(day("2026-03-01"))
