"""Records to pages: every record read and judged once, its page stamped where it is read, the lists made last."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from doithoai.archive import Archive
from doithoai.case import Case, Summary, YearCase, open_case, open_year, summary
from doithoai.check import PARALLEL_FROM, Judge
from doithoai.feeds import Entries, Following, entries
from doithoai.findings import Finding
from doithoai.opendata import FOLDER, Exporter, Part, Writer, slots
from doithoai.pages import Page, Portal, conference, news, plan, policies, units
from doithoai.pages.index import Index
from doithoai.pages.limits import Owed
from doithoai.pages.lists import SLOTS
from doithoai.pages.rows import Row, row
from doithoai.records import ConferenceFolder, Key, is_public
from doithoai.search import Finder, Spooled
from doithoai.site.store import SLOT, Store


class LastRead(Archive):
    """An archive that keeps the conference read last: its rules and its page read it once."""

    _last: ConferenceFolder | None = None

    def conference(self, key: Key) -> ConferenceFolder:
        """Read one conference, unless it was the last one read."""
        if self._last is None or self._last.key != key:
            self._last = super().conference(key)
        return self._last


@dataclass(frozen=True, slots=True)
class Done:
    """What one conference gave, its page being written."""

    row: Row
    summary: Summary
    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    entries: Entries | None
    """What it gives to calendars and feeds; let go once it is written there."""
    data: Part | None
    """What it gives to the open data; likewise."""
    words: Spooled
    """Where its words wait for the search index."""


class Stamper:
    """Stamps the pages of one archive into one site."""

    def __init__(self, store: Store, archive: Archive, today: dt.date) -> None:
        """Cut the shells."""
        self.store, self.portal = store, Portal(archive, today, store.addresses.site)
        self.judge = Judge(archive, today)
        self.shells = store.shells()
        self.exporter = Exporter(store.site, self.portal)
        self.finder = Finder(store.site, self.portal)

    def write(self, page: Page) -> str:
        """Write one page; returns its file below the site."""
        addresses = self.store.addresses
        canonical = addresses.site + page.path
        edit = addresses.edit + page.source if addresses.edit else ""
        shell = self.shells[bool(page.toc), page.depth]
        folder = self.store.site / page.path
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_bytes(shell.stamp(page, canonical, edit))
        return f"{page.path}index.html"

    def conference(self, key: Key) -> Done | None:
        """Read, judge and write one conference; None when its record can't be read."""
        archive = self.portal.archive
        case = open_case(archive, archive.conference(key), self.portal.today)
        if case is None:
            return None
        files = (self.write(conference.page(self.portal, case)), *self.attachments(case))
        findings = self.judge.conference(key).findings
        followed = entries(self.portal, case, self.store.addresses.site)
        exported, words = self.exporter.conference(case), self.finder.conference(case)
        return Done(row(self.portal, case), summary(case), findings, files, followed, exported, words)

    def attachments(self, case: Case) -> Iterator[str]:
        """Copy what is attached to the public documents."""
        for document in case.folder.documents:
            for one in document.attached if is_public(document.front) else ():
                source = self.portal.archive.root / case.key.path / one.path
                if source.is_file() and not source.is_symlink():
                    target = self.store.site / case.key.path / one.path
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(source, target)
                    yield f"{case.key.path}/{one.path}"

    def lists(self, index: Index, more: Mapping[str, Callable[[], str]]) -> Iterator[str]:
        """Fill in the hand-written pages that ask for lists, or for one of those in `more`."""
        for path, text in self.store.slots():
            filled = SLOT.sub(
                lambda found: (
                    more[found[1]]() if found[1] in more else SLOTS[found[1]](self.portal, index, self.store.known)
                ),
                text,
            )
            (self.store.site / path).write_bytes(filled.encode())
            yield path.as_posix()


