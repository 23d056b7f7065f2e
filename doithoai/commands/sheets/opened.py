"""A file of a spreadsheet program, read: looked through by its own reader first, then its values by python-calamine."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from doithoai.commands.sheets import ole, packed, scan_ods, scan_xls, scan_xlsx
from doithoai.commands.sheets.comma_separated import read_commas
from doithoai.commands.sheets.grid import COLUMNS, MERGED, ROWS, SIZE, CellCount, Grid, Place, SheetRefused, damaged
from doithoai.model.both import Both

KINDS = (".xlsx", ".xls", ".ods", ".csv")
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
_ZIP = b"PK\x03\x04"


def grids(path: Path) -> list[Grid]:
    """The sheets of a file that people see. Raises SheetRefused, ImportError where what reads them is not installed."""
    kind = path.suffix.lower()
    if kind not in KINDS:
        told = Both(
            f"“{path.name}” không phải {', '.join(KINDS)}; mở bằng Excel, lưu lại thành .xlsx",
            f"“{path.name}” is none of {', '.join(KINDS)}; save it as .xlsx",
        )
        raise packed.macros() if kind in (".xlsm", ".xltm", ".xlsb", ".xlam") else SheetRefused(told)
    data = _data(path)
    if kind == ".csv":
        return [read_commas(data)]
    if data.startswith(ole.MAGIC):
        stream = ole.workbook(data)
        if kind != ".xls":
            raise _misnamed(kind, ".xls")
        return [*_read(io.BytesIO(data), scan_xls.scan(stream))]
    if not data.startswith(_ZIP):
        raise damaged()
    parts = packed.parts(data)
    real = ".ods" if "content.xml" in parts else ".xlsx"
    if kind != real:
        raise _misnamed(kind, real)
    found = (scan_ods if real == ".ods" else scan_xlsx).scan(parts)
    return [*_read(packed.packed(found.parts), found.sheets)]


def _misnamed(kind: str, real: str) -> SheetRefused:
    return SheetRefused(
        Both(
            f"tệp mang đuôi {kind} nhưng là {real}; hãy đổi đuôi tệp",
            f"the file ends in {kind} and is {real}: rename it",
        )
    )


def _data(path: Path) -> bytes:
    """All of a plain file that is not too large; no link is followed, no pipe waited for."""
    try:
        number = os.open(path, _FLAGS)
    except OSError as error:
        why = Both("không có tệp này", "there is no such file") if isinstance(error, FileNotFoundError) else _NOT_PLAIN
        raise SheetRefused(why) from None
    try:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise SheetRefused(_NOT_PLAIN)
        with os.fdopen(number, "rb", closefd=False) as file:
            data = file.read(SIZE + 1)
    finally:
        os.close(number)
    if len(data) > SIZE:
        raise SheetRefused(Both(f"tệp lớn hơn {SIZE >> 20} MB", f"the file is larger than {SIZE >> 20} MB"))
    return data


_NOT_PLAIN = Both(
    "đây là liên kết, thư mục hoặc tệp không đọc được; cần một tệp thường",
    "this is a link, a folder, or may not be read; a plain file is due",
)


def _read(file: io.BytesIO, scanned: Mapping[str, CellCount]) -> Iterator[Grid]:
    """The values of the sheets that were looked through."""
    import python_calamine as calamine  # noqa: PLC0415 - of the extra `desk`

    try:
        with calamine.load_workbook(file) as book:
            for name, tally in scanned.items():
                sheet = book.get_sheet_by_name(name)
                rows = sheet.to_python(skip_empty_area=False)
                merged = dict.fromkeys(_merged(sheet.merged_cell_ranges or (), len(rows)), MERGED)
                yield Grid(name, rows, {**merged, **tally.odd})
    except SheetRefused:
        raise
    except (calamine.CalamineError, OSError, ValueError):
        raise damaged() from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # what its Rust did not expect; it is no Exception
            raise damaged() from None
        raise


def _merged(ranges: Iterable[tuple[Place, Place]], rows: int) -> Iterator[Place]:
    """The cells of which several are shown as one."""
    left = ROWS * COLUMNS
    for (top, first), (bottom, last) in ranges:
        for row in range(top, min(bottom + 1, rows)):
            for column in range(first, min(last + 1, COLUMNS)):
                left -= 1
                if not left:
                    raise damaged()
                yield row + 1, column
