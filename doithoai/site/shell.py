"""Shells: pages that the site generator rendered with marks in place of what differs from page to page.

A shell is cut at its marks once; a page is then its parts joined with the page's values. One shell is needed for
each depth of folders, since links within a shell are relative, with and without a table of contents.
"""

from __future__ import annotations

import re
from html import escape

from doithoai.model.base import Frozen
from doithoai.site.head import head
from doithoai.views.page import Entry, Page

DEPTHS = (1, 2, 3)
KINDS = ("toc", "plain")
PREFIX = "doithoai-shell"

HEAD = "<!-- doithoai-mark-head -->"
CANONICAL = "doithoai-mark-canonical"
EDIT = "doithoai-mark-edit"
ANCHOR = "doithoai-mark-anchor"
BODY = "<h1>doithoai-mark-body</h1>"
ENTRIES = (("doithoai-mark-one", "doithoai-mark-first"), ("doithoai-mark-two", "doithoai-mark-second"))
"""Two lines of the table of contents: the first shows what a line looks like, both what stands between lines."""

_TOC = "doithoai-mark-toc"
_LINK = re.compile(f'<a href="{EDIT}".*?</a>', re.DOTALL)
_MARKS = re.compile("|".join(re.escape(mark) for mark in (HEAD, CANONICAL, EDIT, ANCHOR, BODY, _TOC)))


class NotAShell(ValueError):
    """A page that was to be a shell lacks a mark."""


def address(kind: str, depth: int) -> str:
    """Where the generator puts a shell: as deep as the pages that it is for."""
    return "/".join([f"{PREFIX}-{kind}", *(str(level) for level in range(2, depth + 1))])


class Shell(Frozen, frozen=True):
    """A shell cut at its marks: literal text and marks by turns."""

    parts: tuple[str, ...]
    entry: str = ""
    between: str = ""
    link: str = EDIT
    """What leads to the source of a page; left out of a page that no file of the archive says."""

    def stamp(self, page: Page, site: str, edit: str) -> bytes:
        """The whole page, of a site that is published there and edited there; both empty when not known."""
        values = {
            HEAD: head(page, site),
            CANONICAL: escape(site + page.path),
            EDIT: self.link.replace(EDIT, escape(edit)) if edit else "",
            ANCHOR: escape(page.anchor),
            BODY: page.body,
            _TOC: self.between.join(self._line(entry) for entry in page.toc),
        }
        return "".join(values.get(part, part) for part in self.parts).encode()

    def _line(self, entry: Entry) -> str:
        anchor, title = ENTRIES[0]
        return self.entry.replace(anchor, escape(entry.anchor)).replace(title, escape(entry.title, quote=False))


def cut(html: str, *, toc: bool) -> Shell:
    """Cut a rendered shell at its marks; NotAShell when it lacks its head or body, or its contents lines."""
    entry = between = ""
    if toc:
        html, entry, between = _without_entries(html)
    found = _LINK.search(html)
    link = found[0] if found else EDIT
    parts = _split(html.replace(link, EDIT))
    for mark in (HEAD, BODY):
        if mark not in parts:
            raise NotAShell(mark)
    return Shell(parts, entry, between, link)


def _split(html: str) -> tuple[str, ...]:
    parts, last = [], 0
    for found in _MARKS.finditer(html):
        parts += [html[last : found.start()], found[0]]
        last = found.end()
    return (*parts, html[last:])


def _without_entries(html: str) -> tuple[str, str, str]:
    try:
        first, second = (_item(html, html.index(f'"#{anchor}"')) for anchor, _ in ENTRIES)
    except ValueError:
        raise NotAShell(_TOC) from None
    entry, between = html[slice(*first)], html[first[1] : second[0]]
    return html[: first[0]] + _TOC + html[second[1] :], entry, between


def _item(html: str, inside: int) -> tuple[int, int]:
    return html.rindex("<li", 0, inside), html.index("</li>", inside) + len("</li>")
