"""Findings as lines: path:line:column: CODE level, the sentence, and the law behind it."""

from __future__ import annotations

from collections import Counter

from doithoai.check import Result
from doithoai.model.findings import Basis, Finding
from doithoai.model.vocabulary import FindingLevel
from doithoai.patterns import lazy
from doithoai.reading.names import visible
from doithoai.vietnamese.wording import short_date

_TOTAL = {
    "vi": "Đã áp dụng {rules} quy tắc cho {files} tệp của {conferences} hội nghị, tính đến ngày {day}: {found}.",
    "en": "Ran {rules} rules over {files} files of {conferences} conferences as of {day}: {found}.",
}
_CLEAN = {"vi": "không có điều gì phải báo", "en": "nothing to report"}
_SAMPLE = {"vi": " [mẫu]", "en": " [sample]"}
_BREAK = lazy(r"[\t\n\r]+")
_BASIS = {"vi": "căn cứ", "en": "basis"}


def text(result: Result, language: str) -> str:
    """One line a finding, then one line that counts."""
    return "\n".join([*(line(finding, language) for finding in result.findings), total(result, language)])


def line(finding: Finding, language: str) -> str:
    """One finding on one line."""
    level = finding.level.label if language == "vi" else finding.level.value
    sample = _SAMPLE[language] if finding.sample else ""
    place = f"{visible(finding.path)}:{finding.line}:{finding.column}"
    said = visible(_BREAK.sub(" ", finding.message + grounds(finding.basis, language)))
    return f"{place}: {finding.code} {level}{sample}: {said}"


def grounds(basis: tuple[Basis, ...], language: str) -> str:
    """The documents and sections a finding rests on, in brackets; nothing when there are none."""
    told = "; ".join(f"{one.title or one.document}, {one.section}" for one in basis)
    return f" ({_BASIS[language]}: {told})" if told else ""


def total(result: Result, language: str) -> str:
    """How much was looked at, and what came of it."""
    counts = Counter(finding.level for finding in result.findings)
    words = [f"{counts[one]} {one.label if language == 'vi' else one.value}" for one in FindingLevel if counts[one]]
    return _TOTAL[language].format(
        rules=result.rules,
        files=result.files,
        conferences=result.conferences,
        day=short_date(result.as_of) if language == "vi" else result.as_of.isoformat(),
        found=", ".join(words) or _CLEAN[language],
    )
