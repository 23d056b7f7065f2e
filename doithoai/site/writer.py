"""The press: stamps a page into its shell, and writes it where its address says."""

from __future__ import annotations

from doithoai.disk import write
from doithoai.site.store import SiteStore
from doithoai.views.page import Page


class Press:
    """Writes the pages of one site."""

    def __init__(self, store: SiteStore) -> None:
        """Cut the shells."""
        self.site, self.addresses, self.known = store.site, store.addresses, store.known
        self.shells = store.shells()

    def write(self, page: Page) -> str:
        """Write one page; returns its file below the site."""
        edit = self.addresses.edit + page.source if self.addresses.edit and page.source else ""
        shell = self.shells[bool(page.toc), page.depth]
        write(f"{self.site}/{page.path}index.html", shell.stamp(page, self.addresses.site, edit))
        return f"{page.path}index.html"
