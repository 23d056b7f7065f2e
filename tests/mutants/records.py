"""The records of the tests, read once before any mutant: what is told of them is asked again in the fork of each one.

What a rule says of a case is asked first, since that is quick. Where it differs, the whole record is judged and
compared with its row of tests/rules/product.txt: only that tells a mutant. Of a mutant that counts limits they are
compared with its row of limits.txt. Reading calls no rule and counts no limit, so what was read stays right.
"""

from __future__ import annotations

import datetime as dt
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import coverage

from doithoai import check
from doithoai.cases.case import open_case, open_year
from doithoai.model.findings import Finding
from doithoai.reading.archive import Archive
from doithoai.reading.selection import everything
from doithoai.rules import CONFERENCE, RULES, YEAR
from tests.mutants.clock import limit
from tests.mutants.made import Mutant
from tests.product import LIMITS, cases, digest, expected, limits, limits_row, row
from tests.rules_table import Record, records
from tests.test_rules import TERRIBLE, apply, clean_limits, copy_base, marks

LAYERS = frozenset(("layers", "binding", "bodies"))
"""What an archive keeps that cases are made of: of these a case of before knows its own."""


class Held:
    """One record as it was read, its cases, its limits, and what is told of it where rules are tried."""

    def __init__(self, name: str, root: Path, day: str, languages: tuple[str, ...]) -> None:
        """Judge it as it is."""
        self.name, self.day = name, dt.date.fromisoformat(day)
        self.archive = Archive(root)
        self.limits = self.counted()
        self.counts = digest(self.limits)
        began = time.process_time()
        self.told = {language: self.judged(language) for language in languages}
        if not languages:
            self.counted()
        self.took = time.process_time() - began
        self.cases: list[tuple[Any, Any]] = [(one, rules) for one, rules in _opened if one]
        """Each case of it, by the rules that judge it."""
        self.right = {(place, rule.CODE): said for place, rule, said in self._say(None)} if languages else {}

    def judged(self, language: str) -> tuple[Finding, ...]:
        """What is told of it."""
        _opened.clear()
        self._forget()
        judge = check.Judge(self.archive, self.day, language)
        return check.check(judge, everything(self.archive), jobs=1).findings

    def counted(self) -> list[Any]:
        """All its limits."""
        self._forget()
        return limits(cases(self.archive, self.day))

    def wrong(self, *, counting: bool) -> bool:
        """Whether something else is told of it by now, or its limits are others."""
        if counting:
            return digest(self.counted()) != self.counts
        return any(self.judged(language) != right for language, right in self.told.items())

    def _forget(self) -> None:
        for archive in self._archives():
            archive.worked_out.clear()
            for folder in archive._neighbours.values():
                folder.worked_out.clear()

    def says(self, codes: frozenset[str]) -> bool:
        """Whether one of these rules says something else of one of its cases."""
        for archive in self._archives():
            for key in [one for one in archive.worked_out if one[0] not in LAYERS]:
                del archive.worked_out[key]
        for case, _ in self.cases:
            getattr(case, "done", {}).clear()
        return any(said != self.right[place, rule.CODE] for place, rule, said in self._say(codes))

    def _say(self, codes: frozenset[str] | None) -> Iterator[tuple[int, Any, Any]]:
        for place, (case, rules) in enumerate(self.cases):
            for rule in rules:
                if codes is None or rule.CODE in codes:
                    yield place, rule, _said(rule, case)

    def _archives(self) -> tuple[Archive, ...]:
        return self.archive, *self.archive._days.values()


def _said(rule: Any, case: Any) -> Any:
    try:
        return digest(list(rule.check(case)))
    except Exception as error:  # noqa: BLE001 - as the fence does: the rule failed, whatever it was
        return type(error)


_opened: list[tuple[Any, Any]] = []


def _open_case(*given: Any) -> Any:
    found = open_case(*given)
    _opened.append((found, CONFERENCE))
    return found


def _open_year(*given: Any, **more: Any) -> Any:
    found = open_year(*given, **more)
    _opened.append((found, YEAR))
    return found


