"""A proposal that is killed anywhere leaves nothing half done: the next call goes on. Two at once take turns."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from doithoai.cli import main
from doithoai.commands.proposals import memory, renewing
from doithoai.commands.proposals.by_git import GitStore
from doithoai.commands.proposals.forge import Forge
from tests.conftest import RECORDS, ROOT
from tests.forges import DAY, LONG, TOKEN, Server, forge, git, template

OF = "records/minh-hoa/2026/05"
PETITIONS = f"{OF}/petitions.yml"
BRANCH = f"ban/minh-hoa-{DAY}-1"
CALL = ("propose", "--as-of", DAY, "--yes")
EFFECTS: tuple[tuple[object, str], ...] = (
    *((GitStore, name) for name in ("commit", "set_ref", "take_index", "push")),
    *((memory, "write"), (renewing, "write_all"), (Forge, "ask")),
)
MOST = 40


class Killed(BaseException):
    """What no program catches."""


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("kho"), RECORDS)


@pytest.fixture
def server(tmp_path: Path, bare: Path) -> Iterator[Server]:
    with forge(tmp_path / "may chu", bare) as started:
        yield started


def office(server: Server, folder: Path) -> Path:
    """A PC with one more petition, while somebody else changed another field of the same file."""
    git("clone", "-q", str(server.bare), str(folder), cwd=folder.parent)
    git("remote", "set-url", "origin", server.url, cwd=folder)
    text = (folder / PETITIONS).read_text("utf-8")
    (folder / PETITIONS).write_text(text + text[text.index("- id: 11") :].replace("id: 11", "id: 12"), "utf-8")
    return folder


def settled(server: Server, folder: Path) -> None:
    """Everything is where it belongs, and only once."""
    assert server.branches() == [BRANCH]
    assert git("rev-list", "--count", f"main..{BRANCH}", cwd=server.bare).strip() == "1"
    assert [one["branch"] for one in server.requests] == [BRANCH]
    told = server.file(BRANCH, PETITIONS)
    assert "hai lần va chạm" in told
    assert "- id: 12\n" in told
    assert (folder / PETITIONS).read_text("utf-8") == told
    lines = git("status", "--porcelain", "--branch", cwd=folder).splitlines()
    assert lines == ["## main...origin/main", f" M {PETITIONS}"]
    git("fsck", "--strict", cwd=folder)


def test_a_proposal_killed_before_any_of_its_steps_goes_on(
    server: Server, bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DOITHOAI_TOKEN", TOKEN)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    left = 0

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                raise Killed
            return real(*given, **named)

        return call

    for where, name in EFFECTS:
        monkeypatch.setattr(where, name, counted(getattr(where, name)))
    killed = 0
    for step in range(1, MOST):
        git("fetch", "-q", "--prune", str(bare), "+refs/heads/*:refs/heads/*", cwd=server.bare)
        server.requests.clear()
        folder = office(server, tmp_path / f"may {step}")
        with server.work() as other:
            text = (other / PETITIONS).read_text("utf-8")
            (other / PETITIONS).write_text(text.replace("đã xảy ra va chạm", "đã hai lần va chạm"), "utf-8")
        monkeypatch.chdir(folder)
        left = step
        try:
            main(CALL)
        except Killed:
            killed += 1
            left = 0
            assert main(CALL) == 0, capfd.readouterr()
        settled(server, folder)
        if killed < step:
            break
    assert 8 < killed < MOST - 1


@pytest.mark.skipif(sys.platform == "win32", reason="no groups of processes")
def test_a_proposal_that_the_system_kills_goes_on(
    server: Server, bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DOITHOAI_TOKEN", TOKEN)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    given = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    asked = 0
    for number, last in enumerate(("git-upload-pack", "POST /xa/kho.git/git-receive-pack", "/api/")):
        git("fetch", "-q", "--prune", str(bare), "+refs/heads/*:refs/heads/*", cwd=server.bare)
        server.requests.clear()
        folder = office(server, tmp_path / f"may {number}")
        with server.work() as other:
            text = (other / PETITIONS).read_text("utf-8")
            (other / PETITIONS).write_text(text.replace("đã xảy ra va chạm", "đã hai lần va chạm"), "utf-8")
        begun = subprocess.Popen(
            [sys.executable, "-m", "doithoai", *CALL], cwd=folder, env=given, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

        def end(method: str, path: str, begun: subprocess.Popen[bytes] = begun, last: str = last) -> None:
            nonlocal asked
            if begun.poll() is None and last in f"{method} {path}":
                asked += 1
                os.killpg(begun.pid, signal.SIGKILL)
                begun.wait(LONG)

        server.wrong = end
        begun.wait(LONG)
        server.wrong = lambda _method, _path: None
        monkeypatch.chdir(folder)
        assert main(CALL) == 0, capfd.readouterr()
        settled(server, folder)
    assert asked == 3


def test_a_lock_that_a_killed_git_left_is_named(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DOITHOAI_TOKEN", TOKEN)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    folder = office(server, tmp_path / "may")
    with server.work():
        pass
    monkeypatch.chdir(folder)
    for library in (False, True):
        if library:
            monkeypatch.setenv("PATH", str(tmp_path / "khong co gi"))
        lock = folder / ".git/refs/heads/main.lock"
        lock.touch()
        assert main(CALL) == 2
        assert f"để lại tệp {lock}" in capfd.readouterr().err
        lock.unlink()
    assert main(CALL) == 0


def test_two_at_once_take_turns(server: Server, tmp_path: Path) -> None:
    folder = office(server, tmp_path / "may")
    with server.work() as other:
        text = (other / PETITIONS).read_text("utf-8")
        (other / PETITIONS).write_text(text.replace("đã xảy ra va chạm", "đã hai lần va chạm"), "utf-8")
    given = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "DOITHOAI_TOKEN": TOKEN}
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "doithoai", *CALL]
    both = [
        subprocess.Popen(command, cwd=folder, env=given, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")
        for _ in range(2)
    ]
    said = [one.communicate(timeout=LONG) for one in both]
    codes = sorted(one.returncode for one in both)
    waited = [wrong for _, wrong in said if "tiến trình khác" in wrong]
    assert codes == ([0, 2] if waited else [0, 0]), said
    settled(server, folder)


def test_a_note_that_can_not_be_read_is_told(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = office(server, tmp_path / "may")
    (folder / ".git/doithoai").mkdir()
    (folder / ".git/doithoai/de-nghi.json").write_text("{", "utf-8")
    monkeypatch.setenv("DOITHOAI_TOKEN", TOKEN)
    monkeypatch.chdir(folder)
    assert main(CALL) == 2
    assert server.branches() == []
