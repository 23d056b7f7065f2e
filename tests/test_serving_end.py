"""A server that ends leaves nothing behind, and one that cannot begin says so."""

from __future__ import annotations

import signal
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.serving import LONG, Served, starting

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = "site_name: Thử\nstrict: true\ntheme: material\nplugins: []\nhooks: [hooks/portal.py]\n"


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


@pytest.fixture
def tempered(archive: Path, environment: dict[str, str]) -> dict[str, str]:
    """What a server is run with whose temporary files are in `tạm`."""
    return {**environment, "TMPDIR": str(archive / "tạm")}


def is_there(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=LONG) as answer:  # noqa: S310 - served by the test
            return bool(answer.status == 200)
    except urllib.error.HTTPError as error:
        error.close()
        return False


def test_a_page_of_its_own_appears_and_sigterm_leaves_nothing(
    archive: Path, serve: Callable[..., AbstractContextManager[Served]], tempered: dict[str, str]
) -> None:
    with serve(archive, environment=tempered, below="/") as served:
        assert len(list((archive / "tạm").iterdir())) == 2
        contact = f"{served.address}lien-he/"
        assert not is_there(contact)
        (archive / "docs/lien-he.md").write_text("# Liên hệ\n", encoding="utf-8")
        served.until(lambda: is_there(contact), "the page")
        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(LONG) == 0
    assert list((archive / "tạm").iterdir()) == []
    assert "Traceback" not in served.said


@pytest.mark.usefixtures("serve")
def test_a_port_in_use_is_told_in_a_sentence(archive: Path, tempered: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = int(other.getsockname()[1])
        with starting(archive, tempered, port) as (server, log):
            assert server.wait(LONG) == 1
    told = log.read_text("utf-8")
    assert f"127.0.0.1:{port}" in told
    assert "cổng mạng" in told
    assert "Traceback" not in told
    assert list((archive / "tạm").iterdir()) == []
