"""What every record is made of: the closed base class and the plain types its fields share."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Self

import msgspec
from msgspec import Meta

from doithoai.model import addresses

Slug = Annotated[str, Meta(pattern=addresses.SLUG, max_length=80)]
Text = Annotated[str, Meta(min_length=1, max_length=20_000)]
ONE_LINE = r"^[^\n]*$"
SAID = r"\S"
Said = Annotated[str, Meta(pattern=SAID)]
Title = Annotated[str, Meta(min_length=1, max_length=20_000, pattern=ONE_LINE)]
"""A text that lists, calendars and headings show: on one line."""
Section = Annotated[str, Meta(title="Mục", description="Mục, điều, khoản của văn bản nêu quy định này.")]
Note = Annotated[str | None, Meta(title="Ghi chú", description="Điều cần biết khi dùng số liệu này.")]


class Frozen(msgspec.Struct, frozen=True):
    """Base of what is worked out from records and passed on: immutable, and small enough to send to another process."""


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of everything that is read from a file: closed, immutable."""


_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?\+07:00")


class Moment(dt.datetime):
    """A time of day in Việt Nam, as in 2025-10-29T07:30+07:00.

    No other offset: the day is printed and counted as it is written, and elsewhere it would be another day.
    """

    PATTERN = _MOMENT.pattern

    @classmethod
    def read(cls, text: str) -> Self:
        """Read one moment; ValueError when it is not written in full."""
        if not _MOMENT.fullmatch(text):
            raise ValueError(text)
        moment = cls.fromisoformat(text)
        try:
            moment.astimezone(dt.UTC)
        except OverflowError:  # in UTC it is before the first day that can be counted
            raise ValueError(text) from None
        return moment
