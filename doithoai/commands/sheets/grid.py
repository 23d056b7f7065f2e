"""What was read of a sheet, and how much of one is read at all: counted before anything holds it in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.vietnamese.wording import grouped

SIZE = 10 << 20
"""Bytes of a file."""
UNPACKED = 20 << 20
"""Bytes of all that is packed in one."""
IN_ALL = 5_000_000
"""Letters of all cells: a thousand a row."""
ENTRIES = 300
ROWS, COLUMNS = 5_000, 64
ABOVE = 20
"""Rows in which the heads of the columns are looked for."""
SHEETS = 30
LETTERS = 32_767
"""What a cell holds in Excel at most."""

Value = str | float | bool | dt.date | dt.time | dt.timedelta
Place = tuple[int, int]
"""A row from 1, as people count, and a column from 0."""


class SheetRefused(Exception):
    """A file that is not read; its one argument, a Both, says why and what to do."""


class Grid(Frozen, frozen=True):
    """The cells of one sheet of a file, every row from the first."""

    name: str
    rows: Sequence[Sequence[Value]]
    odd: Mapping[Place, Both]
    """The cells that say nothing of their own, and why: formulas, errors, cells that were merged."""


class CellCount:
    """Counts the cells of a sheet; SheetRefused as soon as there are too many. Keeps those that are odd."""

    def __init__(self, letters: int = 0) -> None:
        """Begin with the letters of the sheets before."""
        self.letters = letters
        self.cells = 0
        self.odd: dict[Place, Both] = {}

    def cell(self, row: int, column: int, letters: int, rows: int = 1, columns: int = 1) -> None:
        """One cell that holds something, or several alike."""
        if row + rows - 1 > ABOVE + ROWS:
            raise SheetRefused(
                Both(f"bảng có hơn {grouped(ROWS)} dòng", f"the sheet has more than {ROWS} rows"),
            )
        if column + columns > COLUMNS:
            raise SheetRefused(
                Both(f"bảng có hơn {COLUMNS} cột", f"the sheet has more than {COLUMNS} columns"),
            )
        self.count(rows * columns)
        self.letters += letters * rows * columns
        if letters > LETTERS or self.letters > IN_ALL:
            raise SheetRefused(Both("chữ trong bảng quá nhiều", "there is too much text in the sheet"))

    def count(self, cells: int) -> None:
        """So many cells more: a file may name the same one again and again."""
        self.cells += cells
        if self.cells > (ABOVE + ROWS) * COLUMNS:
            raise damaged()


FORMULA = Both(
    "ô là công thức; chép ô rồi dán lại thành giá trị (Paste Special, Values)",
    "the cell is a formula; copy it and paste it as a value",
)
ERROR = Both("ô báo lỗi của bảng tính; gõ lại giá trị", "the cell is an error; type its value")
MERGED = Both(
    "ô nằm trong nhóm ô gộp; bỏ gộp ô rồi ghi vào từng ô", "the cell is merged with others; unmerge them, fill each"
)


def damaged() -> SheetRefused:
    """What is said of a file that is not what its name says."""
    return SheetRefused(
        Both(
            "tệp hỏng hoặc không phải bảng tính; mở bằng Excel, lưu lại thành .xlsx",
            "the file is broken or no sheet; open it in Excel and save it as .xlsx",
        )
    )
