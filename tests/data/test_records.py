"""The records of this repository, looked at as data: what any archive may run, and what only this one holds.

No test of the software reads them. Whatever an office files by the rules leaves this green.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from doithoai.model.base import Record
from doithoai.reading.archive import Archive

ROOT = Path(__file__).parents[2]
DATA = ROOT / "records"
SCHEMA = re.compile(r"# yaml-language-server: \$schema=(.*)")


@pytest.fixture(scope="module")
def archive() -> Archive:
    return Archive(DATA)


def test_the_check_finds_nothing_that_blocks() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "doithoai", "check", "records", "--fail-on", "error", "--format", "text"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_schema_that_a_record_names_for_the_editor_is_there() -> None:
    """A record may name none: whoever writes in a browser has no editor that would read it."""
    wrong = []
    for path in (one for one in sorted(DATA.rglob("*")) if one.suffix in (".yml", ".md") and one.is_file()):
        head = path.read_text(encoding="utf-8").split("\n")[:2]
        named = [match[1] for line in head if (match := SCHEMA.fullmatch(line))]
        wrong += [str(path.relative_to(ROOT)) for name in named if not (path.parent / name).is_file()]
    assert wrong == []


def test_every_number_of_a_policy_stands_beside_its_section(archive: Archive) -> None:
    bare = [
        f"{policy.id}: {field}"
        for policy in archive.policies()
        for field in policy.rules.__struct_fields__
        if isinstance(rule := getattr(policy.rules, field), Record) and not str(getattr(rule, "section", "")).strip()
    ]
    assert bare == []


def test_a_sample_says_that_it_is_not_real(archive: Archive) -> None:
    samples = [unit for name in archive.units if (unit := archive.unit(name)) and unit.sample]
    assert [unit.name for unit in samples if "không có thật" not in (unit.note or "")] == []
