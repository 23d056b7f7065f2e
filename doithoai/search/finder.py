"""The one thing that stamping holds: it takes conferences while they are read, and writes the index when all are."""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from doithoai.cases.case import Case, open_case
from doithoai.model.base import Frozen
from doithoai.model.dossier import Key
from doithoai.search.build import Spooled, Wrote, build, spooled
from doithoai.search.entries import FoundPage, described, found, sheet
from doithoai.search.spool import Spool
from doithoai.views.collector import Given, OfUnit, Whole
from doithoai.views.portal import Portal

PAGE = "tim-kiem/"
SAMPLE = 128
"""Conferences from which it is learnt which phrases are worth keeping."""


class Finder:
    """Gathers what can be found in one site; made before workers are forked, so that all share its spool."""

    def __init__(self, site: Path, portal: Portal, keys: Sequence[Key] = ()) -> None:
        """Make a place for waiting words; some of the conferences tell which phrases are worth keeping."""
        self.site, self.portal = site, portal
        self.waiting: list[Spooled] = []
        self.sheets: list[FoundPage] = []
        folder = tempfile.mkdtemp(prefix="doithoai-tim-kiem-")
        self.spool = Spool(Path(folder))
        self._remove = weakref.finalize(self, _remove, folder, os.getpid())
        self.spool.learn(found(portal, case).items for case in self._sample(keys))

    def _sample(self, keys: Sequence[Key]) -> Iterator[Case]:
        archive, today = self.portal.archive, self.portal.today
        for key in keys[:: max(1, -(-len(keys) // SAMPLE))]:
            if case := open_case(archive, archive.conference(key), today):
                yield case

    def part(self, name: str) -> UnitWords:
        """Begin one unit."""
        del name
        return UnitWords(self)

    def add(self, value: UnitFound) -> None:
        """Take what one unit gave."""
        self.waiting += value.waiting
        self.sheets += value.sheets

    def finish(self, whole: Whole) -> list[str]:
        """Write the index of the conferences and pages, and of what the site generator wrote; returns its files."""
        own = (described(self.portal, page) for page in whole.pages)
        sheets = [*self.sheets, *own, *self._known(whole.known)]
        files = build(self.site, self.spool, self.waiting, self.portal.units(), sheets)
        self.spool.close()
        self._remove()
        return files

    def slots(self) -> Mapping[str, Callable[[], str]]:
        """No page asks for anything."""
        return {}

    def _known(self, known: Mapping[str, Path]) -> Iterator[FoundPage]:
        read = ((path, file.read_text("utf-8")) for path, file in sorted(known.items()) if path != PAGE)
        sheets = [one for path, html in read if (one := sheet("" if path == "./" else path, html))]
        told = Counter(one.about for one in sheets)
        for one in sheets:
            # A page without a description of its own carries that of the whole site.
            yield one if told[one.about] == 1 else replace(one, about="")


class UnitFound(Frozen, frozen=True):
    """What can be found in one unit: where the words of its conferences wait, and its pages."""

    waiting: tuple[Spooled, ...]
    sheets: tuple[FoundPage, ...]


class UnitWords:
    """Gathers what can be found in one unit."""

    def __init__(self, whole: Finder) -> None:
        """Begin with no conference."""
        self.whole = whole
        self.wrote = Wrote(whole.site)
        self.waiting: list[Spooled] = []

    def add(self, case: Case) -> None:
        """Take one conference."""
        self.waiting.append(spooled(self.wrote, self.whole.spool, case.key, found(self.whole.portal, case)))

    def finish(self, unit: OfUnit) -> Given:
        """Take the unit's own pages."""
        sheets = tuple(described(self.whole.portal, page) for page in unit.pages)
        return Given(UnitFound(tuple(self.waiting), sheets), self.wrote.files)


def _remove(folder: str, process: int) -> None:
    """Remove the spool, but not from a worker that was forked while it was in use."""
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)
