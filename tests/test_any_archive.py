"""Whatever an office does with its archive by the rules, the check passes and the suite of the records stays green."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import RECORDS, ROOT

pytestmark = pytest.mark.no_cover  # see suite.py

CONFERENCE = """type: periodic
form: in_person
chair: secretary
topic: Vệ sinh môi trường trên địa bàn đặc khu
start: "2026-12-16T07:30+07:00"
end: "2026-12-16T11:30+07:00"
place: {name: Nhà văn hóa đặc khu}
"""
EPOCH = "1795305600"  # 2026-11-22 00:00 UTC


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "PYTEST", "GITHUB_"))}
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": EPOCH},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone in so far as the suite of the records asks for it: the records, the schemas, and the suite itself."""
    folder = tmp_path / "bản sao"
    shutil.copytree(RECORDS, folder / "records")
    shutil.copytree(ROOT / "docs/schemas", folder / "docs/schemas")
    shutil.copytree(ROOT / "tests/data", folder / "tests/data", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n", encoding="utf-8")
    return folder


def without_the_sample(records: Path) -> None:
    shutil.rmtree(records / "minh-hoa")
    (records / "redirects.yml").unlink()


def alone(records: Path) -> None:
    """All units gone, as an archive begins."""
    without_the_sample(records)
    for path in records.glob("*/unit.yml"):
        shutil.rmtree(path.parent)


def joined(records: Path) -> None:
    unit = records / "cat-hai/unit.yml"
    text = unit.read_text(encoding="utf-8")
    unit.write_text(text.replace("kind: special_zone\n", "kind: special_zone\njoined: 2026-11-01\n"), encoding="utf-8")
    (records / "cat-hai/2026/01").mkdir(parents=True)
    shutil.copy(records / "cat-hai/2025/plan.md", records / "cat-hai/2026")
    (records / "cat-hai/2026/01/conference.yml").write_text(CONFERENCE, encoding="utf-8")


def silent(records: Path) -> None:
    """A conference of an office that does not say that it keeps the archive."""
    joined(records)
    unit = records / "cat-hai/unit.yml"
    unit.write_text(unit.read_text(encoding="utf-8").replace("joined: 2026-11-01\n", ""), encoding="utf-8")


def real_sample(records: Path) -> None:
    unit = records / "minh-hoa/unit.yml"
    unit.write_text(unit.read_text(encoding="utf-8").replace("không có thật", "có thật"), encoding="utf-8")


def bad_schema(records: Path) -> None:
    fields = records / "fields.yml"
    fields.write_text(fields.read_text(encoding="utf-8").replace("fields.schema", "felds.schema"), encoding="utf-8")


@pytest.mark.parametrize("change", [without_the_sample, alone, joined], ids=lambda change: change.__name__)
def test_what_an_office_does_by_the_rules_stays_green(clone: Path, change: Callable[[Path], None]) -> None:
    change(clone / "records")
    checked = run(clone, "doithoai", "check")
    assert checked.returncode == 0, checked.stdout
    tested = run(clone, "pytest", "-q", "-p", "no:cacheprovider", "tests/data")
    assert tested.returncode == 0, tested.stdout
    assert "4 passed" in tested.stdout


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (silent, "test_the_check_finds_nothing_that_blocks"),
        (real_sample, "test_a_sample_says_that_it_is_not_real"),
        (bad_schema, "test_a_schema_that_a_record_names_for_the_editor_is_there"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_suite_of_the_records_can_fail(clone: Path, change: Callable[[Path], None], named: str) -> None:
    change(clone / "records")
    tested = run(clone, "pytest", "-q", "-p", "no:cacheprovider", "tests/data")
    assert tested.returncode == 1, tested.stdout
    assert f"FAILED tests/data/test_records.py::{named}" in tested.stdout
    assert "1 failed, 3 passed" in tested.stdout
