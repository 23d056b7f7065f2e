"""What is said of a sheet that is imported: one line a row, then how many of each kind; of what is private no word."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator

from doithoai.commands.sheets.cells import is_private
from doithoai.commands.sheets.columns import COLUMNS, Lists
from doithoai.commands.sheets.importing import ImportedSheet
from doithoai.commands.sheets.merging import CellTold, MergedRow, RowKind
from doithoai.commands.sheets.rows import CellFault
from doithoai.model.both import Both
from doithoai.reading.names import visible
from doithoai.vietnamese.wording import short_date, shortened

_HEADS = {one.path: one.head for one in COLUMNS}
_LONG, _SHORT = 60, 30


def lines(sheet: ImportedSheet, lists: Lists, confirmed: Collection[int]) -> Iterator[Both]:
    """All that is said of it, a line each."""
    yield from _head(sheet)
    waiting = {row.number for row in sheet.waiting(confirmed)}
    for row in sheet.rows:
        yield from _row(row, lists, waiting=row.number in waiting)
    yield _sum(sheet)


def _head(sheet: ImportedSheet) -> Iterator[Both]:
    read = sheet.read
    yield Both(
        f"Trang “{_safe(read.name)}” → {sheet.path}: {len(sheet.rows)} dòng",
        f"Sheet “{_safe(read.name)}” → {sheet.path}: {len(sheet.rows)} rows",
    )
    if read.encodings:
        names = ", ".join(read.encodings)
        yield Both(
            f"Đã chuyển chữ {names} sang Unicode; hãy đọc lại.", f"Text in {names} was converted; read it again."
        )
    for letter, words in read.unknown:
        yield Both(
            f"Cột {letter} “{_safe(words)}”: không có trong bảng mẫu, không đọc.",
            f"Column {letter} “{_safe(words)}”: not of the template, not read.",
        )
    for letter, words in read.identity:
        yield Both(
            f"Cột {letter} “{_safe(words)}” là danh tính: không đọc, không đưa vào kho.",
            f"Column {letter} “{_safe(words)}” tells who somebody is: it is not read.",
        )


def _row(row: MergedRow, lists: Lists, *, waiting: bool) -> Iterator[Both]:
    number = f" (số {row.id})" if row.id is not None else ""
    en = f" (petition {row.id})" if row.id is not None else ""
    if row.kind is RowKind.REJECTED:
        for fault in row.faults:
            told = _fault(fault)
            yield Both(f"dòng {row.number}{number}: không nhận. {told}", f"row {row.number}{en}: rejected. {told.en}")
        return
    said = "; ".join(_cell(one, lists, row.kind) for one in row.cells)
    kind = row.kind
    more = f": {said}" if said else ""
    apart = Both("; danh tính vào private/", "; identity into private/") if row.person else Both("", "")
    yield Both(
        f"dòng {row.number}{number}: {kind.label}{more}{apart}", f"row {row.number}{en}: {kind.value}{more}{apart.en}"
    )
    if waiting:
        vi = f"    khác với hồ sơ, chưa đổi; nếu đúng thì thêm --confirm {row.id}"
        other = Both("", "")
        if row.other:
            other = Both(
                ". Nội dung khác hẳn: có thể là kiến nghị khác, khi ấy để trống cột số",
                ". The text is another: it may be another petition, then leave its number empty",
            )
        yield Both(
            f"{vi}{other}", f"    other than on record, not changed; if it is right add --confirm {row.id}{other.en}"
        )


def _fault(fault: CellFault) -> Both:
    place = f"Cột {fault.column} ({fault.head})" if fault.column else f"“{fault.head}”"
    en = f"Column {fault.column} ({fault.head})" if fault.column else f"“{fault.head}”"
    shown = f" “{_safe(fault.shown)}”" if fault.shown else ""
    return Both(f"{place}{shown}: {fault.why}", f"{en}{shown}: {fault.why.en}")


def _cell(cell: CellTold, lists: Lists, kind: RowKind) -> str:
    now = _value(cell.path, cell.now, lists)
    if kind is RowKind.NEW:
        return now
    if cell.was is None:
        return f"{_HEADS[cell.path]}: {now}"
    return f"{_HEADS[cell.path]}: {_value(cell.path, cell.was, lists)} → {now}"


def _value(path: str, value: object, lists: Lists) -> str:
    if isinstance(value, dt.date):
        return short_date(value)
    words = str(value)
    return _quoted(words) if path in ("text", "answer") else lists.label(path, words)


def _quoted(words: str) -> str:
    return f"“{visible(shortened(words, _LONG))}”"


def _safe(words: str) -> str:
    """Words of a cell as far as they may be told: who stands in the wrong column is private there too."""
    if is_private(words):
        return "…"
    return visible(shortened(words, _SHORT))


def _sum(sheet: ImportedSheet) -> Both:
    counts = Counter(row.kind for row in sheet.rows)
    vi = ", ".join(f"{counts[kind]} {kind.label}" for kind in RowKind if counts[kind])
    en = ", ".join(f"{counts[kind]} {kind.value}" for kind in RowKind if counts[kind])
    return Both(f"Cộng: {vi or 'không có dòng nào'}.", f"In all: {en or 'no rows'}.")
