"""For each rule a mutation of the clean archive that trips it and only what follows, and one step less that trips none.

The mutations are made of the models (tests/mutations); the table says which one is tried for which rule.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from doithoai.rules import RULES
from tests.mutations.made import Mutation, pool
from tests.mutations.table import AND, HAND, NONE, ON, Line, lines, makers, told_of
from tests.test_rules import AS_OF, copy_base, moved

pytestmark = pytest.mark.no_cover  # see suite.py: what fires runs the same lines

TABLE = list(lines())


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One archive: each change is taken back."""
    return copy_base(tmp_path_factory.mktemp("mutations"))


def test_every_rule_has_a_mutation() -> None:
    assert [line.code for line in TABLE] == list(RULES)


@pytest.mark.parametrize("line", TABLE, ids=[line.code for line in TABLE])
def test_a_mutation_trips_its_rule_and_only_what_follows(line: Line, root: Path) -> None:
    assert line.code in line.told
    assert told_of(root, line.change) == line.told


@pytest.mark.parametrize("line", [one for one in TABLE if one.less != NONE], ids=lambda line: line.code)
def test_one_step_less_trips_nothing(line: Line, root: Path) -> None:
    day = line.less.partition(ON)[2] or AS_OF
    assert set(told_of(root, line.less)) <= moved(day)


BY_HAND = {
    **dict.fromkeys(("C09", "C42", "T13", "T17"), "a second conference, at a day and place of its own"),
    "C56": "a second plan, which is in force for a part of the year",
    "D12": "an urgent conference with the notice that goes with it",
    "T33": "a second conclusion notice, and the first without what that concludes",
    **dict.fromkeys(("C60", "S14"), "the archive keeps no list of moved addresses that could be changed"),
    **dict.fromkeys(("P32", "P33"), "who, what and a day that must go together"),
    "S27": "the one name that nothing of an archive may bear",
    "T30": "a day off that falls into one limit, and is no other",
    "V14": "words that stand nowhere, of a rule that looks for such words",
}
"""The rules that no generator trips, and what it would have to know."""


def test_all_but_a_few_mutations_are_made_of_the_models(root: Path) -> None:
    """The table says which generator made each: what it says is asked of the generators."""
    known = pool(root)
    assert {line.code: line.by for line in TABLE} == {line.code: makers(line.change, known) for line in TABLE}
    assert {line.code for line in TABLE if HAND in line.by} == BY_HAND.keys()


def test_a_mutation_is_told_as_it_is_made() -> None:
    for line in TABLE:
        for change in (line.change, line.less):
            for edit in (one for one in change.partition(ON)[0].split(AND) if one != NONE):
                assert Mutation.of(edit).line == edit
