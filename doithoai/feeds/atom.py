"""Atom (RFC 4287) as text.

Less than a hundred lines; the library for it, feedgen, has not been looked after for years and would bring lxml. The
tests read what is written with a reader of feeds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from html import escape

from doithoai.feeds.text import plain
from doithoai.model.base import Frozen

SHOWN = 50
"""How many entries one feed has, the newest."""
NOTHING_YET = dt.date(2025, 1, 1)
"""When a feed without entries was last changed."""


class Item(Frozen, frozen=True):
    """One entry; `content` is sanitised HTML, everything else plain text."""

    id: str
    title: str
    link: str
    published: dt.date
    updated: dt.date
    author: str
    content: str
    base: str
    """What relative links in the content start from."""


class Header(Frozen, frozen=True):
    """What a feed says of itself."""

    id: str
    title: str
    subtitle: str
    author: str
    itself: str
    page: str


def entry(item: Item) -> str:
    """One entry."""
    content = f'<content type="html" xml:base="{_text(item.base)}">{_text(item.content)}</content>\n'
    return (
        "<entry>\n"
        f"<id>{_text(item.id)}</id>\n"
        f"<title>{_text(item.title)}</title>\n"
        f'<link rel="alternate" type="text/html" hreflang="vi" href="{_text(item.link)}"/>\n'
        f"<published>{_time(item.published)}</published>\n"
        f"<updated>{_time(item.updated)}</updated>\n"
        f"<author><name>{_text(item.author)}</name></author>\n"
        f"{content if item.content else _summary(item)}"
        "</entry>\n"
    )


def document(header: Header, entries: Iterable[str], updated: dt.date | None) -> str:
    """A whole feed."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">\n'
        f"<id>{_text(header.id)}</id>\n"
        f"<title>{_text(header.title)}</title>\n"
        f"<subtitle>{_text(header.subtitle)}</subtitle>\n"
        f"<updated>{_time(updated or NOTHING_YET)}</updated>\n"
        f"<author><name>{_text(header.author)}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href="{_text(header.itself)}"/>\n'
        f'<link rel="alternate" type="text/html" hreflang="vi" href="{_text(header.page)}"/>\n'
        f"<generator>Đối thoại</generator>\n"
        f"{''.join(entries)}"
        "</feed>\n"
    )


def _summary(item: Item) -> str:
    return f"<summary>{_text(item.title)}</summary>\n"


def _text(text: str) -> str:
    return escape(plain(text))


def _time(day: dt.date) -> str:
    """The records know days, not hours: the day begins in Việt Nam."""
    return f"{day:%Y-%m-%d}T00:00:00+07:00"
