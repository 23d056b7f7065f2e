"""What an addition costs: each kind is made in a copy and seen to work, its files held against a page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import RECORDS

pytestmark = pytest.mark.no_cover  # see suite.py

ROOT = Path(__file__).parent.parent
LONGEST = 240
Run = Callable[..., Any]


class Copy:
    """A copy of the package and of what its additions touch; remembers which files were changed by hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.touched: set[str] = set()
        ignored = shutil.ignore_patterns("__pycache__", "node_modules")
        for name in ("doithoai", "scripts", "docs", "tests", "hooks"):
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        # What the statements of the five plans are held against when their pages are written.
        shutil.copytree(RECORDS / "policies", folder / "records/policies")
        for name in ("pyproject.toml", "mkdocs.yml", "README.md", "README.vi.md"):
            shutil.copy(ROOT / name, folder)

    def write(self, path: str, text: str) -> None:
        """A new file."""
        self.touched.add(path)
        file = self.folder / path
        assert not file.exists(), path
        file.write_text(text, encoding="utf-8")

    def insert(self, path: str, place: str, text: str) -> None:
        """Text before a place that stands once in a file."""
        self.touched.add(path)
        file = self.folder / path
        old = file.read_text(encoding="utf-8")
        assert old.count(place) == 1, (path, place)
        file.write_text(old.replace(place, text + place), encoding="utf-8")

    def run(self, *words: str | Path, cwd: Path | None = None, codes: tuple[int, ...] = (0,)) -> str:
        """Python with the copy's package; what it prints."""
        given = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        given = {name: value for name, value in given.items() if not name.startswith(("GITHUB_", "PYTEST", "COV_"))}
        done = subprocess.run(
            [sys.executable, *map(str, words)],
            cwd=cwd or self.folder,
            env=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=LONGEST,
        )
        assert done.returncode in codes, done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def copy_of(tmp_path: Path) -> Copy:
    return Copy(tmp_path / "bản sao")


def told(what: str) -> list[str]:
    """The files that the architecture page tells for an addition, with a folder where it names a placeholder."""
    page = (ROOT / ".github/ARCHITECTURE.md").read_text(encoding="utf-8")
    (row,) = re.findall(rf"^\| {re.escape(what)} \| (.*?) \|", page, re.MULTILINE)
    return re.findall(r"`((?:[\w<>]+/)+[\w<>.]+)`", row)


def fits(paths: set[str], what: str, *, unnamed: int = 0) -> bool:
    """Whether the touched files are those that the page tells; `unnamed` it tells in words."""
    patterns = [
        re.compile(r"(doithoai/)?" + re.sub(r"<\w+>", r"\\w+", re.escape(one).replace("\\<", "<").replace("\\>", ">")))
        for one in told(what)
    ]
    left = [path for path in paths if not any(one.fullmatch(path) for one in patterns)]
    return len(paths) == len(patterns) + unnamed and len(left) <= unnamed


RULE = '''"""The topic of a conference is very short.

## Vì sao

Người dân cần biết hội nghị bàn về việc gì.

## Cách sửa

Ghi chủ đề bằng một câu.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C99"
NAME = "Chủ đề quá ngắn"
LEVEL = FindingLevel.NOTICE
VI = "Chủ đề “{topic}” quá ngắn."
EN = "The topic “{topic}” is very short."


def check(case: Case) -> Iterator[Problem]:
    """Report a topic of a few letters."""
    topic = case.conference.topic or ""
    if 0 < len(topic) < 4:
        yield Problem("conference.yml", ("topic",), {"topic": topic})
'''
TOPIC = "topic: Đất đai và thủ tục hành chính"
RULE_CASES = f"""code: C99
bad:
  - name: chủ đề ba chữ cái
    change:
      thu-nghiem/2025/02/conference.yml:
        - ["{TOPIC}", "topic: Rác # <- C99"]
    says: ["“Rác” quá ngắn"]
good:
  - name: chủ đề bốn chữ cái
    why: Ngắn mà vẫn là một từ.
    change:
      thu-nghiem/2025/02/conference.yml:
        - ["{TOPIC}", "topic: Nước"]
"""


def test_a_rule_is_three_files_and_a_page_made_by_a_command(copy_of: Copy, records: Path) -> None:
    copy_of.write("doithoai/rules/consistency/topic_short.py", RULE)
    table = "doithoai/rules/consistency/__init__.py"
    copy_of.insert(table, "    type_not_allowed,\n    unit_has_ended,\n", "    topic_short,\n")
    copy_of.insert(table, "    withdrawal_contradicts,\n    bad_correction,\n", "    topic_short,\n")
    copy_of.write("tests/rules/cases/C99.yml", RULE_CASES)
    assert len(copy_of.touched) <= 3
    assert fits(copy_of.touched, "a rule")

    copy_of.run("scripts/generate.py")
    copy_of.run("-m", "tests.rules_table", "--write", "--only", "C99")
    page = copy_of.folder / "doithoai/portal/docs/quy-tac/C99.md"
    assert "Chủ đề quá ngắn" in page.read_text(encoding="utf-8")
    conference = records / "thu-nghiem/2025/02/conference.yml"
    conference.write_text(conference.read_text(encoding="utf-8").replace(TOPIC, "topic: Rác"), encoding="utf-8")
    found = copy_of.run("-m", "doithoai", "check", records, "--as-of", "2026-02-10", codes=(0, 1))
    assert "C99 lưu ý: Chủ đề “Rác” quá ngắn." in found
    assert "Ghi chủ đề bằng một câu" in copy_of.run("-m", "doithoai", "check", "--explain", "C99")
    cases = copy_of.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_rules.py", "-k", "C99")
    assert re.search(r"\b[2-9]\d* passed", cases), cases


