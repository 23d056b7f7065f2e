"""What a rule says (Problem) and what the reader of a report sees (Finding)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import msgspec
from msgspec.structs import replace

from doithoai.model.base import Frozen
from doithoai.model.vocabulary import FindingLevel

Route = tuple[str | int, ...]
"""The way to a value inside a record: keys and positions, as in ("place", "name")."""


class Unreadable(Exception):
    """A file that yields no data: `code` names the rule, `values` its words, `line` and `column` count from 1."""

    def __init__(self, code: str, line: int = 1, column: int = 1, **values: object) -> None:
        """Keep the rule, the place and the words."""
        super().__init__(code, line, column, values)
        self.code, self.line, self.column, self.values = code, line, column, values


class Basis(msgspec.Struct, frozen=True, order=True):
    """The document and section that a limit or finding rests on."""

    document: str
    section: str
    title: str = ""
    draft: bool = False
    """Whether the section is not yet known to be the document's own (legal.Policy.draft)."""


def bases(*found: Basis | None) -> tuple[Basis, ...]:
    """The bases that are known."""
    return tuple(basis for basis in found if basis)


class Problem(Frozen, frozen=True):
    """What a rule has to say: where in which file, and the values its sentence needs.

    `file` is relative to the folder of the conference or unit-year that is judged; where the cure lies above it,
    in the unit's record or a policy, it begins with `../`. `line` is set only where the
    route can't tell it (the body of a document). `level` replaces the rule's own level. `stands_for` are the files
    that a misnamed one most likely is: they are there, and nobody can read them.
    """

    file: str
    route: Route = ()
    values: Mapping[str, object] = {}
    code: str = ""
    line: int | None = None
    level: FindingLevel | None = None
    basis: tuple[Basis, ...] = ()
    stands_for: tuple[str, ...] = ()


def files_of(problems: Iterable[Problem]) -> frozenset[str]:
    """The files of which something is told, misnamed ones by their right names too: what they hold is not known."""
    return frozenset(file for one in problems for file in (one.file, *one.stands_for))


class Finding(msgspec.Struct, frozen=True, order=True):
    """One judgement, ready to be printed: a place, a rule, a sentence and the law behind it."""

    path: str
    line: int
    column: int
    code: str
    level: FindingLevel
    message: str
    basis: tuple[Basis, ...] = ()
    sample: bool = False
    plain: str = ""
    """The sentence as everybody reads it, of what is late or missing: without what only tells staff what to write."""


def each_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Sorted findings, each sentence once at its place: two years of a unit tell the same of its unit.yml."""
    for _, same in groupby(findings, key=lambda one: (one.path, one.line, one.column, one.code, one.message)):
        first, *more = same
        bases = dict.fromkeys(basis for one in (first, *more) for basis in one.basis) if more else None
        yield replace(first, basis=tuple(bases)) if bases else first
