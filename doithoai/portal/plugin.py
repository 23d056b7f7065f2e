"""The plugin of MkDocs: it adds the pages and the shells, and stamps the records' pages once the site is built."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal, cast

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from doithoai import site
from doithoai.cli.day import today
from doithoai.html.engine import environment
from doithoai.portal import THEME
from doithoai.portal.beside import Beside
from doithoai.portal.example import exampled
from doithoai.portal.guarded import guarded
from doithoai.portal.pages import completed, found, generated, shells
from doithoai.portal.serving import Again, ended_by_signal, records_of, refuse_a_busy_port, tell
from doithoai.portal.settings import evidence_of, settle, with_pages
from doithoai.portal.unshared import refuse_place, refuse_private
from doithoai.reading.archive import Archive
from doithoai.site import json_ld, shell
from doithoai.site.banner import banner
from doithoai.site.csp import policy
from doithoai.site.head import HIDDEN, head, robots
from doithoai.site.scripts import inlined, joined
from doithoai.site.styles import Styles, bundle, hashed
from doithoai.views.page import Page as Written
from doithoai.views.subscriptions import followed

EARLY = "som.js"
FRAME = "assets/khung.js"
INLINE = ("assets/ma-kiem.js", "assets/kiem-chung.js")
"""What stands in the page that names it: saved as one file, it still works."""
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", FRAME, *INLINE)
"""What is not copied: the theme's scripts and sheets, and what goes into the site under another name."""
MISSING = "Không tìm thấy trang này"


class EndsRed(Abort):
    """The site is whole but for what is wrong in the records: the build fails with a code of its own."""

    code = exit_code = 3


class Options(Config):  # type: ignore[no-untyped-call] # MkDocs leaves a method of it untyped
    """What the plugin can be told: the file that `doithoai evidence --format json` wrote, if any."""

    evidence = Type(str, default="")


class PortalPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call] # likewise
    """What MkDocs calls while it builds or serves."""

    def __init__(self) -> None:
        """Nothing is built yet."""
        super().__init__()
        self.serving, self.own_nav, self.dirty = False, False, False
        self.beside = Beside()
        self.stamped, self.evidence = 0, b""
        self.shipped: set[str] = set()
        self.example: Callable[[str], str] = str
        self.again: Again | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a server runs: it has threads, and a process with threads must not be forked."""
        self.serving, self.dirty = command == "serve", dirty
        if self.serving:
            ended_by_signal()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Settle what the archive leaves open; name the fictional units for the banner; learn from the forge."""
        refuse_place(config)
        environment.cache_clear()  # a server builds again when a template has changed
        self.own_nav = not settle(config)
        archive = Archive(records_of(config))
        config.extra["banner"] = banner(archive)
        self.example = exampled(archive)
        repository = os.environ.get("GITHUB_REPOSITORY")
        if repository and not self.serving:
            _learn(config, repository, os.environ.get("GITHUB_SERVER_URL", "https://github.com"))
        if self.serving:
            self._before_serving(config)
        early = joined((THEME / EARLY).read_text("utf-8"))
        # While serving, MkDocs puts a script of its own into every page, to load it again: see guarded.
        config.extra |= {"early": early, "policy": "" if self.serving else policy((early,)), "inline": {}}
        config.extra |= {"styles": _styles(config), "frame": _frame(config)}
        config.extra["followed"] = [one for one in followed() if not one.staff]
        self.evidence = evidence_of(config, self.config)
        self.beside.begin(config, serving=self.serving, dirty=self.dirty)
        return config

    def _before_serving(self, config: MkDocsConfig) -> None:
        if not self.again:
            refuse_a_busy_port(config)
        Path(config.docs_dir).mkdir(exist_ok=True)  # MkDocs watches the folder, also when it is not there

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the package's pages and the shells; put the joined style sheets in place of their parts.

        Every script of the package is sent in one line.
        """
        refuse_private(files, config)
        files, self.shipped = completed(files, config)
        parts = (*UNUSED, *(str(sheet) for sheet in config.extra_css))
        for file in [file for file in files if file.src_uri.startswith(parts)]:
            files.remove(file)
        for file in [file for file in files if file.src_uri in self.shipped and file.src_uri.endswith(".js")]:
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=joined(file.content_string)))
        name, script = config.extra["frame"]
        made = {**config.extra["styles"].files, name: script, "robots.txt": robots(config.site_url or "")}
        for file in (*generated(config, made), *shells(config)):
            files.append(file)
        if config.nav and not self.own_nav:
            pages = (page for page in files.documentation_pages() if page.src_dir == config.docs_dir)
            with_pages(config.nav, (page for page in pages if page.inclusion is InclusionLevel.INCLUDED))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Leave out the empty lines of templates: they would be in ten thousand pages."""
        del config, files
        env.trim_blocks = env.lstrip_blocks = True
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let the package's pages take their examples from the archive."""
        del files
        if parts := page.meta.get("inline"):
            config.extra["inline"][page.file.src_uri] = inlined(
                found(config, name).read_text("utf-8") for name in parts
            )
        return self.example(markdown) if page.file.src_uri in self.shipped else markdown

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: object
    ) -> TemplateContext:
        """Give a page its head; put marks into a shell in place of what differs from page to page."""
        del nav
        if not page.file.src_uri.startswith(f"{shell.PREFIX}-"):
            _give(context, _head(page, config))
            if script := config.extra["inline"].get(page.file.src_uri):
                page.content = f'{page.content}\n<script type="module">{script}</script>'
                cast(dict[str, object], context)["policy"] = policy((config.extra["early"], script))
            return context
        kind = page.file.src_uri.removeprefix(f"{shell.PREFIX}-").partition("/")[0].removesuffix(".md")
        _give(context, shell.HEAD)
        page.meta["hide"] = ["navigation"] if kind == "toc" else ["navigation", "toc"]
        page.canonical_url = shell.CANONICAL if config.site_url else None
        page.edit_url = shell.EDIT if config.edit_uri else None
        page.content = shell.BODY
        first = AnchorLink("", shell.ANCHOR, 1)
        if kind == "toc":
            first.children = [AnchorLink(title, anchor, 2) for anchor, title in shell.ENTRIES]
        page.toc = TableOfContents([first])
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page for addresses that do not exist its head."""
        del config
        if template_name == "404.html":
            _give(context, head(Written("404.html", MISSING, "", head=HIDDEN), ""))
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Take the shells out of the site and stamp the records' pages into it."""
        edit = (config.edit_uri or "").removesuffix("docs/")
        site.keep(Path(config.site_dir), site.Addresses(config.site_url or "", edit), self.evidence)
        jobs = 1 if self.serving else None
        stamped = site.stamp_site(Path(config.site_dir), records_of(config), today(), jobs=jobs)
        self.stamped = stamped.pages
        self.beside.end(config)
        if stamped.held and config.strict and not self.serving:
            raise EndsRed(f"Cổng thông tin: {site.told(stamped.held)}.")
        tell(stamped)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the site of before as it is; say in a sentence what the machine refused."""
        self.beside.give_up(error)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Build again when a template changes; stamp what a record changed as soon as it does."""
        del builder
        self.again = Again(server.builder, config, lambda: self.stamped)
        self.again.begin(server)
        app = server.get_app()
        if app:
            server.set_app(guarded(app, lambda: (config.extra["early"], *config.extra["inline"].values())))
        return server

    def on_shutdown(self) -> None:
        """End what `on_serve` began, and a build that was broken off."""
        self.beside.give_up()
        if self.again:
            self.again.end()


