"""What a rule module has: its docstring is its page, CODE, LEVEL, its sentence in both languages, and a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from doithoai.case import Case, YearCase
from doithoai.findings import Problem
from doithoai.vocabulary import FindingLevel


class Rule(Protocol):
    """What every rule has. The sentences are formatted with the values of a Problem."""

    __name__: str
    __doc__: str | None
    CODE: str
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
