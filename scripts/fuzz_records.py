"""The small archive that fuzzing judges and shows: kept in memory where the system can, one record of it mutated."""

from __future__ import annotations

import atexit
import datetime as dt
import shutil
import tempfile
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from doithoai.cases.case import open_case
from doithoai.check import Judge, Result
from doithoai.feeds import atom, ical
from doithoai.html.markdown import rich, visible
from doithoai.model.dossier import Key
from doithoai.model.formats import FORMATS
from doithoai.pages import conference
from doithoai.reading.archive import Archive
from doithoai.report import report
from doithoai.site import json_ld
from doithoai.views.portal import Portal
from doithoai.writing.house import dump
from scripts.fuzz_html import TAGS, elements, outline

ROOT = Path(__file__).parent.parent
BASE = ROOT / "tests/rules/base"
CALENDAR = ROOT / "tests/records/calendar"
UNIT = "thu-nghiem"
KEY = Key(UNIT, 2025, "01")
TODAY = dt.date(2026, 2, 10)
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
RECORDS = (
    *("conference.yml", "petitions.yml", "documents/conclusion_notice.md", "documents/minutes.md", "../plan.md"),
    *("../../unit.yml", "documents/notice.md", "documents/written_reply-1.md", "../../../policies/thu-nghiem-2025.yml"),
    *("../../../calendar/2025.yml", "../../../fields.yml", "../reports/annual_report.md"),
)
"""What may be mutated, below the conference; the first letter of an input says which."""


@cache
def archive() -> Path:
    """A folder of this process with the clean archive."""
    made = Path(tempfile.mkdtemp(prefix="doithoai-fuzz-", dir=MEMORY if MEMORY.is_dir() else None))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    shutil.copytree(BASE, made / "records", copy_function=shutil.copyfile)
    shutil.copytree(CALENDAR, made / "records/calendar", copy_function=shutil.copyfile)
    return made / "records"


@cache
def _clean(name: str) -> bytes:
    if "calendar" in name:
        return (CALENDAR / name.rpartition("/")[2]).read_bytes()
    return (BASE / KEY.path / name).resolve().read_bytes()


def judged(data: bytes) -> None:
    """Put a record in the place that its first byte names, judge everything, tell it in every form."""
    name = RECORDS[data[0] % len(RECORDS)] if data else RECORDS[0]
    path = (archive() / KEY.path / name).resolve()
    path.write_bytes(data[1:])
    try:
        judge = Judge(Archive(archive()).on(TODAY), TODAY)
        one = judge.conference(KEY)
        known = (one.summary,) if one.summary else ()
        found = (*one.findings, *(told for _, told in judge.year(UNIT, 2025, known, complete=False)))
        list(judge.archive.shared_problems())
    finally:
        path.write_bytes(_clean(name))
    result = Result(tuple(found), 1, 1, 1, TODAY)
    for format_ in FORMATS:
        report(result, format_, "vi").encode()


def rendered(text: str) -> None:
    """Text as Markdown, in an entry of a feed, in an event, in a block of data."""
    _harmless(str(rich(text, 3)))
    _harmless(str(rich(visible(text), 3)))
    day = dt.date(2026, 1, 2)
    item = atom.Item(text, text, text, day, day, text, str(rich(text, 3)), text)
    entry = ET.fromstring(atom.entry(item))  # noqa: S314 - written just now
    if len(entry) != 7:
        raise AssertionError("an entry got another element")
    event = ical.event([ical.text("SUMMARY", text), ical.text("DESCRIPTION", text)])
    lines = event.encode().split(b"\r\n")
    if max(map(len, lines)) > ical.OCTETS or b"\n" in event.encode().replace(b"\r\n", b""):
        raise AssertionError("a line that is too long, or breaks")
    if [
        one for one in lines if not one.startswith((b"BEGIN:VEVENT", b"END:VEVENT", b"SUMMARY:", b"DESCRIPTION:", b" "))
    ][1:]:
        raise AssertionError("a property of somebody else's")
    tags, _ = elements(json_ld.block([{"name": text.encode("utf-8", "replace").decode()}]))
    if tags != {"script"}:
        raise AssertionError("a block of data got out")


def _harmless(html: str) -> None:
    tags, strange = elements(html)
    if tags - TAGS or strange:
        raise AssertionError(f"foreign: {tags - TAGS} {strange}")


@cache
def _loaded() -> tuple[Any, Any]:
    """The records of the conference as data."""
    at = BASE / KEY.path
    first, petitions = (yaml.load((at / name).read_text("utf-8"), yaml.CBaseLoader) for name in SHOWN[:2])  # noqa: S506 - makes text alone
    return first, petitions


SHOWN = ("conference.yml", "petitions.yml", "documents/conclusion_notice.md")


def _page() -> str:
    found = Archive(archive()).on(TODAY)
    case = open_case(found, found.conference(KEY), TODAY)
    return conference.page(Portal(found, TODAY), case).body if case else ""


@cache
def _usual() -> frozenset[str]:
    """What pages of such a conference are made of."""
    names, strange = outline(_page())
    if strange or len(names) < 20:
        raise AssertionError(f"the clean page is odd: {strange}")
    return frozenset(names | TAGS | {"href", "rel", "start", "align", "class", "tabindex", "title", "lang"})


def shown(texts: list[str]) -> None:
    """Give texts to the fields of a conference and its petitions, and make its page."""
    usual = _usual()
    first, petitions = _loaded()
    texts = [*texts, *[""] * 8][:8]
    at = archive() / KEY.path
    changed = {**first, "topic": texts[0], "audience": texts[1], "place": {**first["place"], "name": texts[2]}}
    some = [
        {**one, "text": texts[3 + n % 2], **({"answer": texts[5 + n % 2]} if "answer" in one else {})}
        for n, one in enumerate(petitions)
    ]
    written = (dump(changed), dump(some), _clean(SHOWN[2]).decode() + texts[7])
    try:
        for name, text in zip(SHOWN, written, strict=True):
            (at / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        page = _page()
    finally:
        for name in SHOWN:
            (at / name).write_bytes(_clean(name))
    names, strange = outline(page)
    if strange or names - usual:
        raise AssertionError(f"foreign: {names - usual} {strange}")
