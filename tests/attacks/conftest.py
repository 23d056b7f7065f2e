"""The portal of the hostile archive: checked, built and stamped once for all attacks, and what they tried, counted."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai.model.base import Frozen
from tests.attacks import hostile
from tests.once import once

ENDS = 300
"""Seconds after which a command over the hostile archive is held to hang."""


class Attacked(Frozen, frozen=True):
    """The project, its built site, and what the build, the check and stamping again said: code, output, errors."""

    project: Path
    site: Path
    said: dict[str, tuple[int, str, str]]


@pytest.fixture(scope="session")
def attacked(
    tmp_path_factory: pytest.TempPathFactory, copy: Callable[[Path], Path], environment: dict[str, str]
) -> Attacked:
    """The hostile archive's portal; the environment of the machine that builds it holds a secret too."""

    def make(folder: Path) -> None:
        project = copy(folder / "ban")
        hostile.archive(project)
        said = {}
        for name, words in (
            ("build", ("mkdocs", "build", "--strict", "--quiet", "--site-dir", "site")),
            ("check", ("doithoai", "check")),
            ("stamp", ("doithoai", "stamp", "site")),
        ):
            if name == "stamp":
                shutil.copytree(project / "site", folder / "built")
            done = subprocess.run(
                [sys.executable, "-m", *words],
                cwd=project,
                env={**environment, "TOKEN": hostile.SECRET},
                capture_output=True,
                check=False,
                timeout=ENDS,
            )
            said[name] = (done.returncode, *(os.fsdecode(text) for text in (done.stdout, done.stderr)))
        (folder / "said.json").write_text(json.dumps(said))

    folder = once(tmp_path_factory, "tấn công", make)
    said = {name: tuple(one) for name, one in json.loads((folder / "said.json").read_text()).items()}
    return Attacked(folder / "ban", folder / "built", said)


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Callable[[str, int], None]:
    """Say that a test tried so many of a kind: `make attacks` prints the sums."""
    return lambda kind, count: record_property(f"{TRIED}{kind}", count)


TRIED = "tried: "


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much was tried, where the attacks are run alone: `make attacks`."""
    passed = terminalreporter.stats.get("passed", [])
    if any("tests/attacks/" not in one.nodeid for one in passed):
        return
    failed = len(terminalreporter.stats.get("failed", []))
    kinds = Counter(hostile.TRIED)
    for one in passed:
        told = {name.removeprefix(TRIED): count for name, count in one.user_properties if name.startswith(TRIED)}
        kinds.update(told)
    terminalreporter.section("attacks")
    for kind, count in kinds.items():
        terminalreporter.write_line(f"{kind:<20}{count:>6,} tried")
    terminalreporter.write_line(f"{'attacks by name':<20}{len(passed) + failed:>6,} tried, {failed} got through")
