"""What is worth finding: titles, places, petitions and answers, documents' titles; nothing withheld, no boilerplate."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

import msgspec

from doithoai import public
from doithoai.cases.case import Case
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.dossier import DocumentFile
from doithoai.model.records import Petition
from doithoai.vietnamese.wording import shortened
from doithoai.views.conference_rows import heading, sitting_told, sittings, title, ways
from doithoai.views.in_charge import partners
from doithoai.views.page import Page
from doithoai.views.petitions import petitioner
from doithoai.views.portal import Portal

SHOWN = 140
"""Letters of a petition that a result shows."""


class Found(Frozen, frozen=True):
    """What can be found in one conference, or in one group of pages.

    `items` are the texts that are searched: the conference then its petitions, or pages. `papers` are those of its
    public documents. `record` is what results show of them, as JSON.
    """

    items: tuple[str, ...]
    papers: tuple[str, ...]
    record: bytes


def found(portal: Portal, case: Case) -> Found:
    """What can be found in one conference."""
    conference, key = case.conference, case.key
    asked = (public.petition(one, case.today) for one in case.folder.petitions)
    petitions = sorted(asked, key=lambda one: one.id)
    papers = [one for one in case.folder.documents if public.is_public(one.front)]
    name, where = title(case), "; ".join((ways(case), *map(sitting_told, sittings(case)[1:])))
    about = (name, conference.topic, where, case.unit.name, key.code, *conference.groups, conference.audience)
    record = {
        "t": name,
        "d": _day(conference.start),
        "s": conference.topic,
        "p": where,
        "k": [_petition_shown(portal, one) for one in petitions],
        "v": [[addresses.document(one.stem), heading(one), _day(one.front.issued)] for one in papers],
    }
    return Found(
        (_text(about), *(_text(_petition(portal, case, one)) for one in petitions)),
        tuple(_text((heading(one), one.front.kind.label, case.unit.name, *_when(one))) for one in papers),
        dumped(record),
    )


def _petition(portal: Portal, case: Case, one: Petition) -> Iterator[str | None]:
    yield portal.field(one.field)
    yield petitioner(one, case.today)
    yield portal.body(case, one.assigned.office if one.assigned else None)
    yield partners(portal, case, one)
    yield from (one.text, one.answer, one.refused.reason if one.refused else None)
    yield from (promise.text for promise in one.promises)


def _petition_shown(portal: Portal, one: Petition) -> list[str | int]:
    text = shortened(one.text or "Không công khai nội dung.", SHOWN)
    return [one.id, portal.field(one.field), one.petitioner.village or "", text]


def _when(file: DocumentFile) -> tuple[str, ...]:
    return (f"{file.front.issued:%d/%m/%Y}",) if file.front.issued else ()


def _day(day: dt.date | None) -> str:
    return day.isoformat()[:10] if day else ""


def _text(parts: Sequence[str | None] | Iterator[str | None]) -> str:
    """Parts apart, so that no phrase reaches over a border."""
    return "\n".join(part.replace("\n", " ") for part in parts if part)


def dumped(record: object) -> bytes:
    """JSON without blanks."""
    return msgspec.json.encode(record)


class FoundPage(Frozen, frozen=True):
    """One page that can be found: its address below the site's root, its title, and the words about it."""

    path: str
    title: str
    about: str
    words: str


def described(portal: Portal, page: Page) -> FoundPage:
    """A page made from records, by its title; a unit's own page also by its villages and offices."""
    extra: list[str] = []
    if page.depth == 1:
        unit = portal.unit(page.path.rstrip("/"))
        extra = [*unit.villages, *(office.name for office in unit.offices)]
    return FoundPage(page.path, page.title, page.description, _text((page.title, *extra)))


class _Headings(HTMLParser):
    """Collects the title, the description and the headings of a page that the site generator wrote."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.about = "", ""
        self.headings: list[str] = []
        self._open = ""
        self._link = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("h1", "h2", "h3"):
            self._open = tag
            self.headings.append("")
        elif tag == "a" and "headerlink" in (given.get("class") or ""):
            self._link = True
        elif tag == "meta" and given.get("name") == "description":
            self.about = given.get("content") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = ""
        elif tag == "a":
            self._link = False

    def handle_data(self, data: str) -> None:
        if self._open and not self._link:
            self.headings[-1] += data


_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_META = re.compile(r'<meta name="description"[^>]*>')


def sheet(path: str, html: str) -> FoundPage | None:
    """A page that the site generator wrote; None when it has no heading."""
    article, meta = _ARTICLE.search(html), _META.search(html)
    reader = _Headings()
    reader.feed((meta[0] if meta else "") + (article[0] if article else ""))
    headings = [" ".join(one.split()) for one in reader.headings]
    if not headings:
        return None
    return FoundPage(path, headings[0], reader.about, "\n".join((*headings, reader.about)))
