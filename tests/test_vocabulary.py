"""What a word of the vocabulary carries belongs to the word, not to its place in the list."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator
from types import ModuleType

import pytest

from doithoai.model import vocabulary
from doithoai.model.vocabulary import DocumentKind, Phase, Trait

NEW = '    EVACUATION_PLAN = "evacuation_plan", "Phương án sơ tán", Phase.DURING, Trait.UNDATED\n'


def with_a_kind(after: DocumentKind) -> Iterable[DocumentKind]:
    """The kinds of a vocabulary in which one line is added behind that of `after`."""
    text = inspect.getsource(vocabulary)
    nodes = next(
        node for node in ast.parse(text).body if isinstance(node, ast.ClassDef) and node.name == "DocumentKind"
    )
    line = next(
        node.end_lineno
        for node in nodes.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == after.name
    )
    lines = text.splitlines(keepends=True)
    changed = "".join([*lines[:line], NEW, *lines[line:]])
    module = ModuleType("changed")
    exec(compile(changed, "changed", "exec"), vars(module))  # noqa: S102
    kinds: Iterable[DocumentKind] = module.DocumentKind
    return kinds


def told(kinds: Iterable[DocumentKind]) -> Iterator[tuple[str, str, int]]:
    for kind in kinds:
        yield kind.value, kind.phase.value, kind.traits.value


@pytest.mark.parametrize("after", DocumentKind)
def test_a_kind_put_in_anywhere_changes_no_other(after: DocumentKind) -> None:
    changed = dict.fromkeys(told(with_a_kind(after)))
    assert [one for one in changed if one[0] != "evacuation_plan"] == list(told(DocumentKind))
    assert [one[:2] for one in changed].index(("evacuation_plan", "during")) == list(DocumentKind).index(after) + 1


def test_the_phases_are_those_of_the_plans() -> None:
    """S0 V.4.a, and the six that other sections name."""
    phases = {phase: [kind.value for kind in DocumentKind if kind.phase is phase] for phase in Phase}
    assert phases == {
        Phase.BEFORE: [
            *("plan", "task_assignment", "notice", "petition_summary", "reply_assignment", "prepared_replies"),
            *("urgent_notice", "invitation", "opinion_form", "participants_list", "security_plan"),
        ],
        Phase.DURING: ["programme", "situation_report", "minutes", "conference_papers"],
        Phase.AFTER: [
            *("conclusion_notice", "results_report", "continuing_petitions", "petition_to_superior", "directive"),
            *("other_papers", "forwarding_letter", "written_reply"),
        ],
    }


@pytest.mark.parametrize(
    ("trait", "kinds"),
    [
        (
            Trait.PUBLIC,
            ["plan", "notice", "programme", "conclusion_notice", "urgent_notice", "opinion_form", "written_reply"],
        ),
        (Trait.UNDATED, ["conference_papers", "other_papers", "opinion_form", "participants_list"]),
        (Trait.EITHER_SIDE, ["conference_papers", "other_papers", "participants_list", "forwarding_letter"]),
        (Trait.NEEDS_EVENT, ["minutes"]),
        (Trait.FROM_PETITIONS, ["petition_summary", "reply_assignment", "prepared_replies"]),
        (Trait.ANNOUNCES, ["notice", "urgent_notice", "invitation"]),
        (
            Trait.UNNUMBERED,
            ["programme", "minutes", "conference_papers", "other_papers", "opinion_form", "participants_list"],
        ),
        (Trait.STANDS, ["notice", "conclusion_notice", "urgent_notice"]),
    ],
)
def test_every_kind_has_the_traits_that_the_plans_give_it(trait: Trait, kinds: list[str]) -> None:
    assert [kind.value for kind in DocumentKind.all(trait)] == kinds
    assert [kind.value for kind in DocumentKind if kind.public] == [
        kind.value for kind in DocumentKind.all(Trait.PUBLIC)
    ]
