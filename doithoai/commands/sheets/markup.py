"""XML that is looked through once, with nothing of it kept: what is too deep or too wide is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from doithoai.commands.sheets.grid import damaged

_DEEPEST = 60
_WIDEST = re.compile(rb"<[^<]{300000}")
"""Attributes of one element come all at once, and no text of a cell is as long."""


class Looker(Protocol):
    """What is told of each element and of the text between."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins; its name and those of its attributes are without a prefix."""

    def end(self, name: str) -> None:
        """It ends."""

    def text(self, words: str) -> None:
        """Text inside it."""


def look(data: bytes, looker: Looker) -> None:
    """Tell a looker all of a part, in order. Raises SheetRefused where it is no plain XML in UTF-8."""
    if _WIDEST.search(data):
        raise damaged()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0
    known: dict[str, str] = {}

    def bare(name: str) -> str:
        if name not in known:
            known[name] = name.rpartition(":")[2]
        return known[name]

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise damaged()
        looker.start(bare(name), {bare(key): value for key, value in attributes.items()} if attributes else attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        looker.end(bare(name))

    def declared(_version: str, encoding: str | None, _alone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            raise damaged()

    def doctype(*_words: object) -> None:
        raise damaged()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = looker.text
    parser.XmlDeclHandler, parser.StartDoctypeDeclHandler = declared, doctype
    try:
        data.decode("utf-8")
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError):
        raise damaged() from None
