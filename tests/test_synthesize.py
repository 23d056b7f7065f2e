"""The synthetic archive: the same for the same arguments, clean as written, and spoilt exactly where it says."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from doithoai.check import Judge, check
from doithoai.model.findings import Finding
from doithoai.model.vocabulary import DayUnit, Direction, FindingLevel
from doithoai.model.workdays import Calendar
from doithoai.reading.archive import Archive
from doithoai.reading.selection import select
from doithoai.rules import RULES
from scripts.synthesize import events, synthesize
from scripts.synthetic_events import AS_OF, SEASONS, Event
from scripts.synthetic_faults import FAULTS, plant
from scripts.synthetic_yaml import block, scalar
from tests.conftest import RECORDS

pytestmark = pytest.mark.no_cover  # see suite.py

YEARS = (2025, 2026)


def judged(out: Path, *, jobs: int = 1) -> tuple[Finding, ...]:
    root = out / "records"
    archive = Archive(root)
    return check(Judge(archive, AS_OF), select(archive, [root]), jobs=jobs).findings


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("clean")
    assert synthesize(out, units=3, years=YEARS, conferences=61, source=RECORDS) == 61
    return out


def test_the_same_arguments_write_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        synthesize(tmp_path / name, units=2, years=YEARS, conferences=14, faults=0.4, seed=7, source=RECORDS)
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_another_seed_writes_other_text(tmp_path: Path) -> None:
    for seed in (1, 2):
        synthesize(tmp_path / str(seed), units=1, years=[2025], conferences=1, seed=seed, source=RECORDS)
    one, other = tree(tmp_path / "1"), tree(tmp_path / "2")
    assert one.keys() == other.keys()
    assert one != other


def test_without_faults_nothing_is_found(clean: Path) -> None:
    assert judged(clean) == ()


def test_the_tree_has_the_shape_of_the_benchmarks(clean: Path) -> None:
    folders = sorted((clean / "records").glob("tong-hop-*/*/[0-9]*"))
    assert len(folders) == 61
    for folder in folders:
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert len(files) == 12
        assert 25_000 < sum(path.stat().st_size for path in files) < 40_000
    assert len(list((clean / "records").glob("tong-hop-*/*/plan.md"))) == 6
    assert len(list((clean / "records" / "policies").glob("tong-hop-*.yml"))) == 6
    assert not (clean / "faults.json").exists()


def test_it_says_that_nothing_in_it_is_real(clean: Path) -> None:
    archive = Archive(clean / "records")
    units = [archive.unit(name) for name in archive.units]
    assert [unit and unit.name for unit in units] == [f"xã Tổng Hợp {number:03}" for number in (1, 2, 3)]
    assert all(unit and unit.sample for unit in units)


def test_every_fault_names_a_rule() -> None:
    assert {fault.code for fault in FAULTS} <= RULES.keys()
    assert len({fault.kind for fault in FAULTS}) == len(FAULTS)


def test_every_planted_fault_is_found_and_nothing_else(tmp_path: Path) -> None:
    synthesize(tmp_path, units=4, years=YEARS, conferences=160, faults=0.8, seed=6, source=RECORDS)
    told = json.loads((tmp_path / "faults.json").read_text(encoding="utf-8"))
    assert told["as_of"] == str(AS_OF)
    assert {one["kind"] for one in told["faults"]} == {fault.kind for fault in FAULTS}
    found = by_conference(judged(tmp_path))
    for one in told["faults"]:
        own = found.pop(conference(one["path"]), set())
        assert (one["path"], one["expected"]) in own
        assert {code for _, code in own} <= {one["expected"], *one["brings"]}, one
    assert found == {}


def conference(path: str) -> str:
    return "/".join(path.split("/")[:3])


def by_conference(findings: Iterable[Finding]) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for finding in findings:
        if finding.level is not FindingLevel.NOTICE:
            found[conference(finding.path)].add((finding.path, finding.code))
    return dict(found)


def test_two_processes_find_what_one_finds(tmp_path: Path) -> None:
    synthesize(tmp_path, units=11, years=YEARS, conferences=220, faults=0.2, seed=5, source=RECORDS)
    assert judged(tmp_path, jobs=2) == judged(tmp_path)


def test_a_fault_that_does_not_fit_is_not_told() -> None:
    fault = next(fault for fault in FAULTS if fault.kind == "no text")
    assert not plant(fault, {"petitions.yml": "- id: 1\n"})


def test_many_conferences_of_one_unit_never_meet_at_one_time_and_place() -> None:
    calendar = Archive(RECORDS).calendar
    written = list(events(1, YEARS, 300, 1, calendar))
    assert len({(event.day, event.hour, event.place) for event in written}) == 300
    assert {event.year for event in written} == set(YEARS)


def test_the_law_is_kept_on_every_day_of_a_season() -> None:
    calendar = Archive(RECORDS).calendar
    for year, season in SEASONS.items():
        for event in events(1, [year], 100, 1, calendar):
            assert season.planned < event.workday(-14)
            assert (event.concluded - event.day).days < 10
            assert event.concluded <= due(calendar, event)


def due(calendar: Calendar, event: Event) -> dt.date:
    return calendar.shift(event.day, 10, DayUnit.WORKING_DAY, Direction.AFTER)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("Thôn Một", "Thôn Một"),
        ("05-KH/ĐU", "05-KH/ĐU"),
        ("a, b", '"a, b"'),
        ("việc: gấp", '"việc: gấp"'),
        ("2025/01", '"2025/01"'),
        ("12", '"12"'),
        (12, "12"),
        (True, "true"),
        (dt.date(2025, 9, 2), "2025-09-02"),
        ([1, "x"], "[1, x]"),
        ({"on": dt.date(2025, 9, 2), "to": "mat-tran"}, "{on: 2025-09-02, to: mat-tran}"),
    ],
)
def test_scalars(value: object, told: str) -> None:
    assert scalar(value) == told


def test_a_list_of_groups_is_one_group_a_line() -> None:
    assert list(block({"text": "a, b", "sent": [{"to": "x"}, {"to": "y"}]})) == [
        "text: a, b",
        "sent:",
        "  - {to: x}",
        "  - {to: y}",
    ]
