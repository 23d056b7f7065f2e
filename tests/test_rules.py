"""Every rule against the records that break it and those that nearly do (tests/rules/).

A case is a small change to the clean archive in tests/rules/base. `# <- D05` at the end of a changed line marks where
D05 must be reported; `lines: {path: [n]}` marks lines that can't carry a comment.

A change of a file is a list of [old, new] replacements, or one of `write`, `append`, `base64`, `link`, `move: path`
and `delete: true`.
"""

from __future__ import annotations

import base64
import datetime as dt
import importlib
import os
import pkgutil
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import field

import doithoai.rules
from doithoai.check import Judge, Result, check
from doithoai.model.findings import Finding, Problem, each_once
from doithoai.model.vocabulary import FindingLevel
from doithoai.reading.archive import Archive
from doithoai.reading.selection import everything
from doithoai.reading.yaml_fast import scalar
from doithoai.rules import CONFERENCE, RULES, SHAPE, YEAR
from doithoai.vietnamese.wording import sentence
from tests.conftest import RECORDS
from tests.product import LIMITS, cases, expected, limits, limits_row, row
from tests.standing import aged, renew
from tests.tracing import untraced

HERE = Path(__file__).parent
BASE = HERE / "rules" / "base"
TERRIBLE = HERE / "rules" / "terrible"
CALENDAR = RECORDS / "calendar"
AS_OF = "2026-02-10"
RENEW = "what is told has changed: if it is right so, run python -m tests.rules_table --write"
MARK = re.compile(rb" *# <- ([A-Z0-9 ]+)(?=\r?$)", re.MULTILINE)
LETTERS = re.compile("[À-ỹĐđ]")
STAFF = re.compile(r"\b[a-z]+_[a-z_]+\b|\.(?:yml|md)\b|: true|\b[Tt]hêm (?:dòng|bước|tệp)\b|\b[Hh]ãy\b|\(\w+\.\w+\)")
QUOTED = re.compile("“([^“”]*)”")
RIGHT = re.compile("[Ii]n right letters: “[^“”]*”(?:, “[^“”]*”)*")
"""Words of a record as they are meant."""
FAMILIES = {
    "S": "shape",
    "D": "dossier",
    "T": "limits",
    "P": "petitions",
    "C": "consistency",
    "V": "privacy",
}


def read_cases() -> dict[str, dict[str, Any]]:
    files = sorted((HERE / "rules" / "cases").glob("*.yml"))
    pages = {path.stem: as_written(yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader)) for path in files}
    for code, page in pages.items():
        for kind in ("bad", "good"):
            for number, case in enumerate(page[kind], 1):
                case["record"] = f"{code} {kind} {number}"
    return pages


def as_written(node: Any) -> Any:
    """What a case says to the letter: blanks at the ends of a text, which a record does not keep, are cases too."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: as_written(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [as_written(one) for one in node.value]
    return node.value if node.style else scalar(node.value)


CASES = read_cases()


def each(kind: str) -> list[Any]:
    return [
        pytest.param(code, case, id=f"{code}-{number}")
        for code, page in CASES.items()
        for number, case in enumerate(page[kind], 1)
    ]


def copy_base(tmp_path: Path) -> Path:
    root = tmp_path / "records"
    for source, target in ((BASE, root), (CALENDAR, root / "calendar")):
        shutil.copytree(source, target, copy_function=shutil.copyfile)
    return root


def apply(root: Path, changes: dict[str, Any]) -> None:
    for name, change in changes.items():
        path = root / name
        if isinstance(change, list):
            replace(path, change)
        else:
            ((verb, value),) = change.items()
            CHANGES[verb](path, value)


def replace(path: Path, pairs: list[list[str]]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, f"{path.name}: {text.count(old)} x {old!r}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def move(path: Path, to: str) -> None:
    target = path.parent / to
    target.parent.mkdir(parents=True, exist_ok=True)
    path.rename(target)


def delete(path: Path, _value: object) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


CHANGES: dict[str, Callable[[Path, Any], object]] = {
    "write": lambda path, text: write(path, text.encode()),
    "append": lambda path, text: write(path, path.read_bytes() + text.encode()),
    "base64": lambda path, text: write(path, base64.b64decode(text)),
    "link": lambda path, to: path.symlink_to(to),
    "move": move,
    "delete": delete,
}


def judge(root: Path | Archive, as_of: str = AS_OF, language: str = "vi") -> Result:
    archive = root if isinstance(root, Archive) else Archive(root)
    return check(Judge(archive, dt.date.fromisoformat(as_of), language), everything(archive), jobs=1)


class Interpreter(Judge, frozen=True):
    """A judge that says each sentence in English too; only what a problem is told in depends on the language.

    The rows of tests/rules/product.txt, to which both are held, are written of one judgement in each language.
    """

    english: list[Finding] = field(default_factory=list)

    def stamp(self, base: str, problem: Problem, *, sample: bool = False) -> Finding:
        """The finding in Vietnamese; the same in English is kept."""
        english = Judge(self.archive, self.today, "en", self.prefix)
        self.english.append(english.stamp(base, problem, sample=sample))
        return super().stamp(base, problem, sample=sample)


def judge_in_both(archive: Archive, as_of: str) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What one judgement tells in Vietnamese and in English."""
    interpreter = Interpreter(archive, dt.date.fromisoformat(as_of))
    result = check(interpreter, everything(archive), jobs=1)
    return result.findings, tuple(each_once(sorted(set(interpreter.english))))


