"""What a page type gives: an HTML fragment and what the shell needs to know of it."""

from __future__ import annotations

from doithoai.model.base import Frozen


class Entry(Frozen, frozen=True):
    """One line of a page's table of contents; `title` is plain text."""

    anchor: str
    title: str


class Card(Frozen, frozen=True):
    """The picture that a shared link shows, by its path below the site's root, and what it shows in words."""

    path: str
    alt: str


class Page(Frozen, frozen=True):
    """One page made from records.

    `path` is the address below the site's root, as in minh-hoa/2025/02/; `source` the file that "edit this page"
    opens, below the repository's root, if any. `anchor` is the id of the first heading. Title and description are plain
    text; `body` is HTML, and so is `head`: what the head of this page has and others do not.
    """

    path: str
    title: str
    body: str
    toc: tuple[Entry, ...] = ()
    description: str = ""
    source: str = ""
    anchor: str = "noi-dung"
    head: str = ""
    card: Card | None = None

    @property
    def depth(self) -> int:
        """How many folders below the site's root the page lies."""
        return self.path.count("/")
