"""What a piece of HTML is made of, as far as it could run or load something."""

from __future__ import annotations

import re
from html.parser import HTMLParser

TAGS = frozenset(
    (
        *("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "div"),
        *("strong", "em", "del", "a", "table", "thead", "tbody", "tr", "th", "td"),
    )
)
"""What Markdown of a record may become."""
_ATTRIBUTES = {"href", "rel", "start", "align", "class", "tabindex", "title", "lang"}
_SCHEME = re.compile("([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES = {"http", "https", "mailto", "tel", "geo", "webcal"}


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.strange: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.names.add(name)
            if name == "href":
                scheme = _SCHEME.match(re.sub("[\x00-\x20]", "", value or ""))
                if scheme and scheme[1].lower() not in _SCHEMES:
                    self.strange.add(f"href={value}")

    def handle_decl(self, decl: str) -> None:
        self.strange.add(decl)

    def handle_pi(self, data: str) -> None:
        self.strange.add(data)


def elements(html: str) -> tuple[set[str], set[str]]:
    """Its elements, and its attributes, addresses and declarations that nothing of a record may have."""
    parser = _read(html)
    return parser.tags, parser.strange | (parser.names - _ATTRIBUTES)


def outline(html: str) -> tuple[set[str], set[str]]:
    """Its elements and the names of their attributes, and addresses and declarations that no page may have."""
    parser = _read(html)
    return parser.tags | parser.names, parser.strange


def _read(html: str) -> _Parser:
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser
