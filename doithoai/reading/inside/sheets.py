"""The rows of a workbook (XLSX) as people read them: each long number with the words at the head of its column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from doithoai.model.both import Both
from doithoai.patterns import lazy
from doithoai.reading.inside.found import LETTERS, PartOfFile
from doithoai.reading.inside.parts import Texts

_ROW = lazy(r"</row>")
_COLUMN = lazy(r"\br=\"([A-Z]+)")
_TAG = lazy(r"<[^<>]*>")
_LONG = 8


def sheets(opened: Texts, names: Iterable[str]) -> Iterator[PartOfFile]:
    """Each sheet as one text, a line a row."""
    known = sorted(names)
    shared = _shared(opened.text("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in known else []
    number = 0
    for name in known:
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
            number += 1
            text = "\n".join(_rows(opened.text(name), shared))
            if text.strip():
                yield PartOfFile(Both(f"trang tính {number}", f"sheet {number}"), text[: LETTERS + 1])


def _shared(xml: str) -> list[str]:
    return [unescape(_TAG.sub("", one)) for one in xml.split("</si>")]


def _rows(xml: str, shared: list[str]) -> Iterator[str]:
    heads: dict[str, str] = {}
    for row in _ROW.split(xml):
        cells = dict(_cells(row, shared))
        if cells:
            told = {
                column: f"{heads[column]}: {words}"
                if words.isdigit() and len(words) >= _LONG and column in heads
                else words
                for column, words in cells.items()
            }
            yield " | ".join(told.values())
        for column, words in cells.items():
            if not words.isdigit():
                heads[column] = words[:80]


def _cells(row: str, shared: list[str]) -> Iterator[tuple[str, str]]:
    for position, cell in enumerate(row.split("</c>")):
        begin = max(cell.rfind("<c "), cell.rfind("<c>"))
        if begin < 0:
            continue
        head, _, inside = cell[begin:].partition(">")
        column = _COLUMN.search(head)
        words = unescape(_TAG.sub("", inside)).strip()
        if 't="s"' in head:
            words = shared[int(words)] if words.isdecimal() and int(words) < len(shared) else ""
        if words:
            yield (column[1] if column else str(position)), words
