"""Findings as JUnit XML: one case a rule, failed by its findings."""

from __future__ import annotations

from collections import defaultdict
from xml.etree import ElementTree as ET

from doithoai.check import Result
from doithoai.model.findings import Finding
from doithoai.model.vocabulary import FindingLevel
from doithoai.reading.names import visible
from doithoai.report.text import line
from doithoai.rules import RULES


def junit(result: Result, language: str) -> str:
    """One suite; a rule with nothing but notices passes and prints them."""
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        by_code[finding.code].append(finding)
    failed = sum(any(map(_fails, found)) for found in by_code.values())
    suite = ET.Element("testsuite", name="doithoai", tests=str(len(RULES)), failures=str(failed), errors="0")
    for code, rule in RULES.items():
        name = rule.__name__.rpartition(".")[2]
        case = ET.SubElement(suite, "testcase", classname="doithoai.rules", name=f"{code} {name}")
        _fill(case, by_code[code], language)
    ET.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suite, encoding="unicode")


def _fails(finding: Finding) -> bool:
    return finding.level not in (FindingLevel.DEVIATION, FindingLevel.NOTICE)


def _fill(case: ET.Element, found: list[Finding], language: str) -> None:
    failures = [finding for finding in found if _fails(finding)]
    if failures:
        failure = ET.SubElement(case, "failure", message=visible(failures[0].message), type=failures[0].level.value)
        failure.text = "\n".join(line(finding, language) for finding in failures)
    elif found:
        ET.SubElement(case, "system-out").text = "\n".join(line(finding, language) for finding in found)
