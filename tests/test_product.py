"""Rules × records: what is told of every record of the tests is the expected product, and no rule can be taken out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from doithoai import check
from doithoai.model.findings import Finding, Problem, each_once
from doithoai.rules import CONFERENCE, RULES, SHAPE, YEAR
from tests.product import FILE, LIMITS, codes, expected
from tests.rules_table import SAMPLE_DAYS, by_rule, judged, records
from tests.test_rules import AS_OF, CASES, RENEW, apply, copy_base, judge, marks

pytestmark = pytest.mark.no_cover  # see suite.py

CHECKED = {rule.CODE: rule for rule in (*CONFERENCE, *YEAR)}


def test_the_product_has_a_row_for_every_record() -> None:
    for file in (FILE, LIMITS):
        assert list(expected(file)) == [name for name, _, _ in records()], RENEW


@pytest.mark.parametrize("name", ["base", "terrible", *(f"sample on {day}" for day in SAMPLE_DAYS)])
def test_what_is_told_of_whole_archives(name: str) -> None:
    """The cases themselves are compared where they are judged (test_rules.py)."""
    record = next(one for one in records() if one[0] == name)
    assert judged(record) == (name, expected()[name], expected(LIMITS)[name]), RENEW


def test_every_rule_tells_of_records_of_its_own_and_of_no_near_miss() -> None:
    for code, names in by_rule(expected()).items():
        assert any(name.startswith(f"{code} bad") for name in names), code
        assert not any(name.startswith(f"{code} good") for name in names), code
    assert {code for line in expected().values() for code in codes(line)} == RULES.keys()


def told(root: Path, case: dict[str, Any]) -> set[str]:
    return {one.code for one in judge(root, case.get("as_of", AS_OF)).findings}


def silenced(_case: Any) -> Iterator[Problem]:
    yield from ()


@pytest.mark.parametrize("code", RULES)
def test_without_a_rule_the_product_is_another(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each rule is taken out alone: no other tells what it tells."""
    case = CASES[code]["bad"][0]
    root = copy_base(tmp_path)
    apply(root, case["change"])
    marks(root, case, code)
    assert told(root, case) == codes(expected()[case["record"]])
    if code in CHECKED:
        monkeypatch.setattr(CHECKED[code], "check", silenced)
    if code in {rule.CODE for rule in SHAPE}:
        unfound(monkeypatch, code)
    assert code not in told(root, case)


def unfound(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """What reading finds is told by no `check`: it is stamped, and here it isn't."""
    right = check.Judge.stamp
    gone: list[Finding] = []

    def stamp(judge: check.Judge, base: str, problem: Problem, *, sample: bool = False) -> Finding:
        found = right(judge, base, problem, sample=sample)
        if found.code == code:
            gone.append(found)
        return found

    def once(findings: Any) -> Iterator[Finding]:
        yield from (one for one in once_right(findings) if one not in gone)

    once_right = each_once
    monkeypatch.setattr(check.Judge, "stamp", stamp)
    monkeypatch.setattr(check, "each_once", once)