def stamp(site: Path, archive: Archive, today: dt.date, *, jobs: int | None = None) -> int:
    """Stamp every page of the archive into a built site; returns how many pages were written."""
    store = Store(site)
    stamper = Stamper(store, archive, today)
    _read_shared(archive, store)
    keys = tuple(key for name, _ in stamper.portal.units() for key in archive.keys(name))
    following = Following(site, stamper.portal, store.addresses.site)
    data = Writer(site, store.addresses.site)
    done = list(_followed(following, data, _map(stamper, keys, jobs)))
    files = [*following.finish(), *(file for one in done for file in one.files)]
    years = dict(_years(archive, done, today))
    findings = [finding for one in done for finding in one.findings]
    duties: list[Owed] = []
    for (unit, year), case in years.items():
        duties += plan.duties(stamper.portal, case)
        findings += stamper.judge.year(unit, year, case.conferences, complete=True)
        data.add(stamper.exporter.year(case))
    for name, record in stamper.portal.units():
        data.add(stamper.exporter.unit(name, record))
    tables, written = data.finish()
    files += written
    index = Index((one.row for one in done), duties, findings)
    pages = list(_pages(stamper.portal, index, years))
    files += [stamper.write(page) for page in pages]
    paths = sorted([one.row.path for one in done] + [page.path for page in pages])
    filled = list(stamper.lists(index, slots(tables)))
    files += stamper.finder.finish((one.words for one in done), pages, store.known, jobs or min(os.cpu_count() or 1, 8))
    store.remember(files)
    store.sitemap(paths, today.isoformat())
    return len(paths) + len(filled)


def _followed(following: Following, data: Writer, done: Iterable[Done | None]) -> Iterator[Done]:
    """Put what each conference gives into calendars, feeds and open data while the next ones are read."""
    for one in done:
        if one and one.entries and one.data:
            following.add(one.entries)
            data.add(one.data)
            yield replace(one, entries=None, data=None)


def _read_shared(archive: Archive, store: Store) -> None:
    """Read what every page needs before the workers are forked, so that each has it."""
    taken = {path.partition("/")[0] for path in store.known} | {FOLDER}
    for name in archive.units:
        if name in taken:
            raise ValueError(f"Thư mục đơn vị “{name}” trùng tên với một trang của cổng thông tin.")
        for year in archive.years(name):
            archive.year(name, year)
    archive.policies()
    archive.calendar  # noqa: B018 - reading it is the point
    archive.fields  # noqa: B018 - likewise
    archive.recipients  # noqa: B018 - likewise


def _years(archive: Archive, done: Sequence[Done], today: dt.date) -> Iterator[tuple[tuple[str, int], YearCase]]:
    known: dict[tuple[str, int], list[Summary]] = defaultdict(list)
    for one in done:
        known[one.summary.key.unit, one.summary.key.year].append(one.summary)
    for unit in archive.units:
        for year in archive.years(unit):
            case = open_year(archive, unit, year, tuple(known[unit, year]), today, complete=True)
            if case:
                yield (unit, year), case


def _pages(portal: Portal, index: Index, years: dict[tuple[str, int], YearCase]) -> Iterator[Page]:
    for name, _ in portal.units():
        yield units.page(portal, index, name)
        if published := news.page(portal, index, name):
            yield published
    for (unit, year), case in years.items():
        yield plan.page(portal, case, index.of_unit(unit, year))
    for policy in portal.archive.policies():
        yield policies.page(portal, policy)


def _map(stamper: Stamper, keys: Sequence[Key], jobs: int | None) -> Iterator[Done | None]:
    jobs = jobs or min(os.cpu_count() or 1, 8)
    if jobs == 1 or len(keys) < PARALLEL_FROM or not hasattr(os, "fork"):
        yield from map(stamper.conference, keys)
        return
    import multiprocessing  # noqa: PLC0415 - a small archive must not pay for it

    global _worker  # noqa: PLW0603 - inherited by the forked workers, never sent to them
    _worker = stamper
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        yield from pool.imap(_work, keys, chunksize=16)


_worker: Stamper


def _work(key: Key) -> Done | None:
    return _worker.conference(key)
