"""What an attached file is, by its content: the few types that a browser shows or saves and never runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, BinaryIO

from doithoai.model.both import Both

if TYPE_CHECKING:
    from zipfile import ZipFile

# Patterns are compiled when a file is attached, which few are: most checks would wait for nothing.
_MEMBERS = 5000
_SMALL = 1 << 20
_OPEN = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
_OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_RUNS = r"vbaproject|vbadata|macrosheets?/|activex/|(^|/)basic/|(^|/)scripts/"
"""Parts of an office file that hold programs."""

_TAG = (
    r"<\s*(?:!doctype\b|!--|\?xml|/?(?:html|head|body|title|base|meta|link|style|script|noscript|template|iframe|frame|"
    r"frameset|object|embed|applet|svg|math|img|image|audio|video|source|form|input|button|textarea|select|details|"
    r"marquee|table|div|span|font|center|a|b|i|p|br|hr|h[1-6])(?=[\s/>]))"
)
_SCRIPT = (
    r"\bjavascript:|\bfunction\b\s*\w*\s*\(|=>\s*[({]|(?:^|[^\w.])(?:eval|alert|fetch|import|importScripts|require|"
    r"setTimeout|setInterval|Function|XMLHttpRequest)\s*\(|"
    r"\b(?:document|window|navigator|localStorage|sessionStorage|globalThis|self|location)\s*(?:\.\s*[a-z]|\[)"
)
_PAGE = rb"<\s*(?:!doctype\s+html|html|head|body|script|iframe|svg|object|embed|meta|base)\b"
_HEAD, _TAIL = 2048, (1 << 16) + 22
"""How far a browser looks to learn what a file is, and how far before its end a container says what it holds."""
_SINGLE = frozenset(("pdf", "png", "jpg", "webp"))
_CONTROL = r"[\x00-\x08\x0b\x0e-\x1f\x7f]"


def fault_of(file: BinaryIO, kind: str) -> Both | None:
    """Why the content of a file is not what its name says; None when it is."""
    file.seek(0)
    return KINDS[kind](file, kind) or (None if kind in ("txt", "csv") else _second_face(file, kind))


def _second_face(file: BinaryIO, kind: str) -> Both | None:
    """A file that is something else as well, to a program that looks at its head or, for a container, at its end."""
    file.seek(0)
    if re.search(_PAGE, file.read(_HEAD), re.IGNORECASE):
        return _WEB
    return _TWO_FACED if kind in _SINGLE and _is_container(file) else None


def _is_container(file: BinaryIO) -> bool:
    file.seek(max(0, file.seek(0, 2) - _TAIL))
    if b"PK\5\6" not in file.read():
        return False
    import zipfile  # noqa: PLC0415 - few archives hold such files

    try:
        with zipfile.ZipFile(file) as container:
            return bool(container.namelist())
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError, LookupError, NotImplementedError):
        return False


def _begins(*marks: bytes) -> Callable[[BinaryIO, str], Both | None]:
    def judge(file: BinaryIO, kind: str) -> Both | None:
        return None if file.read(16).startswith(marks) else _other(kind)

    return judge


def _webp(file: BinaryIO, kind: str) -> Both | None:
    head = file.read(16)
    return None if head[:4] == b"RIFF" and head[8:12] == b"WEBP" else _other(kind)


def _other(kind: str, vi: str = "", en: str = "") -> Both:
    return Both(f"nội dung không phải là một tệp .{kind}{vi}", f"its content is not that of a .{kind} file{en}")


def _text(file: BinaryIO, kind: str) -> Both | None:
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        return _other(kind, " bảng mã UTF-8", " in UTF-8")
    if re.search(_CONTROL, text):
        return _other(kind, ": có ký tự điều khiển", ": there are control characters")
    if re.search(_TAG, text, re.IGNORECASE) or re.search(_SCRIPT, text):
        return _WEB
    return None


_WEB = Both(
    "nội dung là trang web hoặc mã lệnh, không được công khai",
    "its content is a web page or a program, which is not published",
)


def _zipped(file: BinaryIO, kind: str) -> Both | None:
    """An office file: a container that begins as one, holds what its type must hold, and no program."""
    import zipfile  # noqa: PLC0415 - few archives hold office files
    import zlib  # noqa: PLC0415 - likewise

    if file.read(4) != b"PK\x03\x04":
        return _other(kind)
    try:
        with zipfile.ZipFile(file) as container:
            return _contained(container, kind)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, LookupError):
        # RuntimeError: encrypted, or packed in a way that is not known here.
        return _other(kind)


def _contained(container: ZipFile, kind: str) -> Both | None:
    names = container.namelist()

    def read(name: str) -> bytes:
        with container.open(name) as member:
            return member.read(_SMALL)

    if len(names) > _MEMBERS or len(set(names)) != len(names):
        return _other(kind)
    if any(re.search(_RUNS, name, re.IGNORECASE) for name in names):
        return _MACRO
    if kind in _OPEN:
        fits = names[0] == "mimetype" and read("mimetype") == _OPEN[kind] and "content.xml" in names
        return None if fits else _other(kind)
    if not {"[Content_Types].xml", _OFFICE[kind]} <= set(names):
        return _other(kind)
    declared = read("[Content_Types].xml").lower()
    if len(declared) >= _SMALL or b"\0" in declared:  # too long, or written so that a word in it can't be found
        return _other(kind)
    return _MACRO if b"macroenabled" in declared or b"vba" in declared else None


_TWO_FACED = Both(
    "tệp đồng thời là một tệp nén (ZIP), không được công khai",
    "the file is a container (ZIP) as well, and not published",
)
_MACRO = Both(
    "tệp có chứa mã lệnh (macro), không được công khai", "the file holds a program (macro), which is not published"
)

KINDS: Mapping[str, Callable[[BinaryIO, str], Both | None]] = {
    "pdf": _begins(b"%PDF-"),
    "png": _begins(b"\x89PNG\r\n\x1a\n"),
    "jpg": _begins(b"\xff\xd8\xff"),
    "webp": _webp,
    "docx": _zipped,
    "xlsx": _zipped,
    "odt": _zipped,
    "ods": _zipped,
    "txt": _text,
    "csv": _text,
}
"""Every type that may be published, by the end of its name."""
