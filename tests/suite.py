"""How the suite runs: what a test needs is marked by its fixtures, none may hang, and its time is told by part.

Coverage is measured where it costs little (tracing.py): tracing makes a test that judges thousands of records three
times as long.
"""

from __future__ import annotations

import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import pytest

from tests.tracing import UNMEASURED

MARKS = {
    "browser": {"browser"},
    "precommit": {"pre_commit_home"},
    "serving": {"serve"},
    "building": {"public", "wheel"},
}
"""The fixtures by which a test is known to need a browser, pre-commit, a server of MkDocs, a built portal or wheel."""
PART = "part"
"""What a report of a test carries its first mark as: its keywords hold the folders' names too, and one may be alike."""
REST = "rest"
PARTS = (*MARKS, REST)
LISTED = 5
"""Files named in a part; a part has more, but they take less."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the limit be another one."""
    parser.addini("test_limit", "seconds after which a test, its preparing or its clearing up fails", default="480")


def pytest_configure(config: pytest.Config) -> None:
    """Make the marks known."""
    for name, fixtures in MARKS.items():
        config.addinivalue_line("markers", f"{name}: set by itself on what uses {', '.join(sorted(fixtures))}")
    config.addinivalue_line("markers", "long: takes minutes; left out unless -m names it, run by `make long`")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test by the fixtures it uses, before any is selected."""
    for item in items:
        used = set(getattr(item, "fixturenames", ()))
        for name, fixtures in MARKS.items():
            if used & fixtures:
                item.add_marker(name)
                item.add_marker(UNMEASURED)
                item.user_properties.append((PART, name))


# --- no test may hang


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Prepare within the limit."""
    with _limit(item, "preparing"):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Run within the limit."""
    with _limit(item, "running"):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Clear up within the limit."""
    with _limit(item, "clearing up"):
        yield


@contextmanager
def _limit(item: pytest.Item, doing: str) -> Iterator[None]:
    """Fail after the limit; where there is no such signal, pytest's faulthandler_timeout ends the run."""
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds = float(item.config.getini("test_limit"))

    def fail(*_: object) -> NoReturn:
        pytest.fail(f"{item.nodeid}: {doing} took longer than {seconds:g} s; what it waited for never came")

    before = signal.signal(signal.SIGALRM, fail)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


# --- the time by part


class Times:
    """Seconds of each part and of each file in it."""

    def __init__(self) -> None:
        """Nothing has run."""
        self.parts: dict[str, dict[str, float]] = {}
        self.counts: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add what a test took; its workers report here too."""
        part = next((str(value) for key, value in report.user_properties if key == PART), REST)
        files = self.parts.setdefault(part, {})
        name = report.nodeid.partition("::")[0].rpartition("/")[2]
        files[name] = files.get(name, 0) + report.duration
        self.counts[part] += report.when == "call"

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Tell them, the slowest file first."""
        if sum(map(len, self.parts.values())) < 2:
            return
        terminalreporter.section("seconds by part (of all workers)")
        for part in PARTS:
            if files := self.parts.get(part):
                slowest = sorted(files.items(), key=lambda one: -one[1])
                slow = ", ".join(f"{name} {seconds:.1f}" for name, seconds in slowest[:LISTED])
                more = f", {len(files) - LISTED} more" if len(files) > LISTED else ""
                tests = f"{self.counts[part]} tests"
                terminalreporter.write_line(f"{part:<10}{sum(files.values()):8.1f}  {tests:>11}  {slow}{more}")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Count in the process that reports, not in its workers."""
    if not hasattr(session.config, "workerinput"):
        session.config.pluginmanager.register(Times(), "times")
