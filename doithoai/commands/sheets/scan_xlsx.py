"""What stands in the parts of an .xlsx file: counted, and where a cell is no plain value."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from doithoai.commands.sheets.grid import ERROR, FORMULA, SHEETS, CellCount, SheetRefused, damaged
from doithoai.commands.sheets.markup import look
from doithoai.commands.sheets.packed import links, macros
from doithoai.model.base import Frozen
from doithoai.model.both import Both

_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_TEXTS, _STYLES, _TYPES = "xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml"
_FOLDER = "xl/worksheets/"
_TOP = {
    "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Target="xl/workbook.xml" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
}
"""Where the next reader finds the book: what the file itself says of that was not looked at."""
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class Scanned(Frozen, frozen=True):
    """The sheets that people see, each with what was counted in it, and the parts that were looked at."""

    sheets: Mapping[str, CellCount]
    parts: Mapping[str, bytes]


def scan(found: Mapping[str, bytes]) -> Scanned:
    """Look through the parts of a file. Raises SheetRefused."""
    if _BOOK not in found or _RELATIONS not in found:
        raise damaged()
    if b"macroEnabled" in found.get(_TYPES, b"") or b"macrosheet" in found[_RELATIONS].lower():
        raise macros()
    book, relations, texts = _Book(), _Relations(), _Texts()
    look(found[_BOOK], book)
    look(found[_RELATIONS], relations)
    if _TEXTS in found:
        look(found[_TEXTS], texts)
    if len(book.sheets) > SHEETS:
        raise SheetRefused(Both(f"tệp có hơn {SHEETS} trang", f"the file has more than {SHEETS} sheets"))
    tallies, kept, letters = {}, {}, 0
    for name, relation, seen in book.sheets:
        part = relations.parts.get(relation, "")
        if seen and part.startswith(_FOLDER) and part in found:
            kept[part] = found[part]
            tallies[name] = tally = CellCount(letters)
            look(found[part], _Cells(tally, texts.lengths))
            letters = tally.letters
    others = {name: found[name] for name in (_TYPES, _BOOK, _RELATIONS, _TEXTS, _STYLES) if name in found}
    return Scanned(tallies, {**_TOP, **others, **kept})


class _Silent:
    """A looker that is told nothing but what it asks for."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, words: str) -> None: ...


class _Book(_Silent):
    """The sheets of a file: name, relation, and whether people see them."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            seen = attributes.get("state", "visible") == "visible"
            self.sheets.append((attributes.get("name", ""), attributes.get("id", ""), seen))
        elif name == "externalReference":
            raise links()


class _Relations(_Silent):
    """Where the sheets of a file lie."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            self.parts[attributes.get("Id", "")] = path


class _Texts(_Silent):
    """How long each text is that cells share."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self.long = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        del attributes
        if name == "si":
            self.long = 0

    def text(self, words: str) -> None:
        self.long += len(words)

    def end(self, name: str) -> None:
        if name == "si":
            self.lengths.append(self.long)


class _Cells(_Silent):
    """The cells of a sheet."""

    def __init__(self, tally: CellCount, lengths: list[int]) -> None:
        self.tally, self.lengths = tally, lengths
        self.row, self.column = 0, -1
        self.kind = ""
        self.formula = self.within = False
        self.words: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            self.row = int(attributes.get("r", "")) if attributes.get("r", "").isdecimal() else self.row + 1
            self.column = -1
        elif name == "c":
            self.kind, self.formula, self.words = attributes.get("t", "n"), False, []
            self.place(attributes.get("r"))
        elif name == "f":
            self.formula = True
        elif name in ("v", "t"):
            self.within = True

    def place(self, reference: str | None) -> None:
        """Where a cell stands: by its reference, else behind the one before."""
        self.column += 1
        if reference is not None:
            found = _REFERENCE.fullmatch(reference)
            if not found:
                raise damaged()
            self.row, self.column = int(found[2]), -1
            for letter in found[1]:
                self.column = 26 * (self.column + 1) + ord(letter) - ord("A")

    def text(self, words: str) -> None:
        if self.within:
            self.words.append(words)

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self.within = False
        elif name == "c" and (self.words or self.formula):
            self.done("".join(self.words))

    def done(self, words: str) -> None:
        """Count a cell that holds something."""
        letters = len(words)
        if self.kind == "s" and words:
            if not words.strip().isdecimal() or int(words) >= len(self.lengths):
                raise damaged()
            letters = self.lengths[int(words)]
        self.tally.cell(self.row, self.column, letters)
        if self.formula or self.kind == "e":
            self.tally.odd[self.row, self.column] = FORMULA if self.formula else ERROR
