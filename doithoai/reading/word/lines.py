"""The paragraphs and tables of a document of Word, in order, each knowing where it stands.

What was typed in TCVN3 or VNI is put right first, before anything is cleaned: there the letter ư is a soft hyphen,
which cleaning takes away. Then accents are joined (NFC) and letters that nobody sees go.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.patterns import lazy
from doithoai.reading.word.forbidden import W
from doithoai.reading.word.labels import Labels
from doithoai.vietnamese.encodings import of_font, put_right
from doithoai.vietnamese.even import INVISIBLE

_UNSEEN = lazy(f"[{INVISIBLE}]")
_SPACES = lazy("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BULLETS = "•·●○▪■◦‣⁃➢➤✓✔❖*\uf0b7\uf0a7\uf0d8\uf0fc\uf02d"
_DEPTH = 6
_ROWS = 2000
_NOTE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


class Span(Frozen, frozen=True):
    """Words of one look."""

    text: str
    bold: bool = False
    italic: bool = False


class Paragraph(Frozen, frozen=True):
    """One paragraph: its words with their tabs and line breaks, how it stands, and where it is."""

    spans: tuple[Span, ...]
    where: Both
    centred: bool = False
    level: int = 0
    """Of a heading of Word, from 1."""
    label: str = ""
    """The number or dash that Word puts before it."""
    depth: int = 0
    """How far its list lies within others."""

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(span.text for span in self.spans)

    @property
    def shown(self) -> str:
        """Its words on one line, with its number, as people would point at it."""
        return " ".join(f"{self.label} {self.text}".split())

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        words = [span for span in self.spans if span.text.strip()]
        return bool(words) and all(span.bold for span in words)


class Cell(Frozen, frozen=True):
    """One cell of a table: what it holds, how many columns it takes, and whether it goes on the one above."""

    blocks: tuple[Block, ...]
    columns: int = 1
    goes_on: bool = False

    @property
    def lines(self) -> tuple[Paragraph, ...]:
        """Its paragraphs, those of tables inside it too."""
        return tuple(lines(self.blocks))


class TableOfWord(Frozen, frozen=True):
    """A table, row by row."""

    rows: tuple[tuple[Cell, ...], ...]
    where: Both


Block = Paragraph | TableOfWord


def lines(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """All paragraphs, those of tables row by row."""
    for one in blocks:
        if isinstance(one, Paragraph):
            yield one
        else:
            for row in one.rows:
                for cell in row:
                    yield from cell.lines


def blocks(document: Any) -> tuple[Block, ...]:
    """The body of a document, put right and cleaned."""
    reader = _Reader(document)
    found = tuple(reader.blocks(document.element.body, 0))
    old = "\n".join(one.text.replace("\n", "\u2028") for one in lines(found))
    right = put_right(old)
    new = iter(right.split("\n")) if right != old else None
    return tuple(_each(one, new) for one in found)


def _each(block: Block, right: Iterator[str] | None) -> Block:
    if isinstance(block, TableOfWord):
        rows = (
            tuple(replace(cell, blocks=tuple(_each(one, right) for one in cell.blocks)) for cell in row)
            for row in block.rows
        )
        return replace(block, rows=tuple(rows))
    text = next(right).replace("\u2028", "\n") if right is not None else block.text
    # Where letters changed, which of them were bold is known only of a paragraph that all was.
    spans = block.spans if text == block.text else (Span(text, bold=block.bold),)
    return replace(block, spans=tuple(replace(one, text=clean(one.text)) for one in spans))


def clean(text: str) -> str:
    """Accents joined, blanks plain, unseen letters gone."""
    return _UNSEEN.sub("", _SPACES.sub(" ", unicodedata.normalize("NFC", text)))


class _Reader:
    """One document being read."""

    def __init__(self, document: Any) -> None:
        self.labels = Labels(document)
        self.styles = {one.style_id: one for one in document.styles}
        self.paragraphs = self.tables = 0

    def blocks(self, parent: Any, deep: int) -> Iterator[Block]:
        """What stands in a body or a cell; controls around paragraphs are looked through."""
        for one in parent:
            if one.tag == f"{W}p":
                yield self.paragraph(one)
            elif one.tag == f"{W}tbl" and deep < _DEPTH:
                yield self.table(one, deep)
            elif one.tag == f"{W}sdt":
                for content in one.iterchildren(f"{W}sdtContent"):
                    yield from self.blocks(content, deep)

    def table(self, element: Any, deep: int) -> TableOfWord:
        self.tables += 1
        number = self.tables
        rows = [row for row in element.iter(f"{W}tr") if _parent(row, f"{W}tbl") is element][:_ROWS]
        found = []
        for row in rows:
            cells = [cell for cell in row.iter(f"{W}tc") if _parent(cell, f"{W}tr") is row]
            found.append(tuple(self.cell(cell, deep) for cell in cells))
        return TableOfWord(tuple(found), Both(f"bảng {number}", f"table {number}"))

    def cell(self, element: Any, deep: int) -> Cell:
        properties = element.find(f"{W}tcPr")
        span = properties.find(f"{W}gridSpan") if properties is not None else None
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        width = span.get(f"{W}val", "1") if span is not None else "1"
        return Cell(
            tuple(self.blocks(element, deep + 1)),
            min(int(width), 60) if width.isdecimal() else 1,
            merge is not None and merge.get(f"{W}val", "continue") == "continue",
        )

    def paragraph(self, element: Any) -> Paragraph:
        self.paragraphs += 1
        number = self.paragraphs
        properties = element.find(f"{W}pPr")
        name = _value(properties, "pStyle")
        label, depth = self.labels.label(element, name)
        spans = _joined(list(self.spans(element, name)))
        return Paragraph(
            spans,
            Both(f"đoạn {number}", f"paragraph {number}"),
            centred=self._inherited(properties, name, "jc") == "center",
            level=self._heading(properties, name),
            label=label,
            depth=depth,
        )

    def spans(self, element: Any, style: str) -> Iterator[tuple[Span, str]]:
        """The runs of a paragraph, with the name of their font."""
        for run in element.iter(f"{W}r"):
            if _parent(run, f"{W}p") is not element:
                continue  # of a box within the paragraph
            properties = run.find(f"{W}rPr")
            text = "".join(map(_said, run))
            if text:
                bold, italic = (self._is(properties, style, name) for name in ("b", "i"))
                yield Span(text, bold=bold, italic=italic), self._font(properties, style)

    def _is(self, properties: Any, style: str, name: str) -> bool:
        for holder in (properties, *self._above(_value(properties, "rStyle")), *self._above(style)):
            mark = holder.find(f"{W}{name}") if holder is not None else None
            if mark is not None:
                return str(mark.get(f"{W}val", "1")).lower() not in ("0", "false", "off", "none")
        return False

    def _font(self, properties: Any, style: str) -> str:
        for holder in (properties, *self._above(style)):
            mark = holder.find(f"{W}rFonts") if holder is not None else None
            if mark is not None and mark.get(f"{W}ascii"):
                return str(mark.get(f"{W}ascii"))
        return ""

    def _inherited(self, properties: Any, style: str, name: str) -> str:
        if found := _value(properties, name):
            return found
        for one in self._styles(style):
            if found := _value(one.element.find(f"{W}pPr"), name):
                return found
        return ""

    def _heading(self, properties: Any, style: str) -> int:
        found = self._inherited(properties, style, "outlineLvl")
        return int(found) + 1 if found.isdecimal() and int(found) < 9 else 0

    def _above(self, style: str) -> Iterator[Any]:
        for one in self._styles(style):
            yield one.element.find(f"{W}rPr")

    def _styles(self, name: str) -> Iterator[Any]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while name and name not in seen and name in self.styles:
            seen.add(name)
            yield self.styles[name]
            name = _value(self.styles[name].element, "basedOn")


def _parent(element: Any, tag: str) -> Any:
    above = element.getparent()
    while above is not None and above.tag != tag:
        above = above.getparent()
    return above


def _value(holder: Any, name: str) -> str:
    found = holder.find(f"{W}{name}") if holder is not None else None
    return "" if found is None else str(found.get(f"{W}val") or "")


_SAID = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}


def _said(element: Any) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == f"{W}br" and element.get(f"{W}type") in ("page", "column"):
        return ""
    if element.tag == f"{W}footnoteReference":
        return f"({element.get(f'{W}id')})"
    return _SAID.get(element.tag, "")


def _joined(runs: list[tuple[Span, str]]) -> tuple[Span, ...]:
    """Runs of one look and font joined, for a letter of VNI is two signs; then said in Unicode."""
    found = []
    for (bold, italic, font), some in groupby(runs, key=lambda one: (one[0].bold, one[0].italic, one[1])):
        found.append(Span(of_font("".join(span.text for span, _ in some), font), bold=bold, italic=italic))
    return tuple(found)


def is_bullet(text: str) -> str:
    """The words behind a bullet, however it was typed; empty where there is none."""
    found = re.match(rf"\s*[{re.escape(_BULLETS)}\-–—+]\s+(?=\S)|\s*[-–](?=[^\W\d_])", text)
    return text[found.end() :] if found else ""
