"""The tests of the software read a frozen copy of records: no file of `records/` can turn one of them red."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import RECORDS

HERE = Path(__file__).parent
SUITE = HERE / "data"
"""The suite that looks at the records of this repository, and at nothing else."""
NAMES = re.compile(r"(?:\.{0,2}/)*records(?:/.*)?")
TOPS = {"ROOT", "TOP", "REPOSITORY"}


def reads_records(source: str) -> list[int]:
    """Lines of a test that take `records` from the top of the repository, however the top is written."""
    return sorted({line for part in ast.parse(source).body for line in _lines(part)})


def _lines(part: ast.stmt) -> Iterator[int]:
    nodes = list(ast.walk(part))
    loops = {name for node in nodes if isinstance(node, ast.For | ast.comprehension) for name in _looped(node)}
    elsewhere = any(isinstance(node, ast.Attribute) and node.attr == "chdir" for node in nodes)
    yield from (
        node.lineno
        for node in nodes
        if isinstance(node, ast.BinOp | ast.Call) and _reads(node, loops, elsewhere=elsewhere)
    )


def _looped(node: ast.For | ast.comprehension) -> Iterator[str]:
    """The variable of a loop over names of which one is `records`: `for name in ("docs", "records")`."""
    parts = node.iter.elts if isinstance(node.iter, ast.Tuple | ast.List | ast.Set) else ()
    if isinstance(node.target, ast.Name) and any(map(_named, parts)):
        yield node.target.id


def _reads(node: ast.BinOp | ast.Call, loops: set[str], *, elsewhere: bool) -> bool:
    if isinstance(node, ast.BinOp):
        looped = isinstance(node.right, ast.Name) and node.right.id in loops
        return isinstance(node.op, ast.Div) and _is_top(node.left) and (_named(node.right) or looped)
    if isinstance(node.func, ast.Attribute):
        return _is_top(node.func.value) and any(map(_named, node.args))
    # A path without a folder before it: where the tests are run from is the repository.
    bare = isinstance(node.func, ast.Name) and node.func.id in ("Path", "open")
    return not elsewhere and bare and bool(node.args) and _named(node.args[0])


def _named(node: ast.AST) -> bool:
    return NAMES.fullmatch(_text(node)) is not None


def _text(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_top(node: ast.AST) -> bool:
    """Whether it is the top of the repository: by its usual name, or found from the place of the test."""
    if isinstance(node, ast.Name):
        return node.id in TOPS
    told = ast.unparse(node)
    return "__file__" in told or "Path.cwd()" in told or "Path()" in told


def files_of_the_software() -> list[Path]:
    return [path for path in sorted(HERE.rglob("*.py")) if SUITE not in path.parents]


@pytest.mark.parametrize("path", files_of_the_software(), ids=lambda path: path.relative_to(HERE).as_posix())
def test_no_test_of_the_software_reads_the_records_of_this_repository(path: Path) -> None:
    assert reads_records(path.read_text(encoding="utf-8")) == [], "read tests.conftest.RECORDS instead"


@pytest.mark.parametrize(
    "line",
    [
        'RECORDS = ROOT / "records"',
        'RECORDS = Path(__file__).parents[1] / "records"',
        'CALENDAR = Path(__file__).parent.parent / "records" / "calendar"',
        'paths = ROOT.glob("records/*/unit.yml")',
        'path = ROOT.joinpath("records", "fields.yml")',
        'archive = Archive(Path("records"))',
        'archive = Archive(Path("./records/minh-hoa"))',
        'text = open("records/fields.yml").read()',
        'for name in ("docs", "records"):\n    copy(ROOT / name)',
        'copied = [ROOT / name for name in ["records", "docs"]]',
        'unit = ROOT / "records/minh-hoa/unit.yml"',
    ],
)
def test_the_scan_can_fail(line: str) -> None:
    assert reads_records(f"first = 1\n{line}\n") != []


@pytest.mark.parametrize(
    "line",
    [
        'from tests.conftest import RECORDS\narchive = Archive(RECORDS / "calendar")',
        'records = tmp_path / "records"',
        'unit = folder / "records/minh-hoa/unit.yml"',
        'page = ROOT / "docs/schemas/records.json"',
        'run("check", "records/thu-nghiem")',
        'def test(monkeypatch):\n    monkeypatch.chdir(tmp_path)\n    archive = Archive(Path("records"))',
        'for name in ("docs", "hooks"):\n    copy(ROOT / name)',
    ],
)
def test_the_scan_lets_the_usual_pass(line: str) -> None:
    assert reads_records(line) == []


def test_the_copy_says_that_it_is_one() -> None:
    assert RECORDS.is_relative_to(HERE)
    assert not RECORDS.is_symlink()
    assert "Bản sao" in (RECORDS / "README.md").read_text(encoding="utf-8")
