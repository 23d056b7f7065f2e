"""Long work shows how far it is where somebody watches, and nowhere else."""

from __future__ import annotations

import io
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from doithoai import progress
from doithoai.model.both import Both
from doithoai.progress import followed
from tests.conftest import RECORDS

TOLD = Both("Đang làm", "Working")
LIMIT = 120
"""Seconds in which a check of the sample must end on a machine with much else to do."""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        super().isatty()  # raises once it is closed
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    screen = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=screen))  # pytest puts its own back for each step
    monkeypatch.setattr(progress, "QUIET", 0)
    monkeypatch.setenv("TERM", "xterm")
    return screen


def test_a_terminal_is_told_in_the_language_that_is_asked_for(terminal: Terminal) -> None:
    assert list(followed(iter("abc"), 3, TOLD)) == ["a", "b", "c"]
    assert "Đang làm:   0%" in terminal.getvalue()
    assert list(followed(iter("abc"), 3, TOLD, english=True)) == ["a", "b", "c"]
    assert "Working:   0%" in terminal.getvalue()


def test_a_bar_is_wiped_when_the_work_is_done(terminal: Terminal) -> None:
    list(followed(iter("abc"), 3, TOLD))
    assert terminal.getvalue().rpartition("\r")[0].endswith(" " * 10)


@pytest.mark.parametrize("case", ["piped", "dumb", "one thing", "no tqdm", "closed"])
def test_nothing_is_shown(case: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    if case == "piped":
        monkeypatch.setattr(terminal, "isatty", lambda: False)
    elif case == "dumb":
        monkeypatch.setenv("TERM", "dumb")
    elif case == "no tqdm":
        monkeypatch.setitem(sys.modules, "tqdm", None)
    elif case == "closed":
        terminal.close()
    work = ["a"] if case == "one thing" else ["a", "b"]
    assert followed(work, len(work), TOLD) is work
    assert case == "closed" or terminal.getvalue() == ""


def test_work_that_is_done_at_once_shows_no_bar(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "QUIET", 60)
    assert list(followed(iter("abc"), 3, TOLD)) == ["a", "b", "c"]
    assert terminal.getvalue() == ""


def test_a_fault_in_the_work_is_the_same_fault(terminal: Terminal) -> None:
    def work() -> Iterator[str]:
        yield "a"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(followed(work(), 3, TOLD))
    assert terminal.getvalue()


PROGRAM = (
    "from doithoai import progress; progress.QUIET = 0; from doithoai.cli import main; import sys; sys.exit(main())"
)


def on_terminal(*words: str) -> tuple[str, str]:
    """What a command prints, and what it shows on the terminal that its errors go to."""
    import pty
    import termios

    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    try:
        done = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *words],
            stdout=subprocess.PIPE,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm"},
        )
        os.close(theirs)
        shown, until = b"", time.monotonic() + LIMIT
        while time.monotonic() < until:
            if not select.select([ours], [], [], 1)[0]:
                continue
            try:
                shown += os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
        else:
            done.kill()
            pytest.fail(f"the command did not end in {LIMIT} s")
        printed, _ = done.communicate(timeout=LIMIT)
    finally:
        os.close(ours)
    return printed.decode(), shown.decode()


@pytest.mark.skipif(os.name == "nt", reason="a terminal of its own is made by a module of Unix")
def test_a_check_on_a_terminal_shows_a_bar_and_prints_the_same() -> None:
    words = ("check", "--as-of", "2026-11-22", str(RECORDS))
    printed, shown = on_terminal(*words)
    assert "Đang kiểm tra:" in shown
    piped = subprocess.run([sys.executable, "-c", PROGRAM, *words], capture_output=True, check=False, timeout=LIMIT)
    assert piped.stdout.decode() == printed
    assert piped.stderr == b""
