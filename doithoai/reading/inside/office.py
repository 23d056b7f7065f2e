"""Office files (DOCX, XLSX, ODT, ODS): their words, their comments, and what they tell of whoever wrote them.

They are read as text between tags, in bounds: no parser of XML that could be made to expand what it reads.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape

from doithoai.model.both import Both
from doithoai.patterns import lazy
from doithoai.reading.inside import images
from doithoai.reading.inside.deeds import of_office
from doithoai.reading.inside.found import LETTERS, SHORTENED, Inside, PartOfFile, Trace, described
from doithoai.reading.inside.sheets import sheets

KINDS = frozenset(("docx", "xlsx", "odt", "ods"))
_MEMBERS, _MEMBER, _ALL = 5000, 8 << 20, 48 << 20
"""Parts that are looked at; bytes that are unpacked of one, and of a whole file."""
_TEXT = lazy(r"word/(document|header\d*|footer\d*|footnotes|endnotes|glossary/document)\.xml|content\.xml")
_NOTES = lazy(r"(word/comments\w*|xl/comments\d*|xl/threadedComments/\w+|word/commentsExtended)\.xml")
_NAMES = {
    Trace.AUTHOR: r"dc:creator|cp:lastModifiedBy|meta:initial-creator|meta:printed-by",
    Trace.COMPANY: r"Company|Manager",
    Trace.CAPTION: r"dc:title|dc:subject|dc:description|cp:keywords|cp:category|meta:keyword|meta:user-defined"
    r"|vt:lpwstr|vt:lpstr|HyperlinkBase",
}
_BREAK = lazy(r"</(?:\w+:)?p>|</(?:\w+:)?h>|<w:br\b[^<>]*>|<text:line-break\b[^<>]*>|</si>")
_TAB = lazy(r"<(?:w|text):tab\b[^<>]*>")
_TAG = lazy(r"<[^<>]*>")
TOLD = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml")


class Unpacked:
    """A container that is unpacked in bounds."""

    def __init__(self, data: bytes) -> None:
        """Open it; zipfile's errors when it is none."""
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.left, self.cut = _ALL, False
        self.known: dict[str, bytes] = {}

    def bytes(self, name: str) -> bytes:
        """A part, or what fits of it; unpacked once."""
        if name in self.known:
            return self.known[name]
        with self.zip.open(name) as member:
            found = member.read(min(_MEMBER, self.left) + 1)
        if len(found) > min(_MEMBER, self.left):
            self.cut, found = True, found[:-1]
        self.left -= len(found)
        self.known[name] = found
        return found

    def text(self, name: str) -> str:
        """A part of words."""
        data = self.bytes(name)
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        return data.decode("utf-16" if wide else "utf-8", "replace").replace("<![CDATA[", "").replace("]]>", "")


def plain(xml: str) -> str:
    """The words between tags, a line for each paragraph."""
    return unescape(_TAG.sub("", _TAB.sub("\t", _BREAK.sub("\n", xml)))).strip()


def look(data: bytes, kind: str) -> Inside:
    """What an office file says and tells."""
    opened = Unpacked(data)
    names = opened.zip.namelist()[:_MEMBERS]
    traces: set[Trace] = set()
    parts: list[PartOfFile] = []
    for name in names:
        if opened.left <= 0:
            opened.cut = True
            break
        for trace, part in _part(opened, name):
            if trace:
                traces.add(trace)
            if part:
                parts.append(part)
    if kind == "xlsx":
        parts += sheets(opened, names)
        if re.search(r"state=\"(hidden|veryHidden)\"", opened.text("xl/workbook.xml")):
            traces.add(Trace.HIDDEN)
    shown, cut = _bounded(parts)
    acts = frozenset(of_office(opened, names))
    return Inside(frozenset(traces), shown, SHORTENED if cut or opened.cut else None, acts)


