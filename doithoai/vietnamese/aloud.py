"""Numbers, days, hours and short text as they are read aloud in Vietnamese, for a loudspeaker.

Measured against num2words (vi): of 213 numbers 35 differ, since it never says "tư" where a loudspeaker must.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from doithoai.model.year_table import WEEKDAYS
from doithoai.patterns import lazy

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", " nghìn", " triệu", " tỷ")
LARGEST = 10**12 - 1


def number(value: int) -> str:
    """A whole number from 0 to 999 999 999 999: hai nghìn không trăm hai mươi sáu."""
    if not 0 <= value <= LARGEST:
        raise ValueError(value)
    groups = [int(part) for part in f"{value:,}".split(",")]
    last = len(groups) - 1
    parts = [
        _hundreds(group, full=place > 0) + _GROUPS[last - place]
        for place, group in enumerate(groups)
        if group or not last
    ]
    return " ".join(parts)


def _hundreds(value: int, *, full: bool) -> str:
    """Three figures; `full` names the hundreds although there are none."""
    hundreds, rest = divmod(value, 100)
    if not hundreds and not full:
        return _tens(rest)
    head = f"{DIGITS[hundreds]} trăm"
    if not rest:
        return head
    return f"{head} linh {DIGITS[rest]}" if rest < 10 else f"{head} {_tens(rest)}"


def _tens(value: int) -> str:
    tens, ones = divmod(value, 10)
    if not tens:
        return DIGITS[ones]
    head = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    if not ones:
        return head
    odd = {1: "mốt", 4: "tư", 5: "lăm"} if tens > 1 else {5: "lăm"}
    return f"{head} {odd.get(ones, DIGITS[ones])}"


def day_of_month(value: int) -> str:
    """Ngày mùng chín, but ngày mười một."""
    return f"mùng {number(value)}" if value <= 10 else number(value)


def month(value: int) -> str:
    """Tháng tư, not tháng bốn."""
    return "tư" if value == 4 else number(value)


@lru_cache(maxsize=1024)
def date(day: dt.date, *, year: bool = True) -> str:
    """Thứ Tư, ngày mùng chín tháng mười hai năm hai nghìn không trăm hai mươi sáu."""
    text = f"{WEEKDAYS[day.weekday()]}, {_date(day.day, day.month)}"
    return f"{text} năm {number(day.year)}" if year else text


def _date(day: int, of: int) -> str:
    return f"ngày {day_of_month(day)} tháng {month(of)}"


_PARTS = ((11, "sáng"), (13, "trưa"), (18, "chiều"), (22, "tối"), (24, "đêm"))


@lru_cache(maxsize=256)
def hour(moment: dt.datetime) -> str:
    """Bảy giờ ba mươi phút sáng; mười bốn giờ, tức hai giờ chiều."""
    part = next(name for end, name in _PARTS if moment.hour < end)
    if moment.hour <= 12:
        return f"{_clock(moment.hour, moment.minute)} {part if moment.hour else 'đêm'}"
    return f"{_clock(moment.hour, moment.minute)}, tức {_clock(moment.hour - 12, moment.minute)} {part}"


def _clock(hours: int, minutes: int) -> str:
    return f"{number(hours)} giờ {number(minutes)} phút" if minutes else f"{number(hours)} giờ"


def digits(text: str) -> str:
    """A telephone number figure by figure, a pause where it is written with one."""
    found = (" ".join(DIGITS[int(one)] for one in part) for part in re.findall("[0-9]+", text))
    return ", ".join(found)


def listed(items: Iterable[str], word: str) -> str:
    """Things one after another, a word before the last: một, hai và ba."""
    *first, last = [*items] or [""]
    return f"{', '.join(first)} {word} {last}" if first else last


# --- free text


ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "BTV": "Ban Thường vụ",
    "ĐU": "Đảng ủy",
    "TDP": "tổ dân phố",
    "HTX": "hợp tác xã",
    "DN": "doanh nghiệp",
    "CCB": "cựu chiến binh",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "BHYT": "bảo hiểm y tế",
    "BHXH": "bảo hiểm xã hội",
    "KT-XH": "kinh tế, xã hội",
    "TTHC": "thủ tục hành chính",
    "CCHC": "cải cách hành chính",
    "ANTT": "an ninh, trật tự",
    "VSMT": "vệ sinh môi trường",
    "GPMB": "giải phóng mặt bằng",
    "NTM": "nông thôn mới",
    "TP": "thành phố",
}
"""What is written short and read in full; a short form with two meanings (TT) stays as it is."""
_UNITS = {"km": "ki-lô-mét", "m2": "mét vuông", "m": "mét", "ha": "héc-ta", "kg": "ki-lô-gam", "%": "phần trăm"}
_FIGURES = lazy("[0-9]+")


@lru_cache(maxsize=2048)
def text(written: str) -> str:
    """Free text read aloud: figures in words, short forms in full; numbers of documents and roads stay."""
    return _FORMS.sub(_read, written)


def _read(found: re.Match[str]) -> str:
    written = found[0]
    reader = _READERS[found.lastgroup or ""]
    try:
        return reader(written, [int(one) for one in _FIGURES.findall(written)])
    except ValueError:
        return written  # figures that are no date, or too many for words: nobody guesses what they mean


def _day(written: str, figures: list[int]) -> str:
    del written
    day, of, *year = figures
    if not (1 <= day <= 31 and 1 <= of <= 12):
        raise ValueError(figures)
    return _date(day, of) + "".join(f" năm {number(one)}" for one in year)


def _month(written: str, figures: list[int]) -> str:
    del written
    of, *year = figures
    if not 1 <= of <= 12:
        raise ValueError(figures)
    return f"tháng {month(of)}" + "".join(f" năm {number(one)}" for one in year)


_QUARTERS = {"I": "một", "II": "hai", "III": "ba", "IV": "bốn"}


def _quarter(written: str, figures: list[int]) -> str:
    word, which = written.partition("/")[0].split()
    return f"{word} {_QUARTERS[which]}" + "".join(f" năm {number(one)}" for one in figures)


def _time(written: str, figures: list[int]) -> str:
    del written
    return _clock(figures[0], figures[1] if len(figures) > 1 else 0)


def _measure(written: str, figures: list[int]) -> str:
    del figures
    amount, unit = _MEASURE.fullmatch(written).groups()  # type: ignore[union-attr] # it is what was found
    whole, _, part = amount.partition(",")
    said = number(int(whole.replace(".", "")))
    if part:
        said += f" phẩy {' '.join(DIGITS[int(one)] for one in part) if part[0] == '0' else number(int(part))}"
    return f"{said} {_UNITS[unit]}" if unit else said


_AMOUNT = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_MEASURE = lazy(rf"({_AMOUNT})(?: ?(km|m2|m|ha|kg|%))?")
_SHORT = "|".join(sorted(map(re.escape, ABBREVIATIONS), key=len, reverse=True))
_TABLE: dict[str, tuple[str, Callable[[str, list[int]], str]]] = {
    "kept": (r"\b\d+[-/][A-ZĐ][\w/&-]*|\b[A-ZĐ]+\.?\d[\w.]*", lambda written, _: written),
    "day": (r"(?:\bngày )?\b\d{1,2}/\d{1,2}/\d{4}\b|\bngày \d{1,2}/\d{1,2}\b", _day),
    "month": (r"\btháng \d{1,2}(?:/\d{4})?\b", _month),
    "quarter": (r"\b[Qq]uý (?:I{1,3}|IV)(?:/\d{4})?\b", _quarter),
    "half": (r"\b1/2\b", lambda *_: "nửa"),
    "time": (r"\b\d{1,2} ?(?:giờ|h|g)(?: ?\d{2}\b(?: phút\b)?|\b)", _time),
    "range": (r"\b\d+ ?[-–] ?\d+\b", lambda _, figures: f"{number(figures[0])} đến {number(figures[1])}"),
    "measure": (rf"\b(?:{_AMOUNT})(?: ?(?:(?:km|m2|m|ha|kg)\b|%)|\b)", _measure),
    "short": (rf"\b(?:{_SHORT})\b", lambda written, _: ABBREVIATIONS[written]),
}
"""What in a text is not said as it is written, first come first served, and how it is said."""
_READERS = {name: reader for name, (_, reader) in _TABLE.items()}
_FORMS = lazy("|".join(f"(?P<{name}>{pattern})" for name, (pattern, _) in _TABLE.items()))
