"""What a citizen does, in a real browser on the built portal; nothing leaves the host, nothing complains."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run")
PHONE, DESKTOP = 360, 1440
EPOCH = "1795305600"  # 2026-11-22 00:00 UTC
PAGES = (
    "",
    "don-vi/",
    "minh-hoa/",
    "minh-hoa/2026/",
    "minh-hoa/2026/02/",
    "cat-hai/2025/",
    "can-cu/luat-tccqdp-2025/",
    "thong-bao/",
    "ket-luan/",
    "tre-han-va-thieu/",
    "can-cu/",
    "quy-tac/",
    "huong-dan/",
    "gioi-thieu/",
)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


class Tab(NamedTuple):
    """A page of the browser, and what it complained of."""

    page: Page
    complaints: list[str]


def copy(folder: Path) -> Path:
    for name in ("hooks", "overrides", "docs", "records"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    fixed = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    return {**kept, **fixed, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONUNBUFFERED": "1"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built portal, served below a path as on a forge."""
    folder = copy(tmp_path_factory.mktemp("cong") / "ban")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "public/doi-thoai"]
    subprocess.run(command, cwd=folder, env=environment(), check=True)
    handler = functools.partial(Quiet, directory=str(folder / "public"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/doi-thoai/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def tab(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Tab]:
    width, scheme = getattr(request, "param", (PHONE, "light"))
    yield from opened(browser, address, width, scheme)


def opened(browser: Browser, address: str, width: int, scheme: str) -> Iterator[Tab]:
    host = address.split("/")[2]
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda sent: complaints.append(sent.url) if sent.url.split("/")[2:3] != [host] else None)
    page.on("response", lambda got: complaints.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    yield Tab(page, complaints)
    context.close()
    assert not complaints


@pytest.mark.parametrize("tab", [(320, "light"), (PHONE, "dark"), (768, "light"), (DESKTOP, "dark")], indirect=True)
def test_no_page_is_wider_than_the_screen(tab: Tab, address: str) -> None:
    for path in PAGES:
        tab.page.goto(address + path)
        over = tab.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, path


def test_from_home_to_what_became_of_one_petition(tab: Tab, address: str) -> None:
    page = tab.page
    page.goto(address)
    assert page.get_by_role("heading", name="Hội nghị sắp tổ chức").is_visible()
    page.get_by_role("link", name="Xã Minh Họa", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Xã Minh Họa"
    page.get_by_role("link", name="Hội nghị đối thoại định kỳ ngày 24/09/2025").click()
    page.get_by_role("link", name="Số 6", exact=True).click()
    assert page.url == f"{address}minh-hoa/2025/01/#kn-6"
    petition = page.locator("#kn-6")
    assert petition.is_visible()
    assert "đã" in petition.locator(".dt-badge").first.inner_text()
    petition.get_by_role("link", name="Văn bản trả lời").first.click()
    assert "#van-ban-written_reply" in page.url


def test_why_that_day_counts_the_days_one_by_one(tab: Tab, address: str) -> None:
    page = tab.page
    page.goto(f"{address}minh-hoa/2025/01/")
    step = page.locator(".dt-step", has_text="Gửi giấy mời và thông báo rộng rãi").first
    table = step.locator("table")
    assert not table.is_visible()
    step.get_by_text("Vì sao là ngày này?").click()
    assert table.is_visible()
    rows = table.locator("tbody tr")
    assert rows.last.inner_text().split("\t")[:2] == ["thứ Hai, 15/09/2025", "7"]
    assert table.locator(".dt-skipped").count() == 2


def test_the_text_of_a_public_document_opens_in_its_place(tab: Tab, address: str) -> None:
    page = tab.page
    page.goto(f"{address}minh-hoa/2025/01/#van-ban-conclusion_notice")
    paper = page.locator("#van-ban-conclusion_notice")
    paper.get_by_text("Toàn văn và nơi nhận").click()
    assert paper.get_by_text("Nội dung chưa giải quyết").first.is_visible()
    assert page.locator("#van-ban-minutes").get_by_text("tài liệu nội bộ").is_visible()
    assert page.locator("#van-ban-minutes details").count() == 0


def test_pages_can_be_read_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 800})
    page = context.new_page()
    page.goto(f"{address}minh-hoa/2026/02/")
    assert page.get_by_role("heading", level=1).is_visible()
    page.get_by_text("Vì sao là ngày này?").first.click()
    assert page.locator(".dt-why table").first.is_visible()
    context.close()


# --- a changed record under `mkdocs serve`


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def fetched(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own server
            body: bytes = answer.read()
            return body.decode()
    except urllib.error.HTTPError as error:
        error.close()
    except OSError:
        pass
    return ""


def wait_for(address: str, words: str, server: subprocess.Popen[bytes], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        if words in fetched(address):
            return True
        time.sleep(0.2)
    return False


def test_a_changed_record_is_seen_while_serving(tmp_path: Path) -> None:
    folder, port = copy(tmp_path / "ban"), free_port()
    log = tmp_path / "log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    page = f"http://127.0.0.1:{port}/minh-hoa/2025/01/"
    with (
        log.open("wb") as told,
        subprocess.Popen(command, cwd=folder, env=environment(), stdout=told, stderr=subprocess.STDOUT) as server,
    ):
        try:
            assert wait_for(page, "Nhà văn hóa trung tâm", server), log.read_text("utf-8")
            record = folder / "records/minh-hoa/2025/01/conference.yml"
            text = record.read_text("utf-8").replace("Nhà văn hóa trung tâm", "Sân vận động")
            record.write_text(text, encoding="utf-8")
            assert wait_for(page, "Sân vận động", server), log.read_text("utf-8")
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
