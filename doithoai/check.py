"""Every rule over every record: stamps code, level, path and line, counts, and hides nothing.

The run is one map over conferences; what the rules of a unit-year need comes back as a small summary.
"""

from __future__ import annotations

import datetime as dt
import os
import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Protocol, TypeVar

from msgspec.structs import replace

from doithoai.cases.by_then import AsIfDone
from doithoai.cases.case import Case, Summary, YearCase, open_case, open_year, own_papers, read_ahead, summary
from doithoai.cases.numbered import Numbered, Papers, by_issue, elsewhere
from doithoai.fence import guard, nothing
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, Key
from doithoai.model.findings import Finding, Problem, each_once
from doithoai.progress import followed
from doithoai.reading.archive import Archive
from doithoai.reading.places import capped, place
from doithoai.reading.selection import Selection
from doithoai.rules import CONFERENCE, RULES, YEAR
from doithoai.rules.aside import DAYS_AHEAD, not_of_days_ahead, one_cause_each
from doithoai.rules.holding import unasked
from doithoai.rules.in_public import SHOWN, in_public
from doithoai.vietnamese.wording import sentence
from doithoai.workload import let_parent_end, shares

C_contra = TypeVar("C_contra", contravariant=True)


class RuleOf(Protocol[C_contra]):
    """A rule that judges one kind of case."""

    CODE: str

    @property
    def check(self) -> Callable[[C_contra], Iterator[Problem]]:
        """Yields what is wrong."""


C = TypeVar("C")
PARALLEL_FROM = 60
"""Conferences from which a second process pays for itself."""
_BACK = 10
"""How many years back a year without any record is asked for: a day of joining may be mistyped by centuries."""


class Result(Frozen, frozen=True):
    """What one run found, and how much it looked at."""

    findings: tuple[Finding, ...]
    rules: int
    files: int
    conferences: int
    as_of: dt.date


