"""Days and hours as people write them: whether one is right, and else what to write instead."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any

from doithoai.model.base import Moment
from doithoai.model.both import Both

_PASTED = str.maketrans("‐‑‒–—−：", "------:") | {ord(one): None for one in "“”„‟«»‘’‚‛\"'"}


def typed(data: Any) -> str | None:
    """The same in the signs of a keyboard; None where it is written so already.

    Word puts other quotes, dashes and blanks in their place, and some programs digits of another width.
    """
    if not isinstance(data, str):
        return None
    plain = unicodedata.normalize("NFKC", data.translate(_PASTED)).strip()
    return plain if plain != data else None


def retyped(value: str) -> Both:
    """What to do about it."""
    return Both(f"hãy gõ lại bằng bàn phím, không kèm dấu ngoặc: {value}", f"type it anew, without quotes: {value}")


_DAY = Both("cần năm-tháng-ngày, ví dụ 2025-10-29", "year-month-day is due, as in 2025-10-29")
_NO_SUCH_DAY = Both("ngày này không có trong lịch", "there is no such day")


def _has_form_of_date(data: Any) -> bool:
    return isinstance(data, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", data) is not None


def is_date(data: Any) -> bool:
    """Whether it is a day, written in full."""
    if not _has_form_of_date(data):
        return False
    try:
        dt.date.fromisoformat(data)
    except ValueError:
        return False
    return True


def why_no_date(data: Any) -> Both:
    """Why something is no day."""
    if _has_form_of_date(data):
        return _NO_SUCH_DAY
    plain = typed(data)
    if plain and is_date(plain):
        return retyped(plain)
    if meant := _meant(plain or data):
        return Both(f"{_DAY}; ngày này viết là {meant}", f"{_DAY.en}; this one is written {meant}")
    return _DAY


_AS_SPOKEN = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_SHORT = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")


def _meant(data: Any) -> str | None:
    """The day that was written in the order of speech, or without its leading noughts; None where it is none."""
    if not isinstance(data, str):
        return None
    if found := _AS_SPOKEN.fullmatch(data):
        day, month, year = found.groups()
    elif found := _SHORT.fullmatch(data):
        year, month, day = found.groups()
    else:
        return None
    written = f"{year}-{month:0>2}-{day:0>2}"
    return written if is_date(written) else None


def _timed(data: Any) -> str | None:
    """A day and hour without a leading nought or the offset, as they are written in full."""
    found = (
        re.fullmatch(r"(\S+?)[T ]([0-9]{1,2})[:hg]([0-9]{2})(?::00)?(?:\+07:00)?", data)
        if isinstance(data, str)
        else None
    )
    if found is None or not (int(found[2]) < 24 and int(found[3]) < 60):
        return None
    day = found[1] if is_date(found[1]) else _meant(found[1])
    return f"{day}T{found[2]:0>2}:{found[3]}+07:00" if day else None


def why_no_moment(data: Any) -> Both:
    """Why something is no time of day."""
    if _is_on_no_day(data):
        return _NO_SUCH_DAY
    plain = typed(data)
    if plain and re.fullmatch(Moment.PATTERN, plain) and is_date(plain[:10]):
        return retyped(plain)
    if here := _in_vietnam(data):
        return Both(
            f"hãy ghi giờ Việt Nam (+07:00): thời điểm này là {here}", f"write it in Vietnamese time (+07:00): {here}"
        )
    if day := _with_some_part(data):
        return Both(f"sau ngày chỉ ghi {_PARTS}, ví dụ {day} morning", f"after the day write {_WORDS}: {day} morning")
    if meant := _timed(plain or data) or _meant(plain or data):
        return Both(f"{_MOMENT}; ở đây viết là {meant}", f"{_MOMENT.en}; this one is written {meant}")
    return _MOMENT


_PARTS = ", ".join(f"{one.word} ({one.label})" for one in Moment.PARTS)
_WORDS = ", ".join(one.word for one in Moment.PARTS)
_MOMENT = Both(
    f"cần ngày, giờ và múi giờ, ví dụ 2025-10-29T07:30+07:00; chưa rõ giờ thì chỉ ghi ngày, 2025-10-29, hoặc "
    f"thêm buổi: {_PARTS}",
    "day, time and offset are due, as in 2025-10-29T07:30+07:00; where the hour is not known the day alone, "
    f"2025-10-29, or {_WORDS} after it",
)


def _with_some_part(data: Any) -> str | None:
    """The day that something begins with, where words follow and no hour."""
    found = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ ,T_-]+([^0-9]+)", data) if isinstance(data, str) else None
    return found[1] if found and is_date(found[1]) else None


def _in_vietnam(data: Any) -> str | None:
    """The same moment by our clocks, where it is told by those of another place."""
    try:
        moment = dt.datetime.fromisoformat(data)
        local = moment.astimezone(dt.timezone(dt.timedelta(hours=7))) if moment.tzinfo else None
    except (TypeError, ValueError, OverflowError):
        return None
    return local.isoformat(timespec="minutes") if local and moment.utcoffset() != local.utcoffset() else None


def _is_on_no_day(data: Any) -> bool:
    return isinstance(data, str) and re.fullmatch(Moment.PATTERN, data) is not None and not is_date(data[:10])
