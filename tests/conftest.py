"""What many tests need: the small clean archive of tests/rules/base, alone or in a Git repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A copy of the clean archive of xã Thử Nghiệm, in a folder with a space in its name."""
    folder = tmp_path / "kho hồ sơ" / "records"
    shutil.copytree(ROOT / "tests/rules/base", folder)
    shutil.copytree(ROOT / "records/calendar", folder / "calendar")
    return folder


@pytest.fixture
def doithoai(records: Path) -> Run:
    """The command, run as a process of its own beside the archive."""

    def run(*words: str, cwd: Path | None = None, **extra: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name not in ("GITHUB_ACTIONS", "CI")}
        given = {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **extra}
        environment = {name: value for name, value in given.items() if value}
        return subprocess.run(
            [sys.executable, "-m", "doithoai", *words],
            cwd=cwd or records.parent,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def git(records: Path) -> Run:
    """Git in the folder above the archive, made a repository with one commit of it."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        names = {"GIT_AUTHOR_NAME": "Thử", "GIT_AUTHOR_EMAIL": "thu@example.invalid"}
        names |= {"GIT_COMMITTER_NAME": "Thử", "GIT_COMMITTER_EMAIL": "thu@example.invalid"}
        return subprocess.run(
            ["git", *words],
            cwd=records.parent,
            env={**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull},
            capture_output=True,
            text=True,
            check=True,
        )

    run("init", "-q", "-b", "main")
    run("add", "-A")
    run("commit", "-q", "-m", "Bắt đầu")
    return run


@pytest.fixture
def edit(records: Path) -> Callable[..., None]:
    """Replace text in one record of the archive; the old text must be there exactly once."""

    def replace(name: str, old: str, new: str) -> None:
        path = records / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace
