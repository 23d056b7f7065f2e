"""Nothing of the name goes along with an archive: S27 in hooks and checks, a refusal of every command that writes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doithoai.cli import main
from doithoai.commands.manifest import manifest
from doithoai.commands.private_repository import found_private
from doithoai.reading.archive import Archive
from doithoai.reading.manifest import manifest_bytes
from doithoai.reading.private_names import is_private_name, private_paths
from tests.test_committed import Repo, started
from tests.test_package import FEW_LINES

Run = Callable[..., Any]
DAY = ("--as-of", "2026-02-10")


@pytest.fixture
def repo(records: Path, tmp_path: Path) -> Repo:
    return started(tmp_path / "gốc", records)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "private",
            "Private",
            "PRIVATE",
            "prívate",
            "pri\u0301vate",
            "private ",
            "private.",
            ".private",
            "private.zip",
        ),
        *("рrivate", "pri\u200bvate", "ｐrivate", "private.old.d"),
    ],
)
def test_a_name_is_known_in_every_spelling(name: str) -> None:
    assert is_private_name(name)
    assert private_paths(["a/b", f"a/{name}/c", f"{name}", f"a\\{name}\\c"]) == sorted(
        [f"a/{name}/c", f"{name}", f"a\\{name}\\c"]
    )


@pytest.mark.parametrize("name", ["privates", "rieng", "xa-private", "priv", "", "private-2", "-"])
def test_other_names_are_free(name: str) -> None:
    assert not is_private_name(name)
    assert private_paths([f"records/{name}/a.yml"]) == []


def test_the_program_itself_bears_the_name(records: Path) -> None:
    del records
    assert private_paths(["doithoai/private/store.py", "doithoai/cli/private.py"]) == []


# --- hooks


def tracked(repo: Repo) -> None:
    (repo.top / "private").mkdir()
    (repo.top / "private/so.yml").write_text("- 1\n")


def below(repo: Repo) -> None:
    (repo.records / "thu-nghiem/2025/02/Private").mkdir()
    (repo.records / "thu-nghiem/2025/02/Private/so.yml").write_text("- 1\n")


def in_pages(repo: Repo) -> None:
    (repo.top / "docs/private").mkdir(parents=True)
    (repo.top / "docs/private/so.md").write_text("1\n")


def link(repo: Repo) -> None:
    (repo.top / "private").symlink_to("..")


def submodule(repo: Repo) -> None:
    (repo.top / "private").mkdir()
    subprocess.run(["git", "init", "-q"], cwd=repo.top / "private", check=True, timeout=60)
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@b.invalid", "commit", "-q", "--allow-empty", "-m", "a"]
    subprocess.run(command, cwd=repo.top / "private", check=True, timeout=60)


@pytest.mark.parametrize(
    ("made", "place", "why"),
    [
        (tracked, "private", "đang theo dõi tệp"),
        (below, "records/thu-nghiem/2025/02/Private", "git rm -r -f --cached"),
        (in_pages, "docs/private", "đang theo dõi tệp"),
        (link, "private", "liên kết"),
        (submodule, "private", "kho con (submodule)"),
    ],
)
def test_no_commit_takes_it_along(repo: Repo, made: Callable[[Repo], None], place: str, why: str) -> None:
    made(repo)
    repo.git("add", "-A")
    said = repo.refused()
    assert f"{place}:1:1: S27 sai" in said
    assert why in said
    repo.git("rm", "-rfq", "--cached", place)
    (repo.top / ".gitignore").write_text("/private\nPrivate/\n/docs/\n")
    repo.git("add", ".gitignore")
    if made is link:
        (repo.top / "private").unlink()
    if made is below:
        (repo.records / "thu-nghiem/2025/02/Private/so.yml").unlink()
        (repo.records / "thu-nghiem/2025/02/Private").rmdir()
    repo.commit()


def test_a_commit_of_anything_else_is_refused_too_while_one_is_tracked(repo: Repo) -> None:
    tracked(repo)
    repo.git("add", "-A")
    repo.git("commit", "-q", "--no-verify", "-m", "Lỡ")
    (repo.top / "README.md").write_text("Kho\n")
    repo.git("add", "README.md")
    assert "private:1:1: S27 sai" in repo.refused()


def test_one_that_git_does_not_ignore_is_told_before_it_is_tracked(repo: Repo) -> None:
    assert [*found_private(repo.records)]
    repo.git("add", "-A")
    repo.commit()
    (repo.top / ".gitignore").write_text("")
    repo.git("add", "-A", ".gitignore")
    said = repo.refused()
    assert "private:1:1: S27 sai" in said
    assert "chưa bỏ qua thư mục này" in said


def test_a_worktree_of_the_archive_in_its_place_is_told(repo: Repo) -> None:
    repo.git("worktree", "add", "-q", "private", "-b", "khác")
    (repo.top / ".gitignore").write_text("/private/\n")
    repo.git("add", ".gitignore")
    assert "worktree" in repo.refused()


# --- checks


def test_the_whole_check_tells_it_with_the_rest(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repo.top)
    assert main(["check", *DAY]) == 0
    capsys.readouterr()
    tracked(repo)
    repo.git("add", "-A")
    assert main(["check", *DAY]) == 1
    assert "private:1:1: S27 sai: Tên “private” chỉ dành cho kho riêng" in capsys.readouterr().out
    assert main(["check", *DAY, "--lang", "en", "--format", "json"]) == 1
    assert "run git rm -r -f --cached “private”" in capsys.readouterr().out
    assert main(["check", *DAY, "records/thu-nghiem/2025/01"]) == 0


def test_a_good_private_repository_is_nothing_to_tell(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repo.top)
    assert [*found_private(repo.records)]
    assert main(["check", *DAY]) == 0
    assert "S27" not in capsys.readouterr().out


# --- commands that write


def test_nothing_is_written_into_it(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repo.top)
    assert [*found_private(repo.records)]
    (repo.top / "lối").symlink_to("private")
    for words in (
        ("public-copy", "private/cong", *DAY),
        ("public-copy", "lối/cong", *DAY),
        ("stamp", "private/site"),
        ("init", "private/kho", "--yes", "--name", "xã A", "--policy-from", "cat-hai"),
        ("init", "Private", "--yes", "--name", "xã A", "--policy-from", "cat-hai"),
    ):
        assert main([*words]) == 2, words
        assert "kho riêng" in capsys.readouterr().err, words
    assert sorted(path.name for path in (repo.top / "private").iterdir()) == [".git", ".gitignore", "README.md"]


def test_an_archive_is_not_read_from_within_it(repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repo.top / "records").rename(tmp_path / "private")
    assert main(["check", *DAY, str(tmp_path / "private")]) == 2
    assert "kho riêng" in capsys.readouterr().err


def test_a_manifest_lists_nothing_of_it(repo: Repo, tmp_path: Path) -> None:
    below(repo)
    (tmp_path / "site/private").mkdir(parents=True)
    (tmp_path / "site/private/so.txt").write_text("1")
    (tmp_path / "site/index.html").write_text("1")
    made, left = manifest(
        Archive(repo.records), tmp_path / "site", Archive(repo.records).calendar_tables[0][0].days_off[0].date
    )
    assert b"rivate" not in manifest_bytes(made)
    assert left == ("thu-nghiem/2025/02/Private", "private")


# --- builds


def built(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=240
    )


@pytest.mark.parametrize("how", ["its name", "a link", "a link to a file", "the site in it"])
def test_a_build_that_would_take_it_along_is_refused(repo: Repo, how: str) -> None:
    assert [*found_private(repo.records)]
    (repo.top / "private/so.md").write_text("Công dân\n")
    (repo.top / "docs").mkdir()
    (repo.top / "mkdocs.yml").write_text(FEW_LINES + ("site_dir: private/site\n" if how == "the site in it" else ""))
    if how == "its name":
        (repo.top / "docs/Private").mkdir()
        (repo.top / "docs/Private/so.md").write_text("1\n")
    elif how == "a link":
        (repo.top / "docs/anh").symlink_to("../private")
    elif how == "a link to a file":
        (repo.top / "docs/so.md").symlink_to("../private/so.md")
    done = built(repo.top)
    assert done.returncode == 1, done.stderr
    assert "S27" in done.stdout + done.stderr
    assert not (repo.top / "site").exists()
    assert not (repo.top / "private/site").exists()
