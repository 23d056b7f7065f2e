"""What a cell says, as the value of a field: typed words cleaned, days and words of lists understood, or refused."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from doithoai.commands.sheets.columns import INTERNAL, Lists, SheetColumn, folded
from doithoai.commands.sheets.grid import Value
from doithoai.model.both import Both
from doithoai.patterns import lazy
from doithoai.reading.letters import faults
from doithoai.reading.text import may_be_odd
from doithoai.reading.yaml_fast import HIDDEN
from doithoai.rules.privacy import FINDERS
from doithoai.vietnamese.nearest import nearest
from doithoai.vietnamese.wording import short_date

_LOST = "\ufffd"
_CONTROL = lazy(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BREAKS = lazy(r"\r\n|[\r\x0b\x0c\u2028\u2029]")
_BLANKS = lazy(r"[^\S\n]+")
_DAY = lazy(r"([0-9]{1,2})\s*[/.\-–]\s*([0-9]{1,2})\s*[/.\-–]\s*([0-9]+)")
_ISO = lazy(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_FIRST, _LAST = 2000, 2100


class WrongCell(ValueError):
    """What can't stand in a cell; its one argument, a Both, says why and what can."""


@lru_cache(maxsize=4096)
def cleaned(text: str) -> str:
    """Text as it is kept: letters composed, none that is not seen, one blank between words, none at the ends."""
    seen = HIDDEN.sub("", _BREAKS.sub("\n", unicodedata.normalize("NFC", text)))
    lines = (_BLANKS.sub(" ", line).strip() for line in seen.split("\n"))
    return "\n".join(lines).strip("\n")


def understood(column: SheetColumn, value: Value, lists: Lists) -> object | None:
    """The value of a field; None where the cell says nothing. Raises WrongCell."""
    if isinstance(value, str):
        if _LOST in value or _CONTROL.search(value):
            raise WrongCell(_BROKEN)
        value = cleaned(value)
    if value == "":
        return None
    return _READERS[column.kind](column, value, lists)


_BROKEN = Both(
    "chữ bị hỏng khi chuyển bảng mã; gõ lại từ văn bản gốc",
    "letters were lost when they were converted; type them again",
)


def _number(_: SheetColumn, value: Value, __: Lists) -> int:
    if isinstance(value, float | int) and not isinstance(value, bool) and float(value).is_integer():
        return int(value)
    words = str(value)
    if words.isascii() and words.isdecimal() and len(words) < 10:
        return int(words)
    raise WrongCell(
        Both("không phải là số nguyên; chỉ ghi chữ số, như 20", "it is no whole number; write digits, as 20")
    )


def _day(_: SheetColumn, value: Value, __: Lists) -> dt.date:
    if isinstance(value, dt.datetime | dt.date):
        return _plausible(value.year, value.month, value.day)
    if not isinstance(value, str):
        raise WrongCell(
            Both(
                "là số hoặc giờ, không phải ngày; định dạng ô là ngày (Format Cells, Date) rồi gõ lại, như 05/11/2026",
                "it is a number or an hour and no day; format the cell as a date and type it again, as 05/11/2026",
            )
        )
    if found := _ISO.fullmatch(value):
        return _plausible(*map(int, found.groups()))
    found = _DAY.fullmatch(value)
    if not found:
        raise WrongCell(Both("không phải là ngày; ghi như 05/11/2026", "it is no day; write it as 05/11/2026"))
    day, month, year = found.groups()
    if len(year) != 4:
        raise WrongCell(Both("năm phải đủ bốn chữ số, như 05/11/2026", "the year needs four digits, as in 05/11/2026"))
    return _plausible(int(year), int(month), int(day))


def _plausible(year: int, month: int, day: int) -> dt.date:
    try:
        found = dt.date(year, month, day)
    except ValueError:
        raise WrongCell(Both("không có ngày ấy trong lịch (ngày/tháng/năm)", "there is no such day")) from None
    if not _FIRST <= year <= _LAST:
        raise WrongCell(Both(f"năm phải từ {_FIRST} đến {_LAST}", f"the year must be {_FIRST} to {_LAST}"))
    return found


def _word(column: SheetColumn, value: Value, lists: Lists) -> str:
    words = plain(value)
    found = lists.meant[column.path].get(folded(words))
    if found:
        return found
    known = lists.words[column.path]
    near = nearest(words, known) or [*known][:5]
    labels = ", ".join(f"“{known[one] or one}”" for one in near)
    raise WrongCell(Both(f"không có trong danh sách; gần nhất: {labels}", f"not in the list; the nearest: {labels}"))


def _name(column: SheetColumn, value: Value, lists: Lists) -> str:
    """A name of the list however it is written; any words where there is no list."""
    if lists.words[column.path]:
        return _word(column, value, lists)
    return _text(column, value, lists).replace("\n", " ")


def _text(column: SheetColumn, value: Value, _: Lists) -> str:
    if isinstance(value, bool | dt.time | dt.timedelta):
        raise WrongCell(Both("không phải là chữ; gõ lại", "it is no text; type it again"))
    words = plain(value)
    if may_be_odd(words) and (problem := next(faults("", words), None)):
        right = problem.values.get("cure", problem.values.get("right", ""))
        told = right if isinstance(right, Both) else Both(str(right), str(right))
        if column in INTERNAL or is_private(words):
            told = Both("gõ lại", "type it again")
        raise WrongCell(
            Both(f"có chữ không đúng bảng mã Unicode. {told}", f"some letters are not what they look like. {told.en}")
        )
    return words


def is_private(words: str) -> bool:
    """Whether words may tell who somebody is, wherever they stand: they are not repeated."""
    return any(next(find(words), None) is not None for find in FINDERS.values())


def plain(value: Value) -> str:
    """A value as words: a whole number without its point, a day as people write it."""
    if isinstance(value, dt.date):
        return short_date(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


_READERS: Mapping[str, Callable[[SheetColumn, Value, Lists], object]] = {
    "number": _number,
    "day": _day,
    "word": _word,
    "name": _name,
    "text": _text,
}
