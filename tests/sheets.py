"""Sheets as people fill them in, for the tests of import and export."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import xlsxwriter

from doithoai.cli import main

HEADS = ("Nhận lúc", "Ngày nhận", "Kênh tiếp nhận", "Người nêu", "Thôn, tổ dân phố", "Lĩnh vực", "Nội dung")
RIGHT = ("trước hội nghị", "17/11/2026", "thư, văn bản", "công dân", "Thôn Đông", "Giao thông", "Đường thôn hỏng nặng.")
"""One petition as the sheet asks for it."""
FOLDER = Path(__file__).parent / "data/sheets"
Run = Callable[..., CompletedProcess[str]]
Cell = str | float | dt.date | Callable[[Any, int, int], object]


def right(**other: Cell) -> list[Cell]:
    """The same with other cells, by a word of their heads: `ngày=…`."""
    names = ("lúc", "ngày", "kênh", "người", "thôn", "lĩnh", "nội")
    row: list[Cell] = [*RIGHT]
    for name, value in other.items():
        row[names.index(name)] = value
    return row


def workbook(path: Path, rows: Sequence[Sequence[Cell]], heads: Sequence[str] = HEADS, **options: Any) -> Path:
    """An .xlsx file of one sheet: its heads in the first row."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, **options})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("Ý kiến")
    for number, row in enumerate((heads, *rows)):
        for column, cell in enumerate(row):
            if callable(cell):
                cell(sheet, number, column)
            elif isinstance(cell, dt.date):
                sheet.write_datetime(number, column, cell, day)
            elif isinstance(cell, str):
                sheet.write_string(number, column, cell)
            else:
                sheet.write_number(number, column, cell)
    book.close()
    return path


def formula(said: str, value: object = "") -> Callable[[Any, int, int], object]:
    """A cell that is a formula, with what it came to."""
    return lambda sheet, row, column: sheet.write_formula(row, column, said, None, value)


def mistakes(path: Path) -> Path:
    """What goes wrong in cells of a spreadsheet and in no text."""

    def merged(sheet: Any, row: int, column: int) -> None:
        sheet.merge_range(row, column, row + 1, column, "Thôn Hạ")

    rows = [
        right(ngày=dt.date(2026, 11, 18), nội="Cống ngang đường bị tắc."),
        right(nội=formula('="Đèn "&"hỏng"', "Đèn hỏng")),
        right(ngày=46000, nội="Đèn đường hỏng."),
        right(ngày=formula("=1/0", "#DIV/0!"), nội="Nước yếu."),
        right(nội="=HYPERLINK là chữ, không phải công thức."),
        right(thôn=merged, nội="Ô gộp."),
        right(thôn=lambda *_: None, nội="Ô gộp bên dưới."),
        right(thôn=""),
    ]
    return workbook(path, rows)


def commas(path: Path, rows: Sequence[Sequence[str]], heads: Sequence[str] = HEADS, encoding: str = "utf-8") -> Path:
    """A .csv file, as Excel writes one where the comma parts decimals."""
    text = "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in (heads, *rows))
    path.write_bytes(text.encode(encoding))
    return path


def repacked(source: Path, target: Path, changed: Mapping[str, bytes | None]) -> Path:
    """A packed file with other parts: None takes one out."""
    with zipfile.ZipFile(source) as archive:
        parts: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts, **changed}.items():
            if data is not None:
                archive.writestr(name, data)
    target.write_bytes(made.getvalue())
    return target


def command(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line, in this process: what it prints, and its code."""

    def run(*words: str) -> CompletedProcess[str]:
        code = main(words)
        said = capsys.readouterr()
        return CompletedProcess(words, code, said.out, said.err)

    return run
