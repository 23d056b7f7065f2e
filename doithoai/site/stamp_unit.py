"""Everything of one unit: its conferences read and judged once, their pages written, then its years and itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from doithoai import public
from doithoai.cases.case import Case, Summary, YearCase, open_case, open_year, own_papers, summary
from doithoai.cases.numbered import Numbered, by_issue, elsewhere
from doithoai.check import Judge
from doithoai.fence import guard, nothing
from doithoai.model.base import Frozen
from doithoai.model.dossier import Key
from doithoai.model.findings import Finding, Problem, Route
from doithoai.pages import conference, registry, unit_year
from doithoai.reading.archive_then import Held
from doithoai.reading.attachments import publish
from doithoai.rules.holding import held, held_of_year
from doithoai.site.cards import Cards
from doithoai.site.unit_head import Dress
from doithoai.site.withholding import PRIVATE, UNREAD, as_shown, barred, lacking, of_year, paths, stub, united
from doithoai.site.writer import Press
from doithoai.vietnamese.wording import capital
from doithoai.views.collector import Collector, OfUnit
from doithoai.views.conference_rows import ListedConference, row
from doithoai.views.index import Index
from doithoai.views.limits import Owed
from doithoai.views.page import Page
from doithoai.views.portal import Portal


class Done(Frozen, frozen=True):
    """What one unit gave, its pages being written; small, since workers send it back."""

    name: str
    rows: tuple[ListedConference, ...]
    duties: tuple[Owed, ...]
    findings: tuple[Finding, ...]
    paths: tuple[str, ...]
    files: tuple[str, ...]
    held: tuple[str, ...]
    """The records that are held back."""
    words: Held
    """Those of them that other pages tell of too: their words wait everywhere."""
    given: tuple[Any, ...]
    """One value for each collector, in their order."""


class UnitStamper:
    """Stamps what lies below the folder of one unit: nothing here looks at another unit."""

    at: Key | None = None
    """The conference that is at work, if any."""

    def __init__(
        self,
        press: Press,
        cards: Cards,
        portal: Portal,
        collectors: Sequence[Collector],
        name: str,
        left: Collection[Key] = (),
    ) -> None:
        """Begin with no conference; those that are `left` out are passed over."""
        self.left = left
        self.press, self.portal, self.name = press, portal, name
        self.dress = Dress(portal, cards, name)
        self.judge = Judge(portal.archive.unheld, portal.today)
        self.shown = Judge(portal.archive, portal.today)
        """What words are held back of records that units share, its findings do not say."""
        self.parts = [collector.part(name) for collector in collectors]
        self.rows: list[ListedConference] = []
        self.summaries: list[Summary] = []
        self.findings: list[Finding] = []
        self.held: list[str] = []
        self.words: dict[str, frozenset[Route]] = {}
        self.files = list(self.dress.files)

    def stamp(self) -> Done:
        """Read and write everything of the unit."""
        for key in self.portal.archive.keys(self.name):
            if key not in self.left:
                self.at = key
                self.conference(key)
        self.at = None
        for key in self.left:
            self.hold(f"{key.path}/conference.yml", key.path, UNREAD)
        years = self.judged(dict(self.years()))
        duties = tuple(duty for case in years.values() for duty in unit_year.duties(self.portal, case))
        index = Index(self.rows, duties, self.findings)
        pages = tuple(registry.of_unit(self.portal, index, self.name, years.values()))
        self.files += map(self.write, pages)
        unit, given = self.finish(OfUnit(self.name, self.portal.unit(self.name), years, index, pages))
        paths = (*(one.path for one in self.rows), *(page.path for page in unit.pages))
        # What waits is on the unit's own page: nobody else needs its words.
        rows = tuple(replace(one, pending=()) for one in index.rows)
        return Done(
            self.name,
            rows,
            duties,
            index.findings(self.name),
            paths,
            tuple(self.files),
            tuple(self.held),
            self.words,
            given,
        )

    def conference(self, key: Key) -> None:
        """Read, judge and write one conference; of what can't be read, or must not be, a page that says so."""
        archive, today = self.judge.archive, self.portal.today
        folder = archive.conference(key)
        case = open_case(archive, folder, today)
        problems = self.judge.problems(folder, case)
        if case is None:
            self.hold(f"{key.path}/conference.yml", key.path, UNREAD)
            return
        back = held(case.folder, problems)
        self.held += paths(key.path, back)
        self.summaries.append(summary(case))
        if back.whole:
            self.hold("", key.path, PRIVATE)
            return
        if self.shown.archive is not archive and (shown := open_case(self.shown.archive, folder, today)):
            case, problems = shown, as_shown(problems, self.shown.problems(folder, shown))
        self.findings += self.judge.stamped(key, problems)
        lacks, case = lacking(case, back), barred(case, back)
        page = self.dress.conference(conference.page(self.portal, case, lacks), case)
        self.files += (self.press.write(page), *self.attachments(case))
        self.rows.append(row(self.portal, case))
        for part in self.parts:
            part.add(case)

    def hold(self, file: str, path: str, reason: str) -> None:
        """Note a record that is held back whole, and write what stands at its address."""
        self.held += [file] if file else []
        self.files.append(self.write(stub(path, capital(self.dress.unit.name), reason)))

    def write(self, page: Page) -> str:
        """Write a page that is no conference's."""
        return self.press.write(self.dress.page(page))

    def attachments(self, case: Case) -> Iterator[str]:
        """Copy what is attached to the public documents."""
        for document in case.folder.documents:
            for one in public.attached(document):
                inside = f"{case.key.path}/{one.path}"
                place = f"{self.press.site}/{inside}"
                if one.path not in document.refused and publish(
                    str(self.portal.archive.root), inside, one.sha256, place
                ):
                    yield inside

    def years(self) -> Iterator[tuple[int, YearCase]]:
        """The years of the unit before their judges."""
        archive, today = self.judge.archive, self.portal.today
        for year in archive.years(self.name):
            known = tuple(one for one in self.summaries if one.key.year == year)
            # A conference that can't be read may be the one that meets the quota: unknown is not missing.
            complete = len(known) == len(archive.keys(self.name, year))
            if case := guard(nothing, open_year, archive, self.name, year, known, today, complete=complete):
                yield year, case

    def judged(self, years: Mapping[int, YearCase]) -> dict[int, YearCase]:
        """The same years once they are judged, without the texts that are held back."""
        papers = by_issue(paper for case in years.values() for paper in own_papers(case.year, case.conferences))
        for year, case in years.items():
            told = self.of_year(self.judge, case, elsewhere(papers, year))
            own = held_of_year(case.year, told)
            self.words = united((self.words, own))
            self.held += sorted(own.keys() | _unread(case))
            if self.shown.archive is not self.judge.archive:
                shown = self.of_year(self.shown, case, elsewhere(papers, year))
                kept = as_shown([one for one, _ in told], [one for one, _ in shown])
                told = [(one, finding) for one, finding in shown if one in kept]
            self.findings += [finding for _, finding in told]
        if not years:  # it says who its offices are all the same
            year = self.portal.today.year
            told = self.judge.year(self.name, year, (), complete=False)
            self.words = held_of_year(self.judge.archive.year(self.name, year), told)
            self.held += sorted(self.words)
        if self.shown.archive is self.judge.archive:
            return dict(years)
        return {year: of_year(self.shown.archive, case) for year, case in years.items()}

    def of_year(self, judge: Judge, case: YearCase, others: tuple[Numbered, ...]) -> list[tuple[Problem, Finding]]:
        """What one judge says of a year."""
        return judge.year(self.name, case.year.year, case.conferences, complete=case.complete, elsewhere=others)

    def finish(self, unit: OfUnit) -> tuple[OfUnit, tuple[Any, ...]]:
        """End every part; returns the unit with the pages of all parts, and what each gives to its collector."""
        values = []
        for part in self.parts:
            given = part.finish(unit)
            self.files += (*given.files, *map(self.write, given.pages))
            unit = replace(unit, pages=(*unit.pages, *given.pages))
            values.append(given.value)
        return unit, tuple(values)


def _unread(case: YearCase) -> set[str]:
    """The plans and reports of a year of which nothing could be read."""
    known = {*(one.file for one in case.year.plans), *(one.file for one in case.year.reports)}
    return {f"{case.year.path}/{one.file}" for one in case.year.problems if one.file not in known}
