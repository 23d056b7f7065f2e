"""The parts of a file that is a ZIP archive: each read within its cap, and packed anew for who reads it next.

A reader of another make may see more than was counted here (sizes that lie, a part under two names); so it is never
given the file itself, only what was unpacked and looked at.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping

from doithoai.commands.sheets.grid import ENTRIES, UNPACKED, SheetRefused, damaged
from doithoai.model.both import Both

_STEP = 1 << 16
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, LookupError, OverflowError, RuntimeError),  # of zipfile itself, over a directory that makes no sense
)
_MACROS = ("vbaproject", "basic/", "scripts/", "xl/macrosheets/", "xl/dialogsheets/")
_LINKS = ("xl/externallinks/", "xl/querytables/", "xl/connections.xml")


def parts(data: bytes) -> dict[str, bytes]:
    """Every part that is XML, or tells the type of the file, by its name. Raises SheetRefused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            _judge(entries)
            return {one.filename: _read(archive, one) for one in entries if _wanted(one.filename)}
    except _BROKEN:
        raise damaged() from None


def _wanted(name: str) -> bool:
    return name.endswith((".xml", ".rels")) or name == "mimetype"


def _judge(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse what holds too much, or what no sheet of an office needs."""
    if len(entries) > ENTRIES or sum(one.file_size for one in entries) > UNPACKED:
        most = UNPACKED >> 20
        raise SheetRefused(
            Both(f"tệp giải nén ra hơn {most} MB hoặc quá nhiều phần", f"the file unpacks to over {most} MB or is odd")
        )
    names = [one.orig_filename.lower() for one in entries]
    for one, name in zip(entries, names, strict=True):
        parted = name.split("/")
        if not name.isascii() or not name.isprintable() or "\\" in name or {"", ".", ".."} & {*parted} or ":" in name:
            raise SheetRefused(Both("tệp chứa phần mang tên lạ", "the file holds a part with an odd name"))
        if stat.S_ISLNK(one.external_attr >> 16):
            raise SheetRefused(Both("tệp chứa liên kết", "the file holds a link"))
        if one.flag_bits & 1:
            raise encrypted()
        if any(word in name for word in _MACROS):
            raise macros()
        if name.startswith(_LINKS):
            raise links()
    if len({*names}) != len(names):
        raise SheetRefused(Both("tệp chứa hai phần cùng tên", "the file holds two parts of one name"))


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One part; no more of it than it says it has."""
    found = bytearray()
    with archive.open(entry) as file:
        while piece := file.read(_STEP):
            found += piece
            if len(found) > entry.file_size:
                raise damaged()
    return bytes(found)


def packed(chosen: Mapping[str, bytes]) -> io.BytesIO:
    """Some parts as a file of their own, not compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in chosen.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    made.seek(0)
    return made


def encrypted() -> SheetRefused:
    """What is said of a file under a password."""
    return SheetRefused(Both("tệp có mật khẩu; bỏ mật khẩu rồi lưu lại", "the file has a password; save it without"))


def macros() -> SheetRefused:
    """What is said of a file with programs in it."""
    return SheetRefused(
        Both("tệp có macro; lưu lại thành .xlsx (không macro)", "the file has macros; save it as .xlsx, without")
    )


def links() -> SheetRefused:
    """What is said of a file that takes values from others."""
    return SheetRefused(
        Both(
            "tệp lấy dữ liệu từ tệp hoặc nguồn khác; trong Excel bấm Data, Edit Links, Break Link rồi lưu lại",
            "the file takes data from elsewhere; break its links in Excel (Data, Edit Links) and save it",
        )
    )
