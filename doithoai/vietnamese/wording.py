"""Values to words: dates, numbers and vocabulary as people read them, in Vietnamese or English."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from doithoai.model.base import Moment
from doithoai.model.both import Both
from doithoai.model.vocabulary import Word
from doithoai.model.year_table import WEEKDAYS
from doithoai.patterns import lazy

_ALSO = {"vi": " Cũng như vậy ở: {places}.", "en": " The same in: {places}."}
_BESIDES = {"vi": " Còn thiếu: {besides}.", "en": " Missing too: {besides}."}
_MEANT = {"vi": "; có phải ý bạn là “{near}”?", "en": "; did you mean “{near}”?"}


def capital(text: str) -> str:
    """The same text with a large first letter; `str.capitalize` would make the others small."""
    return text[:1].upper() + text[1:]


def short_date(day: dt.date) -> str:
    """29/10/2025."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def grouped(number: int) -> str:
    """12.345, as numbers are written here."""
    return f"{number:,}".replace(",", ".")


def long_date(day: dt.date) -> str:
    """Thứ Tư, 29/10/2025, with a small first letter inside a sentence."""
    return f"{WEEKDAYS[day.weekday()]}, {short_date(day)}"


def hour_of(moment: Moment) -> str:
    """07 giờ 30; buổi sáng; empty where only the day is known."""
    if moment.exact:
        return f"{moment.hour:02} giờ {moment.minute:02}"
    return f"buổi {moment.part.label}" if moment.part else ""


def before_day(moment: Moment) -> str:
    """What stands before its day: “07 giờ 30, ”, “sáng ” or nothing."""
    if moment.exact:
        return f"{hour_of(moment)}, "
    return f"{moment.part.label} " if moment.part else ""


def long_moment(moment: Moment) -> str:
    """07 giờ 30, thứ Tư, 29/10/2025; sáng thứ Tư, 29/10/2025; the day alone."""
    return f"{before_day(moment)}{long_date(moment.date())}"


def short_moment(moment: Moment) -> Both:
    """07:30 29/10/2025; sáng 29/10/2025; the day alone."""
    day = short_date(moment.date())
    if moment.exact:
        return Both(*(f"{moment:%H:%M} {day}",) * 2)
    return Both(f"{before_day(moment)}{day}", f"{day} {moment.part.word}" if moment.part else day)


def last_day(day: dt.date | None) -> str:
    """Behind a due date that is a day off: the last working day before it."""
    return f" (ngày làm việc cuối cùng: {long_date(day)})" if day else ""


def shortened(text: str, letters: int) -> str:
    """The first words of a text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= letters else f"{line[:letters].rsplit(' ', 1)[0]}…"


def told(value: object, language: str) -> str:
    """One value of a sentence, as people read it."""
    if isinstance(value, Word):
        return value.label if language == "vi" else value.value
    if isinstance(value, Both):
        return str(value) if language == "vi" else value.en
    if isinstance(value, dt.date):
        return long_date(value) if language == "vi" else value.isoformat()[:10]
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(told(one, language) for one in value)
    text = str(value)
    # What a record says stays Vietnamese: within an English sentence it stands in quotes.
    return f"“{text}”" if language == "en" and not text.startswith("“") and _VIETNAMESE.search(text) else text


_VIETNAMESE = lazy("[À-ỹĐđ]")


TODO = "todo"
"""What staff would write: everybody reads the sentence without it."""


def sentence(template: str, values: Mapping[str, object], language: str) -> str:
    """Fill a rule's sentence; `near` becomes a question, which ends in no stop of the template's, or nothing.

    `places`, where a fault has more than one, what is missing `besides`, a `hint` and what is `todo` come behind it.
    """
    words = {name: told(value, language) for name, value in values.items()}
    if words.get("near"):
        words["near"] = _MEANT[language].format(near=words["near"].removeprefix("“").removesuffix("”"))
        template = template.replace("{near}.", "{near}")
    for name, word in words.items():
        if word.endswith(".") and f"{{{name}}}." in template:
            words[name] = word.rstrip(".")
        if word.startswith("“") and f"“{{{name}}}”" in template:
            words[name] = word[1:-1]
    also = _ALSO[language].format(places=words["places"]) if words.get("places") else ""
    besides = _BESIDES[language].format(besides=words["besides"]) if words.get("besides") else ""
    more = "".join(f" {words[name]}" for name in ("hint", TODO) if words.get(name))
    return template.format_map(words) + besides + more + also


def section(text: str) -> str:
    """A section as people cite it: mục V.1, but Điều 43."""
    return text if text.lower().startswith(("điều", "khoản", "phần", "mục")) else f"mục {text}"
