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
