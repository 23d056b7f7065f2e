"""Measure the search: the index of a synthetic archive, and what a browser fetches for a first query.

    python scripts/bench_search.py [--conferences 5000] [--petitions 25] [--folder FOLDER]

Each petition gets twenty more syllables drawn by Zipf's law from 6,000, so that the vocabulary is as wide as that of
real text. Bytes are those of the index (postings, contents, what results show), as the server sends them, not
compressed; a forge that compresses JSON sends less. Every query starts with an empty cache.
"""

from __future__ import annotations

import argparse
import datetime as dt
import functools
import http.server
import itertools
import multiprocessing
import resource
import shutil
import tempfile
import threading
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import ClassVar
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from doithoai.cases.case import open_case
from doithoai.reading.archive import Archive
from doithoai.reading.dossier import Key
from doithoai.search.build import FOLDER, Spooled, Wrote, build, spooled
from doithoai.search.entries import Found, found
from doithoai.search.finder import SAMPLE
from doithoai.search.spool import Spool
from doithoai.views.portal import Portal
from scripts import synthesize, synthetic_events, synthetic_petitions

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
GOAL = 200_000
EXTRA, SYLLABLES = 20, 6000
COMMON = (
    "hội nghị đối thoại",
    "doi thoai",
    "đất đai",
    "dat dai",
    "nước sạch",
    "đề nghị xã",
    "giao thông",
    "thôn một",
    "thu gom rác",
    "duong thon hong",
)
ONSETS = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gh",
    "gi",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
RIMES = [
    "a",
    "ac",
    "ach",
    "am",
    "an",
    "ang",
    "ao",
    "at",
    "ay",
    "âm",
    "ân",
    "âu",
    "ây",
    "e",
    "em",
    "en",
    "eo",
    "et",
    "ê",
    "êch",
    "ên",
    "ênh",
    "i",
    "ich",
    "im",
    "in",
    "inh",
    "o",
    "oa",
    "oan",
    "oi",
    "on",
    "ong",
    "ôn",
    "ông",
]
RIMES += [
    "ơi",
    "ơn",
    "u",
    "uc",
    "um",
    "un",
    "ung",
    "uôn",
    "uông",
    "ư",
    "ưa",
    "ưng",
    "ươi",
    "ương",
    "ươt",
    "yên",
    "iêu",
    "iêm",
    "iêc",
    "oai",
    "oang",
    "oăn",
    "uyên",
    "uya",
    "ăc",
    "ăm",
    "ăng",
]
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def syllables() -> list[str]:
    """Syllables that are, or could be, Vietnamese, in a fixed random order."""
    made = [onset + _toned(rime, tone) for onset, rime, tone in itertools.product(ONSETS, RIMES, TONES)]
    return Random(1).sample(made, SYLLABLES)


def _toned(rime: str, tone: str) -> str:
    """Put the tone on the first vowel."""
    return unicodedata.normalize("NFC", f"{rime[:1]}{tone}{rime[1:]}")


WORDS = syllables()
WEIGHTS = list(itertools.accumulate(1 / (rank + 10) for rank in range(SYLLABLES)))
RARE = tuple(f"{WORDS[rank]} {WORDS[rank + 1]}" for rank in range(3000, 5600, 650)) + tuple(
    WORDS[rank] for rank in range(2000, 5900, 650)
)


@dataclass
class Reader:
    """Reads conferences as the workers of a build do."""

    portal: Portal
    spool: Spool
    site: Path

    def read(self, key: Key) -> tuple[Spooled, float] | None:
        """Read one conference; also the seconds that the search took of it."""
        if (drawn := self.said(key)) is None:
            return None
        said, seconds = drawn
        start = time.process_time()
        kept = spooled(Wrote(self.site), self.spool, key, said)
        return kept, time.process_time() - start + seconds

    def said(self, key: Key) -> tuple[Found, float] | None:
        """What one conference says, with rare words added; also the seconds without those for the words."""
        archive = self.portal.archive
        case = open_case(archive, archive.conference(key), self.portal.today)
        if case is None:
            return None
        start = time.process_time()
        said = found(self.portal, case)
        seconds = time.process_time() - start
        rng = Random(key.code)
        items = (f"{item}\n{' '.join(rng.choices(WORDS, cum_weights=WEIGHTS, k=EXTRA))}" for item in said.items)
        return replace(said, items=tuple(items)), seconds


_reader: Reader


def _read(key: Key) -> tuple[Spooled, float] | None:
    return _reader.read(key)


