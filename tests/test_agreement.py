"""What the portal lists as late is what `check` reports and `nightly` tells: one set, proved on a faulty archive."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from doithoai.cases.overview import cases, year_case
from doithoai.check import Judge, check
from doithoai.commands.nightly import nightly
from doithoai.model.findings import Finding
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State
from doithoai.pages.unit_year import duties
from doithoai.reading.archive import Archive
from doithoai.reading.selection import select
from doithoai.views.conference_rows import title
from doithoai.views.limits import Owed, owed
from doithoai.views.portal import Portal
from scripts.synthesize import synthesize
from scripts.synthetic_events import AS_OF
from tests.conftest import RECORDS

pytestmark = pytest.mark.no_cover  # see suite.py

SAID_BY = {
    DeadlineKind.NOTICE: {"T01", "T02"},
    DeadlineKind.PETITION_COLLECTION: {"T26"},
    DeadlineKind.CONCLUSION_NOTICE: {"T03", "T04"},
    DeadlineKind.CONCLUSION_NOTICE_EXTENDED: {"T03", "T04"},
    DeadlineKind.SUBMISSION: {"T08"},
    DeadlineKind.FORWARDING: {"T08"},
    DeadlineKind.WRITTEN_REPLY: {"T06", "T07"},
    DeadlineKind.ASSIGNED_DUE: {"T15", "T28"},
    DeadlineKind.DOSSIER: {"D01"},
    DeadlineKind.REPORT: {"T09"},
    DeadlineKind.QUOTA: {"T11"},
    DeadlineKind.PROMISE: {"P27", "P28"},
}
PAST = (State.OVERDUE, State.MET_LATE, State.ABSENT)
OTHERS = {0: "nghi-duong-2025", 1: "duong-an-2025"}
"""Plans that set what the synthetic ones do not: a day for collecting petitions, and limits for forwarding."""
Place = tuple[str, frozenset[str]]


def spoil(root: Path) -> None:
    """Faults of every kind that the lists and the rules could see differently."""
    folders = sorted(root.glob("*/20*/[0-9]*"))
    for number, folder in enumerate(folders):
        documents = folder / "documents"
        notice, minutes = documents / "conclusion_notice.md", documents / "minutes.md"
        if number % 9 == 0 and notice.exists():
            notice.unlink()
        elif number % 9 == 1 and notice.exists():
            notice.write_text(re.sub(r"^issued: .*\n", "", notice.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
        elif number % 9 == 2 and notice.exists():
            notice.write_text("không có phần khai báo\n", "utf-8")
        elif number % 9 == 3 and minutes.exists():
            minutes.unlink()
        elif number % 9 == 4 and minutes.exists():
            minutes.write_text(re.sub(r"^issued: .*\n", "", minutes.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
        elif number % 9 == 5:
            for reply in documents.glob("written_reply*"):
                reply.unlink()
            if number % 2 and (petitions := folder / "petitions.yml").exists():  # no word of a reply either
                text = petitions.read_text("utf-8")
                told = re.sub(r"^  reply: .*\n|, document: written_reply[-0-9]*", "", text, flags=re.MULTILINE)
                petitions.write_text(told, "utf-8")
        elif number % 9 == 6 and (documents / "notice.md").exists():
            (documents / "notice.md").unlink()
        elif number % 9 == 7:
            petitions = folder / "petitions.yml"
            text = petitions.read_text("utf-8") if petitions.exists() else ""
            petitions.write_text(re.sub(r"due: 20\d\d-\d\d-\d\d", "due: 2025-01-20", text), "utf-8")
    for policy in (RECORDS / "policies").glob("*.yml"):
        shutil.copy(policy, root / "policies" / policy.name)
    for number, path in enumerate(sorted(root.glob("*/20*/plan.md"))):
        if other := OTHERS.get(number % 4):
            text = re.sub("^policy: .*$", f"policy: {other}", path.read_text("utf-8"), flags=re.MULTILINE)
            path.write_text(text, "utf-8")
    for plan in root.glob("*/20*/plan.md"):
        if "policy: nghi-duong-2025" in plan.read_text("utf-8"):
            for petitions in plan.parent.glob("*/petitions.yml"):
                told = petitions.read_text("utf-8").replace("channel: mat_tran", "channel: thu")
                petitions.write_text(told, "utf-8")
    for report in sorted(root.glob("*/20*/reports/*.md"))[::3]:
        report.unlink()
    units = sorted(root.glob("*/unit.yml"))
    unit = units[-1]
    unit.write_text(re.sub(r"^joined: .*\n", "", unit.read_text("utf-8"), flags=re.MULTILINE), "utf-8")


def listed(portal: Portal, archive: Archive, root: Path, today: dt.date) -> Iterator[tuple[str, Owed]]:
    selection = select(archive, [root])
    for case in cases(archive, selection.keys, today):
        for one in owed(portal, case.key.unit, title(case), case.key.page, case.deadlines):
            yield case.key.path, one
    for unit, year in sorted(selection.years):
        found = year_case(archive, unit, year, today)
        for one in duties(portal, found) if found else ():
            yield found.year.path if found else "", one


def by_portal(root: Path, today: dt.date) -> Counter[Place]:
    archive = Archive(root)
    return Counter(
        (path, frozenset(SAID_BY[one.kind]))
        for path, one in listed(Portal(archive, today), archive, root, today)
        if one.state in PAST and not one.advisory
    )


def by_rules(found: tuple[Finding, ...]) -> Counter[Place]:
    """What is found late or missing; what a plan only notes for its type of conference is a notice, and in no list."""
    families = {code: frozenset(codes) for codes in SAID_BY.values() for code in codes}
    places = [
        (
            "/".join(part for part in one.path.split("/")[:3] if "." not in part and part != "reports"),
            families[one.code],
        )
        for one in found
        if one.code in families and one.level is not FindingLevel.NOTICE
    ]
    # The notice is one duty of several parts, and each part that is late or lacking is told by itself.
    once = {place for place in places if "T01" in place[1]}
    return Counter([*(place for place in places if place not in once), *once])


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("faulty")
    synthesize(out, units=6, years=(2025, 2026), conferences=90, faults=0.3, seed=5, source=RECORDS)
    spoil(out / "records")
    return out / "records"


@pytest.mark.parametrize("today", [AS_OF, dt.date(2025, 12, 15), dt.date(2027, 2, 1)], ids=str)
def test_what_the_portal_lists_as_late_is_what_the_rules_report(faulty: Path, today: dt.date) -> None:
    archive = Archive(faulty)
    found = check(Judge(archive, today), select(archive, [faulty])).findings
    ours, theirs = by_portal(faulty, today), by_rules(found)
    assert (ours - theirs, theirs - ours) == (Counter(), Counter())
    if today == AS_OF:
        told = {code for _, family in ours for code in family}
        assert {"T02", "T04", "T07", "T08", "T09", "T15", "T26", "D01"} <= told


def test_the_nightly_report_tells_all_that_the_portal_lists(faulty: Path) -> None:
    archive = Archive(faulty)
    text = nightly(archive, AS_OF, samples=True).markdown
    found = check(Judge(archive, AS_OF), select(archive, [faulty])).findings
    ours = [one for one in found if any(one.code in codes for codes in SAID_BY.values())]
    assert ours
    assert all(one.level is not FindingLevel.NOTICE for one in ours)
    assert not [one for one in ours if f"{one.path}:{one.line}` **{one.code}**" not in text]


def test_the_shipped_records_agree_too() -> None:
    archive = Archive(RECORDS)
    found = check(Judge(archive, AS_OF), select(archive, [RECORDS])).findings
    assert by_portal(RECORDS, AS_OF) == by_rules(found)


def test_what_is_past_a_mark_stands_below_every_limit_and_counts_no_days(faulty: Path) -> None:
    archive = Archive(faulty)
    marks = [one for _, one in listed(Portal(archive, AS_OF), archive, faulty, AS_OF) if one.mark]
    assert any(one.state is State.ABSENT for one in marks)
    assert {(one.days, one.late) for one in marks} == {(0, "")}
    assert not [one for one in marks if one.state in (State.OVERDUE, State.MET_LATE)]
