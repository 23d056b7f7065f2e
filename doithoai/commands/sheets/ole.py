"""The one stream of an .xls file that holds its sheets, out of the file system that it is packed in.

After [MS-CFB]: sectors are chained by a table; no chain is followed longer than there are sectors.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from doithoai.commands.sheets.grid import SheetRefused, damaged
from doithoai.commands.sheets.packed import encrypted, macros
from doithoai.model.both import Both

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFE
_ENTRY = 128
_SMALL = 64
_IN_HEADER = 109
_Entry = tuple[str, int, int]
"""Name, first sector, bytes."""


def workbook(data: bytes) -> bytes:
    """The stream of the sheets. Raises SheetRefused."""
    try:
        return _Sectors(data).workbook()
    except (struct.error, IndexError, UnicodeDecodeError):
        raise damaged() from None


class _Sectors:
    """A file by its sectors."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        shift, small = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or small != 6:
            raise damaged()
        self.size = 1 << shift
        self.count = max(0, len(data) // self.size - 1)
        self.first, self.cutoff, self.small_first = (struct.unpack_from("<I", data, at)[0] for at in (48, 56, 60))
        self.table = self.read_table()

    def read_table(self) -> list[int]:
        """Which sector follows which."""
        places = [*struct.unpack_from(f"<{_IN_HEADER}I", self.data, 76)]
        each, more = self.size // 4 - 1, struct.unpack_from("<I", self.data, 68)[0]
        for _ in range(self.count):
            if more >= _END - 1:
                break
            *some, more = struct.unpack(f"<{each + 1}I", self.sector(more))
            places += some
        parts = [self.sector(one) for one in places if one < _END - 1]
        if len(parts) > self.count:
            raise damaged()
        return [one for part in parts for (one,) in struct.iter_unpack("<I", part)]

    def sector(self, number: int) -> bytes:
        """One of them."""
        start = (number + 1) * self.size
        if number >= self.count:
            raise damaged()
        return self.data[start : start + self.size]

    def chain(self, number: int, table: list[int]) -> Iterator[int]:
        """A sector and those behind it."""
        left = len(table)
        while number != _END:
            left -= 1
            if left < 0 or number >= len(table):
                raise damaged()
            yield number
            number = table[number]

    def stream(self, first: int) -> bytes:
        """The bytes of a chain."""
        return b"".join(map(self.sector, self.chain(first, self.table)))

    def workbook(self) -> bytes:
        """The stream of the sheets."""
        entries = [*self.entries()]
        names = {name: (first, size) for name, first, size in entries}
        if {"EncryptedPackage", "EncryptionInfo"} & names.keys():
            raise encrypted()
        if {"_VBA_PROJECT_CUR", "VBA", "_VBA_PROJECT", "Macros"} & names.keys():
            raise macros()
        if "Workbook" not in names or len(names) != len(entries):
            old = Both(
                "tệp quá cũ hoặc không phải bảng tính; mở bằng Excel, lưu lại thành .xlsx",
                "the file is too old, or no sheet; open it in Excel and save it as .xlsx",
            )
            raise SheetRefused(old)
        first, size = names["Workbook"]
        if size >= self.cutoff:
            return self.stream(first)[:size]
        small = self.stream(entries[0][1])
        table = [one for (one,) in struct.iter_unpack("<I", self.stream(self.small_first))]
        return b"".join(small[one * _SMALL : (one + 1) * _SMALL] for one in self.chain(first, table))[:size]

    def entries(self) -> Iterator[_Entry]:
        """What the file holds, its root first."""
        listed = self.stream(self.first)
        for at in range(0, len(listed), _ENTRY):
            long, kind = struct.unpack_from("<HB", listed, at + 64)
            if kind:
                name = listed[at : at + min(max(long - 2, 0), 62)].decode("utf-16-le")
                yield name, *struct.unpack_from("<II", listed, at + 116)
