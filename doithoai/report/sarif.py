"""Findings as SARIF 2.1.0, the format that code scanners exchange."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import quote

import msgspec

from doithoai import __version__
from doithoai.check import Result
from doithoai.model.findings import Finding
from doithoai.model.vocabulary import FindingLevel
from doithoai.reading.names import encodable
from doithoai.report.text import grounds
from doithoai.rules import RULES
from doithoai.rules.protocol import Rule, general_sentence

_LEVELS = {
    FindingLevel.ERROR: "error",
    FindingLevel.LATE: "warning",
    FindingLevel.MISSING: "warning",
    FindingLevel.DEVIATION: "note",
    FindingLevel.NOTICE: "note",
}


def sarif(result: Result, language: str) -> str:
    """One run, with every rule described and every finding placed."""
    driver = {"name": "doithoai", "version": __version__, "rules": [_rule(rule, language) for rule in RULES.values()]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_result(one, language) for one in result.findings]}],
    }
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode()


def _rule(rule: Rule, language: str) -> dict[str, Any]:
    return {
        "id": rule.CODE,
        "name": rule.__name__.rpartition(".")[2],
        "shortDescription": {"text": rule.NAME if language == "vi" else general_sentence(rule, language)},
        "defaultConfiguration": {"level": _LEVELS[rule.LEVEL]},
    }


def _result(finding: Finding, language: str) -> dict[str, Any]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    location = {"artifactLocation": {"uri": quote(os.fsencode(finding.path))}, "region": region}
    return {
        "ruleId": finding.code,
        "level": _LEVELS[finding.level],
        "message": {"text": encodable(finding.message + grounds(finding.basis, language))},
        "locations": [{"physicalLocation": location}],
    }