def _bounded(parts: list[PartOfFile]) -> tuple[tuple[PartOfFile, ...], bool]:
    left = LETTERS
    kept: list[PartOfFile] = []
    for one in parts:
        if left <= 0:
            return tuple(kept), True
        kept.append(PartOfFile(one.where, one.text[:left], one.shown))
        left -= len(one.text)
    return tuple(kept), left < 0


def _part(opened: Unpacked, name: str) -> Iterator[tuple[Trace | None, PartOfFile | None]]:
    ending = name.rpartition(".")[2].lower()
    if name in TOLD:
        for trace, words in told(opened.text(name)):
            yield trace, described(words)
    elif _TEXT.fullmatch(name):
        yield from _document(opened.text(name))
    elif _NOTES.fullmatch(name):
        if words := plain(opened.text(name)):
            yield Trace.COMMENT, PartOfFile(Both("ghi chú, nhận xét", "comments"), words, shown=False)
    elif re.match(r"(word|xl|ppt)/embeddings/|Object \d+/content\.xml|xl/externalLinks/", name):
        yield Trace.EMBEDDED, None
    elif re.match(r"docProps/thumbnail\.|Thumbnails/", name):
        yield Trace.THUMBNAIL, None
    elif ending in images.KINDS:
        try:
            inside = images.look(opened.bytes(name), ending)
        except images.Broken:
            return
        for trace in sorted(inside.traces):
            yield trace, None
        for part in inside.parts:
            yield None, part


def told(xml: str) -> Iterator[tuple[Trace, str]]:
    """What the parts say that describe a file."""
    for trace, names in _NAMES.items():
        for one in re.finditer(rf"<({names})(?:\s[^<>]*)?>([^<]+)</\1>", xml):
            if words := unescape(one[2]).strip():
                yield trace, words


def _document(xml: str) -> Iterator[tuple[Trace | None, PartOfFile | None]]:
    if re.search(r"<w:(ins|del|moveFrom|moveTo)\s[^<>]*w:author|<text:changed-region\b", xml):
        yield Trace.TRACKED, None
    if "<office:annotation" in xml:
        yield Trace.COMMENT, None
    runs = xml.split("</w:r>") if "w:vanish" in xml else []
    if any(re.search(r"<w:vanish(?:\s*/>|\s+w:val=\"(?:1|true|on)\")", run) and "<w:t" in run for run in runs):
        yield Trace.HIDDEN, None
    if 'text:display="none"' in xml or 'table:display="false"' in xml:
        yield Trace.HIDDEN, None
    if words := plain(xml):
        yield None, PartOfFile(Both("nội dung", "its text"), words)


# --- and without it


def stripped(data: bytes) -> bytes:
    """The same file without who made it; its text, comments and tracked changes stay, which only a person judges."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.infolist():
            if re.match(r"docProps/thumbnail\.|Thumbnails/", one.filename):
                continue
            body = _clean(one.filename, old.read(one))
            entry = zipfile.ZipInfo(one.filename, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = one.compress_type
            entry.external_attr = one.external_attr
            new.writestr(entry, body)
    return out.getvalue()


def _clean(name: str, body: bytes) -> bytes:
    ending = name.rpartition(".")[2].lower()
    if name in TOLD:
        wide = body[:2] in (b"\xff\xfe", b"\xfe\xff")
        return _emptied(body.decode("utf-16" if wide else "utf-8")).encode("utf-16" if wide else "utf-8")
    if name in ("_rels/.rels", "META-INF/manifest.xml"):
        text = body.decode("utf-8")
        pattern = r"<Relationship\s[^<>]*thumbnail[^<>]*/>|<manifest:file-entry\s[^<>]*Thumbnails/[^<>]*/>"
        return re.sub(pattern, "", text).encode()
    if ending in images.KINDS:
        try:
            return images.stripped(body, ending)
        except images.Broken:
            return body
    return body


def _emptied(xml: str) -> str:
    for names in _NAMES.values():
        xml = re.sub(rf"<({names})(\s[^<>]*)?>[^<]+</\1>", r"<\1\2></\1>", xml)
    return xml
