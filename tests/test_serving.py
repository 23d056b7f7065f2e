"""The portal while it is served: what is written into a record is on its page at once."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.serving import Served, await_file, ended

ROOT = Path(__file__).parent.parent
PLACE = "minh-hoa/2026/02/conference.yml"
Serve = Callable[[Path], AbstractContextManager[Served]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, copy: Callable[[Path], Path]) -> Path:
    return copy(tmp_path_factory.mktemp("phục vụ") / "bản")


@pytest.fixture(scope="module")
def served(folder: Path, serve: Serve) -> Iterator[Served]:
    with serve(folder) as server:
        yield server


def page(address: str, path: str = "minh-hoa/2026/02/") -> str:
    with urllib.request.urlopen(address + path, timeout=60) as answer:  # noqa: S310 - served just above
        return str(answer.read().decode())


def test_a_changed_record_is_on_its_page_and_nothing_else_is_built(folder: Path, served: Served) -> None:
    record = folder / "records" / PLACE
    old = re.search(r"topic: (.*)", record.read_text("utf-8"))
    assert old
    assert old[1] in page(served.address)
    record.write_text(record.read_text("utf-8").replace(old[0], "topic: Chủ đề vừa đổi"), encoding="utf-8")
    served.until(lambda: "Chủ đề vừa đổi" in page(served.address), "the changed page")
    assert served.said.count("Building documentation") == 1


def test_a_change_of_another_conference_is_seen_too(folder: Path, served: Served) -> None:
    record = folder / "records/minh-hoa/2025/01/conference.yml"
    assert "Nhà văn hóa trung tâm" in page(served.address, "minh-hoa/2025/01/")
    text = record.read_text("utf-8").replace("Nhà văn hóa trung tâm", "Sân vận động")
    record.write_text(text, encoding="utf-8")
    served.until(lambda: "Sân vận động" in page(served.address, "minh-hoa/2025/01/"), "the changed page")


def test_a_change_of_the_unit_builds_all(folder: Path, served: Served) -> None:
    record = folder / "records/minh-hoa/unit.yml"
    record.write_text(record.read_text("utf-8") + "\n", encoding="utf-8")
    served.until(lambda: served.said.count("Building documentation") == 2, "a second build")


def test_what_is_served_stands_under_the_policy_of_the_portal(served: Served) -> None:
    """Its scripts are those of the portal, and the one of this very answer that loads a page again."""
    paths = ("", "minh-hoa/2026/02/", "assets/logo.svg", "khong-co-trang-nay/")
    for path in paths:
        try:
            answer = urllib.request.urlopen(served.address + path, timeout=60)  # noqa: S310 - served just above
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            told, text = answer.headers["Content-Security-Policy"], answer.read().decode()
        assert told.startswith("default-src 'none'; script-src 'self' 'sha256-"), path
        assert "'unsafe-" not in told
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        inline = re.findall(r"<script>(.*?)</script>", text, re.DOTALL) if text.lstrip().startswith("<!") else []
        hashes = [b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in inline]
        assert all(f"'sha256-{one}'" in told for one in hashes), path
        # The script in the head, that of the page whose copies are opened alone, and the one that loads again.
        assert told.count("'sha256-") <= 3


# --- the tests themselves


IGNORING = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); os.execv(sys.executable, sys.argv[1:])"
)
"""A shell that starts something in the background lets it ignore SIGINT, and its children inherit that."""


def background(*command: str) -> list[str]:
    return [sys.executable, "-c", IGNORING, sys.executable, *command]


@pytest.mark.usefixtures("serve")
def test_this_file_started_in_the_background_ends() -> None:
    one = f"{__file__}::test_a_change_of_the_unit_builds_all"
    known = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = background("-m", "pytest", "-q", "-p", "no:cacheprovider", one)
    done = subprocess.run(command, cwd=ROOT, env=known, capture_output=True, text=True, timeout=400, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


def test_a_process_that_ignores_both_signals_is_ended(tmp_path: Path) -> None:
    script = (
        "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); open('there', 'w'); time.sleep(99)"
    )
    process = subprocess.Popen(background("-c", script), cwd=tmp_path)
    await_file(tmp_path / "there", "the process")
    ended(process, 0.2)
    assert process.returncode == -signal.SIGKILL


def test_a_server_that_ends_is_told_at_once(tmp_path: Path, serve: Serve) -> None:
    with pytest.raises(AssertionError, match=r"ended before its first page:(.|\n)*mkdocs\.yml"), serve(tmp_path):
        pass


def test_what_never_comes_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="the swallow never came"):
        await_file(tmp_path / "swallow", "the swallow", 0)
