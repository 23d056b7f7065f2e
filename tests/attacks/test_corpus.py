"""The permanent corpus of hostile inputs: each is judged, told by name, stops nothing else, and becomes no markup."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from doithoai.site import stamp_site
from tests.hostile.place import DAY, NEIGHBOUR, UNIT, Place, lay_out
from tests.hostile.recipes import recipes, told
from tests.hostile.trial import MEMORY, SECONDS
from tests.once import once

pytestmark = [
    pytest.mark.no_cover,  # see suite.py
    pytest.mark.skipif(os.name == "nt", reason="Windows has neither these files nor these limits"),
]
ROOT = Path(__file__).parents[2]
KINDS = {
    *("names", "links", "dates", "times", "types", "numbers", "characters", "yaml", "encodings", "front-matter"),
    *("markdown", "attachments", "special", "redirects", "git", "modes"),
}
SHARES = 4
"""The corpus is tried in as many parts: workers share it, and on a busy machine none comes near the limit of a test."""


def tried(factory: pytest.TempPathFactory, share: int) -> list[dict[str, Any]]:
    """What came of every recipe of one part; the process that tries them is limited in memory."""

    def make(folder: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "tests.hostile.trial", str(folder), str(share), str(SHARES)],
            cwd=ROOT,
            env={**os.environ, "PYTHONUTF8": "1", "GIT_CONFIG_GLOBAL": os.devnull},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        (folder / "tried.json").write_text(done.stdout, "utf-8")

    folder = once(factory, f"thử {share}", make)
    return [json.loads(line) for line in (folder / "tried.json").read_text("utf-8").splitlines()]


def test_the_corpus_is_large_and_of_every_kind() -> None:
    names = [one.name for one in recipes()]
    assert len(set(names)) == len(names) >= 300
    assert Counter(name.partition("/")[0] for name in names).keys() == KINDS
    assert set(names) == told().keys(), "python -m tests.hostile.told_of writes what is told of new ones: read it"
    stored = [path.stat().st_size for path in (ROOT / "tests/hostile").rglob("*") if path.is_file()]
    assert sum(stored) < 400_000


@pytest.mark.parametrize("share", range(SHARES))
def test_no_hostile_file_or_tree_stops_or_silences_the_rest(
    share: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    expected = told()
    wrong: dict[str, object] = {}
    rows = tried(tmp_path_factory, share)
    assert len(rows) == len(recipes()[share::SHARES])
    for row in rows:
        name = row["name"]
        if "impossible" in row:
            continue
        code, codes = expected[name]
        faults = [row[key] for key in ("traceback", "lost", "unread") if row.get(key)]
        if not faults:
            said = " ".join(row["complaints"].values())
            faults += [said] if "lỗi của chương trình" in said or "Traceback" in said else []
            faults += (
                [row["runs"]] if row["runs"]["check"] != code or not set(row["runs"].values()) <= {0, 1, 2} else []
            )
            faults += [row["codes"]] if not codes <= set(row["codes"]) or (row["codes"] and not codes) else []
        faults += [row["seconds"]] if row["seconds"] > SECONDS else []
        if faults:
            wrong[name] = faults
    assert wrong == {}
    assert max(row["memory"] for row in rows) < MEMORY
    assert sum("impossible" in row for row in rows) < len(rows) / 20


# What is shown of them

SHOWN = 3
"""Every so-many-th is shown: a page takes longer than a judgement, and the portal of all attacks is built elsewhere."""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, prepared: Callable[..., Path]) -> tuple[Path, Path]:
    """One portal of what is hostile below a unit, each in a unit of its own, and one without anything hostile."""

    def make(folder: Path) -> None:
        for name in ("clean", "hostile"):
            records = folder / name / "records"
            lay_out(records)
            if name == "hostile":
                plant(records)
            stamp_site(prepared(folder / name / "site"), records, dt.date.fromisoformat(DAY))

    folder = once(tmp_path_factory, "hiện", make)
    return folder / "clean/site", folder / "hostile/site"


def plant(records: Path) -> None:
    for number, recipe in enumerate([one for one in recipes() if not one.shared][::SHOWN]):
        place = Place(records, f"x{number:03}")
        shutil.copytree(records / UNIT, place.home)
        unit = (place.home / "unit.yml").read_text("utf-8")
        (place.home / "unit.yml").write_text(unit.replace("xã Thử Nghiệm", f"xã Số {number}"), "utf-8")
        try:
            recipe.plant(place)
        except (OSError, ValueError):  # a name or a device that this system does not have
            continue


class Elements(HTMLParser):
    """What a page is made of: elements, and attributes that could run or load something."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        for name, value in attrs:
            loads = name in ("src", "href", "action", "formaction", "data", "srcdoc", "style", "xlink:href")
            scheme = (value or "").strip().lower().partition(":")
            bad = loads and scheme[1] and scheme[0] not in ("http", "https", "mailto", "tel", "webcal", "geo")
            if name.startswith("on") or name in ("srcdoc", "style") or (bad and scheme[0].isalpha()):
                self.found.add(f"{name}={value}")


def pages(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), path.read_text("utf-8")


WRITTEN = {"blockquote", "pre", "code", "del", "hr", "h5", "h6", "em", "strong", "ol", "li", "th", "td", "br", "thead"}
"""Elements that Markdown makes besides those that every page has."""


def test_no_hostile_file_or_tree_becomes_markup_on_the_portal(shown: tuple[Path, Path]) -> None:
    clean, hostile = shown
    usual = {element for _, page in pages(clean) for element in Elements(page).found} | WRITTEN
    strange = {name: found for name, page in pages(hostile) if (found := Elements(page).found - usual)}
    assert strange == {}
    assert len([name for name, _ in pages(hostile) if name.startswith("x")]) > 400


def test_no_hostile_file_or_tree_changes_a_page_of_its_neighbour(shown: tuple[Path, Path]) -> None:
    clean, hostile = shown
    for path in sorted((clean / NEIGHBOUR).rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (hostile / path.relative_to(clean)).read_bytes(), path


def test_feeds_and_open_data_of_hostile_records_stay_well_formed(shown: tuple[Path, Path]) -> None:
    _, hostile = shown
    read = Counter[str]()
    for path in sorted(hostile.rglob("*")):
        if not path.is_file() or "files" in path.parts:
            continue
        read[path.suffix] += 1
        match path.suffix:
            case ".xml":
                ET.parse(path)
            case ".json" | ".jsonld" | ".geojson":
                json.loads(path.read_bytes())
            case ".ics":
                lines = path.read_bytes().split(b"\r\n")
                assert all(len(line) <= 75 and b"\n" not in line for line in lines), path
                assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT"), path
            case ".csv":
                rows = path.read_text("utf-8-sig").splitlines()
                assert [row for row in rows if row.lstrip('"')[:1] in ("=", "@", "\t", "＝")] == [], path
            case _:
                pass
    assert all(read[kind] for kind in (".xml", ".json", ".ics", ".csv")), read
