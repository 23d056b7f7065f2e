"""Records to pages: unit by unit where each conference is read and judged once, then what unites the units.

To add something that is made of all conferences, write a collector (pages/collector.py) and name it in `collectors`.
"""

from __future__ import annotations

import datetime as dt
import gc
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import TypeVar

from msgspec.structs import replace

from doithoai.cases.case import read_ahead
from doithoai.check import PARALLEL_FROM
from doithoai.disk import write
from doithoai.feeds import Following
from doithoai.fence import guard
from doithoai.model.base import Frozen
from doithoai.model.dossier import Key
from doithoai.opendata import FOLDER, OpenData
from doithoai.pages import registry
from doithoai.pages.checking import Checking
from doithoai.pages.petition_lists import Petitions
from doithoai.pages.slots import SLOTS
from doithoai.reading.archive import Archive
from doithoai.reading.names import visible
from doithoai.search import Finder
from doithoai.site import moved_pages
from doithoai.site.banner import renewed_banner
from doithoai.site.cards import Cards
from doithoai.site.stamp_unit import Done, UnitStamper
from doithoai.site.store import SLOT, SiteStore
from doithoai.site.taken_back import shown, taken_back
from doithoai.site.withholding import UNREAD, Stamped, hold, stub
from doithoai.site.writer import Press
from doithoai.vietnamese.wording import capital
from doithoai.views.collector import Collector, Whole
from doithoai.views.index import Index
from doithoai.views.portal import Portal
from doithoai.workload import let_parent_end

log = logging.getLogger(__name__)
"""Not MkDocs' own: one wrong record must not fail a strict build of all the others."""
T = TypeVar("T")
R = TypeVar("R")


def collectors(store: SiteStore, portal: Portal, keys: Sequence[Key]) -> tuple[Collector, ...]:
    """Everything that is made of all conferences (`keys`), in the order in which it is written."""
    return (
        Following(store.site, portal, store.addresses.site),
        OpenData(store.site, portal, store.addresses.site),
        Petitions(store.site, portal),
        Finder(store.site, portal, keys),
        Checking(store.site, portal),
    )


class Ended(Frozen, frozen=True):
    """What a collector wrote at the end, and what it offers to hand-written pages."""

    files: tuple[str, ...]
    slots: Mapping[str, str]


class Stamper:
    """Stamps the pages of one archive into one site."""

    def __init__(self, store: SiteStore, archive: Archive, today: dt.date, keys: Sequence[Key] = ()) -> None:
        """Prepare what the units share; the collectors need all conferences (`keys`) only to write at the end."""
        self.store = store
        self.portal = Portal(archive, today, store.addresses.site, store.known, store.evidence())
        self.press, self.cards = Press(store), Cards(store.site)
        self.collectors = collectors(store, self.portal, keys)

    def unit(self, name: str) -> Done:
        """Stamp whatever lies below the folder of one unit; a conference that fails is left out, and told."""
        left: set[Key] = set()
        while True:
            unit = UnitStamper(self.press, self.cards, self.portal, self.collectors, name, left)
            done = guard(str, unit.stamp)
            if isinstance(done, Done):
                return done
            path = unit.at.path if unit.at else name
            log.warning("Bỏ qua “%s”: %s", path, done)
            rmtree(self.store.site / path, ignore_errors=True)
            if unit.at is None:
                files = self.unread(name, capital(self.portal.unit(name).name))
                return Done(name, (), (), (), (), tuple(files), (f"{name}/unit.yml",), ())
            left.add(unit.at)

    def unread(self, name: str, unit: str = "") -> list[str]:
        """Write what stands where a unit and its conferences would be, were they to be read; returns the files."""
        some = (name, *(key.path for key in self.portal.archive.keys(name)))
        return [self.press.write(stub(path, unit, UNREAD)) for path in some]

    def units(self, names: Sequence[str], jobs: int) -> list[Done]:
        """Stamp every unit; each collector is given its share while the next units are read."""
        done: list[Done] = []
        for one in self._map(Stamper.unit, names, jobs):
            for collector, value in zip(self.collectors, one.given, strict=True) if one.given else ():
                collector.add(value)
            hold(self.portal.archive, frozenset(one.held))
            done.append(replace(one, given=()))
        return done

    def _map(self, work: Callable[[Stamper, T], R], some: Sequence[T], jobs: int) -> Iterator[R]:
        if jobs == 1 or not hasattr(os, "fork"):
            yield from (work(self, one) for one in some)
            return
        import multiprocessing  # noqa: PLC0415 - a small archive must not pay for it

        global _worker  # noqa: PLW0603 - inherited by the forked workers, never sent to them
        _worker = self
        with multiprocessing.get_context("fork").Pool(jobs, _begin) as pool:
            yield from pool.imap(partial(_work, work), some)

    def whole(self, done: Sequence[Done]) -> tuple[Whole, list[str]]:
        """Write what belongs to no unit; returns the files."""
        index = Index(
            (row for one in done for row in one.rows),
            (duty for one in done for duty in one.duties),
            (finding for one in done for finding in one.findings),
        )
        pages = [*registry.whole(self.portal, index)]
        return Whole(index, pages, self.store.known), [self.press.write(page) for page in pages]

    def finish(self, whole: Whole, jobs: int) -> list[Ended]:
        """Let every collector write what unites the units, side by side."""
        self.united = whole
        return [*self._map(Stamper.end, range(len(self.collectors)), jobs)]

    def end(self, position: int) -> Ended:
        """Let one collector write what unites the units."""
        collector = self.collectors[position]
        files = tuple(collector.finish(self.united))
        return Ended(files, {name: asked() for name, asked in collector.slots().items()})

    def lists(self, index: Index, offered: Mapping[str, str]) -> int:
        """Fill in the hand-written pages that ask for lists, or for what a collector offers; returns how many."""
        asking = [*self.store.slots()]
        for path, text in asking:
            filled = SLOT.sub(lambda found: self._slot(found[1], index, offered), text)
            write(f"{self.store.site}/{path}", filled.encode())
        return len(asking)

    def _slot(self, name: str, index: Index, offered: Mapping[str, str]) -> str:
        return offered[name] if name in offered else SLOTS[name](self.portal, index)


