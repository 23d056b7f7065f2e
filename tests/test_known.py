"""A limit by the calendar that was known: what was in time when it was done stays so, and what is kinder holds."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from doithoai.deadlines import Count, Deadline
from doithoai.deadlines.counting import counted
from doithoai.deadlines.known import as_known
from doithoai.model.vocabulary import DayUnit, DeadlineKind, Direction
from doithoai.model.workdays import Calendar
from tests.test_workdays import day, plain

COUNT = Count(day("2026-10-12"), 5, DayUnit.WORKING_DAY, Direction.AFTER)
"""Due on Monday 19/10/2026 where nothing but weekends is off."""
OFF, MADE_UP = day("2026-10-15"), day("2026-10-17")


def calendar(decided: str, *, made_up: bool = False) -> Calendar:
    """A day off in that week, or a Saturday to be worked, that was decided on a day."""
    known = {(MADE_UP if made_up else OFF): (day(decided), None)}
    if made_up:
        return Calendar([plain(2026, make_up={MADE_UP: "thay cho"}, known=known)])
    return Calendar([plain(2026, days_off={OFF: "Nghỉ"}, known=known)])


def limit(over: Calendar, met: str | None) -> Deadline:
    kind = DeadlineKind.CONCLUSION_NOTICE
    found = Deadline(kind, "x", kind.both, met_on=day(met) if met else None, **counted(COUNT, over))
    return as_known(found, over)


def told(found: Deadline) -> tuple[str, str | None, str | None]:
    def text(on: dt.date | None) -> str | None:
        return on.isoformat()[5:] if on else None

    assert found.due
    return found.due.isoformat()[5:], text(found.known_on), text(found.other_due)


@pytest.mark.parametrize(
    ("decided", "made_up", "met", "found"),
    [
        # A Saturday to be worked makes the limit end earlier: who acted before that was decided has the old day.
        ("2026-10-16", True, "2026-10-15", ("10-19", "10-15", "10-17")),
        ("2026-10-14", True, "2026-10-19", ("10-17", None, None)),
        ("2026-10-18", True, "2026-10-17", ("10-19", "10-17", "10-17")),
        # Decided on the very day: the eve's calendar is as good.
        ("2026-10-19", True, "2026-10-19", ("10-19", "10-18", "10-17")),
        ("2026-10-19", True, "2026-10-20", ("10-17", None, None)),
        ("2026-10-18", True, "2026-10-19", ("10-17", None, None)),
        # A day off decided since gives more time, and holds for whoever was late without it.
        ("2026-10-20", False, "2026-10-20", ("10-20", None, None)),
        ("2026-10-21", False, "2026-10-20", ("10-20", None, "10-19")),
        ("2026-10-21", False, "2026-10-19", ("10-19", "10-19", "10-20")),
        ("2026-10-21", False, "2026-10-16", ("10-19", "10-16", "10-20")),
        ("2026-10-13", False, "2026-10-16", ("10-20", None, None)),
        ("2026-10-21", False, None, ("10-20", None, None)),
    ],
)
def test_a_limit_that_was_met_stands_as_it_was_known(
    decided: str,
    made_up: bool,  # noqa: FBT001
    met: str | None,
    found: tuple[str, str | None, str | None],
) -> None:
    assert told(limit(calendar(decided, made_up=made_up), met)) == found


def test_what_was_late_on_the_day_and_on_the_eve_stays_as_of_the_day() -> None:
    over = calendar("2026-10-21", made_up=True)
    found = limit(over, "2026-10-20")
    assert told(found) == ("10-19", "10-20", "10-17")
    same = limit(Calendar([plain(2026)]), "2026-10-20")
    assert told(same) == ("10-19", None, None)


def test_what_was_not_counted_has_no_other_day() -> None:
    over = calendar("2026-10-21")
    found = limit(over, "2026-10-16")
    for gone in (replace(found, count=None), replace(found, due=None), replace(found, met_on=None)):
        assert as_known(gone, over) is gone
