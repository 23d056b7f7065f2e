"""What a file does when it is opened, besides showing itself: runs, fetches, calls.

Office files name it in their relationships, fields and formulas; PDF in actions; a list (CSV) in cells that a
spreadsheet program takes for formulas. Looked for as words between tags, in bounds, as the rest is (office.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import pairwise
from typing import Any

from doithoai.patterns import lazy
from doithoai.reading.inside.deed import Deed
from doithoai.reading.inside.parts import Texts

_RELATION = lazy(r"<(?:\w+:)?Relationship\b([^<]*)")
_ATTRIBUTE = lazy(r"(?<![\w:])([\w:]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)')")
_PUT_IN = frozenset(("afchunk", "subdocument"))
"""What puts another document in, which is packed beside it."""
_WEB = lazy(r"(?i)(?:https?://|mailto:|tel:|#)|(?!\\|//|[a-z][a-z0-9+.\-]*:)")
"""Where a link may lead: to a page, a mailbox, a telephone, or beside the file."""
_FIELD = lazy(r"<(?:\w+:)?(?:instrText\b([^<]*)|fldSimple\b([^<]*))")
_CODE = lazy(r"\binstr\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_BEGINS = lazy(r"\bfldCharType\s*=\s*[\"']begin|<(?:\w+:)?fldSimple\b")
_FIELD_CALLS = frozenset(
    ("DDE", "DDEAUTO", "INCLUDEPICTURE", "INCLUDETEXT", "IMPORT", "INCLUDE", "LINK", "EMBED", "MACROBUTTON")
)
_FORMULA = lazy(
    r"<(?:\w+:)?f\b([^<]*)|\b(?:table|text):formula\s*=\s*(\"[^\"]*\")|<(?:\w+:)?definedName\b[^<>]*>([^<]*)<"
)
_FORMULA_CALLS = lazy(
    r"(?i)\b(?:WEBSERVICE|FILTERXML|CALL|EXEC|REGISTER(?:\.ID)?|RTD|DDE|IMAGE|IMPORT(?:XML|DATA|HTML|RANGE|FEED))\s*\("
    r"|[\w.]\s*\|[^|]*!|\bHYPERLINK\s*\(\s*(?!\"(?:https?://|mailto:|#))|^\s*=?\s*auto_open"
)
_SHEET = lazy(r"xl/(?:worksheets|workbook|chartsheets)\b.*\.xml")
_DATA = lazy(r"xl/(?:connections\.xml|querytables/.*)|customxml/.*\.odc|xl/webextensions/.*|word/webextensions/.*")
_OPEN_PARTS = lazy(
    r"<(?:draw:(?:image|object|object-ole|plugin|applet|floating-frame)|text:section-source|table:(?:table-source|"
    r"cell-range-source)|form:[\w\-]+)\b[^<>]*?\bxlink:href\s*=\s*[\"'](?:[a-z][a-z0-9+.\-]*:|/|\.\.|\\)",
    re.IGNORECASE,
)
_OPEN_LINKS = lazy(r"<(?:text:a|draw:a)\b[^<>]*?\bxlink:href\s*=\s*[\"']([^\"']*)")


def of_office(opened: Texts, names: Iterable[str]) -> Iterator[Deed]:
    """What an office file does."""
    for name in names:
        if name.lower().endswith(".rels"):  # names of parts are told apart by no capitals
            yield from _related(opened.text(name))
        elif _DATA.match(name.lower()):
            yield Deed.FETCHES
        elif name.lower().startswith("word/") and name.lower().endswith(".xml"):
            yield from _fields(opened.text(name))
        elif _SHEET.match(name.lower()):
            yield from _formulas(opened.text(name))
        elif name in ("content.xml", "styles.xml"):
            yield from _open(opened.text(name))


def _related(xml: str) -> Iterator[Deed]:
    for one in _RELATION.finditer(xml):
        told = {name.lower(): unescape(twice or once) for name, twice, once in _ATTRIBUTE.findall(one[1])}
        kind = told.get("type", "").rpartition("/")[2].lower()
        outside = told.get("targetmode", "").strip().lower() == "external"
        if kind == "hyperlink":
            if outside and not _WEB.match(told.get("target", "").strip()):
                yield Deed.LEADS
        elif outside or kind in _PUT_IN:
            yield Deed.FETCHES


def _fields(xml: str) -> Iterator[Deed]:
    """Fields of Word: their code may be written in several pieces, and what is quoted in it is no code."""
    at = [0, *(one.start() for one in _BEGINS.finditer(xml)), len(xml)]
    for begin, end in pairwise(at):
        found = _FIELD.finditer(xml, begin, end)
        words = "".join(_code(one) for one in found)
        if _FIELD_CALLS.intersection(re.sub(r"\"[^\"]*\"", "", words).upper().split()):
            yield Deed.CALLS


def _code(found: re.Match[str]) -> str:
    """What one part of a field says, without the tag before it."""
    if found[1] is not None:
        return unescape(found[1].rpartition(">")[2])
    return " ".join(unescape(one or other) for one, other in _CODE.findall(found[2]))


def _formulas(xml: str) -> Iterator[Deed]:
    if any(_FORMULA_CALLS.search(unescape(next(filter(None, one.groups()), ""))) for one in _FORMULA.finditer(xml)):
        yield Deed.CALLS


def _open(xml: str) -> Iterator[Deed]:
    """OpenDocument says in its text what it fetches and runs."""
    if _OPEN_PARTS.search(xml):
        yield Deed.FETCHES
    if "<script:event-listener" in xml or re.search(r"<office:script\b(?![^<>]*/>)", xml):
        yield Deed.RUNS
    if "<office:dde-source" in xml or "<text:dde-connection" in xml:
        yield Deed.CALLS
    if any(not _WEB.match(unescape(one[1]).strip()) for one in _OPEN_LINKS.finditer(xml)):
        yield Deed.LEADS
    yield from _formulas(xml)


# --- lists

_CELL = lazy(r"(?:\A|[,;\t\r\n])[ ]*+(?:\"[ ]*+)?(?:[=@＝＠]|[+\-＋－](?=[^,;\t\r\n\"]*(?:[|!]|\w\()))")
"""A cell that is a formula to a spreadsheet program; `-5`, `+84 912 …` and `- một việc` are none that calls one."""


def of_list(text: str) -> Iterator[Deed]:
    """What the cells of a list (CSV) do, by whichever sign they are parted."""
    if _CELL.search(text):
        yield Deed.CALLS


# --- PDF

_NAMES = lazy(rb"/(?:JavaScript|Launch|RichMedia|SubmitForm|ImportData|XFA)(?![A-Za-z])")
_SPELT = lazy(rb"/[A-Za-z0-9]{0,20}#[A-Za-z0-9#]{2,60}")
_HEX = lazy(rb"#([0-9A-Fa-f]{2})")
_ACTS = frozenset(("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/RichMediaExecute"))
_ACTIONS = 2000
"""Actions of one file that are looked at: they may lead to one another in rings."""


def of_pdf_bytes(data: bytes) -> Iterator[Deed]:
    """What stands in it unpacked: told of a file too that the library can't read."""
    # A file may spell millions of names so: they are put together once, not one by one.
    parts = _HEX.split(b" ".join(_SPELT.findall(data)))
    letters = {one: bytes.fromhex(one.decode()) for one in set(parts[1::2])}
    parts[1::2] = map(letters.__getitem__, parts[1::2])
    if _NAMES.search(data) or _NAMES.search(b"".join(parts)):
        yield Deed.RUNS


