"""A plugin of pytest: runs all tests once as they are, then on each mutant those that reach its lines, in a fork."""

from __future__ import annotations

import gc
import os
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import coverage
import pytest
from _pytest.runner import runtestprotocol

from tests.mutants.clock import limit
from tests.mutants.made import Mutant, Source
from tests.mutants.swap import forget, put_in

if TYPE_CHECKING:
    from tests.mutants.records import Held, Records

MEMORY = 4 << 30
SURVIVED, KILLED = 0, 1
JUDGED = frozenset(("rules", "deadlines"))
"""The parts whose mutants are tried on records before they are tried on tests."""
QUICK = 0.02
"""Seconds within which a test asks one function and no more: these come before those that stamp a site."""


class Hunt:
    """Which mutants outlive the tests."""

    def __init__(
        self, sources: dict[str, list[Source]], *, seconds: float, jobs: int, every: int, again: frozenset[str]
    ) -> None:
        """Try each mutant (or every n-th, or those told already) for so many seconds of tests, so many at once."""
        self.sources, self.seconds, self.jobs, self.every, self.again = sources, seconds, jobs, every, again
        self.minutes, self.stride = float("inf"), 1
        """When to try no more; and every so many-th first, then those after them: what is tried by then is a sample."""
        self.cut = False
        self.own = False
        """Whether rules are tried on no other records than their own cases."""
        self.by: Counter[str] = Counter()
        self.records: Records | None = None
        self.began = time.monotonic()
        self.tried: dict[str, int] = defaultdict(int)
        self.survivors: dict[str, list[str]] = defaultdict(list)
        self.broken: list[str] = []
        self.items: list[pytest.Item] = []
        self.took: dict[str, float] = {}
        self.reach: dict[str, dict[int, list[str]]] = {}
        self.killers: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.home = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))  # noqa: S108

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of running the tests."""
        self.items = list(session.items)
        try:
            self._as_they_are(session)
            if not self.broken:
                self._on_mutants()
        finally:
            shutil.rmtree(self.home, ignore_errors=True)
        return True

    def _as_they_are(self, session: pytest.Session) -> None:
        every = [source for some in self.sources.values() for source in some]
        measured = coverage.Coverage(
            data_file=None, config_file=False, include=[str(one.path) for one in every], messages=False
        )
        measured.start()
        if self.sources.keys() & JUDGED:
            from tests.mutants.records import Records

            counting = "rules" not in self.sources
            codes = {one.code for one in every} if self.own and not counting else None
            self.records = Records(self.home / "records", measured, counting=counting, codes=codes)
            self.broken += self.records.wrong
            print(f"{len(self.records.held)} records in {time.monotonic() - self.began:.0f} s", flush=True)
        for item, after in zip(self.items, [*self.items[1:], None], strict=True):
            measured.switch_context(item.nodeid)
            began = time.process_time()
            if failed := self._failed(item, after) and self._failed(item, after):
                self.broken.append(f"{item.nodeid}\n{failed}")
            self.took[item.nodeid] = time.process_time() - began
        measured.stop()
        data = measured.get_data()
        self.reach = {one.name: data.contexts_by_lineno(str(one.path)) for one in every}
        session.config.pluginmanager.unregister(name="times")
        print(f"{len(self.items)} tests in {sum(self.took.values()):.0f} s, {len(self.broken)} fail", flush=True)

    def _failed(self, item: pytest.Item, after: pytest.Item | None) -> str:
        """Why a test fails; what it is warned of may be left over from before it, and so it is asked twice."""
        return "\n".join(report.longreprtext for report in self._run(item, after) if report.failed)

    def _run(self, item: pytest.Item, after: pytest.Item | None) -> list[pytest.TestReport]:
        return runtestprotocol(item, log=False, nextitem=after)

    def _on_mutants(self) -> None:
        forget()
        gc.collect()
        gc.freeze()
        order = {item.nodeid: place for place, item in enumerate(self.items)}
        running: dict[int, tuple[int, float, str, Mutant]] = {}
        waiting = self._mutants()
        more = True
        while more or running:
            while more and len(running) < self.jobs:
                if (found := next(waiting, None)) is None:
                    more = False
                    break
                part, mutant = found
                chosen, held = self._chosen(mutant, order), self._held(mutant)
                self.tried[part] += 1
                if not chosen and not held:
                    self._tell(part, mutant, "no test reaches it")
                    continue
                pipe, child = self._fork(mutant, held, chosen)
                most = sum(one.took for one in held) + sum(self.took[self.items[place].nodeid] for place in chosen)
                running[pipe] = (child, time.monotonic() + 30 + 30 * most, part, mutant)
            ready, _, _ = select.select(list(running), [], [], 0.5)
            for pipe, (child, until, part, mutant) in list(running.items()):
                if pipe in ready:
                    self._ended(part, mutant, pipe, child)
                elif time.monotonic() > until:
                    os.kill(child, signal.SIGKILL)
                    self._ended(part, mutant, pipe, child)
                else:
                    continue
                del running[pipe]

    def _mutants(self) -> Iterator[tuple[str, Mutant]]:
        every = [
            (part, mutant)
            for part, sources in self.sources.items()
            for mutant in [mutant for source in sources for mutant in source.mutants][self.every - 1 :: self.every]
            if not self.again or mutant.told in self.again
        ]
        for first in range(self.stride):
            for number, (part, mutant) in enumerate(every[first :: self.stride]):
                gone = time.monotonic() - self.began
                if self.cut or gone > 60 * self.minutes:
                    self.cut = True
                    return
                yield part, mutant
                if number % 100 == 0:
                    tried, left = sum(self.tried.values()), sum(map(len, self.survivors.values()))
                    told = f"{tried} of {len(every)}, {left} left, {gone:.0f} s, {dict(self.by)}"
                    print(told, file=sys.stderr, flush=True)

    def _held(self, mutant: Mutant) -> list[Held]:
        if self.records is None:
            return []
        lines = self.reach[mutant.source.name]
        reached = {name for line in mutant.lines for name in lines.get(line, ()) if name}
        return self.records.of(mutant, reached, self.seconds)

    def _chosen(self, mutant: Mutant, order: dict[str, int]) -> list[int]:
        """The tests that reach its lines: those that told another of its function, quick ones, some of each file."""
        lines = self.reach[mutant.source.name]
        names = {name for line in mutant.lines for name in lines.get(line, ()) if name in order}
        before = self.killers[mutant.source.name, mutant.function]
        own = mutant.source.code
        by_file: dict[str, list[str]] = defaultdict(list)
        for name in sorted(names, key=lambda name: (f"[{own}-" not in name, self.took[name])):
            by_file[name.partition("::")[0]].append(name)
        mixed = [name for some in zip_longest(*by_file.values()) for name in some if name]
        mixed.sort(key=lambda name: self.took[name] > QUICK)
        mine = [name for name in mixed if own and f"[{own}-" in name]
        chosen: dict[int, None] = {}
        left = self.seconds
        first = [self.items[place].nodeid for place in before if self.items[place].nodeid in names]
        for name in chain(first[:20], mine, mixed):
            if order[name] in chosen:
                continue
            if self.took[name] > left and chosen:
                continue
            left -= self.took[name]
            chosen[order[name]] = None
        return list(chosen)

    def _fork(self, mutant: Mutant, held: list[Held], chosen: list[int]) -> tuple[int, int]:
        pipe, told = os.pipe()
        child = os.fork()
        if child:
            os.close(told)
            return pipe, child
        try:
            os.close(pipe)
            self._try(mutant, held, chosen, told)
        finally:
            os._exit(3)

    def _try(self, mutant: Mutant, held: list[Held], chosen: list[int], told: int) -> None:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        factory: Any = self.items[0].config._tmp_path_factory  # type: ignore[attr-defined]
        factory._basetemp = self.home / str(os.getpid())
        factory._basetemp.mkdir()
        put_in(mutant)
        if self.records and (found := self.records.tell(mutant, held)):
            os.write(told, f"={found}".encode())
            os._exit(KILLED)
        items = [self.items[place] for place in chosen]
        for place, item, after in zip(chosen, items, [*items[1:], *items[:1]], strict=True):
            limit(self.took[item.nodeid])
            if any(report.failed for report in self._run(item, after)):
                os.write(told, str(place).encode())
                os._exit(KILLED)
        os.write(told, b"-")
        os._exit(SURVIVED)

    def _ended(self, part: str, mutant: Mutant, pipe: int, child: int) -> None:
        said = os.read(pipe, 32).decode()
        os.close(pipe)
        os.waitpid(child, 0)
        shutil.rmtree(self.home / str(child), ignore_errors=True)
        if said == "-":
            self._tell(part, mutant, "")
        elif said[:1] == "=" and self.records:
            self.by["records"] += 1
            self.records.tells(mutant, said[1:])
        elif not said:
            self.by["died"] += 1
        else:
            self.by["tests"] += 1
            killers = self.killers[mutant.source.name, mutant.function]
            if int(said) in killers:
                killers.remove(int(said))
            killers.insert(0, int(said))

    def _tell(self, part: str, mutant: Mutant, why: str) -> None:
        self.survivors[part].append(mutant.told)
        print(f"{mutant.told}{f'  ({why})' if why else ''}", flush=True)
