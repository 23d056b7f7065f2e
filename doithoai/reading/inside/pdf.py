"""PDF files: their text page by page, and what they tell besides; pypdf reads them, in bounds.

A file that somebody wrote to do harm may ask for any work: only so many pages and bytes are looked at, and whatever
the library makes of the rest is a sentence.
"""

from __future__ import annotations

import contextlib
import io
import logging
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from doithoai.model.both import Both
from doithoai.reading.inside import deeds, images
from doithoai.reading.inside.exif import xmp
from doithoai.reading.inside.found import LETTERS, SHORTENED, Inside, PartOfFile, Trace, described

if TYPE_CHECKING:
    from pypdf import PdfReader

PAGES, DRAWN, UNPACKED, WORK = 60, 600_000, 16 << 20, 300_000
"""Pages whose text is read, bytes of what draws them, and bytes that one part may be unpacked to, and
parts of a drawing that are looked at."""
_AUTHOR, _WORDS = ("/Author",), ("/Title", "/Subject", "/Keywords")
_BY_MACHINE = ("/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped", "/PTEX.Fullbanner")
LOCKED = Both("tệp PDF đặt mật khẩu, không đọc được", "the PDF file is locked by a password")
BROKEN = Both("tệp PDF hỏng hoặc khác lạ, không đọc được", "the PDF file is broken or odd and can't be read")
_PICTURES = 500
_COMMENTS = frozenset(
    (
        *("/Text", "/FreeText", "/Popup", "/Highlight", "/Underline", "/StrikeOut"),
        *("/Squiggly", "/Caret", "/Ink", "/Stamp"),
    )
)


def is_signed(data: bytes) -> bool:
    """Whether somebody signed these bytes: a change of one of them breaks the signature."""
    return b"/ByteRange" in data


@contextlib.contextmanager
def opened(data: bytes) -> Iterator[PdfReader]:
    """A reader that grumbles to nobody and works in bounds, whatever the file asks for."""
    from pypdf import PdfReader, apply_configuration  # noqa: PLC0415 - few records have such files

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with apply_configuration(
        None,
        zlib_maximum_output_length=UNPACKED,
        lzw_maximum_output_length=UNPACKED,
        run_length_maximum_output_length=UNPACKED,
        array_based_stream_maximum_output_length=UNPACKED,
        stream_parsing_work_maximum_count=WORK,
        jbig2dec_binary=None,
    ):
        yield PdfReader(io.BytesIO(data), root_object_recovery_limit=1000, xref_stream_maximum_entries=200_000)


def look(data: bytes) -> Inside:
    """What a PDF file says and tells."""
    signed = is_signed(data)
    traces = set(_in_bytes(data, signed=signed))
    parts: list[PartOfFile] = []
    acts = set(deeds.of_pdf_bytes(data))
    try:
        with opened(data) as reader:
            if reader.is_encrypted and not reader.decrypt(""):
                return Inside(frozenset(traces), (), LOCKED, frozenset(acts), signed)
            for trace, words in _described(reader):
                traces.add(trace)
                parts += [described(words)] if words else []
            acts.update(deeds.of_pdf(reader.root_object, islice(reader.pages, PAGES)))
            cut = _pages(reader, traces, parts)
    except Exception as error:  # noqa: BLE001 - a file can make the library fail in every way there is
        locked = type(error).__name__ in ("DependencyError", "WrongPasswordError", "FileNotDecryptedError")
        return Inside(frozenset(traces), tuple(parts), LOCKED if locked else BROKEN, frozenset(acts), signed)
    return Inside(frozenset(traces), tuple(parts), SHORTENED if cut else None, frozenset(acts), signed)


def _in_bytes(data: bytes, *, signed: bool) -> Iterator[Trace]:
    versions = data.count(b"startxref")
    if not signed and versions > (2 if b"/Linearized" in data[:2048] else 1):
        yield Trace.EARLIER
    end = data.rfind(b"%%EOF")
    if end >= 0 and len(data[end + 5 :].strip(b"\0 \r\n\t")) > 64:
        yield Trace.BEHIND
    at = 0
    for _ in range(_PICTURES):
        if not (found := re.compile(rb"\xff\xd8\xff[\xe0\xe1]").search(data, at)):
            return
        end = data.find(b"endstream", found.start())
        at = end if end >= 0 else len(data)
        with _ignored():
            yield from images.look(data[found.start() : at], "jpg").traces - {Trace.BEHIND, Trace.THUMBNAIL}


def _ignored() -> Any:
    return contextlib.suppress(images.Broken, IndexError)


def _described(reader: PdfReader) -> Iterator[tuple[Trace, str]]:
    for key, value in (reader.metadata or {}).items():
        words = str(value)[:4000].strip()
        if not words or key in _BY_MACHINE[2:]:
            continue
        if key in _AUTHOR:
            yield Trace.AUTHOR, words
        elif key in _BY_MACHINE:
            if re.search(r"(?i)[a-z]:[\\/]+users|/home/|/users/", words):
                yield Trace.FOLDER, words
        else:
            yield Trace.CAPTION, words
    root = reader.root_object
    if (described_as := root.get("/Metadata")) is not None:
        yield from xmp(described_as.get_object().get_data())
    if "/EmbeddedFiles" in _direct(root.get("/Names")) or root.get("/AF"):
        yield Trace.EMBEDDED, ""


def _direct(given: Any) -> Any:
    return {} if given is None else given.get_object()


def _pages(reader: PdfReader, traces: set[Trace], parts: list[PartOfFile]) -> bool:
    """Read the pages; whether some were left out."""
    left, drawn = LETTERS, DRAWN
    for number, page in enumerate(reader.pages, 1):
        contents = page.get_contents()
        drawn -= len(contents.get_data()) if contents is not None else 0
        if number > PAGES or left <= 0 or drawn < 0:
            return True
        where = Both(f"trang {number}", f"page {number}")
        for trace, words in _annotations(page):
            traces.add(trace)
            parts += [PartOfFile(where, words, shown=False)] if words else []
        if text := (page.extract_text() or "")[:left].strip():
            parts.append(PartOfFile(where, text))
            left -= len(text)
    return False


def _annotations(page: Any) -> Iterator[tuple[Trace, str]]:
    for one in (page.get("/Annots") or [])[:500]:
        note = one.get_object()
        kind = str(note.get("/Subtype"))
        if kind == "/FileAttachment":
            yield Trace.EMBEDDED, ""
        elif kind in _COMMENTS and (words := str(note.get("/Contents") or "").strip()):
            yield Trace.COMMENT, words[:4000]
        elif kind == "/Widget" and (words := str(note.get("/V") or "").strip()):
            yield Trace.CAPTION, words[:4000]


# --- and without it


def stripped(data: bytes) -> bytes:
    """The same pages without who made them; comments and files inside stay, which only a person judges."""
    from pypdf import PdfWriter  # noqa: PLC0415 - likewise
    from pypdf.generic import StreamObject  # noqa: PLC0415 - likewise

    with opened(data) as reader:
        writer = PdfWriter(clone_from=reader)
    writer.metadata = None
    for holder in (writer.root_object, *writer.pages):
        for key in ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb"):
            if key in holder:
                del holder[key]
    for one in writer._objects:  # noqa: SLF001 - there is no other way to every picture
        picture = one.get_object() if one is not None else None
        if isinstance(picture, StreamObject):
            picture.pop("/Metadata", None)
            picture.pop("/PieceInfo", None)
            if picture.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
                with _ignored():
                    picture._data = images.stripped(picture._data, "jpg")  # noqa: SLF001 - likewise
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
