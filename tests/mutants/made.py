"""Wrong copies of the code, one small change each, as mutmut's operators make them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import create_mutations

from tests.mutants.parts import ROOT


class Mutant:
    """One change within one function of one file."""

    def __init__(self, source: Source, function: str, change: Any, lines: range) -> None:
        """Know where it is; the changed text is made when it is asked for."""
        self.source = source
        self.function = function
        self.change = change
        self.lines = lines

    @cached_property
    def code(self) -> str:
        """The whole file with the change."""
        tree = self.source.tree.deep_replace(self.change.original_node, self.change.mutated_node)
        assert isinstance(tree, cst.Module)
        code: str = tree.code
        return code

    @cached_property
    def told(self) -> str:
        """Where it is, and which lines say what instead."""
        before, after = self.source.text.splitlines(), self.code.splitlines()
        diff = [
            line for line in difflib.unified_diff(before, after, n=0, lineterm="") if line[:3] not in ("---", "+++")
        ]
        parts = {sign: " ".join(line[1:].strip() for line in diff if line[0] == sign) for sign in "-+"}
        return f"{self.source.name} {self.function}: {parts['-']} => {parts['+']}"


class Source:
    """One file and all its mutants."""

    def __init__(self, path: Path) -> None:
        """Read it and make them."""
        self.path = path
        self.name = path.relative_to(ROOT).as_posix()
        self.module = self.name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        self.text = path.read_text(encoding="utf-8")
        found = re.search(r'^CODE = "(\w+)"', self.text, re.MULTILINE)
        self.code = found[1] if found else ""
        """The rule that it is, by which its own cases are known."""
        self.tree, changes, _, _ = create_mutations(str(path), self.text)
        places = MetadataWrapper(self.tree, unsafe_skip_copy=True).resolve(PositionProvider)
        names = dict(_functions(self.tree.body))
        self.mutants = [
            Mutant(self, names[holder], change, _lines(places, change.original_node, holder))
            for change in changes
            if (holder := change.contained_by_top_level_function) is not None and holder in names
        ]


def _lines(places: Any, node: cst.CSTNode, holder: cst.CSTNode) -> range:
    place = places.get(node) or places[holder]
    return range(place.start.line, place.end.line + 1)


def _functions(body: Sequence[cst.CSTNode], within: str = "") -> Iterator[tuple[Any, str]]:
    """Each function outside other functions, by its name within the module."""
    for node in body:
        if isinstance(node, cst.FunctionDef):
            yield node, f"{within}{node.name.value}"
        elif isinstance(node, cst.ClassDef) and isinstance(node.body, cst.IndentedBlock):
            yield from _functions(node.body.body, f"{within}{node.name.value}.")
