"""Days and hours as people write them: whether one is right, and else what to write instead."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any

from doithoai.model.base import Moment
from doithoai.model.both import Both
from doithoai.patterns import lazy

_PASTED = str.maketrans("‐‑‒–—−：", "------:") | {ord(one): None for one in "“”„‟«»‘’‚‛″′\"'"}


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
    if meant := _meant(plain or data) or _counted(data) or _in_letters(data):
        return Both(f"{_DAY}; ngày này viết là {meant}", f"{_DAY.en}; this one is written {meant}")
    return _DAY


_AS_SPOKEN = lazy(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_SHORT = lazy(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")


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


def _counted(data: Any) -> str | None:
    """The day that Excel shows as the number of days since 1900, for our years alone."""
    number = int(data) if isinstance(data, int | str) and str(data).isdecimal() and len(str(data)) == 5 else 0
    return str(dt.date(1899, 12, 30) + dt.timedelta(number)) if 36_526 <= number < 73_415 else None


def _in_letters(data: Any) -> str | None:
    """The day in which letters stand for the digits that look like them."""
    found = data.translate(str.maketrans("OoQlI|", "000111")) if isinstance(data, str) else ""
    return found if is_date(found) else _meant(found)


def _timed(data: Any) -> str | None:
    """A day and hour in the order of speech, without a leading nought or the offset, as they are written in full."""
    found = (_DAY_FIRST.fullmatch(data) or _HOUR_FIRST.fullmatch(data)) if isinstance(data, str) else None
    if found is None or not (int(found["hour"]) < 24 and int(found["minute"] or 0) < 60):
        return None
    day = found["day"] if is_date(found["day"]) else _meant(found["day"])
    return f"{day}T{found['hour']:0>2}:{found['minute'] or '00'}+07:00" if day else None


_CLOCK = r"(?P<hour>[0-9]{1,2})(?:[:hg]| giờ ?)(?P<minute>[0-9]{2})?(?: phút)?"
_DAY_FIRST = lazy(rf"(?P<day>\S+?)[T ,]+{_CLOCK}(?::00)?(?: ?\+0?7(?::?00)?)?")
_HOUR_FIRST = lazy(rf"{_CLOCK},? (?:ngày )?(?P<day>[0-9]\S+)")


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
    if part := _part_meant(plain or data):
        return Both(f"sau ngày chỉ ghi {_PARTS}; ở đây viết là {part}", f"after the day write {_WORDS}: {part}")
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


_SPOKEN = lazy(r"(?:buổi )?(?:(sáng|sang|am)|(chiều|chieu|pm)|(tối|toi))")


def _part_meant(data: Any) -> str | None:
    """A day with a part of it that is written as people say it, in whichever order."""
    if not isinstance(data, str):
        return None
    words = [word for word in re.split(r"[ ,T_]+|(?<=[0-9])-(?=[^0-9])", data) if word.casefold() not in ("ngày", "")]
    found = [(word, word if is_date(word) else _meant(word)) for word in words]
    days = [day for _, day in found if day]
    rest = " ".join(word for word, day in found if not day).casefold()
    said = _SPOKEN.fullmatch(rest)
    part = Moment.PARTS[(said.lastindex or 1) - 1].word if said else rest
    return f"{days[0]} {part}" if len(days) == 1 and part in _WORDS.split(", ") else None


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
