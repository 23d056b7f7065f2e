"""What nobody can see in a file of records is mended, not told: byte order marks, loose accents, Windows' line ends.

Notepad and Excel put the mark there, macOS parts accents from letters; whoever is told of either can't find it on the
screen. Attached files are what somebody signed or scanned: they are never touched.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from doithoai.disk.together import write_all
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.reading.attachments import is_link
from doithoai.reading.text import MARK

_RECORDS = (".yml", ".md")
_ATTACHED = "files"
_MARK = Both("bỏ dấu BOM ở đầu tệp", "the byte order mark taken out")
_LOOSE = Both("ghép dấu viết rời (NFD) vào chữ", "loose accents (NFD) joined to their letters")
_ENDS = Both("đổi dấu xuống dòng của Windows (CRLF)", "line ends of Windows (CRLF) changed")


class Mended(Frozen, frozen=True):
    """A file that was rewritten, and what was mended in it."""

    path: Path
    what: tuple[Both, ...]


def mend(paths: Iterable[Path]) -> list[Mended]:
    """Rewrite the records among some files and folders that need it; what is no UTF-8 is left to the check."""
    found = ((file, _mended(file.read_bytes())) for path in paths for file in _records(path))
    wanted = {file: (data, what) for file, (data, what) in found if what}
    write_all({file: data for file, (data, _) in wanted.items()})
    return [Mended(file, what) for file, (_, what) in wanted.items()]


def _records(path: Path) -> Iterator[Path]:
    """The plain files of records at a path; nothing is followed out of it."""
    for file in sorted(path.rglob("*")) if path.is_dir() else (path,):
        inside = file.relative_to(path).parts[:-1] if file != path else file.parts[:-1]
        if file.suffix in _RECORDS and _ATTACHED not in inside and file.is_file() and not is_link(os.lstat(file)):
            yield file


def _mended(data: bytes) -> tuple[bytes, tuple[Both, ...]]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data, ()
    plain = text.lstrip(MARK)
    what = [_MARK] if plain != text else []
    if not unicodedata.is_normalized("NFC", plain):
        what.append(_LOOSE)
    if "\r\n" in plain:
        what.append(_ENDS)
    return unicodedata.normalize("NFC", plain).replace("\r\n", "\n").encode(), tuple(what)


def told(done: Iterable[Mended]) -> Both:
    """What was done and what is left to do, in one sentence."""
    files = [(one.path.as_posix(), one.what) for one in done]
    vi = "; ".join(f"{path} ({', '.join(map(str, what))})" for path, what in files)
    en = "; ".join(f"{path} ({', '.join(one.en for one in what)})" for path, what in files)
    return Both(
        f"Đã sửa giúp chỗ mắt không thấy được trong {vi}. Nội dung không đổi: hãy chạy git add, rồi ghi lại.",
        f"Mended what the eye can't see in {en}. The words are the same: run git add, then commit again.",
    )
