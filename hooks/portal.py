"""The only file that knows MkDocs: it adds the shells, and stamps the records' pages once the site is built."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from doithoai import site
from doithoai.cli import today
from doithoai.html.engine import TEMPLATES, environment
from doithoai.reading.archive import Archive
from doithoai.site import json_ld, shell
from doithoai.site.csp import policy
from doithoai.site.head import HIDDEN, head, robots
from doithoai.site.scripts import joined
from doithoai.site.styles import Styles, bundle, hashed
from doithoai.vietnamese.wording import capital
from doithoai.views.page import Page as Written
from doithoai.views.subscriptions import followed

EARLY = "overrides/som.js"
FRAME = "assets/khung.js"
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", FRAME)
"""What is not copied: the theme's scripts and sheets, and what goes into the site under another name."""
MISSING = "Không tìm thấy trang này"

SMALL = 500
"""Pages up to which stamping all of them is quick enough to wait for."""
BELOW_A_YEAR = 3
"""Parts of the path of a record below unit and year; what stands above may be named on pages that MkDocs writes."""

_serving = False
_pages = 0
_again: Again | None = None


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether a server runs: it has threads, and a process with threads must not be forked."""
    global _serving  # noqa: PLW0603 - MkDocs tells it only here
    del dirty
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Name the fictional units for the banner, and learn from the forge where the site and its sources are."""
    environment.cache_clear()  # a server builds again when a template has changed
    archive = Archive(_records(config))
    found = (archive.unit(name) for name in archive.units)
    config.extra["sample_units"] = [capital(unit.name) for unit in found if unit and unit.sample]
    repository = os.environ.get("GITHUB_REPOSITORY")
    if repository and not _serving:
        _learn(config, repository, os.environ.get("GITHUB_SERVER_URL", "https://github.com"))
    early = joined((Path(config.config_file_path).parent / EARLY).read_text("utf-8"))
    # While serving, MkDocs puts a script of its own into every page, to load it again.
    config.extra |= {"early": early, "policy": "" if _serving else policy((early,))}
    config.extra |= {"styles": _styles(config), "frame": _frame(config)}
    config.extra["followed"] = [one for one in followed() if not one.staff]
    return config


def _styles(config: MkDocsConfig) -> Styles:
    theme = (_themed(config, f"assets/stylesheets/{name}.*.min.css") for name in ("main", "palette"))
    own = (Path(config.docs_dir) / str(sheet) for sheet in config.extra_css)
    return bundle(*((sheet.read_text("utf-8") for sheet in sheets) for sheets in (theme, own)))


def _themed(config: MkDocsConfig, pattern: str) -> Path:
    return next(found for folder in config.theme.dirs for found in sorted(Path(folder).glob(pattern)))


def _frame(config: MkDocsConfig) -> tuple[str, str]:
    """The script of the frame: its name, and its text as it is sent."""
    text = joined((Path(config.docs_dir) / FRAME).read_text("utf-8"))
    return hashed("khung", "js", text), text


def _learn(config: MkDocsConfig, repository: str, server: str) -> None:
    owner, _, name = repository.partition("/")
    if not config.edit_uri:
        config.edit_uri = f"{server}/{repository}/edit/main/docs/"
    if "SITE_URL" not in os.environ:
        host = f"{owner.lower()}.github.io"
        config.site_url = f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the shells as virtual pages outside the navigation; put the joined style sheets in place of their parts.

    Every script is sent in one line.
    """
    parts = (*UNUSED, *(str(sheet) for sheet in config.extra_css))
    for file in [file for file in files if file.src_uri.startswith(parts)]:
        files.remove(file)
    for file in [file for file in files if file.src_uri.endswith(".js")]:
        files.remove(file)
        files.append(File.generated(config, file.src_uri, content=joined(file.content_string)))
    name, script = config.extra["frame"]
    made = {**config.extra["styles"].files, name: script, "robots.txt": robots(config.site_url or "")}
    for path, content in made.items():
        files.append(File.generated(config, path, content=content))
    for kind in shell.KINDS:
        for depth in shell.DEPTHS:
            source = f"{shell.address(kind, depth)}.md"
            files.append(File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Leave out the empty lines of templates: they would be in ten thousand pages."""
    del config, files
    env.trim_blocks = env.lstrip_blocks = True
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """Give a page its head; put marks into a shell in place of what differs from page to page."""
    del nav
    if not page.file.src_uri.startswith(f"{shell.PREFIX}-"):
        context["head"] = _head(page, config)
        return context
    kind = page.file.src_uri.removeprefix(f"{shell.PREFIX}-").partition("/")[0].removesuffix(".md")
    context["head"] = shell.HEAD
    page.meta["hide"] = ["navigation"] if kind == "toc" else ["navigation", "toc"]
    page.canonical_url = shell.CANONICAL if config.site_url else None
    page.edit_url = shell.EDIT if config.edit_uri else None
    page.content = shell.BODY
    first = AnchorLink("", shell.ANCHOR, 1)
    if kind == "toc":
        first.children = [AnchorLink(title, anchor, 2) for anchor, title in shell.ENTRIES]
    page.toc = TableOfContents([first])
    return context