PAGE = '''"""A word of welcome of one unit."""

from __future__ import annotations

from doithoai.html.engine import render
from doithoai.views.index import Index
from doithoai.views.page import Page
from doithoai.views.portal import Portal, root


def page(portal: Portal, index: Index, name: str) -> Page | None:
    """The page of one unit."""
    del index
    unit, path = portal.unit(name), f"{name}/loi-chao/"
    body = render("welcome", root=root(path), portal=portal, unit=unit)
    return Page(path, f"Lời chào của {unit.name}", body, (), "Lời chào")
'''


def test_a_page_type_is_four_files(copy_of: Copy, records: Path, prepared: Callable[..., Path], tmp_path: Path) -> None:
    copy_of.write("doithoai/pages/welcome.py", PAGE)
    copy_of.write("doithoai/html/templates/welcome.html", "<h1>Lời chào của {{ unit.name }}</h1>\n")
    registry = "doithoai/pages/registry.py"
    copy_of.insert(registry, "\nOF_YEAR", "OF_UNIT = (*OF_UNIT, welcome.page)\n")
    copy_of.insert(registry, "from doithoai.views.index import", "from doithoai.pages import welcome\n")
    copy_of.insert(
        "doithoai/html/templates/unit.html", '<h2 id="sap-toi">', '<p><a href="loi-chao/">Lời chào</a></p>\n'
    )
    assert len(copy_of.touched) <= 4
    assert fits(copy_of.touched, "a page type", unnamed=1)

    site = prepared(tmp_path / "trang")
    copy_of.run("-m", "doithoai", "stamp", site, "--records", records, "--as-of", "2026-02-10")
    assert "Lời chào của xã Thử Nghiệm" in (site / "thu-nghiem/loi-chao/index.html").read_text(encoding="utf-8")
    assert 'href="loi-chao/"' in (site / "thu-nghiem/index.html").read_text(encoding="utf-8")
    assert "thu-nghiem/loi-chao/" in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_document_kind_is_one_file(copy_of: Copy, records: Path) -> None:
    line = '    PHOTO_REPORT = "photo_report", "Phóng sự ảnh", Phase.AFTER, Trait.PUBLIC\n'
    copy_of.insert("doithoai/model/vocabulary.py", '    PLAN = "plan", "Kế hoạch tổ chức hội nghị', line)
    assert copy_of.touched == {"doithoai/model/vocabulary.py"}
    assert fits(copy_of.touched, "a document kind")

    copy_of.run("scripts/generate.py")
    assert "photo_report" in (copy_of.folder / "docs/schemas/document.schema.json").read_text(encoding="utf-8")
    paper = records / "thu-nghiem/2025/02/documents/photo_report.md"
    head = "kind: photo_report\nnumber: 9-PS/ĐU\ntitle: Hội nghị qua ảnh\nissued: 2025-11-20"
    paper.write_text(f"---\n{head}\nsigner: {{post: Bí thư}}\n---\n\nẢnh.\n", encoding="utf-8")
    found = copy_of.run("-m", "doithoai", "check", records, "--as-of", "2026-02-10", codes=(0, 1))
    assert "photo_report" not in found
    (copy_of.folder / "doithoai/model/vocabulary.py").write_bytes((ROOT / "doithoai/model/vocabulary.py").read_bytes())
    found = copy_of.run("-m", "doithoai", "check", records, "--as-of", "2026-02-10", codes=(1,))
    assert "documents/photo_report.md:1:1: S11" in found


FORMAT = '''"""Findings as one number."""

from __future__ import annotations

from doithoai.check import Result


def count(result: Result, language: str) -> str:
    """How many there are."""
    return f"{language} {len(result.findings)}"
'''


def test_an_output_format_is_two_files(copy_of: Copy, records: Path) -> None:
    copy_of.write("doithoai/report/count.py", FORMAT)
    copy_of.insert("doithoai/model/formats.py", '"junit")', '"count", ')
    assert len(copy_of.touched) <= 2
    assert fits(copy_of.touched, "an output format of findings")
    assert copy_of.run("-m", "doithoai", "check", records, "--as-of", "2026-02-10", "--format", "count") == "vi 0\n"


COMMAND = '''"""`doithoai hello`: say hello."""

from __future__ import annotations

import argparse

from doithoai.cli.arguments import Parser


def add(parser: Parser) -> None:
    """Its arguments."""
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    del arguments
    print("Xin chào.")
    return 0
'''


def test_a_command_is_two_files(copy_of: Copy) -> None:
    copy_of.write("doithoai/cli/hello.py", COMMAND)
    start = "doithoai/cli/__init__.py"
    copy_of.insert(start, '    ("init", ', '    ("hello", "chào", "say hello"),\n')
    assert fits(copy_of.touched, "a command")
    assert copy_of.run("-m", "doithoai", "hello") == "Xin chào.\n"
    assert "hello" in copy_of.run("-m", "doithoai", "--help")


def test_a_policy_number_is_told_with_its_five_files() -> None:
    """`test_new_number.py` adds one; the page tells which."""
    assert len(told("a number of a policy that is a limit")) == 5


def test_the_table_of_the_page_is_read() -> None:
    assert told("a document kind") == ["model/vocabulary.py"]
    assert not fits({"doithoai/model/vocabulary.py", "doithoai/other.py"}, "a document kind")
    assert not fits({"doithoai/other.py"}, "a document kind")
