"""What left its place is told whatever stands in its way: in English, behind a failure, a link or a hostile name."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doithoai import cli
from doithoai.commands import vanished

pytestmark = pytest.mark.no_cover  # see suite.py

Run = Callable[..., Any]
AS_OF = ("--as-of", "2026-02-10")
LETTERS = re.compile("[À-ỹĐđ]")
FIRST, SECOND = "thu-nghiem/2025/01", "thu-nghiem/2025/02"
NOTICE = f"{FIRST}/documents/conclusion_notice.md"


def test_the_hook_speaks_english(records: Path, doithoai: Run, git: Run, edit: Run) -> None:
    (records / NOTICE).unlink()
    petitions = (records / SECOND / "petitions.yml").read_text("utf-8")
    start = petitions.index("- id: 2")
    edit(f"{SECOND}/petitions.yml", petitions[start : petitions.index("- id: 3")], "")
    (records / "thu-nghiem/2025/plan.md").unlink()
    git("add", "-A")
    run = doithoai("check", "--deleted", "--lang", "en", *AS_OF)
    assert run.returncode == 1
    assert "### Records that are lost and leave no stub: 3" in run.stdout
    assert f"- `records/{SECOND}/petitions.yml`: petition 2" in run.stdout
    assert "The archive deletes nothing silently" in run.stdout
    bare = re.sub("“[^“”]*”|\\(basis: .*", "", run.stdout)
    assert not LETTERS.search(bare), [line for line in bare.split("\n") if LETTERS.search(line)]
    assert "### Hồ sơ mất mà không để lại bản lược: 3" in doithoai("check", "--deleted", *AS_OF).stdout


def test_a_move_is_told_in_english(records: Path, doithoai: Run, git: Run) -> None:
    (records / FIRST).rename(records / "thu-nghiem/2025/07")
    git("add", "-A")
    told = doithoai("check", "--deleted", "--lang", "en", *AS_OF).stdout
    assert f"- `records/{FIRST}/`: moved to `records/thu-nghiem/2025/07/`" in told
    assert "add to `records/redirects.yml` (with the true reason)" in told
    assert f"- {{from: {FIRST}, to: thu-nghiem/2025/07, on: 2026-02-10, reason: Ghi nhầm chỗ}}" in told


@pytest.mark.usefixtures("records")
def test_no_git_is_told_in_english(doithoai: Run) -> None:
    run = doithoai("check", "--deleted", "--lang", "en", *AS_OF)
    assert run.returncode == 2
    assert "Git can't compare: " in run.stderr


def test_what_cannot_be_compared_is_told_as_lost_and_hides_nothing_else(
    records: Path, git: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def explode(*_: object, **__: object) -> bool:
        raise RecursionError

    del git  # the archive is in a repository
    monkeypatch.chdir(records.parent)
    monkeypatch.setattr(vanished, "_renamed", explode)
    (records / NOTICE).unlink()
    (records / "thu-nghiem/2025/plan.md").unlink()
    code = cli.main(["changes", "--base", "HEAD", *AS_OF])
    told = capsys.readouterr().out
    assert code == 1
    assert re.findall(r"^- `(.+)`$", told.partition("### Hồ sơ mất")[2], re.MULTILINE) == [
        f"records/{FIRST}/",
        "records/thu-nghiem/2025/plan.md",
    ]


@pytest.mark.parametrize("inside", [FIRST, NOTICE, "thu-nghiem/2025/plan.md", f"{FIRST}/conference.yml", "thu-nghiem"])
def test_a_link_is_no_record(inside: str, records: Path, git: Run, doithoai: Run, tmp_path: Path) -> None:
    del git
    shutil.move(records / inside, tmp_path / "ngoài kho")
    (records / inside).symlink_to(tmp_path / "ngoài kho")
    run = doithoai("changes", "--base", "HEAD", *AS_OF)
    assert run.returncode == 1, run.stdout + run.stderr
    lost = run.stdout.partition("### Hồ sơ mất")[2]
    assert f"- `records/{inside}" in lost
    assert "đã chuyển sang" not in run.stdout


def test_a_redirect_to_nowhere_stops_no_comparison(records: Path, git: Run, doithoai: Run) -> None:
    del git
    line = "- {from: thu-nghiem, to: xa-moi, on: 2026-01-05, reason: Đổi tên, whole: true}\n"
    (records / "redirects.yml").write_text(line, encoding="utf-8")
    shutil.rmtree(records / FIRST)
    run = doithoai("changes", "--base", "HEAD", *AS_OF)
    assert run.returncode == 1, run.stderr
    assert f"- `records/{FIRST}/`" in run.stdout


def test_a_hostile_name_stays_a_name(records: Path, git: Run, doithoai: Run) -> None:
    name = "x` ![](y)\n# Giả\n- {from: a, to: b}\n```\n"
    shutil.copytree(records / "thu-nghiem", records / name)
    git("add", "-A")
    git("commit", "-qm", "x")
    shutil.move(records / name / "2025/01", records / name / "2025/09")
    shutil.rmtree(records / name / "2025/02")
    git("add", "-A")
    for words in (("changes", "--base", "HEAD"), ("check", "--deleted")):
        run = doithoai(*words, *AS_OF)
        assert run.returncode == 1, run.stderr
        lines = run.stdout.split("\n")
        assert not [line for line in lines if line.startswith(("# Giả", "- {from: a", "```"))], run.stdout
        assert any("x` ![](y)\\n# Giả" in line and line.startswith("- ````") for line in lines), run.stdout