def marks(root: Path, case: dict[str, Any], code: str) -> list[tuple[str, int]]:
    """The marked lines; the marks are taken out, since behind a sentence they would be a part of it."""
    found = [(name, line) for name, lines in case.get("lines", {}).items() for line in lines]
    for folder, _, names in os.walk(root):
        for name in names:
            path = Path(folder, name)
            if path.suffix not in (".yml", ".md") or not path.is_file() or path.is_symlink():
                continue
            data = path.read_bytes()
            if b"# <- " not in data:
                continue
            own = (mark.start() for mark in MARK.finditer(data) if code in mark[1].decode().split())
            found += [(path.relative_to(root).as_posix(), data.count(b"\n", 0, start) + 1) for start in own]
            path.write_bytes(MARK.sub(b"", data))
    return sorted(found)


def vietnamese(root: Path, messages: Iterable[str]) -> list[str]:
    """English messages with Vietnamese words of ours; what they quote from the records, whole, cut or mended, is none.

    Nor is the name of a file.
    """
    files = [path for path in root.rglob("*.*") if path.is_file() and not path.is_symlink()]
    texts = [path.read_bytes().decode("utf-8", "replace") for path in files]
    records = " ".join("\n".join((*map(str, files), *texts)).split())

    def own(found: re.Match[str]) -> str:
        return "" if all(part.strip() in records for part in found[1].split("…")) else found[1]

    return [one for one in messages if LETTERS.search(QUOTED.sub(own, RIGHT.sub("", one)))]


def for_staff(findings: Iterable[Finding]) -> list[str]:
    """Sentences on public pages that name a field or a file of the records, or tell staff what to write."""
    shown = [one.plain for one in findings if one.level in (FindingLevel.LATE, FindingLevel.MISSING)]
    assert all(shown)
    return [one for one in shown if STAFF.search(QUOTED.sub("", one))]


SPARE = ("C41", "C42", "D14")
"""What the papers and conferences that a case adds may lack, whatever the case is about."""


def moved(as_of: str) -> set[str]:
    """What is told of the clean archive on another day: papers dated ahead of it, or a year that lacks things."""
    if as_of == AS_OF:
        return set()
    return {"C43", "C44", "C46"} if as_of < AS_OF else {"C40", "C46"}


@cache
def clean_limits() -> list[tuple[str, Any]]:
    """Those of the clean archive on its own day."""
    with tempfile.TemporaryDirectory() as folder:
        return limits(cases(Archive(copy_base(Path(folder))), dt.date.fromisoformat(AS_OF)))


def limits_of(archive: Archive, as_of: str) -> str:
    """The row of an archive in tests/rules/limits.txt."""
    return limits_row(limits(cases(archive, dt.date.fromisoformat(as_of))), clean_limits())


def told(findings: tuple[Finding, ...]) -> str:
    return "".join(f"{one.path}:{one.line}: {one.code} {one.message}\n" for one in findings)


def test_the_base_archive_is_clean(tmp_path: Path) -> None:
    result = judge(copy_base(tmp_path))
    assert told(result.findings) == ""
    assert result.conferences == 2


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return aged(copy_base(tmp_path_factory.mktemp("clean")))


@pytest.fixture
def root(clean: Path) -> Path:
    """The clean archive, in a folder where it stands for all cases."""
    root = clean.parent / "standing"
    renew(clean, root)
    return root


