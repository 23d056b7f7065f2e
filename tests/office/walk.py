"""A whole conference at one desk, day by day: what is owed is done in time, each change is one green proposal."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.five_walks import ASKED
from tests.office.conference import Conference, founded
from tests.office.desk import Desk, environment
from tests.office.expected import EXPECTED
from tests.office.server import served

FORGES = dict(zip(ASKED, ("github", "gitlab", "gitea", "forgejo", "github"), strict=True))
Naive = Callable[[Desk, Conference], None]
"""What goes wrong on the way, and is put right before the right thing is done."""


@contextmanager
def desk(folder: Path, policy: str) -> Iterator[Desk]:
    """The office on the day on which its archive begins."""
    with environment():
        home = founded(folder / "kho xã", policy)
        with served(folder / "máy chủ", home) as server:
            made = Desk(home, server, FORGES[policy])
            made.on(f"{ASKED[policy].year}-10-01")
            yield made


def walk(office: Desk, policy: str, naive: Mapping[str, Naive] | None = None) -> Conference:
    """From the plan to the last report of the year; what is not as it must be ends it."""
    conference = Conference(office, policy)
    for step in conference.steps():
        for day in _days(office.day, step.day):
            office.on(day)
            assert office.late() == [], f"{step.name}: late on {day}"
        before = Counter(office.owed())
        if naive and step.name in naive:
            naive[step.name](office, conference)
            assert Counter(office.owed()) == before, f"{step.name}: a mistake left something"
        step.do()
        after = Counter(office.owed())
        assert office.found() == [], step.name
        told = sorted((before - after).elements()), sorted((after - before).elements())
        assert told == EXPECTED[policy][step.name], step.name
        office.propose()
    for day in _days(office.day, f"{conference.asked.year}-12-31"):
        office.on(day)
        assert office.late() == [], f"late on {day}"
    assert office.found() == []
    assert office.owed() == []
    return conference


def _days(after: str, last: str) -> Iterator[str]:
    day, end = dt.date.fromisoformat(after), dt.date.fromisoformat(last)
    while day < end:
        day += dt.timedelta(1)
        yield day.isoformat()
