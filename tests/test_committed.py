"""A hook judges what is committed, from real commits: in a clone, a linked worktree, a submodule, and a subfolder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doithoai.commands.repository import NotInGit, Repository
from tests.conftest import ROOT

Run = Callable[..., Any]
FOLDER = "thu-nghiem/2025/02"
CONFERENCE = f"{FOLDER}/conference.yml"
MINUTES = f"{FOLDER}/documents/minutes.md"
REPLY = f"{FOLDER}/documents/written_reply.md"
WHO = ("-c", "user.name=Thử", "-c", "user.email=thu@example.invalid", "-c", "protocol.file.allow=always")
HOOK = """#!/bin/sh
cd "{inside}" || exit 2
exec "{python}" -c 'import sys; from doithoai.cli import main
day = ["--as-of", "2026-02-10"]
sys.exit(main(["check", "--staged", *day]) or main(["check", "--deleted", *day]))'
"""
"""Both in one process: a start of Python costs more than what it judges here."""


class Repo:
    """A repository whose commits are judged by the two hooks, where `inside` is the folder above the archive."""

    def __init__(self, top: Path, inside: str = ".") -> None:
        self.top, self.records = top, top / inside / "records"
        self.hooks = top.parent / f"hooks of {top.name}"
        self.hooks.mkdir()
        hook = self.hooks / "pre-commit"
        hook.write_text(HOOK.format(inside=inside, python=sys.executable), "utf-8")
        hook.chmod(0o755)

    def git(self, *words: str, **extra: str) -> str:
        done = self.tried(*words, **extra)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def tried(self, *words: str, **extra: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "COV_"))}
        kept = {name: value for name, value in kept.items() if name not in ("GITHUB_ACTIONS", "CI")}
        return subprocess.run(
            ["git", *WHO, "-c", f"core.hooksPath={self.hooks}", *words],
            cwd=self.top,
            env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "GIT_CONFIG_GLOBAL": os.devnull, **extra},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def commit(self, *words: str) -> str:
        """Commit; what the hooks said where they passed it."""
        done = self.tried("commit", "-m", "Ghi", *words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def refused(self, *words: str) -> str:
        """Commit; what the hooks said where they refused it."""
        done = self.tried("commit", "-m", "Ghi", *words)
        assert done.returncode != 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.records / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, (name, old)
        path.write_text(text.replace(old, new), "utf-8")

    def reset(self) -> None:
        self.git("reset", "-q", "--hard")
        self.git("clean", "-qfdx")


def started(top: Path, records: Path, inside: str = ".") -> Repo:
    (top / inside).mkdir(parents=True, exist_ok=True)
    shutil.copytree(records, top / inside / "records")
    repo = Repo(top, inside)
    repo.git("init", "-q", "-b", "main")
    repo.git("add", "-A")
    repo.git("commit", "--no-verify", "-qm", "Kho")
    return repo


@pytest.fixture
def repo(records: Path, tmp_path: Path) -> Repo:
    return started(tmp_path / "gốc", records)


@pytest.fixture(params=["clone", "worktree", "submodule", "subfolder"])
def anywhere(request: pytest.FixtureRequest, records: Path, tmp_path: Path) -> Repo:
    if request.param == "subfolder":
        return started(tmp_path / "trên", records, "kho số 1")
    first = started(tmp_path / "gốc", records)
    if request.param == "worktree":
        first.git("worktree", "add", "-q", "-b", "khac", str(tmp_path / "nhánh"))
        return Repo(tmp_path / "nhánh")
    if request.param == "submodule":
        above = tmp_path / "ngoài"
        above.mkdir()
        for words in (["init", "-q"], ["submodule", "--quiet", "add", str(first.top), "kho"]):
            subprocess.run(["git", *WHO, *words], cwd=above, check=True, capture_output=True)
        return Repo(above / "kho")
    return first


def test_the_next_commit_is_judged_wherever_git_is(anywhere: Repo) -> None:
    repo, good, bad = anywhere, "form: in_person", "form: in_preson"
    repo.edit(CONFERENCE, good, f"{good}\nnote: Ghi thêm.")
    repo.git("add", "-A")
    repo.edit(CONFERENCE, good, bad)
    repo.commit()
    assert bad in (repo.records / CONFERENCE).read_text("utf-8"), "the work tree is left as it is"

    repo.git("add", "-A")
    repo.edit(CONFERENCE, bad, good)
    assert f"records/{CONFERENCE}:2:1: S07 sai" in repo.refused()

    repo.reset()
    repo.git("rm", "-q", str(repo.records / MINUTES))
    assert f"- `records/{MINUTES}`" in repo.refused()


def test_what_is_committed_past_the_index_is_judged(repo: Repo) -> None:
    good, bad = "form: in_person", "form: in_preson"
    repo.edit(CONFERENCE, good, bad)
    repo.edit(MINUTES, "---\nNội dung", "---\nThêm một dòng.\n\nNội dung")
    repo.git("add", "-A")
    assert "S07" in repo.refused("--only", str(repo.records / CONFERENCE))
    repo.commit("--only", str(repo.records / MINUTES))
    repo.reset()
    repo.edit(CONFERENCE, good, bad)
    assert "S07" in repo.refused("-a")


def test_what_is_not_added_is_told_where_records_refer_to_it(repo: Repo) -> None:
    text = (repo.records / REPLY).read_text("utf-8")
    (repo.records / REPLY).unlink()
    petitions = (repo.records / FOLDER / "petitions.yml").read_text("utf-8")
    (repo.records / FOLDER / "petitions.yml").unlink()
    repo.git("add", "-A")
    repo.git("commit", "-qnm", "Chưa có trả lời")
    (repo.records / REPLY).write_text(text, "utf-8")
    (repo.records / FOLDER / "petitions.yml").write_text(petitions, "utf-8")
    repo.git("add", str(repo.records / FOLDER / "petitions.yml"))
    told = repo.refused()
    assert "S09 sai: Không tìm thấy tài liệu “written_reply”" in told
    assert f"records/{REPLY} có trên máy này nhưng chưa được đưa vào lần ghi: hãy chạy git add" in told
    repo.git("add", "-N", str(repo.records / REPLY))
    assert f"records/{REPLY} có trên máy này" in repo.refused(), "a name alone is not committed"
    repo.git("add", "-A")
    assert "có trên máy này" not in repo.commit()


def test_a_broken_file_that_is_not_added_blocks_no_other_commit(repo: Repo) -> None:
    for name in (f"{FOLDER}/documents/thong-bao.md", "Xã Mới/unit.yml", "thu-nghiem/2025/3/conference.yml", "ghi.txt"):
        (repo.records / name).parent.mkdir(parents=True, exist_ok=True)
        (repo.records / name).write_text("a: [", "utf-8")
    repo.edit(CONFERENCE, "form: in_person", "form: in_person\nnote: Ghi thêm.")
    repo.git("add", "-u")
    said = repo.commit()
    assert "sai" not in said
    repo.git("add", "-A")
    assert "S11 sai" in repo.refused()


def test_what_is_deleted_is_told(repo: Repo) -> None:
    repo.git("rm", "-q", "--cached", str(repo.records / MINUTES))
    assert f"- `records/{MINUTES}`" in repo.refused(), "that it still lies in the folder helps no clone"
    repo.reset()
    (repo.records / MINUTES).unlink()
    repo.edit(CONFERENCE, "form: in_person", "form: in_person\nnote: Ghi thêm.")
    assert f"- `records/{MINUTES}`" in repo.refused("-a")
    repo.git("add", str(repo.records / CONFERENCE))
    repo.commit()
    repo.reset()
    repo.git("mv", str(repo.records / MINUTES), str(repo.records / MINUTES.replace("minutes", "minutes-1")))
    repo.commit()


def test_an_archive_that_moved_or_is_gone_is_no_empty_success(repo: Repo) -> None:
    copy = repo.records.parent / "khác"
    shutil.copytree(repo.records, copy)
    repo.git("rm", "-rq", "--cached", str(repo.records))
    assert "Hồ sơ mất mà không để lại bản lược: " in repo.refused()
    repo.git("add", "-A", str(copy))
    shutil.move(repo.records, repo.records.parent / "records-cũ")
    assert "không có tệp hoặc thư mục “records”" in repo.refused()
    run = subprocess.run(
        [sys.executable, "-m", "doithoai", "changes", "--base", "HEAD", "--records", "khác"],
        cwd=copy.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 2
    assert "HEAD không có kho hồ sơ ở " in run.stderr
    assert "kho đã chuyển chỗ thì không so sánh được" in run.stderr


def test_what_git_is_told_to_look_away_from_is_judged(repo: Repo) -> None:
    repo.edit(CONFERENCE, "form: in_person", "form: in_person\nnote: Ghi thêm.")
    repo.git("add", "-A")
    name = str(repo.records / REPLY)
    repo.git("update-index", "--assume-unchanged", name)
    Path(name).unlink()
    assert "S09" not in repo.commit()


def test_an_index_of_another_repository_is_not_taken(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = started(tmp_path / "một", records), started(tmp_path / "hai", records)
    one.edit(CONFERENCE, "form: in_person", "form: in_preson")
    one.git("add", "-A")
    monkeypatch.setenv("GIT_DIR", str(one.top / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(one.top / ".git/index"))
    monkeypatch.setenv("GIT_PREFIX", "records/")
    monkeypatch.setenv("GIT_WORK_TREE", str(one.top))
    assert Repository(other.records).staged("AMD") == []
    assert Repository(one.records).staged("AMD") == [CONFERENCE]


def test_a_work_tree_whose_repository_lies_elsewhere(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = started(tmp_path / "một", records)
    (repo.top / ".git").rename(tmp_path / "kho.git")
    with pytest.raises(NotInGit):
        Repository(repo.records)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "kho.git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(repo.top))
    (repo.records / MINUTES).unlink()
    assert Repository(repo.records).unlike() == {MINUTES}


def test_a_path_that_is_not_added_is_refused_by_name(doithoai: Run, git: Run, records: Path) -> None:
    (records / "thu-nghiem/2025/03").mkdir()
    (records / "thu-nghiem/2025/03/conference.yml").write_text("a: [", "utf-8")
    run = doithoai("check", "--staged", "records/thu-nghiem/2025/03")
    assert run.returncode == 2
    assert "“records/thu-nghiem/2025/03” chưa được đưa vào lần ghi này; hãy chạy git add" in run.stderr
    assert doithoai("check", "--staged").stdout == ""
    git("add", "-A")
    assert "S02 sai" in doithoai("check", "--staged").stdout


def test_a_halted_merge_and_an_unknown_branch_are_told_as_that(repo: Repo) -> None:
    repo.git("checkout", "-qb", "nhanh")
    repo.edit(CONFERENCE, "form: in_person", "form: online")
    repo.git("commit", "--no-verify", "-qam", "Một")
    repo.git("checkout", "-q", "main")
    repo.edit(CONFERENCE, "form: in_person", "form: indirect")
    repo.git("commit", "--no-verify", "-qam", "Hai")
    repository = Repository(repo.records)
    assert repository.staged("AMT") == []
    assert repo.tried("merge", "-q", "nhanh").returncode
    with pytest.raises(NotInGit, match=f"đang gộp dở, tệp còn vướng nên chưa ghi được: {CONFERENCE}"):
        repository.staged("AMT")
    with pytest.raises(NotInGit, match="không có nhánh hay bản ghi “khong-co” ở bản chép này"):
        repository.changed("khong-co")
