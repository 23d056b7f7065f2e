"""The words of the command line: Vietnamese by itself, English after --lang en, never a mixture."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai.cli.arguments import EnglishParser, Parser, language, vietnamese
from doithoai.model.formats import FORMATS
from doithoai.rules import RULES
from doithoai.rules.protocol import explained

pytestmark = pytest.mark.no_cover  # see suite.py

Run = Callable[..., subprocess.CompletedProcess[str]]
LETTERS = re.compile("[À-ỹĐđ]")
ENGLISH = re.compile(r"\b(usage|error|required|invalid|choose|argument|expected|unrecognized|show this|options)\b")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "còn thiếu: LỆNH"),
        (("kiem-tra",), "tham số LỆNH: không có lựa chọn 'kiem-tra'; hãy chọn một trong: "),
        (("check", "--format", "pdf"), "tham số --format: không có lựa chọn 'pdf'; hãy chọn một trong: "),
        (("check", "--format"), "tham số --format: cần một giá trị"),
        (("check", "--khong-co"), "không hiểu: --khong-co"),
        (("check", "--deleted=x"), "tham số --deleted: không nhận giá trị 'x'"),
        (("check", "--as-of", "29/10"), "tham số --as-of: “29/10” không phải là ngày"),
        (("check", "--jobs", "0"), "tham số --jobs: “0” không phải là số nguyên dương"),
        (("deadline", "cat-hai"), "còn thiếu: --event"),
        (("deadline", "--event"), "tham số --event: cần một giá trị"),
        (("stamp", ".", "--changed"), "tham số --changed: cần ít nhất một giá trị"),
    ],
)
def test_a_wrong_call_is_told_in_vietnamese(doithoai: Run, words: tuple[str, ...], told: str) -> None:
    run = doithoai(*words)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("cách dùng: doithoai")
    assert f": lỗi: {told}" in run.stderr
    assert not ENGLISH.search(run.stderr.replace("--", "").rpartition("lỗi:")[2])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check", "--lang", "en", "--format", "pdf"), "error: argument --format: invalid choice: 'pdf'"),
        (("check", "--lang=en", "--as-of", "29/10"), "error: argument --as-of: “29/10” is no day"),
        (("check", "--lang", "en", "--jobs", "0"), "error: argument --jobs: “0” is no positive whole number"),
        (("check", "--lang", "en", "khong-co"), "doithoai: there is no file or folder “khong-co”"),
        (("check", "--lang", "en", "--explain", "X9"), "doithoai: there is no rule “X9”; the rules: C01"),
        (("check", "--lang", "en", "/"), "doithoai: “/” lies in no archive of records"),
    ],
)
def test_a_wrong_call_in_english_is_told_in_english(doithoai: Run, words: tuple[str, ...], told: str) -> None:
    run = doithoai(*words)
    assert run.returncode == 2
    assert told in run.stderr
    assert not LETTERS.search(run.stderr)


def test_help_is_in_one_language(doithoai: Run) -> None:
    for words in ((), ("check",), ("deadline",), ("changes",), ("nightly",), ("stamp",)):
        told = doithoai(*words, "--help").stdout
        assert "cách dùng: " in told
        assert "tùy chọn:" in told
        assert not ENGLISH.search(re.sub("{[^}]*}", "", told)), told
    for words in ((), ("check",)):
        told = doithoai(*words, "--lang=en", "--help").stdout
        assert "usage: " in told
        assert not LETTERS.search(told), told


def test_the_language_is_known_before_the_call_is_read() -> None:
    assert language(["check", "--lang", "en"]) == language(["check", "--lang=en"]) == "en"
    assert language(["check", "--lang", "vi"]) == language(["check", "en"]) == language(["--lang"]) == "vi"
    assert language(["--lang", "en", "--lang=vi"]) == "vi"


def test_both_parsers_speak_their_language() -> None:
    assert Parser(prog="x").format_help().startswith("cách dùng: x")
    assert EnglishParser(prog="x").format_help().startswith("usage: x")


def test_all_that_argparse_says_of_itself_is_translated() -> None:
    """Also what no command of today can be made to say."""
    for message in (
        "argument --number: invalid int value: 'a'",
        "argument --pair: expected 2 arguments",
        "argument --pair: expected at most one argument",
        "argument --only: not allowed with argument --one",
        "ambiguous option: --on could match --one, --only",
        "argument unit: expected at least one argument",
    ):
        assert not ENGLISH.search(vietnamese(message)), message
    assert vietnamese("one of the arguments --one --only is required") == "cần một trong: --one --only"
    assert vietnamese("Chưa có gì") == "Chưa có gì"


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_in_english_holds_vietnamese_only_where_it_quotes(
    doithoai: Run, edit: Callable[..., None], form: str
) -> None:
    edit("thu-nghiem/2025/01/conference.yml", "type: periodic", "type: định kì")
    edit("thu-nghiem/2025/02/documents/conclusion_notice.md", "kind: conclusion_notice", "kind:conclusion_notice")
    told = doithoai("check", "records", "--lang", "en", "--as-of", "2026-02-10", "--format", form).stdout
    assert told
    told = re.sub("“[^“”]*”", "", told)
    told = re.sub(r"\(basis: [^)]*\)(?:[^)\n]*\))*", "", told)
    told = re.sub(r'"title": "[^"]*"', "", told)
    assert not LETTERS.search(told), LETTERS.findall(told)
    assert LETTERS.search(doithoai("check", "records", "--as-of", "2026-02-10", "--format", form).stdout)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_is_explained_in_english(code: str) -> None:
    told = explained(RULES[code], "en")
    assert not LETTERS.search(re.sub("“[^“”]*”", "", told)), told
    assert told.startswith(f"{code} (")
    assert f"doithoai check --explain {code}" in told
    assert "## Vì sao" in explained(RULES[code], "vi")


def test_a_rule_is_explained_in_the_language_of_the_call(doithoai: Run) -> None:
    english = doithoai("check", "--explain", "t03", "--lang", "en")
    assert (english.returncode, english.stdout) == (0, explained(RULES["T03"], "en") + "\n")
    assert doithoai("check", "--explain", "T03").stdout == explained(RULES["T03"], "vi") + "\n"


def test_no_rule_page_takes_a_place_to_fill_in_for_a_tag() -> None:
    pages = sorted((Path(__file__).parent.parent / "doithoai/portal/docs/quy-tac").glob("*.md"))
    assert len(pages) == len(RULES) + 1
    for page in pages:
        outside = "".join(page.read_text(encoding="utf-8").replace("<!--", "").split("`")[::2])
        assert not re.search("<[^ ]", outside), page.name
    assert "written_reply-&lt;số&gt;" in (pages[0].parent / "T07.md").read_text(encoding="utf-8").replace(">", "&gt;")
