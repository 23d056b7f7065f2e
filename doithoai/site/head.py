"""What differs in the head of a page: its title, address and description, and what a shared link shows of it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from doithoai.views.page import Card, Page
from doithoai.views.subscriptions import Followed

SITE = "Đối thoại"
"""What the portal is called, after the title of every page."""
HIDDEN = '<meta name="robots" content="noindex">'
"""For a page that search engines should not list."""
CARD = Card("assets/the.png", "Đối thoại với Nhân dân: hội nghị, kiến nghị, trả lời, thời hạn.")
"""The picture of a page that has none of its own."""


def head(page: Page, site: str) -> str:
    """The lines of one page; `site` is where the portal is published, empty when not known."""
    return "\n    ".join(_lines(page, site))


def _lines(page: Page, site: str) -> Iterator[str]:
    title, description = escape(page.title), escape(page.description)
    yield f"<title>{escape(f'{page.title} - {SITE}', quote=False)}</title>"
    if description:
        yield f'<meta name="description" content="{description}">'
    if site:
        yield f'<link rel="canonical" href="{escape(site + page.path)}">'
        yield from _shared(page, site, title, description)
    if page.head:
        yield page.head


def _shared(page: Page, site: str, title: str, description: str) -> Iterator[str]:
    """What a link to the page shows where it is shared: Open Graph, and the one name that only Twitter's cards have."""
    card = page.card or CARD
    told = {
        "type": "website" if not page.path else "article",
        "site_name": SITE,
        "locale": "vi_VN",
        "title": title,
        "description": description,
        "url": escape(site + page.path),
        "image": escape(site + card.path),
        "image:type": "image/png",
        "image:width": "1200",
        "image:height": "630",
        "image:alt": escape(card.alt),
    }
    yield from (f'<meta property="og:{name}" content="{value}">' for name, value in told.items() if value)
    yield '<meta name="twitter:card" content="summary_large_image">'


def robots(site: str) -> str:
    """The file that tells search engines where the list of pages is; they need no part of the portal's own search."""
    lines = ["User-agent: *", f"Disallow: {urlsplit(site).path or '/'}tim-kiem/chi-muc/"]
    return "\n".join([*lines, *(["", f"Sitemap: {site}sitemap.xml"] if site else []), ""])


def offered(root: str, feeds: tuple[Followed, ...]) -> str:
    """Links by which programs find what can be subscribed to; `root` leads from the page to the site's root."""
    return "\n    ".join(
        f'<link rel="alternate" type="{one.mime}" title="{escape(one.title)}" href="{root}{escape(one.path)}">'
        for one in feeds
        if not one.staff
    )
