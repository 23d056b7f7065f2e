"""What a rule module has: a docstring (its page), CODE, NAME, LEVEL, its sentence in both languages, and a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from doithoai.cases.case import Case, YearCase
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel


class Rule(Protocol):
    """What every rule has: NAME says the fault in plain words; the sentences are formatted with a Problem's values."""

    __name__: str
    __doc__: str | None
    CODE: str
    NAME: str
    LEVEL: FindingLevel
    VI: str
    EN: str


class ConferenceRule(Rule, Protocol):
    """A rule that judges one conference."""

    @property
    def check(self) -> Callable[[Case], Iterator[Problem]]:
        """Yields what is wrong; `file` is relative to the conference's folder."""


class YearRule(Rule, Protocol):
    """A rule that judges one unit-year.

    NEEDS_ALL is true when it can only judge with every conference of the year before it.
    """

    NEEDS_ALL: bool

    @property
    def check(self) -> Callable[[YearCase], Iterator[Problem]]:
        """Yields what is wrong; `file` is relative to the year's folder."""


def general_sentence(rule: Rule, language: str = "vi") -> str:
    """The sentence of a rule with its places shown as …"""
    shown = ""
    depth = 0
    for letter in (rule.VI if language == "vi" else rule.EN).replace("{near}", ""):
        depth += letter == "{"
        if depth == 0:
            shown += letter
        elif letter == "}":
            depth -= 1
            shown += "…"
    return shown


def explained(rule: Rule, language: str) -> str:
    """What a rule says, why, and how to mend; reason and cure are written in Vietnamese only."""
    first, _, page = (rule.__doc__ or "").partition("\n## ")
    sentence = general_sentence(rule, language)
    if language == "vi":
        return f"{rule.CODE} ({rule.LEVEL.label}): {rule.NAME}\n{sentence}\n\n## {page.strip()}"
    more = f"Its reason and its cure are told in Vietnamese: doithoai check --explain {rule.CODE}"
    return f"{rule.CODE} ({rule.LEVEL.value}): {first.strip()}\n{sentence}\n\n{more}"