class CheckedConference(Frozen, frozen=True):
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

    def conference(self, key: Key) -> CheckedConference:
        """Read one conference and run every rule over it; what nobody foresaw is told of it alone."""
        return guard(partial(self._unread, key), self._conference, key)

    def _conference(self, key: Key) -> CheckedConference:
        folder = self.archive.conference(key)
        failed = partial(self.unjudged, f"{key.path}/conference.yml")
        case = guard(failed, open_case, self.archive, folder, self.today)
        if isinstance(case, Finding):
            return CheckedConference((case, *self.findings(folder, None)), None, folder.files)
        return CheckedConference(self.findings(folder, case), summary(case) if case else None, folder.files)

    def _unread(self, key: Key, why: Both) -> CheckedConference:
        return CheckedConference((self.unjudged(f"{key.path}/conference.yml", why),), None, 0)

    def unjudged(self, inside: str, why: Both) -> Finding:
        """The finding of a file whose judgement failed for a reason that no rule knows."""
        sample = self._sample(inside.partition("/")[0])
        return self.stamp("", Problem(inside, (), {"detail": why}, "S01", 1), sample=sample)

    def findings(self, folder: ConferenceFolder, case: Case | None) -> tuple[Finding, ...]:
        """What is wrong in one conference; without a case, what can't be read of it."""
        return self.stamped(folder.key, self.problems(folder, case))

    def problems(self, folder: ConferenceFolder, case: Case | None) -> list[Problem]:
        """The same before its lines are looked for."""
        told = judged(CONFERENCE, case, "conference.yml") if case else []
        if case and any(one.code in DAYS_AHEAD for one in told):
            done = (self._as_if_done(case, early=early) for early in (False, True))
            told = not_of_days_ahead(told, self.today, *done)
        return [*capped((*folder.problems, *folder.lettering)), *one_cause_each(told)]

    def stamped(self, key: Key, problems: Iterable[Problem]) -> tuple[Finding, ...]:
        """The problems of one conference as findings."""
        sample = self._sample(key.unit)
        return tuple(self.stamp(key.path, problem, sample=sample) for problem in problems)

    def _as_if_done(self, case: Case, *, early: bool) -> list[Problem]:
        """What would be told of a conference if all that is dated on a day to come were done."""
        done = open_case(self.archive, AsIfDone(self.today, early).folder(case.folder), self.today)
        return judged(CONFERENCE, done, "conference.yml") if done else []

    def year(
        self,
        unit: str,
        year: int,
        known: tuple[Summary, ...],
        *,
        complete: bool,
        elsewhere: tuple[Numbered, ...] = (),
        asked: bool = True,
    ) -> list[tuple[Problem, Finding]]:
        """Run the rules of a unit-year, and report what can't be read in its plan and reports.

        Not `asked`: a conference of the year alone is judged, and what all units share is left out.
        """
        opened = partial(open_year, complete=complete, elsewhere=elsewhere, asked=asked)
        found = guard(partial(unasked, "plan.md", "V08"), self._year, opened, unit, year, known)
        return [(one, self.stamp(f"{unit}/{year}", one, sample=self._sample(unit))) for one in found]

    def _year(
        self, opened: Callable[..., YearCase | None], unit: str, year: int, known: tuple[Summary, ...]
    ) -> list[Problem]:
        case = opened(self.archive, unit, year, known, self.today)
        folder = self.archive.year(unit, year)
        rules = [rule for rule in YEAR if (case and case.complete) or not rule.NEEDS_ALL]
        return [*capped((*folder.problems, *folder.lettering)), *(judged(rules, case, "plan.md") if case else ())]

    def _sample(self, unit: str) -> bool:
        record = self.archive.unit(unit)
        return record is not None and record.sample

    def stamp(self, base: str, problem: Problem, *, sample: bool = False) -> Finding:
        """Make a problem concrete: its path, line, level and sentence."""
        rule = RULES[problem.code]
        inside = f"{base}/{problem.file}" if base else problem.file
        if problem.file.startswith("../"):
            inside = posixpath.normpath(inside)
        line, column = self._place(inside, problem)
        template = rule.VI if self.language == "vi" else rule.EN
        level = problem.level or rule.LEVEL
        message = sentence(template, problem.values, self.language)
        return Finding(
            path=f"{self.prefix}{inside}",
            line=line,
            column=column,
            code=rule.CODE,
            level=level,
            message=message,
            basis=problem.basis,
            sample=sample,
            plain=in_public(rule, problem, message) if level in SHOWN else "",
        )

    def _place(self, inside: str, problem: Problem) -> tuple[int, int]:
        if problem.line is not None:
            return problem.line, int(str(problem.values.get("column", 1)))
        return place(self.archive.root, inside, problem.route)


def judged(rules: Sequence[RuleOf[C]], case: C, record: str) -> list[Problem]:
    """What the rules say of a case; a rule that fails says so of its record, and silences no other."""
    found = guard(nothing, _judged, rules, case)
    if found is not None:
        return found
    found = []
    for rule in rules:
        found += guard(partial(unasked, record, rule.CODE), _judged, (rule,), case)
    return found


def _judged(rules: Sequence[RuleOf[C]], case: C) -> list[Problem]:
    return [_coded(problem, rule.CODE) for rule in rules for problem in rule.check(case)]


def _coded(problem: Problem, code: str) -> Problem:
    return problem if problem.code else replace(problem, code=code)


