"""One word names one thing: no two public classes of the package share a name."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "doithoai"
TWICE = {"Limit"}
"""A number of a policy, whose name stands in the published schema, and what a page shows of a limit."""


def shared(sources: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The public names of classes that more than one module defines, with the modules."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, text in sources:
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(name)
    return {name: homes for name, homes in found.items() if len(homes) > 1}


def test_each_class_has_a_name_of_its_own() -> None:
    sources = [(str(path.relative_to(PACKAGE)), path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))]
    assert {name: homes for name, homes in shared(sources).items() if name not in TWICE} == {}


def test_a_name_that_stands_twice_is_found() -> None:
    assert shared([("a", "class Line: ..."), ("b", "class Line: ...\nclass Other: ...")]) == {"Line": ["a", "b"]}
