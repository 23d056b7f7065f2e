"""What everybody reads of a finding: what is late or missing, and not which line of a record staff would write."""

from __future__ import annotations

from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.patterns import lazy
from doithoai.rules.protocol import Rule
from doithoai.vietnamese.wording import TODO, sentence

SHOWN = (FindingLevel.LATE, FindingLevel.MISSING)
"""The levels that the pages of late and missing things show."""
_CODE = lazy(r" \((?:[a-z]+[a-z_.]*|dưới dòng ---[^)]*)\)")
"""The name of a field behind the word for it, as in “số, ký hiệu (number)”."""


def in_public(rule: Rule, problem: Problem, message: str) -> str:
    """The sentence of a rule for everybody: its own where its sentence for staff tells them what to do."""
    own: str | None = getattr(rule, "PUBLIC", None)
    if own or TODO in problem.values:
        told = {name: value for name, value in problem.values.items() if name != TODO}
        message = sentence(own or rule.VI, told, "vi")
    return _CODE.sub("", message)
