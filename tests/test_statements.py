"""Every statement of the five plans is in the data, held as it says, and told on a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from doithoai.model.provisions import Rules
from doithoai.rules import RULES
from scripts import statement_pages, statements
from scripts.statements import LIMITS, PLACES, REASONS, Plan

pytestmark = pytest.mark.no_cover  # see suite.py

ROOT = Path(__file__).parent.parent
COUNTS = {
    "cat-hai-2025": 68,
    "nguyen-luong-bang-2025": 70,
    "duong-an-2025": 39,
    "phuong-chua-ro-ten-2026": 80,
    "nghi-duong-2025": 59,
}
PLANS = {plan.id: plan for plan in statements.plans(ROOT)}
every_plan = pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)


def test_no_plan_and_no_statement_is_missing() -> None:
    assert {name: len(plan.statements) for name, plan in PLANS.items()} == COUNTS
    assert sum(COUNTS.values()) == 316


@every_plan
def test_statements_are_numbered_as_they_were_read(plan: Plan) -> None:
    assert [one.number for one in plan.statements] == list(range(1, len(plan.statements) + 1))


@every_plan
def test_what_a_statement_names_exists(plan: Plan) -> None:
    for one in plan.statements:
        assert set(one.rules) <= set(RULES), one.number
        assert set(one.sets) <= set(Rules.__struct_fields__), one.number
        assert one.shown is None or one.shown in PLACES
        assert one.why is None or one.why in REASONS


@every_plan
def test_what_is_not_checked_says_why_or_where_it_is_shown(plan: Plan) -> None:
    silent = [one.number for one in plan.statements if not (one.rules or one.sets or one.shown or one.why)]
    assert not silent


@every_plan
def test_every_rule_of_the_policy_has_a_statement(plan: Plan) -> None:
    """A policy that is given a rule, or loses one, is told to read the plan's statements again."""
    set_by_policy = {name for name, _ in plan.policy.rules.each()}
    named = {name for one in plan.statements for name in one.sets}
    assert named == set_by_policy


@every_plan
def test_every_section_that_the_policy_cites_has_a_statement(plan: Plan) -> None:
    """A section is there itself, or in its parts, or within the one that is quoted."""
    known = {part for one in plan.statements for part in re.split(r"[;,] ", one.section)}
    cited = {part for section in plan.policy.rules.sections() for part in re.split(r"[;,] ", section)}
    assert not {section for section in cited if not any(_within(section, one) for one in known)}


def _within(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def test_limits_are_fields_of_a_policy() -> None:
    assert set(LIMITS) <= set(Rules.__struct_fields__)


def test_what_was_reviewed_is_checked_or_told_why_not() -> None:
    again = statements.checkables(ROOT)
    assert len(again) == 25
    for one in again:
        assert one.rules or one.why, one.text
        assert set(one.rules) <= set(RULES)
        for named in one.plans:
            plan, number = named.split()
            assert int(number) <= COUNTS[plan]


def test_lines_are_those_of_the_text_that_was_read() -> None:
    for plan in PLANS.values():
        for one in plan.statements:
            assert one.line == "toàn văn" or re.fullmatch(r"\d+(-\d+)?(, \d+(-\d+)?)*", one.line)


def test_a_page_shows_every_statement_and_the_totals() -> None:
    pages = dict(statement_pages.pages(ROOT))
    index = pages[f"{statements.FOLDER}/index.md"]
    total = next(line for line in index.splitlines() if line.startswith("| **Cả năm kế hoạch**"))
    first, *rest = map(int, re.findall(r"\| (\d+)", total))
    assert first == sum(rest) == 316
    for name, plan in PLANS.items():
        page = pages[f"{statements.FOLDER}/{name}.md"]
        assert all(one.text in page for one in plan.statements)
        assert page.count("của bản nhận dạng") + page.count("toàn văn") >= len(plan.statements)
