"""The five parts that `make mutants` makes wrong copies of, and the tests that are tried on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SURVIVORS = Path(__file__).parent / "survivors.txt"
PARTS: dict[str, tuple[str, ...]] = {
    "workdays": ("doithoai/model/workdays.py", "doithoai/model/year_table.py"),
    "policy": (
        "doithoai/deadlines/layers.py",
        "doithoai/model/policies.py",
        "doithoai/model/limits.py",
        "doithoai/model/provisions.py",
    ),
    "wall": ("doithoai/public.py", "doithoai/rules/holding.py"),
    "deadlines": ("doithoai/deadlines/*.py",),
    "rules": ("doithoai/rules/**/*.py",),
}
"""Each file belongs to the first part that names it."""
ALLOWED = 5.0
"""Survivors in a hundred that a part may have, named ones too."""

_COUNTING = (
    "tests/test_workdays.py",
    "tests/test_year_table.py",
    "tests/test_calendar_records.py",
    "tests/test_deadlines.py",
    "tests/test_oracle.py",
    "tests/test_as_of.py",
)
_CASES = ("tests/test_rules.py", "tests/test_mutations.py")
ASKED_AS_RECORDS = tuple(f"--deselect=tests/test_rules.py::test_{name}" for name in ("what_fires", "near_misses"))
"""What these tests ask of a record, records.py asks of it without reading it anew."""
TESTS: dict[str, tuple[str, ...]] = {
    "workdays": _COUNTING,
    "policy": (
        *_COUNTING,
        "tests/test_policy.py",
        "tests/test_policy_parts.py",
        "tests/test_drafts.py",
        "tests/test_policies_records.py",
    ),
    "wall": (
        "tests/test_public.py",
        "tests/test_wall.py",
        "tests/test_wall_parts.py",
        "tests/test_wall_whole.py",
        "tests/test_wall_papers.py",
        "tests/test_wall_guards.py",
        "tests/test_holding_parts.py",
        "tests/test_holding.py",
        "tests/attacks/test_held.py",
    ),
    "deadlines": (
        *_COUNTING,
        *_CASES,
        "tests/test_notice.py",
        "tests/test_promises.py",
        "tests/test_late.py",
        "tests/test_drafts.py",
        "tests/test_bodies.py",
        "tests/test_conclusions.py",
        "tests/test_known.py",
        "tests/test_notice_parts.py",
        "tests/test_sending.py",
        "tests/test_shown.py",
        "tests/test_year_limits.py",
        "tests/test_forwarding.py",
        "tests/test_assigned.py",
        "tests/test_limit_edges.py",
        "tests/test_in_words.py",
        "tests/test_two_periods.py",
        "tests/test_reply_in_parts.py",
        "tests/test_timeline.py",
        "tests/test_fate.py",
        "tests/test_sequence.py",
        "tests/test_policy.py",
        "tests/test_answer.py",
    ),
    "rules": (
        *_CASES,
        "tests/test_reasons.py",
        "tests/test_slips.py",
        "tests/test_privacy.py",
        "tests/test_privacy_words.py",
        "tests/test_passages.py",
        "tests/test_spoken.py",
        "tests/test_names.py",
        "tests/test_holding.py",
        "tests/test_taking_part.py",
        "tests/test_merged_units.py",
        "tests/test_old_kinds.py",
        "tests/test_amended.py",
        "tests/test_silence.py",
    ),
}
"""Tests that judge records in their own process, within seconds."""


def sources(part: str) -> Iterator[Path]:
    """The files of one part."""
    before = [path for name in list(PARTS)[: list(PARTS).index(part)] for path in _named(name)]
    yield from (path for path in _named(part) if path not in before)


def _named(part: str) -> Iterator[Path]:
    for pattern in PARTS[part]:
        yield from sorted(ROOT.glob(pattern))
