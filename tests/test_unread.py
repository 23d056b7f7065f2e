"""A record that a change makes unreadable is told as one that may have lost anything, and fails the run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from doithoai.commands.unread import unread
from doithoai.reading.archive import Archive
from tests.conftest import RECORDS
from tests.test_rewritten import CALENDAR, CONFERENCE, HEADING, PETITIONS, POLICY, REPLY, Kept, kept, repository

__all__ = ["kept", "repository"]
UNREAD = "### Trước đọc được, nay không đọc được nữa: 1\n"
PLAN, REPORT, UNIT = "minh-hoa/2026/plan.md", "minh-hoa/2025/reports/annual_report.md", "minh-hoa/unit.yml"
OTHER = "minh-hoa/2025/01"
SLIPS = {
    CONFERENCE: ("topic: ", "topic:"),
    PETITIONS: ("- id: 3\n", "- id: 3\n   so: [\n"),
    REPLY: ("kind: written_reply\n", "kind: written_repli\n"),
    UNIT: ("joined: ", "joined: ngày "),
    CALENDAR: ("year: 2026\n", "year: 2026\nyear: 2026\n"),
    POLICY: ("rules:\n", "rules: [\n"),
    PLAN: ("policy: ", "policy:"),
    REPORT: ("kind: annual_report\n", "kind: annual_report\nloai: nam\n"),
    "fields.yml": ("", "- id: [\n"),
    "recipients.yml": ("", "- id: [\n"),
    "redirects.yml": ("", "- from: [\n"),
}


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(RECORDS, tmp_path_factory.mktemp("kho") / "records")


@pytest.fixture
def records(copied: Path) -> Iterator[Path]:
    yield copied
    shutil.rmtree(copied)
    shutil.copytree(RECORDS, copied)


def files(records: Path, *paths: str, before: Path = RECORDS) -> list[str]:
    return unread(Archive(before), Archive(records), paths)


@pytest.mark.parametrize("path", SLIPS)
def test_what_can_no_longer_be_read_is_told(records: Path, path: str) -> None:
    old, new = SLIPS[path]
    text = (records / path).read_text("utf-8")
    assert old in text
    (records / path).write_text(text.replace(old, new, 1) if old else f"{text}{new}", "utf-8")
    assert files(records, path, CONFERENCE) == [path]
    (records / path).write_text(f"{text}\n", "utf-8")
    assert files(records, path) == [], "near miss: it is changed and can be read"


def test_what_could_not_be_read_before_or_is_gone_is_not_told_as_that(records: Path, tmp_path: Path) -> None:
    notice, programme = f"{OTHER}/documents/notice.md", f"{OTHER}/documents/programme.md"
    (records / notice).write_text("---\nkind: [\n", "utf-8")
    before = shutil.copytree(records, tmp_path / "records")
    (records / notice).write_text("---\nkind: [[\n", "utf-8")
    (records / REPLY).unlink()
    (records / programme).write_text("---\nkind: [\n", "utf-8")
    assert files(records, notice, REPLY, programme, "README.md", before=before) == [programme]


def test_what_moves_and_is_broken_on_the_way_is_told_at_its_new_place(records: Path) -> None:
    shutil.move(records / OTHER, records / "minh-hoa/2025/09")
    petitions = records / "minh-hoa/2025/09/petitions.yml"
    petitions.write_text(petitions.read_text("utf-8") + "- id: [\n", "utf-8")
    names = ("conference.yml", "petitions.yml", "documents/notice.md")
    paths = [f"minh-hoa/2025/{number}/{name}" for number in ("01", "09") for name in names]
    assert files(records, *paths) == ["minh-hoa/2025/09/petitions.yml"]


def test_a_loss_hidden_behind_a_slip_fails_the_run(kept: Kept) -> None:
    kept.edit(PETITIONS, "- id: 3\n", "- id: 3\n   so: [\n")
    report = kept.told()
    assert f"{UNREAD}\n" in report.markdown
    assert f"- `records/{PETITIONS}`\n" in report.markdown
    assert not report.clean
    assert HEADING not in report.markdown


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (PETITIONS, f"{Path(PETITIONS).parent}/petitions.yaml"),
        (CONFERENCE, f"{Path(CONFERENCE).parent}/Conference.yml"),
        (REPLY, REPLY.replace("documents/", "van-ban/")),
        (REPLY, REPLY.replace("written_reply", "tra_loi")),
        (REPORT, REPORT.replace("reports/", "report/")),
        (PLAN, PLAN.replace("plan.md", "Plan.md")),
    ],
)
def test_what_got_a_name_that_nobody_reads_is_told_at_that_name(
    records: Path, tmp_path: Path, old: str, new: str
) -> None:
    unit = (records / UNIT).read_text("utf-8")
    (records / UNIT).write_text(unit.replace("sample: true\n", ""), "utf-8")  # what goes into a sample is lost
    before = shutil.copytree(records, tmp_path / "records")
    (records / new).parent.mkdir(exist_ok=True)
    (records / old).rename(records / new)
    assert files(records, old, new, before=before) == [new]
    (records / new).unlink()
    assert files(records, old, new, before=before) == [], "near miss: it is gone, which is told as that"
