"""What tests start and wait for: every wait ends, and a failure says what never came."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

LONG = 300
"""Seconds after which a machine is not slow but what is waited for is not there."""
ENDS = 20
"""Seconds in which a process ends that was told to."""


def await_file(path: Path, what: str, seconds: float = LONG) -> None:
    """Wait until a file is there."""
    end = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < end, f"{what} never came"
        time.sleep(0.1)


class Served(NamedTuple):
    """A server of the portal that was started: where it is, and what it says."""

    process: subprocess.Popen[bytes]
    address: str
    log: Path

    @property
    def said(self) -> str:
        """All that it said so far."""
        return self.log.read_text("utf-8")

    def until(self, seen: Callable[[], bool], what: str, seconds: float = LONG) -> None:
        """Wait for something of the server; fails when the server ends, or it does not come."""
        end = time.monotonic() + seconds
        while not seen():
            assert self.process.poll() is None, f"the server ended before {what}:\n{self.said}"
            assert time.monotonic() < end, f"{what} never came:\n{self.said}"
            time.sleep(0.1)


@contextmanager
def serving(
    folder: Path,
    environment: Mapping[str, str],
    python: str | Path = sys.executable,
    options: tuple[str, ...] = ("--livereload",),
    below: str = "/doi-thoai/",
) -> Iterator[Served]:
    """Serve the portal from a folder until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    with starting(folder, environment, port, python, options) as (process, log):
        served = Served(process, f"http://127.0.0.1:{port}{below}", log)
        served.until(lambda: "Serving on" in served.said, "its first page")
        yield served


@contextmanager
def starting(
    folder: Path,
    environment: Mapping[str, str],
    port: int,
    python: str | Path = sys.executable,
    options: tuple[str, ...] = ("--livereload",),
) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """A server that begins, and what it says; it is ended whatever happens."""
    command = [str(python), "-m", "mkdocs", "serve", *options, "--dev-addr", f"127.0.0.1:{port}"]
    log = folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT)
    try:
        yield process, log
    finally:
        ended(process)


def ended(process: subprocess.Popen[bytes], seconds: float = ENDS) -> None:
    """End a process: by SIGTERM, since one that was started in the background ignores SIGINT; then at all costs."""
    process.terminate()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(ENDS)