def index(records: Path, site: Path, folder: Path) -> None:
    """Build the index alone, and tell what it cost."""
    global _reader  # noqa: PLW0603 - inherited by the forked workers
    portal = Portal(Archive(records), synthetic_events.AS_OF)
    (folder / "words").mkdir(exist_ok=True)
    _reader = Reader(portal, Spool(folder / "words"), site)
    keys = [key for name, _ in portal.units() for key in portal.archive.keys(name)]
    sample = (_reader.said(key) for key in keys[:: max(1, len(keys) // SAMPLE)])
    _reader.spool.learn(one[0].items for one in sample if one)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        read = [one for one in pool.imap(_read, keys, chunksize=16) if one]
    seconds = sum(cost for _, cost in read)
    start, wall = time.process_time(), time.perf_counter()
    files = build(site, _reader.spool, (one for one, _ in read), portal.units(), ())
    wall, own = time.perf_counter() - wall, time.process_time() - start
    print(f"- CPU s: {seconds:.1f} while reading, {own:.1f} when turning over")
    print(f"- turning over took {wall:.1f} s by the clock")
    peaks = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"- largest memory MB: {peaks[0]} parent, {peaks[1]} worker")
    for name, part in (("shards", "s"), ("common terms", "h"), ("what results show", "m")):
        sizes = [path.stat().st_size for path in (site / FOLDER / part).glob("*")]
        print(f"- {name}: {len(sizes):,} files, {sum(sizes) / 1e6:.1f} MB, largest {max(sizes) / 1e3:.1f} KB")
    print(f"- contents: {(site / FOLDER / 'index.json').stat().st_size / 1e3:.1f} KB; {len(files):,} files in all\n")


class Counting(http.server.SimpleHTTPRequestHandler):
    """Serves files and counts the bytes of those of the index."""

    sent: ClassVar[list[int]] = []

    def copyfile(self, source: object, outputfile: object) -> None:
        """Count, then send."""
        data = source.read()  # type: ignore[attr-defined]
        if "/chi-muc/" in self.path:
            self.sent.append(len(data))
        outputfile.write(data)  # type: ignore[attr-defined]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


def page(site: Path) -> None:
    """Write the search page without a theme."""
    text = (ROOT / "doithoai/portal/docs/tim-kiem/index.md").read_text("utf-8").split("\n---\n", 1)[1]
    (site / "tim-kiem" / "index.html").write_text(f"<!doctype html><meta charset=utf-8>{text}", encoding="utf-8")
    (site / "assets").mkdir(exist_ok=True)
    for script in ("tim-kiem.js", "chu.js"):
        shutil.copyfile(ROOT / "doithoai/portal/docs/assets" / script, site / "assets" / script)


def ask(browser: Browser, address: str, query: str) -> tuple[int, int, float, str]:
    """Ask one query with an empty cache: bytes, files, seconds, and what the page said."""
    Counting.sent.clear()
    context = browser.new_context(viewport={"width": 360, "height": 800})
    tab = context.new_page()
    start = time.perf_counter()
    tab.goto(f"{address}tim-kiem/?q={quote(query)}")
    tab.wait_for_function(
        "(s => s.textContent && s.textContent !== s.dataset.busy)(document.getElementById('tk-status'))"
    )
    seconds = time.perf_counter() - start
    said = tab.inner_text("#tk-status")
    context.close()
    return sum(Counting.sent), len(Counting.sent), seconds, said


def ask_all(site: Path) -> Iterator[tuple[str, str, tuple[int, int, float, str]]]:
    """Ask every query."""
    handler = functools.partial(Counting, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for kind, queries in (("common", COMMON), ("rare", RARE)):
            for query in queries:
                yield kind, query, ask(browser, f"http://127.0.0.1:{server.server_port}/", query)
        browser.close()
        server.shutdown()


def main() -> None:
    """Read the arguments, build, ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--conferences", type=int, default=5000)
    parser.add_argument("--petitions", type=int, default=25)
    parser.add_argument("--folder", type=Path, help="where the archive is kept for the next run")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="doithoai-bench-") as made:
        folder = Path(made)
        archive = (given.folder or folder) / f"{given.conferences}-{given.petitions}"
        if not archive.exists():
            synthetic_petitions.LAST = given.petitions
            units = max(1, given.conferences // 50)
            synthesize.synthesize(archive, units=units, years=(2025, 2026), conferences=given.conferences)
        print(f"# Search in {given.conferences:,} conferences of {given.petitions} petitions, {dt.date.today()}\n")
        site = folder / "site"
        index(archive / "records", site, folder)
        page(site)
        print("| | query | KB fetched | files | s | said |\n|---|---|---:|---:|---:|---|")
        worst = 0
        for kind, query, (size, files, seconds, said) in ask_all(site):
            worst = max(worst, size)
            print(f"| {kind} | {query} | {size / 1e3:.1f} | {files} | {seconds:.2f} | {said} |")
        print(f"\nworst {worst / 1e3:.1f} KB, goal {GOAL / 1e3:.0f} KB: {'held' if worst <= GOAL else 'missed'}")


if __name__ == "__main__":
    main()
