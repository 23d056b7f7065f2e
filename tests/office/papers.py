"""What comes to the desk: papers of Word, and the sheet in which opinions are collected, filled in by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

from doithoai.model.vocabulary import DocumentKind
from tests.made_docx import saved, state

Row = Mapping[str, str | int]
"""Cells by the head of their column."""


def paper(path: Path, kind: DocumentKind, number: str, issued: str, recipients: Sequence[str], *text: str) -> Path:
    """A paper of the commune's committee on a day, to whom its last lines name."""
    day = dt.date.fromisoformat(issued)
    document = state(
        body="ỦY BAN NHÂN DÂN XÃ AN BÌNH",
        number=f"Số: {number}",
        when=f"An Bình, ngày {day:%d} tháng {day:%m} năm {day.year}",
        word="THÔNG BÁO",
        title=(f"{kind.label}, hội nghị đối thoại định kỳ với Nhân dân",),
        text=text or ("Ủy ban nhân dân xã thông báo nội dung hội nghị đối thoại./.",),
        recipients=(*(f"- {one};" for one in recipients), "- Lưu: VT."),
    )
    path.write_bytes(saved(document))
    return path


def fill(path: Path, rows: Sequence[Row]) -> Path:
    """Type into a sheet that the archive gave out: over the row that has the number, else below the last."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    head, columns = next(
        (number, {str(cell).partition("(")[0].strip(): at for at, cell in enumerate(row, 1)})
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1)
        if "Nội dung" in {str(cell).partition("(")[0].strip() for cell in row}
    )
    taken = {
        str(sheet.cell(at, columns["Số kiến nghị"]).value): at
        for at in range(head + 1, sheet.max_row + 1)
        if sheet.cell(at, columns["Nội dung"]).value
    }
    free = max(taken.values(), default=head) + 1
    for row in rows:
        at = taken.get(str(row.get("Số kiến nghị"))) or free
        free += at == free
        for name, value in row.items():
            sheet.cell(at, columns[name]).value = str(value)
    book.save(path)
    return path
