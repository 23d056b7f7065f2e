"""The sheet in which the Front and the offices collect opinions, empty or with the petitions of a conference.

Lists and days are checked by the program in which it is filled in; the heads are locked, all else is free. Texts are
written as texts, whatever they begin with. The same petitions make the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

from doithoai.commands.sheets.columns import COLUMNS, CONTACT, INTERNAL, NAME, Lists, SheetColumn, cells
from doithoai.commands.sheets.grid import ROWS
from doithoai.model.private import Person
from doithoai.model.records import Petition

SHEET, WORDS = "Kiến nghị", "Danh mục"
_HEAD = 2
"""The row of the heads, counted from 0: a title and a notice stand above it."""
_LAST = _HEAD + ROWS
_MADE = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - a file has no time zone; any fixed moment would do
_DAYS = dt.date(2000, 1, 1), dt.date(2100, 12, 31)
NOTICE = (
    "Mỗi dòng một kiến nghị. Không ghi họ tên, số điện thoại, địa chỉ nhà, số giấy tờ của người dân vào bảng này. "
    "Dòng mới để trống cột số."
)
_INSIDE = (
    "Bảng nội bộ, không gửi ra ngoài: hai cột cuối chỉ vào sổ riêng (private/). "
    "Các cột khác là công khai: không ghi danh tính của người dân. Dòng mới để trống cột số."
)
_ALLOWED = {
    "insert_rows": True, "delete_rows": True, "format_cells": True, "format_columns": True, "format_rows": True,
    "sort": True, "autofilter": True,
}  # fmt: skip


def workbook(
    title: str, petitions: Sequence[Petition], lists: Lists, people: Mapping[int, Person] | None = None
) -> bytes:
    """The file, as .xlsx, with columns for who raised what only where `people` are given.

    Raises ImportError where xlsxwriter is not installed.
    """
    import xlsxwriter  # noqa: PLC0415 - of the extra `desk`

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(made, options)
    book.set_properties({"title": title, "created": _MADE})
    _Sheet(book, lists, people).fill(title, petitions)
    book.close()
    return made.getvalue()


class _Sheet:
    """The sheet that people fill in, and the hidden one of the words."""

    def __init__(self, book: Any, lists: Lists, people: Mapping[int, Person] | None) -> None:
        self.lists, self.people = lists, people or {}
        self.columns = COLUMNS if people is None else (*COLUMNS, *INTERNAL)
        self.sheet, self.hidden = book.add_worksheet(SHEET), book.add_worksheet(WORDS)
        wrapped = {"text_wrap": True, "valign": "top", "locked": False}
        self.text = book.add_format({**wrapped, "num_format": "@"})
        self.number = book.add_format({**wrapped, "num_format": "0"})
        self.day = book.add_format({**wrapped, "num_format": "dd/mm/yyyy"})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.notice = book.add_format({"italic": True})
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#DDE8F0", "locked": True}
        )
        self.private = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#F8CBAD", "locked": True}
        )
        self.names = {path: self.list_of(book, at, path) for at, path in enumerate(lists.words)}

    def list_of(self, book: Any, column: int, path: str) -> str:
        """Write the words of one list into the hidden sheet; the name by which the other sheet knows them."""
        words = [label or word for word, label in self.lists.words[path].items()]
        name = f"DM_{path.replace('.', '_')}"
        self.hidden.write_string(0, column, name)
        for row, word in enumerate(words, 1):
            self.hidden.write_string(row, column, word)
        if not words:
            return ""
        letter = chr(ord("A") + column)
        book.define_name(name, f"='{WORDS}'!${letter}$2:${letter}${len(words) + 1}")
        return name

    def fill(self, title: str, petitions: Sequence[Petition]) -> None:
        """Write heads, rules and petitions."""
        self.sheet.write_string(0, 0, title, self.title)
        self.sheet.write_string(1, 0, NOTICE if self.columns is COLUMNS else _INSIDE, self.notice)
        for at, column in enumerate(self.columns):
            self.sheet.set_column(at, at, column.width, self.format(column))
            self.sheet.write_string(_HEAD, at, column.head, self.private if column in INTERNAL else self.head)
            if rule := self.rule(column):
                self.sheet.data_validation(_HEAD + 1, at, _LAST, at, rule)
        for row, petition in enumerate(petitions, _HEAD + 1):
            self.row(row, petition)
        self.hidden.hide()
        self.sheet.freeze_panes(_HEAD + 1, 0)
        self.sheet.protect("", _ALLOWED)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(_HEAD)

    def format(self, column: SheetColumn) -> Any:
        """How the cells of a column are shown, and that they may be written into."""
        return {"number": self.number, "day": self.day}.get(column.kind, self.text)

    def rule(self, column: SheetColumn) -> dict[str, Any]:
        """What the program in which the sheet is filled in lets stand in a column."""
        told = {"input_title": column.head[:32], "input_message": column.hint, "error_title": column.head[:32]}
        if column.kind == "day":
            first, last = _DAYS
            days = {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
            return {**told, **days, "error_message": column.hint}
        if column.kind == "number":
            least, most = (1, 999) if column.path == "id" else (2, 1_000_000)
            numbers = {"validate": "integer", "criteria": "between", "minimum": least, "maximum": most}
            return {**told, **numbers, "error_message": column.hint}
        if name := self.names.get(column.path):
            return {**told, "validate": "list", "source": f"={name}", "error_message": column.hint}
        return {"validate": "any", "input_title": told["input_title"], "input_message": column.hint}

    def row(self, number: int, petition: Petition) -> None:
        """Write one petition."""
        who = self.people.get(petition.id, Person())
        said = {**cells(petition), NAME: who.name, CONTACT: who.contact}
        for at, column in enumerate(self.columns):
            value = said.get(column.path)
            shape = self.format(column)
            if isinstance(value, dt.date):
                self.sheet.write_datetime(number, at, value, shape)
            elif isinstance(value, int):
                self.sheet.write_number(number, at, value, shape)
            elif value is not None:
                self.sheet.write_string(number, at, self.lists.label(column.path, str(value)), shape)
