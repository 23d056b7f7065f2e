"""What stands in an .ods file: counted as often as it says that it is repeated, and where a cell is no plain value."""

from __future__ import annotations

from collections.abc import Mapping

from doithoai.commands.sheets.grid import (
    ABOVE,
    COLUMNS,
    ERROR,
    FORMULA,
    LETTERS,
    MERGED,
    ROWS,
    SHEETS,
    CellCount,
    SheetRefused,
    damaged,
)
from doithoai.commands.sheets.markup import look
from doithoai.commands.sheets.packed import encrypted, links
from doithoai.commands.sheets.scan_xlsx import Scanned
from doithoai.model.both import Both

_CONTENT, _MANIFEST, _TYPE = "content.xml", "META-INF/manifest.xml", "mimetype"
_OUTSIDE = frozenset(("table-source", "cell-range-source", "dde-source", "dde-link", "database-source-sql"))
_FARTHEST = 1 << 21


def scan(found: Mapping[str, bytes]) -> Scanned:
    """Look through the content of a file. Raises SheetRefused."""
    if _CONTENT not in found:
        raise damaged()
    if b"encryption-data" in found.get(_MANIFEST, b""):
        raise encrypted()
    tables = _Tables()
    look(found[_CONTENT], tables)
    return Scanned(tables.sheets, {name: found[name] for name in (_TYPE, _CONTENT, _MANIFEST) if name in found})


class _Tables:
    """The cells of every sheet."""

    def __init__(self) -> None:
        self.sheets: dict[str, CellCount] = {}
        self.tally = CellCount()
        self.row, self.column = 1, 0
        self.rows = self.columns = 1
        self.cell: Mapping[str, str] | None = None
        self.letters = self.paragraphs = self.aside = 0
        self.count = 0
        self.covered = False
        self.style = ""
        self.hidden: set[str] = set()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name in _OUTSIDE:
            raise links()
        if name == "table":
            self.begun(attributes.get("name", ""), seen=attributes.get("style-name") not in self.hidden)
        elif name == "style":
            self.style = attributes.get("name", "")
        elif name == "table-properties" and attributes.get("display") == "false":
            self.hidden.add(self.style)
        elif name == "table-row":
            self.rows, self.column = _times(attributes, "number-rows-repeated"), 0
        elif name in ("table-cell", "covered-table-cell"):
            self.cell, self.letters, self.paragraphs = attributes, 0, 0
            self.columns, self.covered = _times(attributes, "number-columns-repeated"), name == "covered-table-cell"
        elif name == "annotation":
            self.aside += 1
        elif name == "s":
            self.letters += _times(attributes, "c")
        elif name == "p" and not self.aside:
            self.paragraphs += 1
        if self.cell is not None and self.letters > LETTERS:
            raise damaged()

    def begun(self, name: str, *, seen: bool) -> None:
        """A sheet begins; one that is hidden is counted all the same."""
        self.count += 1
        if self.count > SHEETS or name in self.sheets:
            raise SheetRefused(Both(f"tệp có hơn {SHEETS} trang", f"the file has more than {SHEETS} sheets"))
        self.tally = CellCount(self.tally.letters)
        self.row = 1
        if seen:
            self.sheets[name] = self.tally

    def text(self, words: str) -> None:
        """Text of a cell, or of a note beside it, which is counted too: who reads it next may not tell them apart."""
        self.letters += len(words)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in ("table-cell", "covered-table-cell") and self.cell is not None:
            self.done(self.cell)
            self.column += self.columns
            self.cell = None
        elif name == "table-row":
            self.row += self.rows
        elif name == "annotation":
            self.aside -= 1
        if self.row > _FARTHEST or self.column > _FARTHEST:
            raise damaged()

    def done(self, cell: Mapping[str, str]) -> None:
        """Count a cell that holds something."""
        said = len(cell.get("string-value", ""))
        formula, kind = "formula" in cell, cell.get("value-type")
        merged = cell.get("number-rows-spanned", "1") != "1" or cell.get("number-columns-spanned", "1") != "1"
        if not (formula or kind or self.paragraphs or self.letters):
            if self.covered and self.row <= ABOVE + ROWS and self.column < COLUMNS:
                self.odd(MERGED, min(self.rows, ABOVE + ROWS), min(self.columns, COLUMNS))
            return
        self.tally.cell(self.row, self.column, max(said, self.letters, self.paragraphs), self.rows, self.columns)
        why = FORMULA if formula else MERGED if merged else ERROR if kind == "error" else None
        if why:
            self.odd(why, self.rows, self.columns)

    def odd(self, why: Both, rows: int, columns: int) -> None:
        """Keep the places of cells that say nothing of their own."""
        self.tally.count(rows * columns)
        below, beside = range(self.row, self.row + rows), range(self.column, self.column + columns)
        self.tally.odd.update(dict.fromkeys([(row, column) for row in below for column in beside], why))


def _times(attributes: Mapping[str, str], name: str) -> int:
    said = attributes.get(name, "1")
    if not said.isascii() or not said.isdecimal() or len(said) > 7:
        raise damaged()
    return int(said)