def of_pdf(root: Any, pages: Iterable[Any]) -> Iterator[Deed]:
    """The actions of a PDF file, of its form and of its pages, wherever they are packed."""
    names, form = _direct(root.get("/Names")), _direct(root.get("/AcroForm"))
    if "/JavaScript" in names or "/XFA" in form or root.get("/AA"):
        yield Deed.RUNS
    yield from _action(root.get("/OpenAction"))
    for page in pages:
        if page.get("/AA"):
            yield Deed.RUNS
        for one in (page.get("/Annots") or [])[:500]:
            note = one.get_object()
            if note.get("/AA") or str(note.get("/Subtype")) in ("/RichMedia", "/Screen", "/Movie"):
                yield Deed.RUNS
            yield from _action(note.get("/A"))


def _action(given: Any) -> Iterator[Deed]:
    """What an action does, and those that follow it."""
    left, waiting = _ACTIONS, [given]
    while waiting and left:
        left -= 1
        act = _direct(waiting.pop())
        if act and hasattr(act, "get"):
            yield from _deed(act)
            after = _direct(act.get("/Next"))
            waiting += after[:_ACTIONS] if isinstance(after, list) else [after] if after else []
    if waiting:
        yield Deed.RUNS


def _deed(act: Any) -> Iterator[Deed]:
    kind = str(act.get("/S"))
    if kind in _ACTS:
        yield Deed.RUNS
    elif kind in ("/GoToR", "/GoToE") or (kind == "/URI" and not _WEB.match(str(act.get("/URI") or "").strip())):
        yield Deed.LEADS


def _direct(given: Any) -> Any:
    return given.get_object() if hasattr(given, "get_object") else {}
