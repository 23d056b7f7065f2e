"""What silence hides is told beyond one record: years without any, reminders, and dossiers that nobody can complete."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from doithoai.cases.overview import cases, year_case
from doithoai.commands.nightly import nightly
from doithoai.model.dossier import Key
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, FindingLevel, State
from doithoai.reading.archive import Archive
from tests.test_rules import copy_base, judge

SEPTEMBER = dt.date(2025, 9, 10)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return copy_base(tmp_path)


def codes(root: Path, as_of: str) -> set[tuple[str, str]]:
    return {(one.code, one.message) for one in judge(root, as_of).findings}


def test_a_unit_that_stopped_is_asked_for_each_year_without_a_plan(records: Path) -> None:
    found = [one for one in judge(records, "2028-02-01").findings if one.code == "C40"]
    assert [(one.path, one.line, one.level) for one in found] == [("thu-nghiem/unit.yml", 3, FindingLevel.MISSING)] * 2
    assert [year for year in ("2027", "2028") if any(f"thu-nghiem/{year}/plan.md" in one.message for one in found)] == [
        "2027",
        "2028",
    ]


def test_a_day_of_joining_that_is_centuries_off_asks_for_few_years(records: Path) -> None:
    unit = records / "thu-nghiem/unit.yml"
    unit.write_text(unit.read_text(encoding="utf-8").replace("joined: 2025-07-01", "joined: 1025-07-01"), "utf-8")
    assert len([one for one in judge(records).findings if one.code == "C40"]) <= 10


def test_a_report_due_on_a_saturday_names_the_friday(records: Path) -> None:
    (records / "thu-nghiem/2025/reports/annual_report.md").unlink()
    told = nightly(Archive(records), dt.date(2025, 11, 11)).markdown
    assert "## Sắp đến hạn: " in told
    line = "thứ Sáu, 14/11/2025: Báo cáo năm 2025"
    assert line in told
    plan = records / "policies/thu-nghiem-2025.yml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace(
            "before_day: 15, before_month: 11", "before_day: 16, before_month: 11"
        ),
        "utf-8",
    )
    told = nightly(Archive(records), dt.date(2025, 11, 11)).markdown
    assert "thứ Bảy, 15/11/2025 (ngày làm việc cuối cùng: thứ Sáu, 14/11/2025): Báo cáo năm 2025" in told


@pytest.mark.parametrize(
    ("day", "state"), [("2026-10-06", State.UPCOMING), ("2026-10-07", State.DUE_SOON), ("2026-12-31", State.DUE_SOON)]
)
def test_the_quota_is_told_of_sixty_working_days_ahead(records: Path, day: str, state: State) -> None:
    case = year_case(Archive(records), "thu-nghiem", 2026, dt.date.fromisoformat(day))
    assert case is not None
    assert [case.state(limit) for limit in case.deadlines if limit.kind is DeadlineKind.QUOTA] == [state]


def test_a_conference_on_record_in_time_needs_no_reminder(records: Path) -> None:
    case = year_case(Archive(records), "thu-nghiem", 2025, SEPTEMBER)
    assert case is not None
    assert any(limit.kind is DeadlineKind.QUOTA and limit.met_on for limit in case.deadlines)
    assert "C46" not in {code for code, _ in codes(records, "2025-11-10")}
    assert "Ít nhất 01 cuộc" not in nightly(Archive(records), dt.date(2025, 11, 10)).markdown


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_dossier_is_not_complete_by_saying_nothing(records: Path, *, confirmed: bool) -> None:
    folder = records / "thu-nghiem/2025/02"
    (folder / "petitions.yml").unlink()
    shutil.rmtree(folder / "documents")
    if confirmed:
        with (folder / "conference.yml").open("a", encoding="utf-8") as record:
            record.write("no_petitions: true\n")
    (case,) = cases(Archive(records), [Key("thu-nghiem", 2025, "02")], dt.date(2026, 2, 10))
    states = {limit.document: case.state(limit) for limit in case.limits(DeadlineKind.DOSSIER)}
    assert states[DocumentKind.PETITION_SUMMARY] is (State.WAIVED if confirmed else State.UNKNOWN)
    assert states[DocumentKind.RESULTS_REPORT] is (State.WAIVED if confirmed else State.UNKNOWN)


def test_a_wrong_word_for_the_confirmation_is_told_where_it_stands(records: Path) -> None:
    record = records / "thu-nghiem/2025/02/conference.yml"
    record.write_text(record.read_text(encoding="utf-8") + "no_petitions: có\n", "utf-8")
    found = [one for one in judge(records).findings if one.path.endswith("02/conference.yml")]
    lines = record.read_text(encoding="utf-8").splitlines()
    assert [(one.line, one.code) for one in found] == [(lines.index("no_petitions: có") + 1, "S04")]
