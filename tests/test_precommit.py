"""The hook in a real Git repository, run by the real pre-commit: it blocks what is wrong, not what is late."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
Run = Callable[..., Any]
CONFERENCE = "thu-nghiem/2025/02/conference.yml"
NOTICE = "thu-nghiem/2025/02/documents/conclusion_notice.md"


@pytest.fixture
def repository(records: Path, git: Run) -> Path:
    """The archive beside the program, with the hook installed, as in a clone of this repository."""
    top = records.parent
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "doithoai", top / "doithoai", ignore=ignore)
    shutil.copy(ROOT / ".pre-commit-config.yaml", top)
    git("add", "-A")
    git("commit", "-qm", "Chương trình")
    return top


@pytest.fixture
def pre_commit(repository: Path, pre_commit_home: Path) -> Run:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "COV_", "PYTEST"))}
        kept.pop("GITHUB_ACTIONS", None)
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", *words],
            cwd=repository,
            env={**kept, "PRE_COMMIT_HOME": str(pre_commit_home), "SOURCE_DATE_EPOCH": "1770700000"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_a_clean_archive_passes(pre_commit: Run) -> None:
    run = pre_commit("run", "doithoai-check", "--all-files")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Passed" in run.stdout


def test_a_faulty_record_is_blocked_with_its_line_and_rule(pre_commit: Run, edit: Run, git: Run) -> None:
    edit(CONFERENCE, "form: in_person", "form: in_preson")
    git("add", "-A")
    run = pre_commit("run", "doithoai-check")
    assert run.returncode == 1
    assert f"records/{CONFERENCE}:2:1: S07 sai: “in_preson”" in run.stdout
    assert "có phải ý bạn là “in_person”?" in run.stdout


def test_a_misnamed_conference_is_blocked(pre_commit: Run, git: Run, records: Path) -> None:
    shutil.copytree(records / "thu-nghiem/2025/02", records / "thu-nghiem/2025/8")
    git("add", "-A")
    run = pre_commit("run", "doithoai-check")
    assert run.returncode == 1
    assert "records/thu-nghiem/2025/8:1:1: S11 sai: " in run.stdout


def test_only_touched_conferences_and_those_that_refer_to_them_are_judged(
    pre_commit: Run, edit: Run, git: Run, records: Path
) -> None:
    shutil.copytree(records / "thu-nghiem/2025", records / "khac/2025")
    shutil.copy(records / "thu-nghiem/unit.yml", records / "khac")
    edit("khac/2025/02/conference.yml", "form: in_person", "form: in_preson")
    git("add", "-A")
    git("commit", "-qm", "Một lỗi đã có sẵn ở đơn vị khác")
    edit("thu-nghiem/2025/01/conference.yml", "form: in_person", "form: in_person\nnote: Ghi thêm.")
    git("add", "-A")
    run = pre_commit("run", "doithoai-check", "--verbose")
    assert run.returncode == 0, run.stdout
    assert "của 2 hội nghị" in run.stdout


def test_what_is_late_and_explained_is_recorded(pre_commit: Run, git: Run, records: Path) -> None:
    path = records / NOTICE
    text = path.read_text(encoding="utf-8").replace("2025-11-27", "2025-12-08")
    path.write_text(text, encoding="utf-8")
    git("add", "-A")
    refused = pre_commit("run", "doithoai-check")
    assert refused.returncode == 1
    assert " T03 sai: " in refused.stdout
    reason = "number: 66/TB-UBND\nlate_reason: Chờ ý kiến của sở chuyên ngành."
    path.write_text(text.replace("number: 66/TB-UBND", reason), encoding="utf-8")
    git("add", "-A")
    recorded = pre_commit("run", "doithoai-check", "--verbose")
    assert recorded.returncode == 0, recorded.stdout
    assert " T03 chậm: " in recorded.stdout


def test_a_missing_document_is_told_and_does_not_block(pre_commit: Run, git: Run, records: Path, edit: Run) -> None:
    (records / "thu-nghiem/2025/02/documents/minutes.md").unlink()
    edit(CONFERENCE, "form: in_person", "form: in_person\nnote: Ghi thêm.")
    git("add", "-A")
    run = pre_commit("run", "doithoai-check", "--verbose")
    assert run.returncode == 0, run.stdout
    assert " D01 thiếu: " in run.stdout


def test_git_commit_itself_is_stopped_by_the_installed_hook(pre_commit: Run, edit: Run, git: Run) -> None:
    pre_commit("install")
    edit(CONFERENCE, "form: in_person", "form: in_preson")
    git("add", "-A")
    with pytest.raises(subprocess.CalledProcessError):
        git("commit", "-qm", "Sai")
    assert git("status", "--porcelain").stdout.startswith("M ")


def test_another_archive_can_take_the_hook_from_this_repository(
    records: Path, git: Run, edit: Run, pre_commit_home: Path, tmp_path: Path
) -> None:
    source = tmp_path / "doithoai-source"
    tracked = ["doithoai", "pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA", ".pre-commit-hooks.yaml"]
    tracked += ["records", "requirements"]  # the wheel carries what a new archive begins with
    source.mkdir()
    for name in tracked:
        path = ROOT / name
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(path, source / name, ignore=ignore) if path.is_dir() else shutil.copy(path, source)
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "x"]):
        names = ["-c", "user.name=x", "-c", "user.email=x@example.invalid"]
        subprocess.run(["git", *names, *words], cwd=source, check=True)
    edit(CONFERENCE, "form: in_person", "form: in_preson")
    git("add", "-A")
    run = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(source), "doithoai-check", "--ref", "HEAD"],
        cwd=records.parent,
        env={**os.environ, "PRE_COMMIT_HOME": str(pre_commit_home), "GITHUB_ACTIONS": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    assert f"records/{CONFERENCE}:2:1: S07 sai: “in_preson”" in run.stdout


# --- what is deleted


def test_a_commit_that_only_deletes_is_looked_at(pre_commit: Run, git: Run, records: Path) -> None:
    (records / NOTICE).unlink()
    git("add", "-A")
    assert "Skipped" in pre_commit("run", "doithoai-check").stdout, "pre-commit passes no deleted file on"
    run = pre_commit("run", "doithoai-deleted")
    assert run.returncode == 1
    assert "Hồ sơ mất mà không để lại bản lược: 1" in run.stdout
    assert f"- `records/{NOTICE}`" in run.stdout


def test_a_deleted_document_that_records_refer_to_is_told(doithoai: Run, git: Run, edit: Run, records: Path) -> None:
    edit("thu-nghiem/unit.yml", "kind: commune", "kind: commune\nsample: true")
    git("commit", "-qam", "Đơn vị mẫu: được xóa")
    (records / NOTICE).unlink()
    git("add", "-A")
    run = doithoai("check", "--deleted", "--as-of", "2026-02-10")
    assert run.returncode == 1
    assert "S09 sai" in run.stdout
    assert "bản lược" not in run.stdout


def test_a_whole_unit_that_goes_is_told(doithoai: Run, git: Run) -> None:
    git("rm", "-rq", "records/thu-nghiem")
    run = doithoai("check", "--deleted")
    assert run.returncode == 1
    assert "- `records/thu-nghiem/2025/02/`" in run.stdout


@pytest.mark.usefixtures("git")
def test_where_nothing_is_deleted_nothing_is_told(doithoai: Run, edit: Run, records: Path) -> None:
    edit(CONFERENCE, "form: in_person", "form: in_preson")
    (records / NOTICE).unlink()  # not staged: the next commit still has it
    run = doithoai("check", "--deleted")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_outside_of_git_the_reason_is_told(doithoai: Run) -> None:
    run = doithoai("check", "--deleted", GIT_CEILING_DIRECTORIES="/")
    assert run.returncode == 2
    assert "Git không so sánh được" in run.stderr
