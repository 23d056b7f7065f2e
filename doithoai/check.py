"""Every rule over every record: stamps code, level, path and line, counts, and hides nothing.

The run is one map over conferences; what the rules of a unit-year need comes back as a small summary.
"""

from __future__ import annotations

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from doithoai.cases.case import Case, Summary, open_case, open_year, read_ahead, summary
from doithoai.model.base import Frozen
from doithoai.model.dossier import ConferenceFolder, Key
from doithoai.model.findings import Finding, Problem, Route, Unreadable
from doithoai.reading.archive import Archive
from doithoai.reading.selection import Selection
from doithoai.reading.text import locate, read_text
from doithoai.rules import CONFERENCE, RULES, YEAR
from doithoai.vietnamese.wording import sentence

PARALLEL_FROM = 60
"""Conferences from which a second process pays for itself."""


class Result(Frozen, frozen=True):
    """What one run found, and how much it looked at."""

    findings: tuple[Finding, ...]
    rules: int
    files: int
    conferences: int
    as_of: dt.date


class Outcome(Frozen, frozen=True):
    """What one conference gave."""

    findings: tuple[Finding, ...]
    summary: Summary | None
    files: int


class Judge(Frozen, frozen=True):
    """The archive, the day of judgement and the language; `prefix` stands before every path."""

    archive: Archive
    today: dt.date
    language: str = "vi"
    prefix: str = ""

    def conference(self, key: Key) -> Outcome:
        """Read one conference and run every rule over it."""
        folder = self.archive.conference(key)
        case = open_case(self.archive, folder, self.today)
        return Outcome(self.findings(folder, case), summary(case) if case else None, folder.files)

    def findings(self, folder: ConferenceFolder, case: Case | None) -> tuple[Finding, ...]:
        """What is wrong in one conference; without a case, what can't be read of it."""
        problems = [*folder.problems]
        if case:
            for rule in CONFERENCE:
                problems += [_coded(problem, rule.CODE) for problem in rule.check(case)]
        sample = self._sample(folder.key.unit)
        return tuple(self.stamp(folder.key.path, problem, sample=sample) for problem in problems)

    def year(self, unit: str, year: int, known: tuple[Summary, ...], *, complete: bool) -> Iterator[Finding]:
        """Run the rules of a unit-year, and report what can't be read in its plan and reports."""
        case = open_year(self.archive, unit, year, known, self.today, complete=complete)
        folder = self.archive.year(unit, year)
        problems = [*folder.problems]
        if case:
            for rule in YEAR:
                if complete or not rule.NEEDS_ALL:
                    problems += [_coded(problem, rule.CODE) for problem in rule.check(case)]
        for problem in problems:
            yield self.stamp(folder.path, problem, sample=self._sample(unit))

    def _sample(self, unit: str) -> bool:
        record = self.archive.unit(unit)
        return record is not None and record.sample

    def stamp(self, base: str, problem: Problem, *, sample: bool = False) -> Finding:
        """Make a problem concrete: its path, line, level and sentence."""
        rule = RULES[problem.code]
        inside = f"{base}/{problem.file}" if base else problem.file
        line, column = self._place(inside, problem)
        template = rule.VI if self.language == "vi" else rule.EN
        return Finding(
            path=f"{self.prefix}{inside}",
            line=line,
            column=column,
            code=rule.CODE,
            level=problem.level or rule.LEVEL,
            message=sentence(template, problem.values, self.language),
            basis=problem.basis,
            sample=sample,
        )

    def _place(self, inside: str, problem: Problem) -> tuple[int, int]:
        if problem.line is not None:
            return problem.line, int(str(problem.values.get("column", 1)))
        return _locate(self.archive, inside, problem.route)


def _coded(problem: Problem, code: str) -> Problem:
    return problem if problem.code else replace(problem, code=code)


def _locate(archive: Archive, inside: str, route: Route) -> tuple[int, int]:
    path = archive.root / inside
    if path.is_symlink() or not path.is_file() or path.suffix not in (".yml", ".md"):
        return 1, 1
    try:
        return locate(read_text(path), route, front_matter=path.suffix == ".md")
    except Unreadable as error:
        return error.line, error.column


def check(judge: Judge, selection: Selection, *, jobs: int | None = None) -> Result:
    """Judge what is selected; the findings come sorted by path, line and rule."""
    archive = judge.archive
    outcomes = _map(judge, selection.keys, jobs)
    findings: list[Finding] = []
    by_year: dict[tuple[str, int], list[Summary]] = defaultdict(list)
    files = 0
    for outcome in outcomes:
        findings.extend(outcome.findings)
        files += outcome.files
        if outcome.summary:
            by_year[outcome.summary.key.unit, outcome.summary.key.year].append(outcome.summary)
    for unit, year in sorted(selection.years | by_year.keys()):
        # A conference that can't be read may be the one that meets the quota: unknown is not missing.
        readable = len(by_year[unit, year]) == len(archive.keys(unit, year))
        complete = readable and (unit, year) in selection.years
        findings.extend(judge.year(unit, year, tuple(by_year[unit, year]), complete=complete))
        files += archive.year(unit, year).files
    findings.extend(_shared(judge, selection))
    return Result(
        tuple(sorted(set(findings))),
        len(RULES),
        files + archive.shared_files,
        len(selection.keys),
        judge.today,
    )


def _shared(judge: Judge, selection: Selection) -> Iterator[Finding]:
    archive = judge.archive
    if selection.everything:
        archive.read_all()
    for base, problem in _strays(archive, selection):
        yield judge.stamp(base, problem)
    for base, problem in archive.shared_problems():
        yield judge.stamp(base, problem)


def _strays(archive: Archive, selection: Selection) -> Iterator[tuple[str, Problem]]:
    """What no record kind claims where whole folders are judged: a misnamed conference is one of these, not a key."""
    if selection.everything:
        yield from archive.strays()
        return
    for unit, year in sorted(selection.years):
        yield from archive.strays_in_year(unit, year)


def _map(judge: Judge, keys: Sequence[Key], jobs: int | None) -> Iterator[Outcome]:
    cores = os.cpu_count() or 1
    jobs = min(jobs or min(cores, 8), 4 * cores)
    if jobs == 1 or len(keys) < PARALLEL_FROM or not hasattr(os, "fork"):
        yield from map(judge.conference, keys)
        return
    import multiprocessing  # noqa: PLC0415 - a single conference must not pay for it

    global _judge  # noqa: PLW0603 - inherited by the forked workers with all that it has read, never sent to them
    _judge = judge
    read_ahead(judge.archive, {(key.unit, key.year) for key in keys})
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        for outcomes in pool.imap(_work, shares(keys, max(1, min(100, len(keys) // (4 * jobs))))):
            yield from outcomes


def shares(keys: Iterable[Key], size: int) -> Iterator[list[Key]]:
    """The keys in shares of at most `size`, cut between units where that can be: those of a unit name one another."""
    share: list[Key] = []
    for _, own in groupby(keys, key=lambda key: key.unit):
        unit = list(own)
        if share and len(share) + len(unit) > size:
            yield share
            share = []
        share += unit
        while len(share) > size:
            yield share[:size]
            share = share[size:]
    if share:
        yield share


_judge: Judge


def _work(share: Sequence[Key]) -> list[Outcome]:
    return [_judge.conference(key) for key in share]
