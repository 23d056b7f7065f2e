"""One year's table as it was known, as it was seen and as it is decided; and what it refuses, in both languages."""

from __future__ import annotations

import datetime as dt
import pickle

import pytest

from doithoai.model.both import Both
from doithoai.model.vocabulary import DayUnit, Direction
from doithoai.model.workdays import Calendar, CalendarGap
from doithoai.model.year_table import YearTable

OFF, SWAPPED, WORKED = dt.date(2025, 5, 1), dt.date(2025, 5, 2), dt.date(2025, 4, 26)
DECIDED, REVOKED = dt.date(2025, 3, 3), dt.date(2025, 4, 4)
ONE = dt.timedelta(1)
TABLE = YearTable(
    2025,
    {OFF: "Lễ", SWAPPED: "Nghỉ hoán đổi"},
    {WORKED: "thay cho thứ Sáu 2/5/2025"},
    provisional=False,
    provisional_days=frozenset((SWAPPED, WORKED)),
    version="a",
    known={SWAPPED: (DECIDED, REVOKED), WORKED: (DECIDED, None)},
)


def plain(table: YearTable) -> tuple[set[dt.date], set[dt.date], set[dt.date]]:
    return set(table.days_off), set(table.make_up), set(table.provisional_days)


@pytest.mark.parametrize(
    ("on", "left"),
    [
        (DECIDED - ONE, ({OFF}, set(), set())),
        (DECIDED, ({OFF, SWAPPED}, {WORKED}, {SWAPPED, WORKED})),
        (REVOKED - ONE, ({OFF, SWAPPED}, {WORKED}, {SWAPPED, WORKED})),
        (REVOKED, ({OFF}, {WORKED}, {WORKED})),
    ],
)
def test_a_table_is_known_from_the_day_of_a_decision_until_that_of_its_end(
    on: dt.date, left: tuple[set[dt.date], set[dt.date], set[dt.date]]
) -> None:
    assert plain(TABLE.as_known(on)) == left


def test_a_table_is_seen_without_what_was_decided_or_ended_later() -> None:
    before = TABLE.seen(DECIDED - ONE)
    assert (plain(before), dict(before.known)) == (({OFF}, set(), set()), {})
    amid = TABLE.seen(REVOKED - ONE)
    assert plain(amid) == plain(TABLE)
    assert dict(amid.known) == {SWAPPED: (DECIDED, None), WORKED: (DECIDED, None)}
    assert TABLE.seen(REVOKED) is TABLE
    assert plain(TABLE.seen(DECIDED)) == plain(TABLE)


def test_a_day_is_worked_by_its_weekday_and_by_what_the_table_says() -> None:
    worked = {day: TABLE.is_working_day(day) for day in (OFF, SWAPPED, WORKED, OFF - ONE, WORKED - 7 * ONE)}
    assert worked == {OFF: False, SWAPPED: False, WORKED: True, OFF - ONE: True, WORKED - 7 * ONE: False}


def test_a_decided_table_has_nothing_that_is_only_meant() -> None:
    decided = TABLE.decided()
    assert plain(decided) == ({OFF}, set(), set())
    assert dict(decided.known) == {}


@pytest.mark.parametrize(
    ("off", "made_up", "meant", "vietnamese", "english"),
    [
        ({dt.date(2026, 5, 1): "Lễ"}, {}, (), "không thuộc lịch năm 2025", "2026-05-01 is not in the year 2025"),
        ({OFF: "Lễ"}, {OFF: "bù"}, (), "vừa là ngày nghỉ", "2025-05-01 is both a day off and a make-up day"),
        ({}, {}, (OFF,), "dự kiến", "2025-05-01 is provisional, but neither a day off nor a make-up day"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused_in_both_languages(
    off: dict[dt.date, str], made_up: dict[dt.date, str], meant: tuple[dt.date, ...], vietnamese: str, english: str
) -> None:
    with pytest.raises(ValueError, match=r"2025|dự kiến") as told:
        YearTable(2025, off, made_up, provisional=False, provisional_days=frozenset(meant), version="a")
    (words,) = told.value.args
    assert isinstance(words, Both)
    assert vietnamese in words
    assert words.en == english


def test_a_missing_year_is_the_next_one_on_the_way() -> None:
    calendar = Calendar([TABLE])
    with pytest.raises(CalendarGap) as told:
        calendar.shift(dt.date(2024, 12, 31), 400, DayUnit.WORKING_DAY, Direction.AFTER)
    assert told.value.year == 2026


def test_a_missing_year_is_told_by_another_process_too() -> None:
    assert pickle.loads(pickle.dumps(CalendarGap(2028))).year == 2028  # noqa: S301 - our own
