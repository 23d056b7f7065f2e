"""A DOCX file opened in bounds; whatever may run, expand, hide or lead elsewhere is refused before it is read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.parser import parse_xml

from doithoai.model.both import Both
from doithoai.patterns import lazy
from doithoai.reading.attachments import LIMIT
from doithoai.reading.contents import fault_of
from doithoai.reading.word import forbidden
from doithoai.reading.word.not_taken import NotTaken

UNPACKED = 20 << 20
"""Bytes of all parts together: what a sheet that is imported may have too."""
_MEMBERS = 1000
_MARKS = 1_200_000
"""Signs `<` in all parts: a paper of 500 pages has a tenth of it, and each costs memory when it is read."""
_XML = (".xml", ".rels")
_DECLARED = lazy(rb"<!(?:doctype|entity)", re.IGNORECASE)
_ENCODING = lazy(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']""")
_PLAIN = (b"utf-8", b"us-ascii", b"ascii")
_STRICT = b"purl.oclc.org/ooxml"
_SAVE = Both(
    "mở trong Word (hoặc LibreOffice), chọn Lưu thành (Save As), loại “Word Document (*.docx)”, rồi nhập tệp .docx ấy",
    "open it in Word or LibreOffice, save it as “Word Document (*.docx)”, and import that file",
)
_COPY = Both(
    "hãy mở tệp trong Word, chép toàn bộ (Ctrl+A, Ctrl+C) sang một văn bản mới rồi lưu thành .docx",
    "open it in Word, copy all of it into a new document and save that as .docx",
)
_KINDS: tuple[tuple[bytes, Both], ...] = (
    (
        b"\xd0\xcf\x11\xe0",
        Both("tệp Word đời cũ (.doc) hoặc có mật khẩu", "a file of old Word (.doc) or with a password"),
    ),
    (b"%PDF-", Both("tệp PDF", "a PDF file")),
    (b"{\\rtf", Both("tệp RTF", "an RTF file")),
)


def opened(data: bytes) -> Any:
    """The document of python-docx. Raises NotTaken: what is wrong, where, and how it is put right."""
    if len(data) > LIMIT:
        raise NotTaken(Both(f"tệp lớn hơn {LIMIT >> 20} MB", f"the file is larger than {LIMIT >> 20} MB"), _SMALLER)
    for mark, what in _KINDS:
        if data.startswith(mark):
            raise NotTaken(Both(f"đây là {what}, không phải .docx", f"this is {what.en}, not .docx"), _SAVE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            parts = _parts(container, data)
    except _BROKEN:
        raise NotTaken(Both("tệp hỏng, không mở được", "the file is broken and can't be opened"), _SAVE) from None
    return _read(data, parts)


_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    LookupError,
    NotImplementedError,
)
_SMALLER = Both(
    "hãy nén ảnh trong tệp (Picture Format → Compress Pictures) rồi lưu lại",
    "compress the pictures in it and save it again",
)
_MACRO = Both(
    "hãy lưu lại dạng “Word Document (*.docx)”, không phải .docm",
    "save it as “Word Document (*.docx)”, not as .docm",
)


def _parts(container: zipfile.ZipFile, data: bytes) -> dict[str, bytes]:
    """The parts of XML by their names, once all of the container was looked at."""
    members = container.infolist()
    size = sum(one.file_size for one in members)
    if len(members) > _MEMBERS or size > UNPACKED:
        vi = f"giải nén ra {size >> 20} MB, {len(members)} phần; chỉ nhận đến {UNPACKED >> 20} MB, {_MEMBERS} phần"
        en = f"it unpacks to {size >> 20} MB in {len(members)} parts; at most {UNPACKED >> 20} MB, {_MEMBERS} are taken"
        raise NotTaken(Both(vi, en), _COPY)
    names = {one.filename for one in members}
    if "mimetype" in names and "content.xml" in names:
        raise NotTaken(Both("đây là tệp của LibreOffice (.odt), không phải .docx", "this is .odt, not .docx"), _SAVE)
    if any(one.flag_bits & 1 for one in members):
        raise NotTaken(Both("tệp có mật khẩu", "the file has a password"), _SAVE)
    if wrong := fault_of(io.BytesIO(data), "docx"):
        raise NotTaken(wrong, _MACRO if "macro" in wrong else _SAVE)
    found = {name: container.read(name) for name in sorted(names) if name.lower().endswith(_XML)}
    _bounded(found)
    return found


def _bounded(parts: dict[str, bytes]) -> None:
    if sum(body.count(b"<") for body in parts.values()) > _MARKS:
        raise NotTaken(Both("tệp có quá nhiều phần tử", "the file has too many elements"), _COPY)
    for name, body in parts.items():
        told = _ENCODING.match(body[:200])
        if b"\0" in body or (told and told[1].lower() not in _PLAIN):
            raise NotTaken(Both(f"phần “{name}” không ghi bằng UTF-8", f"part “{name}” is not in UTF-8"), _COPY)
        if _DECLARED.search(body):
            vi = f"phần “{name}” khai báo thực thể XML (DOCTYPE, ENTITY), Word không bao giờ ghi như vậy"
            raise NotTaken(Both(vi, f"part “{name}” declares entities of XML, which Word never does"), _COPY)
        if _STRICT in body:
            told_of = Both("tệp ở dạng “Strict Open XML”", "the file is “Strict Open XML”")
            raise NotTaken(told_of, _SAVE)


def _read(data: bytes, parts: dict[str, bytes]) -> Any:
    try:
        trees = dict(_trees(parts))
        document = docx.Document(io.BytesIO(data))
    except (*_BROKEN, KeyError, TypeError, AttributeError, SyntaxError, AssertionError) as error:
        deep = "depth" in str(error)
        what = Both("các phần lồng nhau quá sâu", "parts lie too deep in one another")
        broken = Both("nội dung tệp hỏng hoặc khác lạ, không đọc được", "its content is broken or odd")
        raise NotTaken(what if deep else broken, _COPY) from None
    if found := list(forbidden.found(trees)):
        raise NotTaken(*found)
    return document


def _trees(parts: dict[str, bytes]) -> Iterator[tuple[str, Any]]:
    """Each part read by the parser of python-docx, which resolves no entity and goes no deeper than 256 levels."""
    for name, body in parts.items():
        if name.startswith("word/") or name.endswith(".rels"):
            yield name, parse_xml(body)