def _head(page: Page, config: MkDocsConfig) -> str:
    site, description = config.site_url or "", str(page.meta.get("description", ""))
    title = str(page.meta.get("title") or page.title)
    lines = [HIDDEN] if page.meta.get("robots") == "noindex" else []
    if site and page.is_homepage:
        lines.append(json_ld.block([json_ld.portal(site, config.site_name, description)]))
    elif site:
        lines.append(json_ld.block([json_ld.crumbs(site, (("", "Trang đầu"), (page.url, title)))]))
    return head(Written(page.url, title, "", (), description, head="\n    ".join(lines)), site)


def on_template_context(context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give the page for addresses that do not exist its head."""
    del config
    if template_name == "404.html":
        context["head"] = head(Written("404.html", MISSING, "", head=HIDDEN), "")
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Take the shells out of the site and stamp the records' pages into it."""
    global _pages  # noqa: PLW0603 - the server asks how large the portal is
    edit = (config.edit_uri or "").removesuffix("docs/")
    site.keep(Path(config.site_dir), site.Addresses(config.site_url or "", edit))
    jobs = 1 if _serving else None
    _pages = site.stamp_site(Path(config.site_dir), _records(config), today(), jobs=jobs)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Build again when a template changes; stamp what a record changed as soon as it does."""
    global _again  # noqa: PLW0603 - to be ended on shutdown
    del builder
    server.watch(str(TEMPLATES))
    _again = server.builder = Again(server.builder, config)
    server.watch(str(_again.bell.parent))
    try:
        _again.observer.start()
    except OSError:  # the system watches no more folders: MkDocs looks at each file every half second
        server.watch(str(_records(config)))
    return server


def on_shutdown() -> None:
    """End what `on_serve` began."""
    if _again:
        _again.end()


class Again(FileSystemEventHandler):
    """Builds again while serving; a change of one conference or plan costs the pages of its unit, not the portal.

    MkDocs looks at every file it watches every half second, which is too slow for the files of 10,000 conferences.
    So the system tells what changes in the records, and MkDocs watches a bell that is rung for it.
    """

    def __init__(self, build: Callable[[], None], config: MkDocsConfig) -> None:
        """Watch the records."""
        self.build, self.site, self.records = build, Path(config.site_dir), _records(config)
        self.others = [Path(config.docs_dir), TEMPLATES, self.records.parent / "overrides"]
        self.bell = Path(tempfile.mkdtemp(prefix="doithoai-")) / "bell"
        self.changed: deque[Path] = deque()
        """Filled by the thread that watches, emptied by the one that builds."""
        self.seen = self._newest()
        self.observer = Observer()
        self.observer.schedule(self, str(self.records), recursive=True)

    def dispatch(self, event: FileSystemEvent) -> None:
        """Note what changed, and ring; that a file was read is no change."""
        if event.event_type in ("created", "modified", "moved", "deleted") and not event.is_directory:
            self.changed += (Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path)
            self.bell.touch()

    def __call__(self) -> None:
        """Stamp the units of what changed, or build everything; a small portal is stamped whole."""
        changed = {self.changed.popleft() for _ in range(len(self.changed))}
        seen, self.seen = self.seen, self._newest()
        inside = [path.relative_to(self.records).parts for path in changed]
        if not changed or seen != self.seen or any(len(parts) < BELOW_A_YEAR for parts in inside):
            self.build()
        elif _pages < SMALL:
            site.stamp_site(self.site, self.records, today(), jobs=1)
        else:
            site.stamp_changed(self.site, self.records, today(), sorted(changed))

    def _newest(self) -> tuple[int, int]:
        """What tells whether anything but a record has changed."""
        files = [path for folder in self.others for path in folder.rglob("*")]
        return len(files), max(path.stat().st_mtime_ns for path in files)

    def end(self) -> None:
        """Watch no more."""
        if self.observer.is_alive():
            self.observer.stop()
            self.observer.join()
        shutil.rmtree(self.bell.parent)


def _records(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / "records"