class Records:
    """All of them, and which lines of the code each one reaches."""

    def __init__(
        self, folder: Path, measured: coverage.Coverage, *, counting: bool, codes: set[str] | None = None
    ) -> None:
        """Read and judge them, or only count their limits; what comes must be as expected."""
        self.counting = counting
        self.wrong: list[str] = []
        self.held: dict[str, Held] = {}
        self.killers: dict[tuple[str, str], list[str]] = defaultdict(list)
        vars(check).update(open_case=_open_case, open_year=_open_year)
        for number, record in enumerate(_asked(codes, counting=counting)):
            measured.switch_context(record[0])
            held = _read(record, folder / str(number), counting=counting)
            if self._right(held):
                self.held[held.name] = held
            else:
                self.wrong.append(held.name)

    def _right(self, held: Held) -> bool:
        if limits_row(held.limits, clean_limits()) != expected(LIMITS)[held.name]:
            return False
        return self.counting or row(*held.told.values()) == expected()[held.name]

    def tell(self, mutant: Mutant, held: list[Held]) -> str:
        """The first of these of which something else is told by now; in the fork of the mutant."""
        codes = _users(mutant.source.module)
        for one in held if codes and not self.counting else ():
            limit(one.took)
            if one.says(codes) and one.wrong(counting=False):
                return one.name
        for one in () if mutant.source.code else held:
            limit(one.took)
            if one.wrong(counting=self.counting):
                return one.name
        return ""

    def of(self, mutant: Mutant, reached: set[str], seconds: float) -> list[Held]:
        """Those that reach its lines: those that told another of its function, its rule's own, one of each rule."""
        first = [name for name in self.killers[mutant.source.name, mutant.function] if name in reached][:20]
        own = [name for name in self.held if mutant.source.code and name.startswith(f"{mutant.source.code} ")]
        turns = sorted(self.held, key=lambda name: (name.split()[-1].zfill(3), name))
        found: list[Held] = []
        for name in dict.fromkeys((*first, *own, *turns)):
            if name in reached:
                held = self.held[name]
                seconds -= held.took / 20 if mutant.source.code else held.took
                if seconds < 0 and found:
                    break
                found.append(held)
        return found

    def tells(self, mutant: Mutant, name: str) -> None:
        """Ask it first of the next mutant of that function."""
        killers = self.killers[mutant.source.name, mutant.function]
        if name in killers:
            killers.remove(name)
        killers.insert(0, name)


def _asked(codes: set[str] | None, *, counting: bool) -> Iterator[Record]:
    """The records that are read: those of some rules; where limits alone are counted, one of each row of limits.txt."""
    rows: set[str] = set()
    for record in records():
        row = expected(LIMITS)[record[0]]
        if codes is not None and record[0].partition(" ")[0] not in codes:
            continue
        if not record[0].startswith("sample") and not (counting and row in rows):
            rows.add(row)
            yield record


def _read(record: Record, folder: Path, *, counting: bool) -> Held:
    name, day, case = record
    root = copy_base(folder)
    if name == "terrible":
        shutil.copytree(TERRIBLE / "thu-nghiem", root / "thu-nghiem", dirs_exist_ok=True)
    if case:
        apply(root, case["change"])
    if " bad " in name:
        marks(root, case, name[:3])
    languages = () if counting else ("vi",) if " good " in name else ("vi", "en")
    return Held(name, root, day, languages)


def _users(module: str) -> frozenset[str]:
    """The rules that use a module, its own among them."""
    return frozenset(code for code, rule in RULES.items() if module in _used(rule.__name__))


@cache
def _used(module: str) -> frozenset[str]:
    """The modules of rules that one of them uses, however far, and itself."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name in found or not name.startswith("doithoai.rules."):
            continue
        found.add(name)
        for value in vars(sys.modules[name]).values():
            own = isinstance(value, ModuleType)
            waiting += [value.__name__ if own else str(getattr(value, "__module__", ""))]
    return frozenset(found)