def _give(context: TemplateContext, lines: str) -> None:
    """Templates take what MkDocs' own type of a context does not name."""
    cast(dict[str, object], context)["head"] = lines


def _styles(config: MkDocsConfig) -> Styles:
    theme = (_themed(config, f"assets/stylesheets/{name}.*.min.css") for name in ("main", "palette"))
    own = (found(config, str(sheet)) for sheet in config.extra_css)
    return bundle(*((sheet.read_text("utf-8") for sheet in sheets) for sheets in (theme, own)))


def _themed(config: MkDocsConfig, pattern: str) -> Path:
    return next(one for folder in config.theme.dirs for one in sorted(Path(folder).glob(pattern)))


def _frame(config: MkDocsConfig) -> tuple[str, str]:
    """The script of the frame: its name, and its text without comments."""
    text = joined(found(config, FRAME).read_text("utf-8"))
    return hashed("khung", "js", text), text


def _learn(config: MkDocsConfig, repository: str, server: str) -> None:
    owner, _, name = repository.partition("/")
    if not config.edit_uri:
        config.edit_uri = f"{server}/{repository}/edit/main/docs/"
    if "SITE_URL" not in os.environ:
        host = f"{owner.lower()}.github.io"
        config.site_url = f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def _head(page: Page, config: MkDocsConfig) -> str:
    site_url, description = config.site_url or "", str(page.meta.get("description", ""))
    title = str(page.meta.get("title") or page.title)
    lines = [HIDDEN] if page.meta.get("robots") == "noindex" else []
    if site_url and page.is_homepage:
        lines.append(json_ld.block([json_ld.portal(site_url, config.site_name, description)]))
    elif site_url:
        lines.append(json_ld.block([json_ld.crumbs(site_url, (("", "Trang đầu"), (page.url, title)))]))
    return head(Written(page.url, title, "", (), description, head="\n    ".join(lines)), site_url)
