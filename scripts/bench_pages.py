"""The same content for other generators: what a built page of the portal says, written back as Markdown."""

from __future__ import annotations

import multiprocessing
import re
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

from doithoai.site.store import SiteStore

_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
_BLOCKS = frozenset(("p", "li", "dt", "dd", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "th", "td", "aside", "div"))
_SKIPPED = frozenset(("svg", "script", "style", "form", "template"))
_MARKS = {"strong": "**", "em": "*", "code": "`"}
_VOID = frozenset(("input", "br", "hr", "img", "meta", "link"))


class _Writer(HTMLParser):
    """Writes headings, paragraphs, lists, tables and links; leaves out what only decorates."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.text: list[str] = []
        self.row: list[str] = []
        self.kind = "p"
        self.depth = self.skipped = 0
        self.links: list[str] = []

    def flush(self) -> None:
        said = " ".join("".join(self.text).split())
        self.text = []
        if not said:
            return
        if self.kind in ("th", "td"):
            self.row.append(said)
        elif self.kind[0] == "h":
            self.lines.append(f"\n{'#' * int(self.kind[1])} {said}\n")
        elif self.kind in ("li", "dt"):
            self.lines.append(f"{'  ' * max(0, self.depth - 1)}- {said}")
        elif self.kind == "dd" and self.lines:
            self.lines[-1] += f": {said}"
        else:
            self.lines.append(f"\n{said}\n")
        self.kind = "p"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.skipped or tag in _SKIPPED:
            self.skipped += tag not in _VOID
            return
        if tag in _BLOCKS:
            self.flush()
            self.kind = tag if tag not in ("summary", "aside", "div") else "p"
        self.depth += tag in ("ul", "ol", "dl")
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")
            self.text.append("[")
        self.text.append(_MARKS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        if tag == "a" and self.links:
            self.text.append(f"]({self.links.pop()})")
        self.text.append(_MARKS.get(tag, ""))
        if tag in _BLOCKS:
            self.flush()
        self.depth -= tag in ("ul", "ol", "dl")
        if tag == "tr" and self.row:
            first = not self.lines or not self.lines[-1].startswith("|")
            self.lines.append(("\n" if first and self.lines else "") + f"| {' | '.join(self.row)} |")
            if first:
                self.lines.append("|---" * len(self.row) + "|")
            self.row = []
        elif tag == "table":
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.text.append(_SPECIAL.sub(r"\\\1", data))


def markdown(html: str) -> str:
    """The content of one built page as Markdown."""
    found = _ARTICLE.search(html)
    writer = _Writer()
    writer.feed(found[1] if found else "")
    writer.flush()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(writer.lines)).strip() + "\n"


def _page(site: Path, path: str) -> tuple[str, str]:
    return path, markdown((site / path / "index.html").read_text("utf-8"))


def addresses(site: Path) -> list[str]:
    """The pages of a built portal that are made from records, without a last slash."""
    files = {file for some in SiteStore(site).stamped().values() for file in some}
    return sorted(file.removesuffix("/index.html") for file in files if file.endswith(".html"))


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """Each of them and its content, one after the other: what measures must stay small itself."""
    with multiprocessing.Pool() as pool:
        yield from pool.imap(partial(_page, site), addresses(site), chunksize=50)
