"""One year's days off and make-up working days, as they were decided, or only intended."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from doithoai.model.base import Frozen
from doithoai.model.both import Both

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SATURDAY = 5
_WORKING_DAY = "ngày làm việc"


class YearTable(Frozen, frozen=True):
    """One year's decisions, each date with its Vietnamese name; ordinary weekends need no entry.

    `make_up` names what the day replaces ("thay cho thứ Sáu 2/1/2026"); `provisional_days` are the entries
    not yet decided in a year otherwise confirmed; `version` is a short text that changes with the table;
    `known` tells of some entries from which day they were known, and from which day no more.
    Raises ValueError for an entry of another year, one both off and make-up, or a provisional day that is
    neither.
    """

    year: int
    days_off: Mapping[date, str]
    make_up: Mapping[date, str]
    provisional: bool
    provisional_days: frozenset[date]
    version: str
    known: Mapping[date, tuple[date | None, date | None]] = {}

    def __post_init__(self) -> None:
        """Refuse a table that contradicts itself."""
        entries = self.days_off.keys() | self.make_up.keys()
        for day in sorted(entries):
            if day.year != self.year:
                raise ValueError(
                    Both(
                        f"Ngày {_written(day)} không thuộc lịch năm {self.year}",
                        f"{day} is not in the year {self.year}",
                    )
                )
        for day in sorted(self.days_off.keys() & self.make_up.keys()):
            raise ValueError(
                Both(
                    f"Ngày {_written(day)} vừa là ngày nghỉ vừa là ngày làm bù",
                    f"{day} is both a day off and a make-up day",
                )
            )
        for day in sorted(self.provisional_days - entries):
            raise ValueError(
                Both(
                    f"Ngày {_written(day)} được ghi là dự kiến nhưng không phải ngày nghỉ hay ngày làm bù",
                    f"{day} is provisional, but neither a day off nor a make-up day",
                )
            )

    def as_known(self, on: date) -> "YearTable":
        """The same table without what was decided after that day, or revoked by then."""
        gone = {day for day, (since, until) in self.known.items() if (since or on) > on or (until and until <= on)}
        if not gone:
            return self
        off, made_up = ({k: some[k] for k in some.keys() - gone} for some in (self.days_off, self.make_up))
        return replace(self, days_off=off, make_up=made_up, provisional_days=self.provisional_days - gone)

    def seen(self, on: date) -> "YearTable":
        """The same table before every decision of a later day: what came of earlier acts stays as it was judged."""
        known = {
            day: (since, until if until and until <= on else None)
            for day, (since, until) in self.known.items()
            if not since or since <= on
        }
        if known == self.known:
            return self
        gone = self.known.keys() - known.keys()
        off, made_up = ({k: some[k] for k in some.keys() - gone} for some in (self.days_off, self.make_up))
        return replace(self, days_off=off, make_up=made_up, provisional_days=self.provisional_days - gone, known=known)

    def decided(self) -> "YearTable":
        """The same table without its provisional entries, whenever it was known."""
        gone = self.provisional_days
        off, made_up = ({k: some[k] for k in some.keys() - gone} for some in (self.days_off, self.make_up))
        return replace(self, days_off=off, make_up=made_up, provisional_days=frozenset(), known={})

    def working(self) -> set[int]:
        """The days of the year on which offices work, as proleptic ordinals."""
        first, last = date(self.year, 1, 1).toordinal(), date(self.year, 12, 31).toordinal()
        days = {day for day in range(first, last + 1) if (day - 1) % 7 < SATURDAY}
        days.difference_update(day.toordinal() for day in self.days_off)
        return days.union(day.toordinal() for day in self.make_up)

    def is_working_day(self, day: date) -> bool:
        """Tell whether offices work on a day of this year."""
        return day in self.make_up or (day.weekday() < SATURDAY and day not in self.days_off)

    def why(self, day: date) -> str:
        """Give the Vietnamese reason why a day of this year counts or does not."""
        if day in self.make_up:
            return f"ngày làm bù ({self.make_up[day]})"
        if day in self.days_off:
            return self.days_off[day]
        return WEEKDAYS[day.weekday()] if day.weekday() >= SATURDAY else _WORKING_DAY

    def is_undecided(self, day: date) -> bool:
        """Tell whether a provisional entry changes what the weekday alone would say of the day."""
        return day in self.provisional_days and self.is_working_day(day) != (day.weekday() < SATURDAY)


def _written(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
