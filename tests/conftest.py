"""What many tests need: a small clean archive, alone or in a Git repository; the built portal, and a browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from doithoai.pages.slots import SLOTS
from doithoai.site import Addresses, keep, shell
from tests import installed
from tests.once import once
from tests.serving import ENDS, Served, serving

pytest_plugins = ("tests.tracing", "tests.suite")
ROOT = Path(__file__).parent.parent
ON_DISK = "file:" + "//"
"""How an address begins that leads to the reader's own machine: written whole, it would be taken for one of ours."""
RECORDS = ROOT / "tests" / "records"
"""The archive that the tests of the software read: a frozen copy, so that no record of an office turns one red."""
Run = Callable[..., subprocess.CompletedProcess[str]]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run")
EPOCH = "1795305600"  # 2026-11-22 00:00 UTC
PHONE = 360


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A copy of the clean archive of xã Thử Nghiệm, in a folder with a space in its name."""
    folder = tmp_path / "kho hồ sơ" / "records"
    shutil.copytree(ROOT / "tests/rules/base", folder)
    shutil.copytree(RECORDS / "calendar", folder / "calendar")
    return folder


@pytest.fixture
def doithoai(records: Path) -> Run:
    """The command, run as a process of its own beside the archive."""

    def run(*words: str, cwd: Path | None = None, **extra: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name not in ("GITHUB_ACTIONS", "CI")}
        given = {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **extra}
        environment = {name: value for name, value in given.items() if value}
        return subprocess.run(
            [sys.executable, "-m", "doithoai", *words],
            cwd=cwd or records.parent,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def git(records: Path) -> Run:
    """Git in the folder above the archive, made a repository with one commit of it."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        names = {"GIT_AUTHOR_NAME": "Thử", "GIT_AUTHOR_EMAIL": "thu@example.invalid"}
        names |= {"GIT_COMMITTER_NAME": "Thử", "GIT_COMMITTER_EMAIL": "thu@example.invalid"}
        return subprocess.run(
            ["git", *words],
            cwd=records.parent,
            env={**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull},
            capture_output=True,
            text=True,
            check=True,
        )

    run("init", "-q", "-b", "main")
    run("add", "-A")
    run("commit", "-q", "-m", "Bắt đầu")
    return run


@pytest.fixture
def edit(records: Path) -> Callable[..., None]:
    """Replace text in one record of the archive; the old text must be there exactly once."""

    def replace(name: str, old: str, new: str) -> None:
        path = records / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


# --- the portal in a browser


def lay_out(folder: Path) -> Path:
    """Make a folder an archive whose portal can be built: what the site generator reads, and the frozen records."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("hooks", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    shutil.copytree(RECORDS, folder / "records", ignore=shutil.ignore_patterns("README.md"))
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


@pytest.fixture(scope="session")
def copy() -> Callable[[Path], Path]:
    """Copy what the portal is built from into a folder."""

    return lay_out


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """What MkDocs is run with: a fixed day, and a path below which the site is published, as on a forge."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    fixed = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    return {**kept, **fixed, "SOURCE_DATE_EPOCH": EPOCH, "SITE_URL": "https://doithoai.example/doi-thoai/"}


@pytest.fixture(scope="session")
def public(
    tmp_path_factory: pytest.TempPathFactory,
    copy: Callable[[Path], Path],
    environment: dict[str, str],
) -> Path:
    """A folder in which `doi-thoai` is the built portal, one for all workers; tests only read it."""

    def build(base: Path) -> None:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "public/doi-thoai"]
        subprocess.run(command, cwd=copy(base / "ban"), env=environment, check=True)

    return once(tmp_path_factory, "cong", build) / "ban/public"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree, alone in its folder, one for all workers; tests only read it."""
    (built,) = once(tmp_path_factory, "gói", installed.wheel).glob("*.whl")
    return built


@pytest.fixture(scope="session")
def pre_commit_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environments it makes, once for all workers: it locks the folder by itself."""
    return once(tmp_path_factory, "pre-commit", lambda _: None)


@pytest.fixture(scope="session")
def serve(environment: dict[str, str]) -> Callable[[Path], AbstractContextManager[Served]]:
    """Serves the portal from a folder until the block ends."""
    return functools.partial(serving, environment=environment)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files, one after another by the same connection while it is used, and says nothing."""

    protocol_version = "HTTP/1.1"
    timeout = 2

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


class Ending(http.server.ThreadingHTTPServer):
    """Ends when all that it serves by have ended."""

    daemon_threads = False


# Server and browser end with each module: threads that outlive it would stand beside processes that other tests fork.


@pytest.fixture(scope="module")
def address(public: Path) -> Iterator[str]:
    """Where the built portal is served."""
    handler = functools.partial(Quiet, directory=str(public))
    with Ending(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/doi-thoai/"
        server.shutdown()
        thread.join(ENDS)
        assert not thread.is_alive(), "the end of the server never came"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if CHROMIUM is None:
        pytest.skip("Debian's chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An empty page on a phone, or of a given width and scheme; in the end nothing has complained or left the host."""
    width, scheme = getattr(request, "param", (PHONE, "light"))
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda sent: complaints.append(sent.url) if "//127.0.0.1:" not in sent.url else None)
    page.on("response", lambda got: complaints.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    yield page
    context.close()
    assert not complaints


@pytest.fixture(scope="session")
def prepared() -> Callable[..., Path]:
    """Makes a site as the generator leaves it, without the generator: the open-data page, and one with every list."""

    def made(site: Path, home: str = "https://cong.example/doi-thoai/", evidence: bytes = b"") -> Path:
        entries = "".join(f'<li><a href="#{anchor}">{title}</a></li>' for anchor, title in shell.ENTRIES)
        marks = f"{shell.HEAD}{shell.EDIT}{shell.ANCHOR}{shell.BODY}"
        pages = {
            shell.address(kind, depth): marks + (f"<ul>{entries}</ul>" if kind == "toc" else "")
            for kind in shell.KINDS
            for depth in shell.DEPTHS
        }
        pages["du-lieu-mo"] = (ROOT / "doithoai/portal/docs/du-lieu-mo/index.md").read_text(encoding="utf-8")
        pages["danh-sach"] = "<h1>Danh sách</h1>" + "".join(f"<!-- doithoai:{name} -->" for name in SLOTS)
        for path, html in pages.items():
            (site / path).mkdir(parents=True)
            (site / path / "index.html").write_text(html, encoding="utf-8")
        (site / "sitemap.xml").write_text("<urlset>\n</urlset>", encoding="utf-8")
        keep(site, Addresses(home, ""), evidence)
        return site

    return made
