"""The banner that names the fictional units on every page: part of what the generator wrote, and stamped anew with it.

It stands between marks in each page and shell, also where no unit is fictional, so that a stamping puts the names of
today in, as a build would.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from doithoai.disk import write
from doithoai.reading.archive import Archive
from doithoai.site.shell import DEPTHS, KINDS
from doithoai.site.store import SiteStore
from doithoai.vietnamese.wording import capital

_OPEN, _CLOSE = "<!--mau-->", "<!--/mau-->"
_FOUND = re.compile(f"{_OPEN}.*?{_CLOSE}", re.DOTALL)
_TEXT = """
    <aside class="md-banner">
      <div class="md-banner__inner md-grid md-typeset">
        <strong>Cổng thử nghiệm.</strong> {} là đơn vị hư cấu, dữ liệu chỉ để minh họa.
      </div>
    </aside>
    """


def banner(archive: Archive) -> str:
    """The banner of an archive, with its marks."""
    units = (archive.unit(name) for name in archive.units)
    names = ", ".join(escape(capital(unit.name)) for unit in units if unit and unit.sample)
    return f"{_OPEN}{_TEXT.format(names) if names else ''}{_CLOSE}"


def renewed_banner(store: SiteStore, archive: Archive) -> bool:
    """Put the banner of today into what the generator wrote; False when it is there already."""
    new = banner(archive)
    first = next(_shells(store)).read_text("utf-8")
    if new in first or not _FOUND.search(first):
        return False
    for path in {*_pages(store), *_shells(store)}:
        if path.is_file():
            write(str(path), _FOUND.sub(lambda _: new, path.read_text("utf-8")).encode())
    return True


def _shells(store: SiteStore) -> Iterator[Path]:
    return (store.folder / f"{kind}-{depth}.html" for kind in KINDS for depth in DEPTHS)


def _pages(store: SiteStore) -> Iterator[Path]:
    yield store.site / "404.html"
    for address, kept in store.known.items():
        yield from (kept, store.site / address / "index.html")