@pytest.mark.parametrize(("code", "case"), each("bad"))
def test_what_fires(code: str, case: dict[str, Any], root: Path, request: pytest.FixtureRequest) -> None:
    as_of = case.get("as_of", AS_OF)
    with untraced(request.node):
        apply(root, case["change"])
        marked = marks(root, case, code)
    archive = Archive(root)
    findings, english = judge_in_both(archive, as_of)
    places = [(one.path, one.line) for one in findings if one.code == code]
    assert sorted(places) == marked, told(findings)
    assert places, "a bad case marks at least one line"
    assert {one.code for one in findings} <= {code, *case.get("also", ()), *SPARE, *moved(as_of)}, told(findings)
    if "level" in case:
        assert {one.level.value for one in findings if one.code == code} == {case["level"]}
    assert for_staff(findings) == []
    for words in case.get("says", ()):
        assert any(words in one.message for one in findings if one.code == code), told(findings)
    assert {one.message for one in findings}.isdisjoint(one.message for one in english)
    assert vietnamese(root, [one.message for one in english]) == []
    assert row(findings, english) == expected()[case["record"]], RENEW
    assert limits_of(archive, as_of) == expected(LIMITS)[case["record"]], RENEW


@pytest.mark.no_cover  # see suite.py: what fires runs the same lines
@pytest.mark.parametrize(("code", "case"), each("good"))
def test_near_misses(code: str, case: dict[str, Any], root: Path) -> None:
    apply(root, case["change"])
    as_of = case.get("as_of", AS_OF)
    archive = Archive(root)
    findings = judge(archive, as_of).findings
    assert case["why"]
    assert code not in case.get("also", ())
    assert {one.code for one in findings} <= {*case.get("also", ()), *SPARE, *moved(as_of)} - {code}, told(findings)
    assert row(findings) == expected()[case["record"]], RENEW
    assert limits_of(archive, as_of) == expected(LIMITS)[case["record"]], RENEW


def test_every_rule_has_cases() -> None:
    assert CASES.keys() == RULES.keys()
    for code, page in CASES.items():
        assert page["code"] == code
        assert page["bad"], code
        assert page["good"], code


def test_the_table_holds_every_rule_module() -> None:
    found = {
        name
        for _, name, is_folder in pkgutil.walk_packages(doithoai.rules.__path__, "doithoai.rules.")
        if not is_folder and hasattr(importlib.import_module(name), "CODE")
    }
    assert found == {rule.__name__ for rule in RULES.values()}
    assert len(RULES) == len((*SHAPE, *CONFERENCE, *YEAR)), "two rules share a code"


@pytest.mark.parametrize("code", RULES)
def test_a_rule_explains_itself(code: str) -> None:
    rule = RULES[code]
    assert re.fullmatch(r"[SDTPCV][0-9]{2}", code)
    assert rule.__name__.split(".")[-2] == FAMILIES[code[0]]
    page = rule.__doc__ or ""
    for heading in ("## Vì sao", "## Cách sửa"):
        assert len(page.partition(f"\n{heading}\n\n")[2]) > 20, heading
    assert rule.VI != rule.EN
    fields = [set(re.findall(r"{(\w+)}", text)) for text in (rule.VI, rule.EN)]
    assert fields[0] - fields[1] <= {"title"}, "the Vietnamese name of a field is all that English may leave out"
    assert fields[1] <= fields[0]


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [getattr(rule, "NAME", "") for rule in RULES.values()]
    assert len(set(names)) == len(RULES)
    assert [name for name in names if len(name) < 8 or "…" in name or "{" in name] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_question_ends_in_no_second_stop(language: str) -> None:
    for rule in RULES.values():
        template = rule.VI if language == "vi" else rule.EN
        if "{near}" in template:
            values = dict.fromkeys(re.findall(r"{(\w+)}", template), "x")
            assert "x”?" in sentence(template, values, language)
            assert "?." not in sentence(template, values, language)


def test_a_sentence_without_a_question_keeps_its_stop() -> None:
    values = {"what": "thôn", "value": "Ở đâu?", "near": ""}
    assert sentence(RULES["S09"].VI, values, "vi") == "Không tìm thấy thôn “Ở đâu?”."


def test_the_gloriously_wrong_conference(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    shutil.copytree(TERRIBLE / "thu-nghiem", root / "thu-nghiem", dirs_exist_ok=True)
    found = told(judge(root).findings)
    assert found == (TERRIBLE / "findings.txt").read_text(encoding="utf-8")


def test_the_gloriously_wrong_conference_is_told_in_english_too(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    shutil.copytree(TERRIBLE / "thu-nghiem", root / "thu-nghiem", dirs_exist_ok=True)
    messages = [one.message for one in judge(root, language="en").findings]
    assert len(messages) == len((TERRIBLE / "findings.txt").read_text(encoding="utf-8").splitlines())
    assert vietnamese(root, messages) == []


def test_the_search_for_vietnamese_in_english_finds_it(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    quoted = "The reply to “Văn phòng Đảng ủy” is late."
    assert vietnamese(root, [quoted]) == [], "what a record says is quoted as it is"
    ours = ["The file: không có tệp này.", "The file: “không có tệp này”.", "Owed by Văn phòng Đảng ủy.", "đ"]
    assert vietnamese(root, [quoted, *ours]) == ours
