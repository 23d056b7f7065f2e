"""Patterns that are compiled when first asked: each is a right one, and none is compiled by importing."""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

from doithoai.patterns import lazy

_PACKAGE = Path(__file__).parent.parent / "doithoai"
_ROOMS = ("cases", "deadlines", "model", "reading", "report", "rules", "vietnamese")


def test_a_pattern_answers_as_a_compiled_one() -> None:
    late, early = lazy(r"(\w)-(\w)", re.IGNORECASE), re.compile(r"(\w)-(\w)", re.IGNORECASE)
    assert late.pattern == early.pattern
    assert late.sub(r"\2\1", "a-b") == early.sub(r"\2\1", "a-b") == "ba"
    assert late.flags == early.flags
    assert [one[0] for one in lazy(rb"[0-9]").finditer(b"a1b2")] == [b"1", b"2"]


def test_every_pattern_can_be_compiled() -> None:
    kind = type(lazy(""))
    found = 0
    for room in _ROOMS:
        package = importlib.import_module(f"doithoai.{room}")
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(importlib.import_module(info.name)).values():
                for one in value if isinstance(value, tuple) else (value,):
                    if isinstance(one, kind):
                        assert one.groups >= 0
                        found += 1
    assert found > 100


def test_the_checker_compiles_no_pattern_by_being_imported() -> None:
    for room in _ROOMS:
        for file in sorted((_PACKAGE / room).rglob("*.py")):
            compiled = [ast.unparse(one) for one in _at_import(ast.parse(file.read_text("utf-8")))]
            assert not any("re.compile(" in one for one in compiled), f"{file}: see doithoai/patterns.py"


def _at_import(module: ast.Module) -> list[ast.stmt]:
    return [one for one in module.body if not isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]


def test_the_checker_loads_nothing_that_parses_source_code() -> None:
    told = "print([name for name in ('typing_extensions', 'tokenize') if name in sys.modules])"
    code = (
        f"import sys, doithoai.check\n{told}\nimport typing_extensions; print(typing_extensions.TypedDict is not None)"
    )
    # What measures the tests reads source code itself, and would be taken for the checker.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_PROCESS_")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60, env=unmeasured
    )
    assert done.stdout.splitlines() == ["[]", "True"]
