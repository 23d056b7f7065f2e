"""Every conference and unit-year of an archive with its time limits: what lists, feeds and summaries walk over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from doithoai.cases.case import Case, YearCase, open_case, open_year, summary
from doithoai.fence import guard, nothing
from doithoai.model.dossier import Key
from doithoai.reading.archive import Archive


def cases(archive: Archive, keys: Iterable[Key], today: dt.date) -> Iterator[Case]:
    """Open each conference that can be read."""
    for key in keys:
        case = guard(nothing, _open, archive, key, today)  # the check tells why it fails
        if case:
            yield case


def _open(archive: Archive, key: Key, today: dt.date) -> Case | None:
    return open_case(archive, archive.conference(key), today)


def year_case(archive: Archive, unit: str, year: int, today: dt.date) -> YearCase | None:
    """Open one unit-year with all its conferences; None when the unit's record can't be read, or judging fails."""
    keys = archive.keys(unit, year)
    known = tuple(summary(case) for case in cases(archive, keys, today))
    return guard(nothing, open_year, archive, unit, year, known, today, complete=len(known) == len(keys))
