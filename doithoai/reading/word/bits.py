"""Lines as people see them on paper: a paragraph is parted where it was broken or set in columns by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.patterns import lazy
from doithoai.reading.word.labels import DASH
from doithoai.reading.word.lines import Block, Paragraph
from doithoai.vietnamese.folding import forms, terms

_COLUMNS = lazy(r"\t+| {4,}")
_NUMBER = lazy(r"\s*(?:văn bản\s+)?số\s*:?(?=[\s.…_0-9/:-])", re.IGNORECASE)
_OPEN_DAY = lazy(r"(ngày|tháng|\d) +(?=tháng|năm)", re.IGNORECASE)
"""The blank that is left in a date for a day to be written by hand."""
_RULE = lazy(r"[\s\-–—_=*.~…]*")


class Quoted(Frozen, frozen=True):
    """A value that a document says, and the words that say it."""

    value: str
    source: str
    where: Both


class Bit(Frozen, frozen=True):
    """A part of a line: its words, its column, its paragraph, and in which block of the document it is."""

    text: str
    block: int
    column: int
    line: Paragraph
    dashed: bool = False

    @property
    def folded(self) -> str:
        """Its words in small letters without accents."""
        return folded(self.text)

    @property
    def upper(self) -> bool:
        """Whether it is written in large letters."""
        return self.text.isupper()

    @property
    def set_out(self) -> bool:
        """Whether it stands in the middle, in bold or in large letters."""
        return self.line.centred or self.line.bold or self.upper

    @property
    def empty(self) -> bool:
        """Whether it is nothing but a rule or dots."""
        return _RULE.fullmatch(self.text) is not None

    def says(self, value: str) -> Quoted:
        """A value that it says."""
        return Quoted(value, self.line.shown, self.line.where)


def folded(text: str) -> str:
    """Words in small letters without accents."""
    return " ".join(terms[one] for one in forms(text))


def bits(blocks: Sequence[Block], first: int = 0) -> Iterator[Bit]:
    """The parts of blocks from one on, in the order in which they stand in the file."""
    for number, one in enumerate(blocks[first:], first):
        if isinstance(one, Paragraph):
            yield from _parts(one, number, 0)
        else:
            for row in one.rows:
                column = 0
                for cell in row:
                    for line in cell.lines:
                        yield from _parts(line, number, column)
                    column += cell.columns


def _parts(line: Paragraph, block: int, column: int) -> Iterator[Bit]:
    for piece in line.text.split("\n"):
        parts = _split(piece)
        for place, part in enumerate(parts):
            words = " ".join(part.split())
            if words:
                yield Bit(words, block, column + place, line, dashed=line.label == DASH and not place)


def _split(piece: str) -> list[str]:
    """The columns of a typed line. The blank that is left for a number by hand parts none."""
    if found := _NUMBER.match(piece):
        rest = piece[found.end() :]
        head, tab, behind = rest.partition("\t")
        if not tab or not head.strip():
            at = re.search(r"(?<=[A-ZĐ0-9]) {4,}(?=\S)", rest)
            head, behind = (rest[: at.start()], rest[at.end() :]) if at else (rest, "")
        return [piece[: found.end()] + head, *(_COLUMNS.split(behind) if behind.strip() else [])]
    return _COLUMNS.split(_OPEN_DAY.sub(r"\1 ", piece))
