"""A server that ends leaves nothing behind, and one that cannot begin says so."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = "site_name: Thử\nstrict: true\ntheme: material\nplugins: []\nhooks: [hooks/portal.py]\n"
LONG = 300
"""Seconds after which a machine is not slow but what is waited for never comes."""
Serve = Callable[[Path, int], AbstractContextManager[tuple[subprocess.Popen[bytes], Path]]]


@pytest.fixture
def archive(records: Path) -> Path:
    """An archive that has no pages of its own."""
    folder = records.parent
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (folder / "hooks").mkdir()
    (folder / "hooks/portal.py").write_bytes((ROOT / "hooks/portal.py").read_bytes())
    (folder / "docs").mkdir()
    (folder / "tạm").mkdir()
    return folder


@contextmanager
def serving(environment: dict[str, str], folder: Path, port: int) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """A server whose temporary files are in `tạm`, and what it says; it is ended whatever happens."""
    log = folder / f"log-{port}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    given = {**environment, "TMPDIR": str(folder / "tạm")}
    with log.open("wb") as out, subprocess.Popen(command, cwd=folder, env=given, stdout=out, stderr=out) as server:
        try:
            yield server, log
        finally:
            server.kill()


@pytest.fixture
def serve(environment: dict[str, str]) -> Serve:
    """Serves the portal from a folder on a port until the block ends."""
    return partial(serving, environment)


def until(told: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + LONG
    while not told():
        assert time.monotonic() < end, f"{what} never came"
        time.sleep(0.1)


def free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def is_there(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=LONG) as answer:  # noqa: S310 - served by the test
            return bool(answer.status == 200)
    except urllib.error.HTTPError as error:
        error.close()
        return False


def test_a_page_of_its_own_appears_and_sigterm_leaves_nothing(archive: Path, serve: Serve) -> None:
    port = free()
    with serve(archive, port) as (server, log):
        until(lambda: "Serving on" in log.read_text("utf-8") or server.poll() is not None, "the server")
        assert server.poll() is None, log.read_text("utf-8")
        assert len(list((archive / "tạm").iterdir())) == 2
        contact = f"http://127.0.0.1:{port}/lien-he/"
        assert not is_there(contact)
        (archive / "docs/lien-he.md").write_text("# Liên hệ\n", encoding="utf-8")
        until(lambda: is_there(contact), "the page")
        server.send_signal(signal.SIGTERM)
        assert server.wait(LONG) == 0
    assert list((archive / "tạm").iterdir()) == []
    assert "Traceback" not in log.read_text("utf-8")


def test_a_port_in_use_is_told_in_a_sentence(archive: Path, serve: Serve) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = int(other.getsockname()[1])
        with serve(archive, port) as (server, log):
            assert server.wait(LONG) == 1
    told = log.read_text("utf-8")
    assert f"127.0.0.1:{port}" in told
    assert "cổng mạng" in told
    assert "Traceback" not in told
    assert list((archive / "tạm").iterdir()) == []