def stamp(site: Path, archive: Archive, today: dt.date, *, jobs: int | None = None) -> Stamped:
    """Stamp every page of the archive into a built site; what is wrong in it is held back, and told."""
    store = SiteStore(site)
    renewed_banner(store, archive)
    archive, misnamed = _free(archive, store, today)
    _read_shared(archive)
    names = [name for name, _ in Portal(archive, today).units()]
    keys = [key for name in names for key in archive.keys(name)]
    stamper = Stamper(store, archive, today, keys)
    jobs = jobs or min(os.cpu_count() or 1, 8)
    jobs = jobs if len(keys) >= PARALLEL_FROM else 1
    done = stamper.units(names, jobs)
    whole, files = stamper.whole(done)
    ended = stamper.finish(whole, jobs)
    files += [file for one in ended for file in one.files]
    files += (*moved_pages.write(site, stamper.portal), *stamper.cards.whole())
    filled = stamper.lists(whole.index, {name: text for one in ended for name, text in one.slots.items()})
    unread = {name: stamper.unread(name) for name in archive.units if archive.unit(name) is None}
    store.remember({"": files, **unread, **{one.name: one.files for one in done}})
    paths = sorted([path for one in done for path in one.paths] + [page.path for page in whole.pages])
    store.sitemap(paths, today.isoformat())
    wrong = {*misnamed, *(f"{name}/unit.yml" for name in unread), *(path for one in done for path in one.held)}
    store.hold(wrong)
    return Stamped(len(paths) + filled, tuple(sorted(wrong)))


def stamp_units(site: Path, archive: Archive, today: dt.date, names: Iterable[str]) -> Stamped:
    """Stamp anew what lies below some units: nothing else is read, and nothing that unites the units is written.

    The lists, feeds, tables and index of all units tell of the change once the whole archive is stamped. Where
    something that was shown is taken back, that is at once.
    """
    store, wanted = SiteStore(site), sorted(names)
    if renewed_banner(store, archive):  # a unit has another name, on every page
        return stamp(site, archive, today)
    archive, _ = _free(archive, store, today)
    before = [shown(site, name) for name in wanted]
    stamper = Stamper(store, archive, today)
    done = [stamper.unit(name) for name in wanted if archive.unit(name)]
    store.remember({**store.stamped(), **dict.fromkeys(wanted, ()), **{one.name: one.files for one in done}})
    if any(taken_back(was, shown(site, name)) for was, name in zip(before, wanted, strict=True)):
        return stamp(site, archive, today)
    held = {path for one in done for path in one.held}
    store.hold(held, store.held_elsewhere(wanted))
    return Stamped(sum(len(one.paths) for one in done), tuple(sorted(held)))


def _read_shared(archive: Archive) -> None:
    """Read what every page needs before the workers are forked, so that each has it."""
    read_ahead(archive, ((name, year) for name in archive.units for year in archive.years(name)))
    archive.policies()


def _free(archive: Archive, store: SiteStore, today: dt.date) -> tuple[Archive, list[str]]:
    """The archive without a unit that would take the place of a page, and the folders that are left out, told of."""
    taken = frozenset((*(path.partition("/")[0] for path in store.known), FOLDER))
    free = Archive(archive.root, taken)
    misnamed = [*free.misnamed()]
    for one in misnamed:
        log.warning("Bỏ qua thư mục đơn vị “%s”; cần: %s.", visible(one.file), visible(str(one.values["wanted"])))
    return free.on(today), [one.file for one in misnamed]


_worker: Stamper


def _begin() -> None:
    """Look for garbage seldom, and never among what was there before: records are trees, and units come and go."""
    let_parent_end()
    gc.freeze()
    gc.set_threshold(100_000)


def _work(work: Callable[[Stamper, T], R], one: T) -> R:
    return work(_worker, one)
