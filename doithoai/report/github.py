"""Findings as GitHub workflow commands, which show as annotations on the changed lines.

A step shows ten annotations of each kind and drops the others without a word. So the ten that matter most are made
annotations, all others are plain lines of the log below, and one annotation says how many those are.
"""

from __future__ import annotations

from collections import defaultdict

from doithoai.check import Result
from doithoai.model.findings import Finding
from doithoai.model.vocabulary import FindingLevel
from doithoai.reading.names import visible
from doithoai.report.text import grounds, line, total

SHOWN = 10
"""Annotations of one kind that GitHub shows of a step."""

_COMMANDS = {
    FindingLevel.ERROR: "error",
    FindingLevel.LATE: "warning",
    FindingLevel.MISSING: "warning",
    FindingLevel.DEVIATION: "notice",
    FindingLevel.NOTICE: "notice",
}
_LEVELS = list(FindingLevel)
_FIRST = "VS"
"""Families of rules that come first: what is private, then what can't be read and hides what else is wrong."""
_MORE = {
    "vi": "Còn {count} điều nữa không hiện ở đây vì GitHub chỉ hiện {shown} điều mỗi loại: xem đủ trong nhật ký của "
    "bước này, hoặc chạy doithoai check trên máy.",
    "en": "{count} more are not shown here, since GitHub shows {shown} of a kind: all are in the log of this step, and "
    "told by doithoai check.",
}


def github(result: Result, language: str) -> str:
    """Commands for the findings that matter most, the others and the count as plain text.

    No plain line begins as a command does, whatever a file is called.
    """
    shown = _shown(result.findings)
    left = [finding for finding in result.findings if finding not in shown]
    commands = [_command(finding, language) for finding in result.findings if finding in shown]
    more = [f"::notice::{_data(_MORE[language].format(count=len(left), shown=SHOWN))}"] if left else []
    return "\n".join([*commands, *more, *(f"- {line(finding, language)}" for finding in left), total(result, language)])


def _shown(findings: tuple[Finding, ...]) -> set[Finding]:
    """What becomes an annotation; of notices one less where one of them has to say how many are left."""
    kinds: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=_weight):
        kinds[_COMMANDS[finding.level]].append(finding)
    some = any(len(found) > SHOWN for found in kinds.values())
    return {one for kind, found in kinds.items() for one in found[: SHOWN - (some and kind == "notice")]}


_REMINDERS = frozenset(("P25", "P36", "C40", "C41", "C42"))
"""They ask after something by a day that only the archive has set: what a plan or a promise has set comes before."""


def _weight(finding: Finding) -> tuple[int, bool, int]:
    """What weighs most comes first: the level, real records before the sample, the family; then as they stand."""
    family = _FIRST.find(finding.code[0])
    rank = family if family >= 0 else len(_FIRST) + (finding.code in _REMINDERS)
    return _LEVELS.index(finding.level), finding.sample, rank


def _command(finding: Finding, language: str) -> str:
    place = f"file={_property(visible(finding.path))},line={finding.line},col={finding.column}"
    message = _data(visible(finding.message + grounds(finding.basis, language), "\r\n"))
    return f"::{_COMMANDS[finding.level]} {place},title={_property(finding.code)}::{message}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
