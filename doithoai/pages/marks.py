"""Small pieces of HTML that pages repeat many times over, each made once: dates, states, links, counted days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from doithoai.deadlines import Count
from doithoai.pages.markup import slugify
from doithoai.wording import long_date, short_date
from doithoai.workdays import Calendar, CalendarGap


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in words, with the name of its colour and its shape."""

    word: str
    tone: str
    sign: str


_TIME = Markup('<time datetime="{}">{}</time>')
_STEP = Markup("%s: %s")
_BADGE = Markup('<span class="dt-badge dt-{}"><span aria-hidden="true">{}</span> {}</span>')
_LINK = Markup('<a href="%s">%s</a>')
_COUNTED = Markup("<tr><td>%s</td><td>%s</td><td>%s</td></tr>\n")
_SKIPPED = Markup('<tr class="dt-skipped"><td>%s</td><td>không tính</td><td>%s</td></tr>\n')


slug = lru_cache(maxsize=2048)(slugify)
"""A word as an address or an attribute has it."""


@lru_cache(maxsize=4096)
def day(date: dt.date, capital: bool = False) -> Markup:  # noqa: FBT001, FBT002 - a filter of templates
    """A day with its weekday, for people and machines."""
    told = long_date(date)
    return _TIME.format(date.isoformat(), told[:1].upper() + told[1:] if capital else told)


@lru_cache(maxsize=4096)
def brief(date: dt.date) -> Markup:
    """A day without its weekday, for narrow places."""
    return _TIME.format(date.isoformat()[:10], short_date(date))


@lru_cache(maxsize=512)
def mark(badge: Badge) -> Markup:
    """A state: a word, a shape and a colour."""
    return _BADGE.format(badge.tone, badge.sign, badge.word)


def link(href: str, text: str) -> Markup:
    """A link; both are escaped."""
    return _LINK % (href, text)


@lru_cache(maxsize=4096)
def dated(date: dt.date, word: str) -> Markup:
    """What happened on a day, as a line of its own."""
    return _STEP % (day(date, capital=True), word)


def joined(*parts: str | Markup) -> Markup:
    """Parts one after another; whatever is no markup yet is escaped."""
    return Markup().join(parts)


@lru_cache(maxsize=1024)
def counting(calendar: Calendar, count: Count) -> Markup:
    """The rows of the table that counts day by day; conferences of one day share them. Empty without a calendar."""
    try:
        days = count.explain(calendar)
    except CalendarGap:
        return Markup()
    return Markup().join(
        _COUNTED % (long_date(one.date), one.number, one.why)
        if one.counted
        else _SKIPPED % (long_date(one.date), one.why)
        for one in days
    )
