"""What every page of one unit has in its head: the unit's feeds and calendar, its card, the way from home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from doithoai.cases.case import Case
from doithoai.model import addresses
from doithoai.site.cards import Cards
from doithoai.site.head import offered
from doithoai.site.json_ld import Node, block, crumbs, meeting, service
from doithoai.vietnamese.wording import capital
from doithoai.views.page import Page
from doithoai.views.portal import Portal, root
from doithoai.views.subscriptions import followed


class Dress:
    """Dresses the pages of one unit."""

    def __init__(self, portal: Portal, cards: Cards, name: str) -> None:
        """Draw the unit's card; the rest is the same on all of its pages that lie equally deep."""
        self.portal, self.site, self.name, self.unit = portal, portal.site, name, portal.unit(name)
        self.title = capital(self.unit.name)
        self.card, self.files = cards.unit(name, self.unit)
        self._feeds = followed(name, self.unit.name)
        self._offered: dict[int, str] = {}

    def page(self, page: Page) -> Page:
        """A page with all that belongs into its head."""
        own = page.path == addresses.page(self.name)
        # Asked anew: words of the unit may have been held back since its first page was written.
        return self._dressed(page, service(self.site, self.name, self.portal.unit(self.name)) if own else ())

    def conference(self, page: Page, case: Case) -> Page:
        """The page of a conference: it is an event too."""
        return self._dressed(page, meeting(self.site, case, self.card.path))

    def _dressed(self, page: Page, nodes: Iterable[Node]) -> Page:
        if page.depth not in self._offered:
            self._offered[page.depth] = offered(root(page.path), self._feeds)
        lines = [page.head, self._offered[page.depth]]
        if self.site:
            lines.append(block([crumbs(self.site, self._way(page)), *nodes]))
        return replace(page, card=self.card, head="\n    ".join(line for line in lines if line))

    def _way(self, page: Page) -> Iterator[tuple[str, str]]:
        """The pages that stand above a page, and itself; a folder that is a year has a page of its own."""
        yield from (("", "Trang đầu"), ("don-vi/", "Đơn vị"))
        parts = page.path.rstrip("/").split("/")
        if len(parts) > 1:
            yield addresses.page(self.name), self.title
        if len(parts) > 2 and parts[1].isdigit():
            yield addresses.page(f"{self.name}/{parts[1]}"), f"Năm {parts[1]}"
        yield page.path, page.title