def check(judge: Judge, selection: Selection, *, jobs: int | None = None) -> Result:
    """Judge what is selected; the findings come sorted by path, line and rule."""
    archive = judge.archive.on(judge.today)
    judge = replace(judge, archive=archive)
    outcomes = _map(judge, selection.keys, jobs)
    findings: list[Finding] = []
    by_year: dict[tuple[str, int], list[Summary]] = defaultdict(list)
    files = 0
    doing = Both("Đang kiểm tra", "Checking")
    for outcome in followed(outcomes, len(selection.keys), doing, english=judge.language == "en"):
        findings.extend(outcome.findings)
        files += outcome.files
        if outcome.summary:
            by_year[outcome.summary.key.unit, outcome.summary.key.year].append(outcome.summary)
    years = sorted(selection.years | by_year.keys() | _unwritten(judge, selection))
    papers = _papers(archive, years, by_year)
    for unit, year in years:
        # A conference that can't be read may be the one that meets the quota: unknown is not missing.
        readable = len(by_year[unit, year]) == len(archive.keys(unit, year))
        asked = (unit, year) in selection.years
        others = elsewhere(papers[unit], year)
        known = tuple(by_year[unit, year])
        of_year = judge.year(unit, year, known, complete=readable and asked, elsewhere=others, asked=asked)
        findings.extend(finding for _, finding in of_year)
        files += archive.year(unit, year).files
    findings.extend(_alone(judge, selection))
    findings.extend(_shared(judge, selection))
    told = tuple(each_once(sorted(set(findings))))
    return Result(told, len(RULES), files + archive.shared_files, len(selection.keys), judge.today)


def _papers(
    archive: Archive, years: Iterable[tuple[str, int]], known: dict[tuple[str, int], list[Summary]]
) -> dict[str, Papers]:
    """The numbered papers of each unit: a number is given once a year, whichever folder its paper is in."""
    found: dict[str, list[Numbered]] = defaultdict(list)
    for unit, year in years:
        found[unit] += own_papers(archive.year(unit, year), known.get((unit, year), ()))
    return {unit: by_issue(papers) for unit, papers in found.items()}


def _unwritten(judge: Judge, selection: Selection) -> set[tuple[str, int]]:
    """The years up to the running one of which a unit that keeps the archive has written nothing at all."""
    archive, today = judge.archive, judge.today.year
    units = archive.units if selection.everything else {unit for unit, _ in selection.years}
    records = [(name, archive.unit(name)) for name in units]
    since = [(name, max(one.joined.year, today - _BACK)) for name, one in records if one and one.joined]
    years = {(name, year) for name, first in since for year in range(first, today + 1)}
    return {(name, year) for name, year in years if year not in archive.years(name)}


def _alone(judge: Judge, selection: Selection) -> Iterator[Finding]:
    """What is private in the records of units that have no year yet."""
    for unit in (one for one in judge.archive.units if selection.everything and not judge.archive.years(one)):
        told = judge.year(unit, judge.today.year, (), complete=False)
        yield from (finding for _, finding in told if finding.code == "V08")


def _shared(judge: Judge, selection: Selection) -> Iterator[Finding]:
    archive = judge.archive
    if selection.everything:
        archive.read_all()
    for base, problem in _strays(archive, selection):
        yield judge.stamp(base, problem)
    for base, problem in archive.shared_problems():
        yield judge.stamp(base, problem)


def _strays(archive: Archive, selection: Selection) -> Iterator[tuple[str, Problem]]:
    """What no record kind claims: a misnamed conference is one of these, not a key."""
    if selection.everything:
        yield from archive.strays()
        return
    for unit, year in sorted(selection.years):
        yield from archive.strays_in_year(unit, year)


def _map(judge: Judge, keys: Sequence[Key], jobs: int | None) -> Iterator[CheckedConference]:
    cores = os.cpu_count() or 1
    jobs = min(jobs or min(cores, 8), 4 * cores)
    if jobs == 1 or len(keys) < PARALLEL_FROM or not hasattr(os, "fork"):
        yield from map(judge.conference, keys)
        return
    import multiprocessing  # noqa: PLC0415 - a single conference must not pay for it

    global _judge  # noqa: PLW0603 - inherited by the forked workers with all that it has read, never sent to them
    _judge = judge
    read_ahead(judge.archive, {(key.unit, key.year) for key in keys})
    yield judge.conference(keys[0])  # what only the first one costs is then paid once, not by every worker
    with multiprocessing.get_context("fork").Pool(jobs, let_parent_end) as pool:
        for outcomes in pool.imap(_work, shares(keys[1:], max(1, min(100, len(keys) // (4 * jobs))))):
            yield from outcomes


_judge: Judge


def _work(share: Sequence[Key]) -> list[CheckedConference]:
    return [_judge.conference(key) for key in share]
