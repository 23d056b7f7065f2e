"""The portal while it is served: what is written into a record is on its page at once."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PLACE = "minh-hoa/2026/02/conference.yml"
LONG = 300
"""Seconds after which a machine is not slow but the page is not there."""


def until(told: Callable[[], bool], server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + LONG
    while not told():
        assert time.monotonic() < end, "it never came"
        with pytest.raises(subprocess.TimeoutExpired):
            server.wait(0.2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, copy: Callable[[Path], Path]) -> Path:
    return copy(tmp_path_factory.mktemp("phục vụ") / "bản")


@pytest.fixture(scope="module")
def log(folder: Path) -> Path:
    return folder / "log"


@pytest.fixture(scope="module")
def served(folder: Path, log: Path, environment: dict[str, str]) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A server of the portal, and where it is."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("wb") as out, subprocess.Popen(command, cwd=folder, env=environment, stderr=out) as server:
        until(lambda: "Serving on" in log.read_text("utf-8"), server)
        yield server, f"http://127.0.0.1:{port}/doi-thoai/"
        server.send_signal(signal.SIGINT)


def page(address: str) -> str:
    with urllib.request.urlopen(f"{address}minh-hoa/2026/02/") as answer:  # noqa: S310 - served just above
        return str(answer.read().decode())


def test_a_changed_record_is_on_its_page_and_nothing_else_is_built(
    folder: Path, log: Path, served: tuple[subprocess.Popen[bytes], str]
) -> None:
    server, address = served
    record = folder / "records" / PLACE
    old = re.search(r"topic: (.*)", record.read_text("utf-8"))
    assert old
    assert old[1] in page(address)
    record.write_text(record.read_text("utf-8").replace(old[0], "topic: Chủ đề vừa đổi"), encoding="utf-8")
    until(lambda: "Chủ đề vừa đổi" in page(address), server)
    assert log.read_text("utf-8").count("Building documentation") == 1


def test_a_change_of_the_unit_builds_all(folder: Path, log: Path, served: tuple[subprocess.Popen[bytes], str]) -> None:
    server, _ = served
    record = folder / "records/minh-hoa/unit.yml"
    record.write_text(record.read_text("utf-8") + "\n", encoding="utf-8")
    until(lambda: log.read_text("utf-8").count("Building documentation") == 2, server)
