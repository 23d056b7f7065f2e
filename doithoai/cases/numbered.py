"""The numbered papers of a unit: what tells one from another, in whichever year's folder it is kept."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from doithoai.model.base import Frozen
from doithoai.model.dossier import YearFolder
from doithoai.model.records import Document, Plan, Report


class Numbered(Frozen, frozen=True):
    """One numbered paper; `file` is relative to the folder of `year`."""

    number: str
    year: int
    file: str
    day: dt.date | None
    kind: str
    body: str | None
    corrects: str | None

    @property
    def counted(self) -> int:
        """The year in which its number was given, for numbers begin anew with each; the folder's where no day says."""
        return self.day.year if self.day else self.year


def numbered(year: int, file: str, front: Document | Report | Plan) -> Numbered:
    """What tells a numbered paper from another."""
    corrects = front.corrects if isinstance(front, Document) else None
    kind = "plan" if isinstance(front, Plan) else front.kind
    body = front.signer.body if front.signer else None
    if isinstance(front, Plan):
        body = body or front.body
    return Numbered(front.number or "", year, file, front.issued, kind, body, corrects)


def of_year(folder: YearFolder) -> Iterator[Numbered]:
    """The numbered plans and reports of one year."""
    for plan in folder.plans:
        if plan.front.number:
            yield numbered(folder.year, plan.file, plan.front)
    for report in folder.reports:
        if report.front.number:
            yield numbered(folder.year, report.file, report.front)


Papers = dict[int, list[Numbered]]
"""The papers of a unit by the year in which their numbers were given."""


def by_issue(papers: Iterable[Numbered]) -> Papers:
    """The papers of a unit, by the year in which their numbers were given."""
    found: Papers = defaultdict(list)
    for one in papers:
        found[one.counted].append(one)
    return found


def elsewhere(papers: Papers, year: int) -> tuple[Numbered, ...]:
    """Of each year in which papers of one folder were issued, those that are kept in other folders."""
    issued = [when for when, some in papers.items() if any(one.year == year for one in some)]
    return tuple(one for when in issued for one in papers[when] if one.year != year)
