"""Lists, unit pages, calendars of staff, open data, check and nightly say the same of every kind of limit."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from doithoai.cases.case import Case, YearCase
from doithoai.cases.overview import cases, year_case
from doithoai.check import Judge, check
from doithoai.commands.nightly import nightly
from doithoai.feeds import dues
from doithoai.feeds.address import Address
from doithoai.model.findings import Finding
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State
from doithoai.opendata.deadline_row import DeadlineRow
from doithoai.opendata.deadline_rows import conference_deadlines, year_deadlines
from doithoai.pages import late
from doithoai.pages.unit_year import duties
from doithoai.reading.archive import Archive
from doithoai.reading.selection import select
from doithoai.views.conference_rows import ListedConference, row
from doithoai.views.index import Index
from doithoai.views.limits import Owed
from doithoai.views.portal import Portal
from scripts.synthesize import synthesize
from scripts.synthetic_events import AS_OF
from tests.conftest import RECORDS
from tests.test_agreement import PAST, SAID_BY, by_portal, by_rules, spoil

pytestmark = pytest.mark.no_cover  # see suite.py

OPEN = (State.UPCOMING, State.DUE_SOON, State.OVERDUE, State.ABSENT)
Late = Counter[tuple[str, DeadlineKind]]
"""How many limits of a kind are late or lacking, by the address of their conference or unit-year."""


def break_promises(root: Path) -> None:
    """Broken promises, replies that settle nothing, conclusions that came late, and a year without a conference."""
    for path in sorted(root.glob("*/20*/[0-9]*/petitions.yml"))[::3]:
        text = re.sub(r"^    - {state: resolved.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(re.sub(r"{state: answered(.*document: written)", r"{state: under_way\1", text), "utf-8")
    for number, path in enumerate(sorted(root.glob("*/20*/[0-9]*/petitions.yml"))):
        if number % 4 == 0 and "promised" not in (text := path.read_text("utf-8")):
            result = ", result: {on: 2026-01-28, text: Đã nạo vét}" if number % 8 else ""
            told = f"  promised: {{on: 2026-01-15, text: Nạo vét rãnh{result}}}\n  states:"
            path.write_text(re.sub(r"^  states:", told, text, count=1, flags=re.MULTILINE), "utf-8")
    for path in sorted(root.glob("*/2025/[0-9]*/documents/conclusion_notice.md"))[::4]:
        text = re.sub(r"(nguoi-neu-kien-nghi, on: )[-0-9]+", r"\g<1>2026-01-20", path.read_text("utf-8"))
        path.write_text(text, "utf-8")
    year = min(root.glob("*/2025"))
    for folder in sorted(year.glob("[0-9]*")):
        shutil.rmtree(folder)
    unit = year.parent / "unit.yml"
    unit.write_text(re.sub(r"^joined: .*$", "joined: 2025-01-01", unit.read_text("utf-8"), flags=re.MULTILINE), "utf-8")


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("faulty")
    synthesize(out, units=6, years=(2025, 2026), conferences=90, faults=0.3, seed=5, source=RECORDS)
    spoil(out / "records")
    break_promises(out / "records")
    return out / "records"


def opened(root: Path, archive: Archive, today: dt.date) -> Iterator[Case | YearCase]:
    selection = select(archive, [root])
    yield from cases(archive, selection.keys, today)
    for unit, year in sorted(selection.years):
        if found := year_case(archive, unit, year, today):
            yield found


def listed(portal: Portal, case: Case | YearCase) -> tuple[Owed, ...]:
    """What lists and pages are given of it."""
    return row(portal, case).owed if isinstance(case, Case) else duties(portal, case)


def place(case: Case | YearCase) -> str:
    return case.key.path if isinstance(case, Case) else case.year.path


def rows(portal: Portal, case: Case | YearCase) -> list[DeadlineRow]:
    made = conference_deadlines(case, portal, frozenset()) if isinstance(case, Case) else year_deadlines(case, portal)
    return list(made)


def once(found: list[DeadlineRow]) -> Iterator[DeadlineRow]:
    """Rows of the data that are late, without those that a list tells with another: as a reader of the data would."""
    replies = {(one.petition, one.state in PAST and one.state): one for one in found if one.kind == "written_reply"}
    notice = any(one.kind == "notice" and one.state is State.OVERDUE for one in found)
    for one in found:
        if one.state not in PAST or one.advisory:
            continue
        if one.kind == "assigned_due" and (one.petition, one.state) in replies:
            continue
        same = replies.get((one.petition, False))
        if one.kind == "assigned_due" and same and same.due == one.due and same.state is one.state:
            continue
        if one.kind == "dossier" and notice and one.title == "Thông báo (giấy mời)":
            continue
        yield one


@pytest.mark.parametrize("today", [AS_OF, dt.date(2026, 2, 1), dt.date(2027, 2, 1)], ids=str)
def test_the_data_hold_what_the_lists_tell(faulty: Path, today: dt.date) -> None:
    archive = Archive(faulty)
    portal = Portal(archive, today)
    data: Late = Counter()
    lists: Late = Counter()
    for case in opened(faulty, archive, today):
        data.update((place(case), DeadlineKind[one.kind.upper()]) for one in once(rows(portal, case)))
        told = (one for one in listed(portal, case) if one.state in PAST and not one.advisory)
        lists.update((place(case), one.kind) for one in told)
    assert (data - lists, lists - data) == (Counter(), Counter())


def open_events(text: str) -> Counter[str]:
    """What a calendar still shows as to be done, by the words of its kind."""
    found: Counter[str] = Counter()
    for event in text.replace("\r\n ", "").split("BEGIN:VEVENT")[1:]:
        kind = next(line.partition(":")[2] for line in event.split("\r\n") if line.startswith("CATEGORIES"))
        found[kind.replace("\\,", ",").replace("\\;", ";")] += event.count("[ ] ") + event.count("Chưa thực hiện")
    return found


@pytest.mark.parametrize("today", [AS_OF, dt.date(2026, 2, 1)], ids=str)
def test_the_calendar_of_the_staff_shows_what_is_not_done(faulty: Path, today: dt.date) -> None:
    archive = Archive(faulty)
    portal, address = Portal(archive, today), Address("https://doithoai.example/")
    for case in opened(faulty, archive, today):
        text = dues.of_conference(portal, case, address) if isinstance(case, Case) else ""
        text = text if isinstance(case, Case) else dues.of_year(portal, case, address)
        due = Counter(one.kind.label for one in rows_open(portal, case))
        assert +open_events(text) == due, place(case)


def rows_open(portal: Portal, case: Case | YearCase) -> list[DeadlineRow]:
    return [one for one in rows(portal, case) if one.state in OPEN and one.due]


def findings(root: Path, today: dt.date) -> tuple[Finding, ...]:
    archive = Archive(root)
    return check(Judge(archive, today), select(archive, [root])).findings


def test_the_page_of_each_unit_names_what_is_late(faulty: Path) -> None:
    archive = Archive(faulty)
    portal = Portal(archive, AS_OF)
    held: defaultdict[str, list[ListedConference]] = defaultdict(list)
    years: defaultdict[str, list[Owed]] = defaultdict(list)
    for case in opened(faulty, archive, AS_OF):
        if isinstance(case, Case):
            held[case.key.unit].append(row(portal, case))
        else:
            years[case.year.unit].extend(duties(portal, case))
    some = 0
    for unit in sorted({*held, *years}):
        late_ones = [one for each in held[unit] for one in each.owed] + years[unit]
        late_ones = [one for one in late_ones if one.state in PAST and not one.advisory]
        page = late.page(portal, Index(tuple(held[unit]), tuple(years[unit]), ()), unit)
        text = page.body if page else ""
        assert not [one.title for one in late_ones if str(one.title) not in text], unit
        some += len(late_ones)
    assert some > 50


def test_every_rule_of_a_limit_speaks_somewhere_and_all_that_is_told_agrees(faulty: Path) -> None:
    seen: set[str] = set()
    for today in (AS_OF, dt.date(2027, 2, 1)):
        found = findings(faulty, today)
        ours, theirs = by_portal(faulty, today), by_rules(found)
        assert (ours - theirs, theirs - ours) == (Counter(), Counter())
        seen |= {one.code for one in found}
        archive = Archive(faulty)
        text = nightly(archive, today, samples=True).markdown
        late_ones = [one for one in found if any(one.code in codes for codes in SAID_BY.values())]
        late_ones = [one for one in late_ones if one.level is not FindingLevel.NOTICE]
        assert not [one for one in late_ones if f"{one.path}:{one.line}` **{one.code}**" not in text]
    assert seen >= {code for codes in SAID_BY.values() for code in codes}
