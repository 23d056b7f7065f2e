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


def general_sentence(rule: Rule) -> str:
    """The Vietnamese sentence of a rule with its places shown as …"""
    shown = ""
    depth = 0
    for letter in rule.VI.replace("{near}", ""):
        depth += letter == "{"
        if depth == 0:
            shown += letter
        elif letter == "}":
            depth -= 1
            shown += "…"
    return shown
