"""Day arithmetic over a calendar of days off and make-up working days.

The calendar is a record, with the decision behind each day; `holidays` 0.109 knows some swapped days and
lacks others (Friday 2026-01-02 for Saturday 2026-01-10), and cannot say that a year's calendar is provisional or
missing. The tests set the calendars beside that library.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count as count_from

from doithoai.model.base import Frozen
from doithoai.model.vocabulary import DayUnit, Direction, Reading
from doithoai.model.year_table import YearTable

_ONE_DAY = timedelta(days=1)

_EVERY_DAY = "tính mọi ngày, kể cả ngày nghỉ"
_BEYOND_FULL_DAYS = "ngày đến hạn, nằm ngoài số ngày trọn ở giữa"


class CalendarGap(LookupError):
    """A count needs a year whose calendar is not in the archive; `year` says which."""

    def __init__(self, year: int) -> None:
        """Keep the missing year."""
        super().__init__(year)

    @property
    def year(self) -> int:
        """The missing year."""
        return int(self.args[0])

    def __str__(self) -> str:
        """Say in Vietnamese which calendar is missing."""
        return f"Chưa có lịch ngày nghỉ năm {self.year} nên không tính được ngày làm việc; cần bổ sung lịch năm này."


class CalendarDayOff(Frozen, frozen=True):
    """One official day off."""

    date: date
    name: str
    provisional: bool = False


class CountedDay(Frozen, frozen=True):
    """One day of a count: its number where it is counted, and the Vietnamese reason either way."""

    date: date
    counted: bool
    number: int | None
    why: str


class Calendar:
    """The working days of some years, immutable, built once; every count is one binary search.

    Where a year without a table would decide the answer, CalendarGap is raised: never a silent guess.
    """

    __slots__ = ("_changed", "_decided", "_earlier", "_tables", "_undecided", "_working", "_working_set", "_years")

    def __init__(self, years: Iterable[YearTable], on: date = date.max) -> None:
        """Build from one table a year, in any order, as known on a day; ValueError for a year given twice."""
        self._years = sorted(years, key=lambda table: table.year)
        self._changed = sorted({day for table in self._years for some in table.known.values() for day in some if day})
        self._earlier: dict[int, Calendar] = {}
        self._decided: Calendar | None = None
        tables: dict[int, YearTable] = {}
        for table in self._years:
            if table.year in tables:
                raise ValueError(f"Năm {table.year} có hai lịch.")
            tables[table.year] = table.as_known(on)
        self._tables = tables
        self._working_set = frozenset(day for table in tables.values() for day in table.working())
        self._working = sorted(self._working_set)
        entries = [(table, day) for table in tables.values() for day in table.provisional_days]
        self._undecided = sorted(day.toordinal() for table, day in entries if table.is_undecided(day))

    def known(self, on: date | None) -> "Calendar":
        """The calendar as it was known on a day: without what was decided later; this one where no day is given."""
        if on is None or not self._changed or on >= self._changed[-1]:
            return self
        place = bisect_right(self._changed, on)
        if place not in self._earlier:
            self._earlier[place] = Calendar(self._years, on)
        return self._earlier[place]

    def decided(self) -> "Calendar":
        """The calendar without its provisional entries: what holds if none of them comes true."""
        if self._decided is None:
            self._decided = Calendar(table.decided() for table in self._tables.values())
        return self._decided

    def is_working_day(self, day: date) -> bool:
        """Tell whether offices work that day; raises CalendarGap."""
        self._table(day.year)
        return day.toordinal() in self._working_set

    def why(self, day: date) -> str:
        """Say in Vietnamese why the day is worked or not; raises CalendarGap.

        One of "ngày làm việc", "ngày làm bù (…)", the name of the day off, "thứ Bảy", "Chủ nhật".
        """
        return self._table(day.year).why(day)

    def days_off(self, year: int) -> tuple[CalendarDayOff, ...]:
        """List the official days off of a year by date; raises CalendarGap."""
        table = self._table(year)
        found = sorted(table.days_off.items())
        return tuple(
            CalendarDayOff(day, name, table.provisional or day in table.provisional_days) for day, name in found
        )

    def shift(
        self,
        start: date,
        count: int,
        unit: DayUnit,
        direction: Direction,
        reading: Reading = Reading.NTH_DAY,
    ) -> date:
        """Find the day `count` days before or after `start`, which is never counted itself.

        NTH_DAY gives the N-th day; FULL_DAYS leaves N full days between, so gives the one beyond them, in
        either direction. Nought days by NTH_DAY is `start`. Calendar days need no table.
        Raises CalendarGap, ValueError for a negative count, OverflowError beyond the years 1 to 9999.
        """
        if count < 0:
            raise ValueError(f"Số ngày phải từ 0 trở lên, không phải {count}.")
        steps = count + 1 if reading is Reading.FULL_DAYS else count
        if unit is DayUnit.CALENDAR_DAY:
            return start + steps * _step(direction)
        return self._working_day(start, steps, direction) if steps else start

    def walk(
        self,
        start: date,
        count: int,
        unit: DayUnit,
        direction: Direction,
        reading: Reading = Reading.NTH_DAY,
    ) -> tuple[CountedDay, ...]:
        """List every day after `start` up to what `shift` gives, counted ones numbered; raises as `shift` does."""
        end = self.shift(start, count, unit, direction, reading)
        days: list[CountedDay] = []
        number, day, step = 0, start, _step(direction)
        while day != end:
            day += step
            if number == count:
                # Only FULL_DAYS walks on past the N-th day; rest days on the way keep their own reason.
                why = _BEYOND_FULL_DAYS if day == end else self._reason(day, unit)
                days.append(CountedDay(day, counted=False, number=None, why=why))
                continue
            counted = unit is DayUnit.CALENDAR_DAY or self.is_working_day(day)
            number += counted
            days.append(CountedDay(day, counted, number if counted else None, self._reason(day, unit)))
        return tuple(days)

    def working_days_between(self, a: date, b: date) -> int:
        """Count the working days in (a, b]; negative when `b` is the earlier; raises CalendarGap."""
        if a != b:
            self._require(min(a, b) + _ONE_DAY, max(a, b))
        return bisect_right(self._working, b.toordinal()) - bisect_right(self._working, a.toordinal())

    def next_working_day(self, day: date) -> date:
        """Find the first working day on or after `day`; raises CalendarGap."""
        if self.is_working_day(day):
            return day
        return self._working_day(day, 1, Direction.AFTER)

    def is_provisional(self, start: date, end: date) -> bool:
        """Tell whether the closed span, given in either order, rests on a provisional year or entry.

        An entry that changes nothing (a day off on a Sunday) does not count. Raises CalendarGap.
        """
        first, last = min(start, end), max(start, end)
        if any(table.provisional for table in self._require(first, last)):
            return True
        return bool(self.undecided(first, last))

    def undecided(self, start: date, end: date) -> tuple[date, ...]:
        """The provisional entries of the closed span, given in either order, that change what the weekday says."""
        days, first, last = self._undecided, min(start, end).toordinal(), max(start, end).toordinal()
        return tuple(map(date.fromordinal, days[bisect_left(days, first) : bisect_right(days, last)]))

    def version(self, start: date, end: date) -> str:
        """Name the tables of the years touched: "2025:1a2b3c4d+2026:…"; raises CalendarGap.

        The ends may stand in either order; the years are named in their own.
        """
        tables = self._require(min(start, end), max(start, end))
        return "+".join(f"{table.year}:{table.version}" for table in tables)

    def _table(self, year: int) -> YearTable:
        try:
            return self._tables[year]
        except KeyError:
            raise CalendarGap(year) from None

    def _require(self, first: date, last: date) -> list[YearTable]:
        step = 1 if first <= last else -1
        return [self._table(year) for year in range(first.year, last.year + step, step)]

    def _reason(self, day: date, unit: DayUnit) -> str:
        return _EVERY_DAY if unit is DayUnit.CALENDAR_DAY else self.why(day)

    def _working_day(self, start: date, steps: int, direction: Direction) -> date:
        ordinal = start.toordinal()
        if direction is Direction.AFTER:
            index = bisect_right(self._working, ordinal) + steps - 1
        else:
            index = bisect_left(self._working, ordinal) - steps
        if not 0 <= index < len(self._working):
            raise CalendarGap(self._gap_from(start, direction))
        found = date.fromordinal(self._working[index])
        # A year without a table has no working days in the list: a count must not leap over it.
        if found.year != start.year:
            self._require(start + _step(direction), found)
        return found

    def _gap_from(self, start: date, direction: Direction) -> int:
        step = _step(direction)
        years = count_from((start + step).year, step.days)
        return next(year for year in years if year not in self._tables)


def _step(direction: Direction) -> timedelta:
    return _ONE_DAY if direction is Direction.AFTER else -_ONE_DAY
