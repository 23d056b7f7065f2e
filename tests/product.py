"""What each rule says of each record of the tests, kept in tests/rules/product.txt: rules × records.

A row is a record, the rules that tell of it, how often, and a checksum of all that is told: place, level, sentences in
both languages, what everybody reads, and the documents it rests on. `python -m tests.rules_table` prints and renews it.

In tests/rules/limits.txt a row is a record, a checksum of all its limits (day, route, papers, words, state), and which
kinds of limit are others than in the clean archive: what is met in time no rule tells, and pages show it all the same.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from doithoai.cases.case import Case, Summary, YearCase, open_case, open_year, summary
from doithoai.deadlines.in_words import counted
from doithoai.model.both import Both
from doithoai.model.findings import Finding
from doithoai.reading.archive import Archive
from doithoai.reading.selection import everything

FILE = Path(__file__).parent / "rules" / "product.txt"
LIMITS = FILE.with_name("limits.txt")


def row(*told: Iterable[Finding]) -> str:
    """All that is told of a record, in one or two languages, as its row says it."""
    languages = [tuple(findings) for findings in told]
    codes = Counter(one.code for one in languages[0])
    words = [f"{code}x{count}" if count > 1 else code for code, count in sorted(codes.items())]
    return " ".join((digest(languages), *words))


def digest(told: Any) -> str:
    """A checksum of what is told, in both languages."""
    return hashlib.sha256(msgspec.json.encode(told, enc_hook=_both)).hexdigest()[:12]


def _both(one: Any) -> list[str]:
    """Both is a string to msgspec's eyes that it can't write: its English, which no comparison sees, is told too."""
    return [str(one), one.en] if isinstance(one, Both) else [repr(one)]


def cases(archive: Archive, today: dt.date) -> Iterator[Case | YearCase]:
    """Every conference and unit-year of an archive that can be read, as its judges get it."""
    known: dict[tuple[str, int], list[Summary]] = defaultdict(list)
    for key in everything(archive).keys:
        if case := open_case(archive, archive.conference(key), today):
            known[key.unit, key.year].append(summary(case))
            yield case
    for unit in archive.units:
        for year in archive.years(unit):
            if found := open_year(archive, unit, year, tuple(known[unit, year]), today, complete=True):
                yield found


def limits(opened: Iterable[Case | YearCase]) -> list[tuple[str, Any]]:
    """Every limit of these cases by its kind: all that is known of it, its words, and what it is on the day."""
    return [
        (limit.kind.value, (limit, counted(limit), case.state(limit), limit.days_late(case.today, calendar), more))
        for case in opened
        for calendar in [case.archive.calendar]
        for limit in case.deadlines
        for more in [(limit.last_working_day(calendar), limit.too_late_from, limit.latest, limit.charged)]
    ]


def limits_row(found: list[tuple[str, Any]], clean: list[tuple[str, Any]]) -> str:
    """All limits of a record as its row says them, beside those of the clean archive."""
    here, there = (Counter((kind, digest(one)) for kind, one in some) for some in (found, clean))
    return " ".join((digest(found), *sorted({kind for kind, _ in ((here - there) + (there - here))})))


@cache
def expected(file: Path = FILE) -> dict[str, str]:
    """Every row by its record."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line)


def codes(line: str) -> set[str]:
    """The rules of a row."""
    return {word.partition("x")[0] for word in line.split()[1:]}
