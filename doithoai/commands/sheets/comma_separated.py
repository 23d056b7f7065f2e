"""A .csv file, as Excel and others write one: which letters and which sign parts the columns is found out."""

from __future__ import annotations

import codecs
import csv
import io

from doithoai.commands.sheets.grid import FORMULA, CellCount, Grid, SheetRefused, damaged
from doithoai.model.both import Both
from doithoai.vietnamese.encodings import LOST, old_texts

_SIGNS = ",;\t"
_LOOKED = 20


def read_commas(data: bytes) -> Grid:
    """The cells of the file. Raises SheetRefused."""
    text = _text(data)
    sign = max(
        _SIGNS, key=lambda one: max((line.count(one) for line in text.split("\n", _LOOKED)[:_LOOKED]), default=0)
    )
    tally, rows = CellCount(), []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True), 1):
            for column, words in enumerate(row):
                if words:
                    tally.cell(number, column, len(words))
                if words.lstrip().startswith("="):  # a program that opens the file takes it for one
                    tally.odd[number, column] = FORMULA
            rows.append(row)
    except csv.Error:
        raise damaged() from None
    return Grid("CSV", rows, tally.odd)


def _text(data: bytes) -> str:
    """The letters of the file; bytes of before Unicode only where they make words of Vietnamese."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _decoded(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = _decoded(data, "cp1252")
        if any(one.encoding != LOST for one in old_texts(text)):
            return text
        raise SheetRefused(_SAVE) from None


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise SheetRefused(_SAVE) from None


_SAVE = Both(
    "tệp .csv không phải Unicode; trong Excel lưu lại kiểu “CSV UTF-8”, hoặc .xlsx",
    "the .csv file is no Unicode; save it as “CSV UTF-8”, or as .xlsx",
)
