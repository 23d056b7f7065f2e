"""Findings as GitHub workflow commands, which show as annotations on the changed lines."""

from __future__ import annotations

from doithoai.check import Result
from doithoai.model.findings import Finding
from doithoai.model.vocabulary import FindingLevel
from doithoai.reading.names import visible
from doithoai.report.text import grounds, total

_COMMANDS = {
    FindingLevel.ERROR: "error",
    FindingLevel.LATE: "warning",
    FindingLevel.MISSING: "warning",
    FindingLevel.DEVIATION: "notice",
    FindingLevel.NOTICE: "notice",
}


def github(result: Result, language: str) -> str:
    """One command a finding, then the count as plain text."""
    return "\n".join([*(_command(finding, language) for finding in result.findings), total(result, language)])


def _command(finding: Finding, language: str) -> str:
    place = f"file={_property(visible(finding.path))},line={finding.line},col={finding.column}"
    message = _data(visible(finding.message + grounds(finding.basis, language), "\r\n"))
    return f"::{_COMMANDS[finding.level]} {place},title={_property(finding.code)}::{message}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
