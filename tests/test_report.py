"""Every output format says the same findings, escaped as its readers need."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from doithoai.check import Result
from doithoai.model.findings import Basis, Finding
from doithoai.model.formats import FORMATS
from doithoai.model.vocabulary import FindingLevel
from doithoai.report import report
from doithoai.rules import RULES

ROOT = Path(__file__).parent.parent
PLAN = Basis("ke-hoach", "V.3.a", "Kế hoạch năm 2025")
LATE = Finding("records/a/2025/01/x.md", 3, 1, "S03", FindingLevel.LATE, "Chậm 100%,\nxem lại", (PLAN,), True)
WRONG = Finding("records/a,b/c:d.yml", 1, 2, "S01", FindingLevel.ERROR, "Sai")
NOTICE = Finding("records/a/unit.yml", 1, 1, "S12", FindingLevel.NOTICE, "Lưu ý")
RESULT = Result((LATE, WRONG, NOTICE), len(RULES), 12, 2, dt.date(2026, 11, 22))
EMPTY = Result((), len(RULES), 12, 2, dt.date(2026, 11, 22))


def test_text_is_one_line_a_finding_and_a_count() -> None:
    lines = report(RESULT, "text", "vi").replace("100%,\n", "100%, ").split("\n")
    assert lines == [
        "records/a/2025/01/x.md:3:1: S03 chậm [mẫu]: Chậm 100%, xem lại (căn cứ: Kế hoạch năm 2025, V.3.a)",
        "records/a,b/c:d.yml:1:2: S01 sai: Sai",
        "records/a/unit.yml:1:1: S12 lưu ý: Lưu ý",
        f"Đã áp dụng {len(RULES)} quy tắc cho 12 tệp của 2 hội nghị, tính đến ngày 22/11/2026: 1 sai, 1 chậm, 1 lưu ý.",
    ]


def test_text_in_english_and_clean() -> None:
    assert "late [sample]" in report(RESULT, "text", "en")
    assert report(EMPTY, "text", "en").endswith("as of 2026-11-22: nothing to report.")
    assert report(EMPTY, "text", "vi").endswith("tính đến ngày 22/11/2026: không có điều gì phải báo.")


def test_github_commands_are_escaped_and_stay_on_one_line() -> None:
    lines = report(RESULT, "github", "vi").split("\n")
    assert lines[0] == (
        "::warning file=records/a/2025/01/x.md,line=3,col=1,title=S03::"
        "Chậm 100%25,%0Axem lại (căn cứ: Kế hoạch năm 2025, V.3.a)"
    )
    assert lines[1] == "::error file=records/a%2Cb/c%3Ad.yml,line=1,col=2,title=S01::Sai"
    assert lines[2].startswith("::notice ")
    assert len(lines) == 4


def _many(level: FindingLevel, count: int, code: str = "T03", *, sample: bool = False) -> list[Finding]:
    return [Finding("records/a/unit.yml", at, 1, code, level, f"Điều {at}", (), sample) for at in range(1, count + 1)]


def _annotated(findings: list[Finding], kind: str) -> list[str]:
    told = report(Result(tuple(sorted(findings)), 1, 1, 1, dt.date(2026, 11, 22)), "github", "vi")
    return [one for one in told.split("\n") if one.startswith(f"::{kind}")]


def test_github_shows_the_ten_that_matter_and_says_how_many_more() -> None:
    findings = _many(FindingLevel.ERROR, 12) + _many(FindingLevel.NOTICE, 3) + _many(FindingLevel.MISSING, 12, "D01")
    findings += [*_many(FindingLevel.LATE, 1, "Z99"), Finding("records/z.yml", 1, 1, "V01", FindingLevel.ERROR, "Số")]
    lines = report(Result(tuple(sorted(findings)), 1, 1, 1, dt.date(2026, 11, 22)), "github", "vi").split("\n")
    errors, warnings, notices = (_annotated(findings, kind) for kind in ("error", "warning", "notice"))
    assert [len(errors), len(warnings), len(notices)] == [10, 10, 4]
    assert [one for one in errors if "title=V01" in one]
    assert [one for one in warnings if "title=Z99" in one]
    assert notices[-1].startswith("::notice::Còn 6 điều nữa ")
    assert [one for one in lines if one.startswith("- records/")] == [one for one in lines if one[0] not in ":Đ"]
    assert sum(one.startswith("- records/") for one in lines) == 6


def test_github_counts_its_own_word_among_the_ten_notices_and_says_nothing_when_all_are_shown() -> None:
    full = _many(FindingLevel.NOTICE, 10)
    assert len(_annotated(full, "notice")) == 10
    assert not any("nữa không hiện" in one for one in _annotated(full, "notice"))
    more = _annotated(_many(FindingLevel.NOTICE, 11), "notice")
    assert len(more) == 10
    assert more[-1].startswith("::notice::Còn 2 điều nữa ")


def test_github_shows_what_is_overdue_before_what_the_archive_only_asks_after() -> None:
    findings = _many(FindingLevel.MISSING, 12, "P25")
    findings += [Finding("records/z.yml", 1, 1, code, FindingLevel.MISSING, "Quá hạn") for code in ("T07", "P27")]
    told = _annotated(findings, "warning")
    assert len(told) == 10
    assert sum("::Quá hạn" in one for one in told) == 2


def test_github_shows_real_records_before_the_sample() -> None:
    real = Finding("records/z/unit.yml", 1, 1, "T03", FindingLevel.ERROR, "Thật")
    assert [one for one in _annotated([*_many(FindingLevel.ERROR, 10, sample=True), real], "error") if "::Thật" in one]


def test_no_plain_line_for_github_begins_as_a_command() -> None:
    findings = [Finding("::add-path::x", at, 1, "T03", FindingLevel.ERROR, "Sai") for at in range(1, 13)]
    told = report(Result(tuple(findings), 1, 1, 1, dt.date(2026, 11, 22)), "github", "vi").split("\n")
    assert [one for one in told if one.lstrip().startswith("::add-path")] == []


@pytest.mark.parametrize("result", [RESULT, EMPTY], ids=["findings", "clean"])
def test_json_fits_its_published_schema(result: Result, tmp_path: Path) -> None:
    text = report(result, "json", "vi")
    told = json.loads(text)
    (tmp_path / "findings.json").write_text(text, encoding="utf-8")
    command = Path(sys.executable).parent / "check-jsonschema"
    schema = ROOT / "docs/schemas/findings.schema.json"
    words = [str(command), "--schemafile", str(schema), str(tmp_path / "findings.json")]
    run = subprocess.run(words, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert told["as_of"] == "2026-11-22"
    assert told["rules"] == list(RULES)
    assert [one["code"] for one in told["findings"]] == [one.code for one in result.findings]


def test_json_keeps_the_basis() -> None:
    told = json.loads(report(RESULT, "json", "vi"))
    basis = {"document": "ke-hoach", "section": "V.3.a", "title": "Kế hoạch năm 2025"}
    assert told["findings"][0]["basis"] == [basis]
    assert told["findings"][0]["sample"] is True


def test_sarif_describes_every_rule_and_places_every_finding() -> None:
    run: dict[str, Any] = json.loads(report(RESULT, "sarif", "vi"))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)
    assert [one["level"] for one in run["results"]] == ["warning", "error", "note"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 1}
    told = [rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"]]
    assert told == [rule.NAME for rule in RULES.values()]


def test_junit_fails_a_rule_by_its_findings_but_not_by_notices() -> None:
    suite = ET.fromstring(report(RESULT, "junit", "vi"))
    assert suite.attrib["tests"] == str(len(RULES))
    assert suite.attrib["failures"] == "2"
    failed = [case.attrib["name"].split()[0] for case in suite if case.find("failure") is not None]
    assert failed == ["S01", "S03"]
    printed = [case for case in suite if case.find("system-out") is not None]
    assert [case.attrib["name"].split()[0] for case in printed] == ["S12"]
    assert ET.fromstring(report(EMPTY, "junit", "vi")).attrib["failures"] == "0"


def test_every_format_is_a_module_and_is_offered_by_the_command() -> None:
    assert all(report(EMPTY, name, "vi") for name in FORMATS)
    modules = {path.stem for path in (ROOT / "doithoai/report").glob("*.py")} - {"__init__"}
    assert set(FORMATS) == modules
