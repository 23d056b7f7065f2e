"""A conference under each of the five plans, recorded day by day with what the plan asks: clean at every step."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from doithoai.model.findings import Finding
from doithoai.model.vocabulary import FindingLevel
from tests.five_walks import WALKS
from tests.walks import archive, enter, judged, walked

pytestmark = pytest.mark.no_cover  # see suite.py

ROOT = Path(__file__).parent.parent


def found(folder: Path, day: str) -> list[Finding]:
    """What is told of the commune on a day, other than what is only worth knowing."""
    return [one for one in judged(folder, day) if one.level is not FindingLevel.NOTICE]


def told(findings: list[Finding]) -> list[str]:
    return [f"{one.path}:{one.line} {one.code} {one.level.value}: {one.message}" for one in findings]


@pytest.mark.parametrize("name", WALKS)
def test_a_conference_recorded_as_the_plan_asks_is_clean_at_every_step(tmp_path: Path, name: str) -> None:
    walk = WALKS[name]
    folder = archive(tmp_path / "records", walk)
    for step in sorted(walk.steps, key=lambda one: one.day):
        enter(folder, walk, step)
        assert told(found(folder, step.day)) == [], step.name


LEFT_OUT = {
    "cat-hai-2025": {
        "documents/plan.md": "D01",
        "documents/task_assignment.md": "D01",
        "documents/petition_summary.md": "D01",
        "documents/reply_assignment.md": "D01",
        "documents/prepared_replies.md": "D01",
        "documents/programme.md": "D01",
        "documents/situation_report.md": "D01",
        "documents/minutes.md": "D01",
        "documents/results_report.md": "D01",
        "/reports/annual_report.md": "T09",
        "/reports/quarterly_report-4.md": "T09",
    },
    "nguyen-luong-bang-2025": {"documents/opinion_form.md": "D08", "/reports/annual_report.md": "T09"},
    "duong-an-2025": {},
    "phuong-chua-ro-ten-2026": {"documents/task_assignment.md": "D01", "/reports/quarterly_report-4.md": "T09"},
    "nghi-duong-2025": {"/reports/annual_report.md": "T09"},
}
"""What a plan asks and by which rule its absence is told, when nothing else names the record that lacks."""


@pytest.mark.parametrize(
    ("name", "record", "code"),
    [(name, record, code) for name, some in LEFT_OUT.items() for record, code in some.items()],
)
def test_what_is_left_out_is_told(tmp_path: Path, name: str, record: str, code: str) -> None:
    folder = walked(tmp_path / "records", WALKS[name], without=record)
    assert code in {one.code for one in found(folder, f"{WALKS[name].year}-12-31")}


@pytest.mark.parametrize("name", WALKS)
def test_a_walk_without_its_conclusion_is_told(tmp_path: Path, name: str) -> None:
    """S2 sets no limit for it: what its petitions refer to is then told to be absent."""
    folder = walked(tmp_path / "records", WALKS[name], without="documents/conclusion_notice.md")
    codes = {one.code for one in found(folder, f"{WALKS[name].year}-12-31")}
    assert codes & {"T04", "S09"}
    assert "T04" in codes or name == "duong-an-2025"


@pytest.mark.parametrize("name", WALKS)
def test_a_step_that_is_late_by_a_day_is_told(tmp_path: Path, name: str) -> None:
    """The invitations, at every plan, a day after the last day on which they are in time."""
    walk = WALKS[name]
    folder = walked(tmp_path / "records", walk)
    last = {"duong-an-2025": "2025-10-29", "nghi-duong-2025": "2025-10-29"}.get(name, f"{walk.year}-10-20")
    year = folder / "an-binh" / str(walk.year) / "01"
    for path in (year / "documents/notice.md", year / "documents/invitation.md"):
        text = path.read_text(encoding="utf-8")
        day = next(step.day for step in walk.steps if step.name == "giấy mời, thông báo")
        path.write_text(text.replace(day, last), encoding="utf-8")
    conference = year / "conference.yml"
    text = conference.read_text(encoding="utf-8")
    conference.write_text(text.replace(f"on: {day}", f"on: {last}"), encoding="utf-8")
    assert "T01" in {one.code for one in found(folder, f"{walk.year}-12-31")}


@pytest.mark.parametrize("name", WALKS)
def test_neither_invitation_nor_notice_is_told(tmp_path: Path, name: str) -> None:
    """Where a plan has no list of the dossier, it is the limit that tells."""
    walk = WALKS[name]
    folder = walked(tmp_path / "records", walk)
    year = folder / f"an-binh/{walk.year}/01"
    for record in ("notice", "invitation"):
        (year / f"documents/{record}.md").unlink()
    assert "T02" in {one.code for one in found(folder, f"{walk.year}-12-31")}


@pytest.mark.parametrize("name", WALKS)
def test_an_announcement_that_never_came_is_told(tmp_path: Path, name: str) -> None:
    walk = WALKS[name]
    folder = walked(tmp_path / "records", walk)
    conference = folder / f"an-binh/{walk.year}/01/conference.yml"
    text = conference.read_text(encoding="utf-8")
    silent = re.sub(r"announced:\n(- .*\n  .*\n)+", "", text)
    assert silent != text
    conference.write_text(silent, encoding="utf-8")
    assert {"T02", "T19"} & {one.code for one in found(folder, f"{walk.year}-12-31")}


def test_the_command_says_the_same(tmp_path: Path) -> None:
    """What is judged here in one process is what a clerk sees."""
    folder = walked(tmp_path / "records", WALKS["cat-hai-2025"])
    command = [sys.executable, "-m", "doithoai", "check", "--as-of", "2025-12-31"]
    given = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=folder.parent, env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " sai: " not in done.stdout
