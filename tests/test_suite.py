"""The suite itself: what needs a browser, pre-commit or a server is marked, nothing hangs, commands run as told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.suite import MARKS

pytestmark = pytest.mark.no_cover  # see suite.py

ROOT = Path(__file__).parent.parent
STARTS = {
    "browser": r"sync_playwright\(|\.launch\(",
    "precommit": r'"pre_commit", (?!command|"validate)',
    "serving": r'"mkdocs", "serve"',
}
"""How a test starts one past the fixture by which it would be known (pre-commit's `validate-…` are quick)."""
HOMES = {"browser": {"conftest.py"}, "precommit": {"test_precommit.py", "installed.py"}, "serving": {"serving.py"}}


def make(*words: str) -> str:
    done = subprocess.run(["make", "--dry-run", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def tried(folder: Path, test: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run one made-up test file as a suite of its own."""
    (folder / "pytest.ini").write_text(f"[pytest]\npythonpath = {ROOT}\n", encoding="utf-8")
    (folder / "test_it.py").write_text(test, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.suite", "-p", "pytest_cov.plugin", "--strict-markers"]
    return subprocess.run(
        [*command, "-p", "no:cacheprovider", "--rootdir", str(folder), *options, str(folder / "test_it.py")],
        cwd=ROOT,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},  # what is not asked for takes longer than the tests
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


# --- marks


def past_the_fixtures(name: str, text: str) -> Iterator[str]:
    """The kinds of things that a file starts by itself although a fixture is there for it."""
    for kind, pattern in STARTS.items():
        if name not in HOMES[kind] and re.search(pattern, text):
            yield kind


def test_nothing_is_started_past_the_fixture_that_marks_its_tests() -> None:
    found = [
        (path.name, kind)
        for path in sorted((ROOT / "tests").glob("*.py"))
        if path.name not in (Path(__file__).name, "suite.py")
        for kind in past_the_fixtures(path.name, path.read_text("utf-8"))
    ]
    assert found == []


def test_the_scan_can_fail() -> None:
    assert [*past_the_fixtures("test_x.py", "with sync_playwright() as one:")] == ["browser"]
    assert [*past_the_fixtures("test_x.py", '[sys.executable, "-m", "mkdocs", "serve"]')] == ["serving"]
    assert [*past_the_fixtures("test_x.py", '[sys.executable, "-m", "pre_commit", "run"]')] == ["precommit"]
    assert [*past_the_fixtures("conftest.py", "with sync_playwright() as one:")] == []


MARKED = """
import pytest
@pytest.fixture
def browser(): ...
@pytest.fixture
def page(browser): ...
@pytest.fixture
def pre_commit_home(): ...
@pytest.fixture
def serve(): ...
def test_page(page): ...
@pytest.mark.usefixtures("browser")
def test_browser(): ...
def test_hook(pre_commit_home): ...
def test_served(serve): ...
def test_none(tmp_path): ...
"""


@pytest.mark.parametrize(
    ("chosen", "run"),
    [
        ("browser", ["test_page", "test_browser"]),
        ("precommit", ["test_hook"]),
        ("serving", ["test_served"]),
        ("not browser and not precommit and not serving", ["test_none"]),
    ],
)
def test_a_test_is_marked_by_the_fixtures_that_it_uses_however_far(tmp_path: Path, chosen: str, run: list[str]) -> None:
    done = tried(tmp_path, MARKED, "-m", chosen, "--collect-only", "-q")
    assert re.findall(r"::(\w+)", done.stdout) == run, done.stdout + done.stderr


def test_the_fixtures_that_mark_are_there() -> None:
    text = "".join(path.read_text("utf-8") for path in (ROOT / "tests").glob("*.py"))
    for fixtures in MARKS.values():
        for name in fixtures:
            assert re.search(rf"^def {name}\(", text, re.MULTILINE), name


# --- coverage

TRACED = """
import os, subprocess, sys
from multiprocessing import get_context
import pytest
COMMAND = [sys.executable, "-c", "import sys; print(sys.gettrace() is not None)"]
def traced(queue=None):
    found = sys.gettrace() is not None
    if queue:
        queue.put(found)
    return found
def everywhere():
    context = get_context("fork")
    queue = context.SimpleQueue()
    child = context.Process(target=traced, args=(queue,))
    child.start()
    child.join(20)
    started = subprocess.run(COMMAND, capture_output=True, text=True).stdout.strip() == "True"
    return [traced(), queue.get(), started]
@pytest.fixture
def prepared():
    before = everywhere()
    yield before
    assert everywhere() == before
@pytest.mark.no_cover
def test_left_out(prepared):
    assert prepared == everywhere() == [False] * 3
def test_measured(prepared):
    assert prepared == everywhere() == [True] * 3
@pytest.mark.no_cover
def test_left_out_again(prepared):
    assert prepared == everywhere() == [False] * 3
    assert os._exit is EXIT
EXIT = os._exit
"""


@pytest.mark.parametrize("workers", [(), ("-n", "1")], ids=["alone", "worker"])
def test_what_is_left_out_is_not_traced_nor_what_it_starts(tmp_path: Path, workers: tuple[str, ...]) -> None:
    config = tmp_path / "coveragerc"
    kinds = "branch = true\nconcurrency = multiprocessing, thread\nparallel = true\npatch = subprocess, _exit\n"
    config.write_text(f"[run]\ndata_file = {tmp_path / 'data'}\nsource = {tmp_path}\n{kinds}", encoding="utf-8")
    measured = (
        "-p",
        "xdist.plugin",
        "-p",
        "tests.tracing",
        f"--cov={tmp_path}",
        f"--cov-config={config}",
        "--cov-report=",
    )
    done = tried(tmp_path, TRACED, *measured, *workers)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 passed" in done.stdout


# --- no test may hang


@pytest.mark.parametrize(
    ("test", "doing"),
    [
        ("def test_it(): threading.Event().wait()", "running"),
        ("def test_it(): subprocess.run(['sleep', '100'])", "running"),
        ("@pytest.fixture\ndef one(): time.sleep(100)\ndef test_it(one): ...", "preparing"),
        ("@pytest.fixture\ndef one():\n    yield\n    time.sleep(100)\ndef test_it(one): ...", "clearing up"),
    ],
)
def test_a_test_that_hangs_fails_by_name(tmp_path: Path, test: str, doing: str) -> None:
    done = tried(tmp_path, f"import pytest, subprocess, threading, time\n{test}\n", "-o", "test_limit=0.3")
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"test_it.py::test_it: {doing} took longer than 0.3 s" in done.stdout


def test_one_that_does_not_hear_ends_the_run(tmp_path: Path) -> None:
    deaf = "import signal, time\ndef test_deaf():\n    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])\n"
    limits = ("-o", "test_limit=0.1", "-o", "faulthandler_timeout=1", "-o", "faulthandler_exit_on_timeout=true")
    done = tried(tmp_path, f"{deaf}    time.sleep(100)\n", *limits)
    assert done.returncode == 1
    assert re.search(r"line 4 in test_deaf", done.stderr), done.stdout + done.stderr


def test_one_in_time_passes(tmp_path: Path) -> None:
    done = tried(tmp_path, "import time\ndef test_it(): time.sleep(0.1)\ndef test_b(): ...\n", "-o", "test_limit=60")
    assert done.returncode == 0, done.stdout + done.stderr


WAITS = r"\.(wait|communicate|join|readline)\(\)|\(timeout=None\)|urlopen\((?![^\n]*timeout=)"


def test_no_test_waits_without_an_end() -> None:
    found = [
        f"{path.name}:{number}"
        for path in sorted((ROOT / "tests").glob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(WAITS, line) and path.name != Path(__file__).name
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "endless"),
    [
        ("server.wait()", True),
        ("thread.join()", True),
        ("out, _ = one.communicate()", True),
        ("urlopen(address)", True),
        ("server.wait(20)", False),
        ("thread.join(ENDS)", False),
        ("urlopen(address, timeout=5)", False),
        ('", ".join(names)', False),
    ],
)
def test_the_scan_for_waits_can_fail(line: str, *, endless: bool) -> None:
    assert bool(re.search(WAITS, line)) is endless


# --- the time by part


def test_the_time_is_told_by_part(tmp_path: Path) -> None:
    tmp_path /= "serving"  # a clone may have the name of a part
    tmp_path.mkdir()
    (tmp_path / "test_b.py").write_text("def test_b(): ...\n", encoding="utf-8")
    done = tried(tmp_path, MARKED, "-q", str(tmp_path / "test_b.py"))
    assert done.returncode == 0, done.stdout + done.stderr
    told = done.stdout.partition("seconds by part")[2]
    assert re.search(r"^browser +\d+\.\d +2 tests  test_it\.py \d+\.\d$", told, re.MULTILINE), told
    assert re.search(r"^rest +\d+\.\d +2 tests  test_\w+\.py \d+\.\d, test_\w+\.py \d+\.\d$", told, re.MULTILINE), told


# --- the commands


def test_coverage_is_judged_on_the_whole_run_only() -> None:
    assert re.search(r"-m pytest -n 2 --dist worksteal --cov --cov-report=term *$", make("test"), re.MULTILINE)
    chosen = make("test", "PYTEST_ARGS=-k deadlines")
    assert re.search(r"-m pytest -n 2 --dist worksteal +-k deadlines$", chosen, re.MULTILINE)
    assert "--cov" not in chosen


def test_quick_leaves_out_what_is_slow_and_keeps_the_static_checks() -> None:
    quick = make("quick")
    assert '-m pytest -n 2 --dist worksteal -m "not browser and not precommit and not serving and not long"' in quick
    for command in ("ruff check", "ruff format --check", "-m mypy", "lint-imports", "generate.py --check"):
        assert command in quick
        assert command in make("static")
        assert command in make("test")


def test_long_runs_what_no_other_run_has() -> None:
    assert "-m pytest -n 2 --dist worksteal -m long" in make("long")
    folder = ROOT / "tests/office"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-q",
        "-p",
        "no:cacheprovider",
        "--no-cov",
        str(folder),
    ]
    told = [
        subprocess.run([*command, *more], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for more in ((), ("-m", "long"))
    ]
    usual, long = ({line for line in one.splitlines() if "::" in line} for one in told)
    assert usual
    assert len(long) >= 4
    assert not usual & long
