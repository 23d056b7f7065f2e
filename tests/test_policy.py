"""Layers: the nearest document that says something wins, and what none says is unknown."""

from __future__ import annotations

from typing import Any

import pytest

from doithoai.deadlines.layers import Layers, layers, layers_of
from doithoai.model.findings import Basis
from doithoai.model.policies import Policy
from doithoai.model.records import Plan
from doithoai.model.vocabulary import Chair
from doithoai.reading.shapes import convert

NOTHING: dict[str, Policy] = {}


def policy(name: str, *extends: str, **rules: Any) -> Policy:
    data = {
        "id": name,
        "title": f"Văn bản {name}",
        "kind": "plan",
        "source": {"name": "nguồn"},
        "extends": list(extends),
        "rules": rules,
    }
    return convert(data, Policy)


def chain(*policies: Policy) -> Layers:
    return layers_of(policies[0].id, {one.id: one for one in policies}.get)


def names(found: Layers) -> list[str]:
    return [one.id for one in found.chain]


def notice(count: int) -> dict[str, Any]:
    return {"notice": {"count": count, "unit": "working_day", "direction": "before", "section": f"V.{count}"}}


def test_the_nearest_document_that_sets_a_rule_wins_and_is_named_as_its_basis() -> None:
    found = chain(policy("a", "b"), policy("b", "c", **notice(7)), policy("c", **notice(5))).nearest(
        lambda rules: rules.notice
    )
    assert found is not None
    assert found.rule.count == 7
    assert found.basis(found.rule.section) == Basis("b", "V.7", "Văn bản b")


def test_every_document_that_sets_a_rule_can_be_asked_nearest_first() -> None:
    bound = chain(policy("a", "b", **notice(3)), policy("b", "c"), policy("c", **notice(5)))
    assert [(one.policy.id, one.rule.count) for one in bound.all(lambda rules: rules.notice)] == [("a", 3), ("c", 5)]


def test_an_empty_list_is_said_and_wins_over_what_a_document_above_lists() -> None:
    duty = {"text": "Báo thời gian", "by": "ban-xay-dung-dang", "section": "VI.1"}
    bound = chain(policy("a", "b", undated=[]), policy("b", undated=[duty]))
    found = bound.nearest(lambda rules: rules.undated)
    assert found is not None
    assert (found.policy.id, found.rule) == ("a", ())
    assert [one.policy.id for one in bound.all(lambda rules: rules.undated)] == ["a", "b"]


def test_what_no_layer_says_is_unknown_and_never_a_default() -> None:
    bound = chain(policy("a", "b", **notice(7)), policy("b"))
    assert bound.nearest(lambda rules: rules.conclusion_notice) is None
    assert list(bound.all(lambda rules: rules.reports)) == []
    assert bound.lead_office(Chair.JOINT) is None


def test_layers_are_taken_breadth_first() -> None:
    bound = chain(policy("a", "b", "c"), policy("b", "d"), policy("c", "e"), policy("d"), policy("e"))
    assert names(bound) == ["a", "b", "c", "d", "e"]


def test_a_document_reached_twice_stands_once_where_it_is_nearest() -> None:
    bound = chain(policy("a", "b", "c", "b"), policy("b", "d"), policy("c", "d", "d"), policy("d"))
    assert names(bound) == ["a", "b", "c", "d"]


def test_a_cycle_ends() -> None:
    assert names(chain(policy("a", "b"), policy("b", "c"), policy("c", "a", "c"))) == ["a", "b", "c"]
    assert names(chain(policy("a", "a"))) == ["a"]


def test_a_layer_that_can_not_be_loaded_is_left_out_and_those_beside_it_stay() -> None:
    assert names(chain(policy("a", "none", "c"), policy("c", "none"))) == ["a", "c"]
    assert names(layers_of("none", NOTHING.get)) == []


def test_a_unit_year_without_a_plan_is_bound_by_nothing() -> None:
    assert layers(None, NOTHING.get) == Layers()
    assert Layers().nearest(lambda rules: rules.notice) is None


def test_a_plan_is_bound_by_the_policy_it_names() -> None:
    plan = convert({"title": "x", "policy": "a", "line": "party", "body": "Đảng ủy"}, Plan)
    assert names(layers(plan, {"a": policy("a", "b"), "b": policy("b")}.get)) == ["a", "b"]


@pytest.mark.parametrize(
    ("chair", "office", "document"),
    [
        (Chair.SECRETARY, "van-phong-dang-uy", "a"),
        (Chair.CHAIR_OF_COMMITTEE, "van-phong-hdnd-ubnd", "b"),
        (Chair.JOINT, None, None),
    ],
)
def test_an_office_comes_from_the_nearest_document_that_names_one_for_that_chair(
    chair: Chair, office: str | None, document: str | None
) -> None:
    bound = chain(
        policy("a", "b", lead_office={"section": "IV", "secretary": "van-phong-dang-uy"}),
        policy(
            "b",
            lead_office={"section": "9", "secretary": "khac", "chair_of_committee": "van-phong-hdnd-ubnd"},
        ),
    )
    found = bound.office(chair, lambda rules: rules.lead_office)
    assert bound.lead_office(chair) == office
    assert (found[0], found[1].document) == (office, document) if found else office is None
