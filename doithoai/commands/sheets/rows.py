"""The rows of a sheet: which column is which, and what each row says, or why a cell can't be taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from doithoai.commands.sheets.cells import WrongCell, cleaned, plain, understood
from doithoai.commands.sheets.columns import COLUMNS, IDENTITY, INTERNAL, Lists, SheetColumn, folded
from doithoai.commands.sheets.grid import ABOVE, Grid, SheetRefused, Value
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.reading.text import may_be_odd
from doithoai.vietnamese.encodings import LOST, old_texts, put_right

_FEWEST = 3
"""Known heads that make a row the row of heads."""
_BREAK = "\u2029"
"""Stands for a line break inside a cell while all cells are lines of one text."""


class CellFault(Frozen, frozen=True):
    """Why a cell, or one that is lacking, keeps its row out."""

    column: str
    """Its letter; empty where the sheet has no such column."""
    head: str
    why: Both
    shown: str = ""


class SheetRow(Frozen, frozen=True):
    """What one row says: fields of a petition by their paths."""

    number: int
    values: Mapping[str, object]
    faults: tuple[CellFault, ...]


class SheetRead(Frozen, frozen=True):
    """What was understood of a sheet."""

    name: str
    rows: tuple[SheetRow, ...]
    columns: Mapping[str, str]
    """The letter of each column that was known, by its path."""
    unknown: tuple[tuple[str, str], ...]
    """Letter and head of the columns that are not read."""
    identity: tuple[tuple[str, str], ...]
    """Those that tell who somebody is."""
    encodings: tuple[str, ...]
    """Of before Unicode, from which text was converted."""


def read(
    grids: Sequence[Grid], lists: Lists, sheet: str | None = None, columns: tuple[SheetColumn, ...] = COLUMNS
) -> SheetRead:
    """Understand the one sheet that has the heads of petitions. Raises SheetRefused."""
    names = _names(columns)
    wanted = [one for one in grids if sheet is None or folded(one.name) == folded(sheet)]
    converted = [_converted(one) for one in wanted]
    found = [(one, encodings, head) for one, encodings in converted if (head := _heads(one, names)) is not None]
    if not found:
        heads = ", ".join(f"“{one.head}”" for one in COLUMNS if one.needed)
        vi = f"không thấy dòng tên cột (cần ít nhất {_FEWEST} cột của bảng mẫu, như {heads}) trong {ABOVE} dòng đầu"
        raise SheetRefused(Both(vi, f"there is no row of heads as those of the template: {heads}"))
    if len(found) > 1:
        several = ", ".join(f"“{one.name}”" for one, *_ in found)
        vi = f"nhiều trang có bảng kiến nghị: {several}; nêu một trang (--sheet)"
        raise SheetRefused(Both(vi, f"several sheets hold petitions: {several}; name one (--sheet)"))
    grid, encodings, head = found[0]
    return _read(grid, head, lists, encodings, names)


def _converted(grid: Grid) -> tuple[Grid, tuple[str, ...]]:
    """The grid with text of before Unicode as it is meant: cleaning it first would take letters out of it."""
    words = [cell.replace("\n", _BREAK) for row in grid.rows for cell in row if isinstance(cell, str) and cell]
    text = "\n".join(words)
    odd = may_be_odd(text) and old_texts(text)
    encodings = tuple(one.encoding for one in odd or () if one.encoding != LOST)
    if not encodings:
        return grid, ()
    lines = iter(put_right(text).split("\n"))
    rows = [
        [next(lines).replace(_BREAK, "\n") if isinstance(cell, str) and cell else cell for cell in row]
        for row in grid.rows
    ]
    return Grid(grid.name, rows, grid.odd), encodings


_Names = Mapping[str, SheetColumn]
"""Each column by all that its head may be called."""


def _names(columns: tuple[SheetColumn, ...]) -> _Names:
    return {folded(said): one for one in columns for said in (one.path, one.head, *one.also)}


_IDENTITY = frozenset(map(folded, IDENTITY))


def _named(cell: Value, names: _Names) -> SheetColumn | None:
    """The column that a head names; what follows it in brackets is told to people."""
    if not isinstance(cell, str):
        return None
    words = folded(cell.partition("(")[0])
    return names.get(words) or names.get(folded(cell))


def _heads(grid: Grid, names: _Names) -> int | None:
    """Which row holds the heads."""
    counts = [sum(_named(cell, names) is not None for cell in row) for row in grid.rows[:ABOVE]]
    best = max(counts, default=0)
    return counts.index(best) if best >= _FEWEST else None


def _read(grid: Grid, head: int, lists: Lists, encodings: tuple[str, ...], names: _Names) -> SheetRead:
    known: dict[int, SheetColumn] = {}
    others: list[tuple[int, str]] = []
    for at, cell in enumerate(grid.rows[head]):
        column = _named(cell, names)
        if column in known.values():
            raise SheetRefused(
                Both(f"hai cột cùng là “{cell}” ({letter(at)})", f"two columns are “{cell}” ({letter(at)})")
            )
        if column:
            known[at] = column
        elif cell != "":
            others.append((at, cleaned(plain(cell))))
    rows = tuple(_rows(grid, head, known, lists))
    return SheetRead(
        grid.name,
        rows,
        {column.path: letter(at) for at, column in known.items()},
        tuple((letter(at), words) for at, words in others if folded(words) not in _IDENTITY),
        tuple((letter(at), words) for at, words in others if folded(words) in _IDENTITY),
        encodings,
    )


def _rows(grid: Grid, head: int, known: Mapping[int, SheetColumn], lists: Lists) -> Iterator[SheetRow]:
    for at in range(head + 1, len(grid.rows)):
        number, row = at + 1, grid.rows[at]
        values: dict[str, object] = {}
        faults = []
        for place, column in known.items():
            cell = row[place] if place < len(row) else ""
            if why := grid.odd.get((number, place)):
                faults.append(CellFault(letter(place), column.head, why))
                continue
            try:
                value = understood(column, cell, lists)
            except WrongCell as error:
                shown = "" if column in INTERNAL else cleaned(plain(cell))
                faults.append(CellFault(letter(place), column.head, error.args[0], shown))
            else:
                if value is not None:
                    values[column.path] = value
        if values or faults:
            yield SheetRow(number, values, tuple(faults))


def letter(column: int) -> str:
    """How a column is called: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
