"""Small pieces of HTML that pages repeat many times over, each made once: dates, states, links, counted days."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from markupsafe import Markup

from doithoai.deadlines import Count
from doithoai.html.compiler import safe, shown
from doithoai.html.markdown import slugify
from doithoai.model.base import Frozen, Moment
from doithoai.model.plan_file import PlanFile
from doithoai.model.workdays import Calendar, CountedDay
from doithoai.vietnamese.wording import before_day, hour_of, long_date, short_date


class Badge(Frozen, frozen=True):
    """A state in words, with the name of its colour and its shape."""

    word: str
    tone: str
    sign: str


slug = lru_cache(maxsize=2048)(slugify)
"""A word as an address or an attribute has it."""


@lru_cache(maxsize=4096)
def day(date: dt.date, capital: bool = False) -> Markup:  # noqa: FBT001, FBT002 - a filter of templates
    """A day with its weekday, for people and machines."""
    told = long_date(date)
    return safe(f'<time datetime="{date.isoformat()}">{told[:1].upper() + told[1:] if capital else told}</time>')


@lru_cache(maxsize=4096)
def when(start: Moment, end: Moment | None = None) -> Markup:
    """A time with its day, and until when; no hour that is not known is told."""
    told, last = day(start.date()), end if end and end.date() > start.date() else None
    until = f" đến {hour_of(end)}" if end and not last and _tells_more(start, end) else ""
    if not start.exact:
        until = f" ({until[1:]})" if until else ""
        return joined(before_day(start), told, until, *_days_later(last))
    return joined(hour_of(start), until, ", ", told, *_days_later(last))


def _tells_more(start: Moment, end: Moment) -> bool:
    return bool(hour_of(end)) and hour_of(end) != hour_of(start)


def _days_later(end: Moment | None) -> tuple[str | Markup, ...]:
    return (" đến ", before_day(end), day(end.date())) if end else ()


@lru_cache(maxsize=4096)
def brief(date: dt.date) -> Markup:
    """A day without its weekday, for narrow places."""
    return safe(f'<time datetime="{date.isoformat()[:10]}">{short_date(date)}</time>')


def in_force(plan: PlanFile) -> str:
    """The time in which a plan binds, where that is not its whole year."""
    start = f" từ {short_date(plan.start)}" if plan.start > dt.date.min else ""
    end = f" đến hết {short_date(plan.end)}" if plan.end < dt.date.max else ""
    return f"áp dụng{start}{end}" if start or end else ""


@lru_cache(maxsize=512)
def mark(badge: Badge) -> Markup:
    """A state: a word, a shape and a colour."""
    sign = f'<span aria-hidden="true">{shown(badge.sign)}</span>'
    return safe(f'<span class="dt-badge dt-{shown(badge.tone)}">{sign} {shown(badge.word)}</span>')


def link(href: str, text: str) -> Markup:
    """A link; both are escaped."""
    return safe(f'<a href="{shown(href)}">{shown(text)}</a>')


@lru_cache(maxsize=4096)
def dated(date: dt.date, word: str) -> Markup:
    """What happened on a day, as a line of its own."""
    return joined(day(date, capital=True), ": ", word)


def joined(*parts: str | Markup) -> Markup:
    """Parts one after another; whatever is no markup yet is escaped."""
    return safe("".join(map(shown, parts)))


@lru_cache(maxsize=1024)
def counting(calendar: Calendar, count: Count) -> Markup:
    """The rows of the table that counts day by day; conferences of one day share them."""
    return safe("".join(map(_row, count.explain(calendar))))


@lru_cache(maxsize=1024)
def counted_briefly(calendar: Calendar, count: Count) -> Markup:
    """The same count in one line, for a place that many petitions have: each counted day, and what was left out."""
    days = count.explain(calendar)
    taken = ", ".join(f"{one.date:%d/%m} ({one.number})" for one in days if one.counted)
    left: dict[str, list[str]] = {}
    for one in days:
        if not one.counted:
            left.setdefault(one.why, []).append(f"{one.date:%d/%m}")
    skipped = "; ".join(f"{', '.join(some)} ({why})" for why, some in left.items())
    return joined("từng ngày: ", taken, f". Không tính: {skipped}" if skipped else "", ".")


def _row(one: CountedDay) -> str:
    row = "<tr>" if one.counted else '<tr class="dt-skipped">'
    order = one.number if one.counted else "không tính"
    return f"{row}<td>{long_date(one.date)}</td><td>{order}</td><td>{shown(one.why)}</td></tr>\n"
