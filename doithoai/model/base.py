"""What every record is made of: the closed base class and the plain types its fields share."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Self

import msgspec
from msgspec import Meta

from doithoai.model import addresses

Slug = Annotated[str, Meta(pattern=addresses.SLUG, max_length=80)]
OneSlug = Annotated[str, Meta(max_length=80)]
"""A slug where a list of them may stand instead: msgspec 0.22 crashes on a union of an array and a text with a pattern.

Whatever bears it is looked up in the archive, and so a rule tells of a wrong one.
"""
Text = Annotated[str, Meta(min_length=1, max_length=20_000)]
ONE_LINE = r"^[^\n]*$"
SAID = r"\S"
Said = Annotated[str, Meta(pattern=SAID)]
Title = Annotated[str, Meta(min_length=1, max_length=20_000, pattern=ONE_LINE)]
"""A text that lists, calendars and headings show: on one line."""
OneTitle = Annotated[str, Meta(min_length=1, max_length=20_000)]
"""A title where a list of them may stand instead, without a pattern as `OneSlug` is."""
LINK = rf'^https?://[^\s/?#@:."<>]+(\.[^\s/?#@:."<>]+)+(:[0-9]{{1,5}})?([/?#][^\s"<>]*)?{addresses.END}'
Link = Annotated[str, Meta(pattern=LINK, max_length=2000)]
"""An address on the web, which pages make a link: never words beside it, nor half of one."""
Section = Annotated[str, Meta(title="Mục", description="Mục, điều, khoản của văn bản nêu quy định này.")]
Note = Annotated[str | None, Meta(title="Ghi chú", description="Điều cần biết khi dùng số liệu này.")]


class Frozen(msgspec.Struct, frozen=True):
    """Base of what is worked out from records and passed on: immutable, and small enough to send to another process."""


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of everything that is read from a file: closed, immutable."""


_HOUR = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?\+07:00"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}( (morning|afternoon|evening))?"
_HERE = dt.timezone(dt.timedelta(hours=7))


class PartOfDay(Frozen, frozen=True):
    """A part of a day as records spell it and as people say it, and the hours that may be meant by it."""

    word: str
    label: str
    first: int
    last: int


_WHOLE = PartOfDay("", "", 0, 24)


class Moment(dt.datetime):
    """A time of day in Việt Nam, as in 2025-10-29T07:30+07:00; or only a day, or a part of it: 2025-10-29 morning.

    No other offset: the day is printed and counted as it is written, and elsewhere it would be another day.

    No record has millionths of a second. There it is kept how much is known, so that copying, sending to another
    process and `replace` lose nothing of it and no two that say otherwise are equal.
    """

    PATTERN = f"(?:{_HOUR}|{_DAY})"
    PARTS = (
        PartOfDay("morning", "sáng", 0, 12),
        PartOfDay("afternoon", "chiều", 12, 19),
        PartOfDay("evening", "tối", 17, 24),
    )

    @classmethod
    def read(cls, text: str) -> Self:
        """Read one moment; ValueError when it is not written in full."""
        if not re.fullmatch(cls.PATTERN, text):
            raise ValueError(text)
        moment = cls.fromisoformat(text) if "T" in text else cls._vague(text)
        try:
            moment.astimezone(dt.UTC)
        except OverflowError:  # in UTC it is before the first day that can be counted
            raise ValueError(text) from None
        return moment

    @classmethod
    def _vague(cls, text: str) -> Self:
        day, _, part = text.partition(" ")
        date = dt.date.fromisoformat(day)
        number = next((n for n, one in enumerate(cls.PARTS, 1) if one.word == part), 0)
        hour = 6 * number if number > 1 else number  # by which days are sorted; nothing tells it
        return cls(date.year, date.month, date.day, hour, microsecond=number + 1, tzinfo=_HERE)

    @property
    def exact(self) -> bool:
        """Whether the hour is known."""
        return self.microsecond == 0

    @property
    def part(self) -> PartOfDay | None:
        """The part of the day, where that is known and not the hour."""
        return self.PARTS[self.microsecond - 2] if self.microsecond > 1 else None

    @property
    def written(self) -> str:
        """As a record has it."""
        if self.exact:
            return self.isoformat(timespec="auto" if self.second else "minutes")
        return f"{self.date()} {self.part.word}" if self.part else f"{self.date()}"

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        """As machines read it; only the day where the hour is not known."""
        return super().isoformat(sep, timespec) if self.exact else self.date().isoformat()

    @property
    def earliest(self) -> dt.datetime:
        """The first hour that may be meant."""
        return self._at((self.part or _WHOLE).first)

    @property
    def latest(self) -> dt.datetime:
        """The last hour that may be meant."""
        return self._at((self.part or _WHOLE).last)

    def _at(self, hour: int) -> dt.datetime:
        if self.exact:
            return dt.datetime.combine(self.date(), self.timetz())
        return dt.datetime.combine(self.date(), dt.time(hour, tzinfo=_HERE) if hour < 24 else _LAST)

    def covers(self, other: Moment) -> bool:
        """Whether the other one says the same more closely, and contradicts nothing."""
        return self.earliest <= other.earliest and other.latest <= self.latest

    def surely_by(self, other: Moment) -> bool:
        """Whether it is no later than the other one, whatever hours are meant."""
        if self.part and other.part and self.date() == other.date():
            return self < other
        return self.latest <= other.earliest

    def at_least_to(self, end: Moment) -> dt.timedelta:
        """How long it is to another one at the least."""
        return end.earliest - self.latest


_LAST = dt.time(23, 59, 59, tzinfo=_HERE)
