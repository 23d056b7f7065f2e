"""What stands in an .xls file: counted, and where a cell is no plain value. After [MS-XLS], records of BIFF8."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from doithoai.commands.sheets.grid import ERROR, FORMULA, IN_ALL, LETTERS, SHEETS, CellCount, SheetRefused, damaged
from doithoai.commands.sheets.packed import encrypted, links, macros
from doithoai.model.both import Both

_BEGIN, _END, _CONTINUED = 0x0809, 0x000A, 0x003C
_BOUND, _TEXTS, _SIZE, _PASSWORD, _OTHER_BOOK = 0x0085, 0x00FC, 0x0200, 0x002F, 0x01AE
_FORMULA, _MANY, _BLANKS = 0x0006, 0x00BD, 0x00BE
_SHARED, _TRUTH, _RESULT = 0x00FD, 0x0205, 0x0207
_PLAIN = frozenset((0x0203, 0x027E, 0x0204, 0x00D6, _SHARED, _TRUTH, _FORMULA))
"""Numbers, texts, truth values and formulas: each begins with its row and column."""
_OWN = 0x0401
_MOST_CELLS = 2_000_000
_Record = tuple[int, int, bytes]
"""Where it begins, its kind, its bytes."""


def scan(stream: bytes) -> dict[str, CellCount]:
    """Look through the sheets that people see. Raises SheetRefused."""
    try:
        return _scan(stream)
    except (struct.error, IndexError, UnicodeDecodeError):
        raise damaged() from None


def _scan(stream: bytes) -> dict[str, CellCount]:
    bounds: list[tuple[str, int, bool]] = []
    texts: list[bytes] = []
    last = 0
    for _, kind, data in _records(stream, 0):
        if kind == _PASSWORD:
            raise encrypted()
        if kind == _OTHER_BOOK and data[2:4] not in (b"\x01\x04", b"\x01\x3a"):
            raise links()
        if kind == _BOUND:
            bounds.append(_bound(data))
        if kind == _TEXTS or (kind == _CONTINUED and last == _TEXTS):
            texts.append(data)
        last = last if kind == _CONTINUED else kind
    if len(bounds) > SHEETS or len({at for _, at, _ in bounds}) != len(bounds):
        raise SheetRefused(Both(f"tệp có hơn {SHEETS} trang", f"the file has more than {SHEETS} sheets"))
    lengths = _lengths(texts) if texts else []
    tallies, letters = {}, 0
    for name, at, seen in bounds:
        tally = CellCount(letters)
        _sheet(stream, at, tally, lengths)
        letters = tally.letters
        if seen:
            tallies[name] = tally
    return tallies


def _records(stream: bytes, at: int) -> Iterator[_Record]:
    """The records from a place up to the end of what begins there."""
    kind, long = struct.unpack_from("<HH", stream, at)
    if kind != _BEGIN or stream[at + 4 : at + 6] != b"\x00\x06":
        raise damaged()
    depth = 0
    while at < len(stream):
        kind, long = struct.unpack_from("<HH", stream, at)
        data = stream[at + 4 : at + 4 + long]
        if len(data) != long:
            raise damaged()
        depth += (kind == _BEGIN) - (kind == _END)
        yield at, kind, data
        if not depth:
            return
        at += 4 + long


def _bound(data: bytes) -> tuple[str, int, bool]:
    """The name of a sheet, where it begins, and whether people see it."""
    at, hidden, kind, letters, wide = struct.unpack_from("<IBBBB", data)
    if kind in (1, 6):
        raise macros()
    name = data[8 : 8 + letters * (1 + (wide & 1))].decode("utf-16-le" if wide & 1 else "latin-1")
    return name, at, not hidden & 3 and not kind


def _lengths(chunks: list[bytes]) -> list[int]:
    """How long each text is that cells share; one that goes on in the next chunk says anew how wide its letters are."""
    (count,) = struct.unpack_from("<I", chunks[0], 4)
    if 3 * count > sum(map(len, chunks)):
        raise damaged()
    reader = _Chunks(chunks)
    found = []
    for _ in range(count):
        letters, flags = struct.unpack("<HB", reader.take(3))
        runs = struct.unpack("<H", reader.take(2))[0] if flags & 8 else 0
        beside = struct.unpack("<I", reader.take(4))[0] if flags & 4 else 0
        reader.letters(letters, flags & 1)
        reader.skip(4 * runs + beside)
        found.append(letters)
    return found


class _Chunks:
    """Bytes that go on from record to record."""

    def __init__(self, chunks: list[bytes]) -> None:
        self.chunks, self.number, self.at = chunks, 0, 8

    def left(self) -> int:
        """How many bytes there are to the end of a record; at its end the next one begins."""
        while self.at >= len(self.chunks[self.number]):
            self.number, self.at = self.number + 1, 0
        return len(self.chunks[self.number]) - self.at

    def take(self, count: int) -> bytes:
        self.left()
        self.at += count
        return self.chunks[self.number][self.at - count : self.at]

    def skip(self, count: int) -> None:
        while count:
            step = min(count, self.left())
            self.at += step
            count -= step

    def letters(self, count: int, wide: int) -> None:
        """Pass over letters of one or two bytes."""
        if count > LETTERS:
            raise damaged()
        while count:
            here = len(self.chunks[self.number]) - self.at
            step = min(count, here >> wide)
            self.at += step << wide
            count -= step
            if count:
                self.number, self.at = self.number + 1, 1
                wide = self.chunks[self.number][0] & 1


def _sheet(stream: bytes, at: int, tally: CellCount, lengths: list[int]) -> None:
    for _, kind, data in _records(stream, at):
        if kind == _SIZE:
            top, bottom, left, right = struct.unpack_from("<IIHH", data)
            if bottom < top or right < left or (bottom - top) * (right - left) > _MOST_CELLS:
                raise damaged()
        elif kind in _PLAIN:
            row, column = struct.unpack_from("<HH", data)
            letters = 0 if kind != _SHARED else lengths[struct.unpack_from("<I", data, 6)[0]]
            tally.cell(row + 1, column, max(letters, len(data)))
            if kind == _FORMULA:
                tally.odd[row + 1, column] = FORMULA
            elif kind == _TRUTH and data[7]:
                tally.odd[row + 1, column] = ERROR
        elif kind == _MANY:
            row, column = struct.unpack_from("<HH", data)
            (last,) = struct.unpack_from("<H", data, len(data) - 2)
            tally.cell(row + 1, max(last, column), len(data))
        elif kind in (_RESULT, _BLANKS):
            tally.letters += len(data)
            if tally.letters > IN_ALL:
                raise damaged()
