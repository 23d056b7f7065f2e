"""The one thing that stamping holds: it takes conferences while they are read, and writes the index when all are."""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from doithoai.case import Case
from doithoai.pages import Page, Portal
from doithoai.search.build import FOLDER, Spooled, Wrote, build, spooled
from doithoai.search.entries import Sheet, described, found, sheet
from doithoai.search.spool import Spool

PAGE = "tim-kiem/"


class Finder:
    """Gathers what can be found in one site; made before workers are forked, so that all share its spool."""

    def __init__(self, site: Path, portal: Portal) -> None:
        """Make a place for waiting words."""
        self.site, self.portal = site, portal
        folder = tempfile.mkdtemp(prefix="doithoai-tim-kiem-")
        self.spool = Spool(Path(folder))
        self._remove = weakref.finalize(self, _remove, folder, os.getpid())

    def conference(self, case: Case) -> Spooled:
        """Take one conference."""
        return spooled(Wrote(self.site), self.spool, case.key, found(self.portal, case))

    def finish(
        self, conferences: Iterable[Spooled], pages: Iterable[Page], known: Iterable[str], jobs: int
    ) -> list[str]:
        """Write the index of the conferences and pages, and of what the site generator wrote; returns its files."""
        waiting = tuple(conferences)
        sheets = [*(described(self.portal, page) for page in pages), *self._known(known)]
        files = build(self.site, self.spool, waiting, self.portal.units(), sheets, jobs=jobs)
        self._remove()
        return [*files, *(f"{FOLDER}/m/{one.key.code}.json" for one in waiting)]

    def _known(self, known: Iterable[str]) -> Iterator[Sheet]:
        read = ((path, (self.site / path / "index.html").read_text("utf-8")) for path in sorted(known) if path != PAGE)
        sheets = [one for path, html in read if (one := sheet("" if path == "./" else path, html))]
        told = Counter(one.about for one in sheets)
        for one in sheets:
            # A page without a description of its own carries that of the whole site.
            yield one if told[one.about] == 1 else replace(one, about="")


def _remove(folder: str, process: int) -> None:
    """Remove the spool, but not from a worker that was forked while it was in use."""
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)
