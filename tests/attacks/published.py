"""What stands in a built site, read as a browser would."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

LEADING = frozenset(("href", "src", "action", "formaction", "data", "poster", "cite", "srcset", "xlink:href"))


def texts(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file: its path below the site, and its bytes, decompressed."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            yield path.relative_to(site).as_posix(), gzip.decompress(data) if path.suffix == ".gz" else data


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, text: str) -> None:
        """Read the page."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))

    def leading(self) -> Iterator[str]:
        """Where anything of the page leads, or is loaded from."""
        for _, given in self.found:
            yield from (given[name] or "" for name in LEADING & given.keys())


def pages(site: Path) -> Iterator[tuple[str, Elements]]:
    """Every page of the site."""
    for name, data in texts(site):
        if name.endswith(".html"):
            yield name, Elements(data.decode("utf-8"))
