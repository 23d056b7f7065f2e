"""What a policy says, asked of each function: sections that are drafts, layers that bind, limits by their names."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from doithoai.deadlines.layers import Layers, layers_of
from doithoai.model.findings import Basis
from doithoai.model.limits import NoticeLimit
from doithoai.model.policies import Policy, waiting
from doithoai.model.provisions import UNENTERED, ConclusionContent, Rules, unentered
from doithoai.model.vocabulary import Chair, ConferenceType, DeadlineKind
from doithoai.reading.shapes import convert
from tests.test_policy import chain, notice, policy

OWN = {"number": "15-KH/ĐU", "issued": "2025-07-15"}


def copied(name: str = "a", *, borrowed: bool = True, own: dict[str, Any] = OWN, **rules: Any) -> Policy:
    one = convert({"id": name, "title": "x", "kind": "plan", "source": {"name": "y"}, **own}, Policy)
    return replace(one, borrowed=borrowed, rules=convert(rules, Rules))


def limit(section: str) -> dict[str, Any]:
    return {"count": 5, "unit": "working_day", "section": section}


def office(section: str) -> dict[str, Any]:
    return {"section": section, "secretary": "van-phong-dang-uy", "chair_of_committee": "ubnd", "joint": "ca-hai"}


# --- drafts


@pytest.mark.parametrize(
    ("section", "empty"),
    [("", True), (" ", True), (UNENTERED, True), (f" {UNENTERED}\n", True), ("V.3", False), (f"{UNENTERED}.", False)],
)
def test_a_section_that_is_not_entered(section: str, *, empty: bool) -> None:
    assert unentered(section) is empty
    assert copied().draft(section) is empty
    assert copied(borrowed=False).draft(section) is (empty and bool(section.strip()))


@pytest.mark.parametrize("own", [{}, {"number": "15-KH/ĐU"}, {"issued": "2025-07-15"}, {**OWN, "number": ""}])
def test_what_is_copied_is_a_draft_until_it_has_a_number_and_a_day(own: dict[str, Any]) -> None:
    assert copied(own=own).draft("V.3")
    assert not copied(own=own, borrowed=False).draft("V.3")
    assert not copied().draft("V.3")


def test_what_is_left_empty_waits_to_be_entered() -> None:
    given = {
        "section": None,
        "note": None,
        "rules": {"notice": {"section": None, "count": 5}, "undated": [{"section": None}, {"section": "V"}, None, "x"]},
    }
    assert waiting(given) == {
        "section": UNENTERED,
        "note": None,
        "rules": {
            "notice": {"section": UNENTERED, "count": 5},
            "undated": [{"section": UNENTERED}, {"section": "V"}, None, "x"],
        },
    }
    assert waiting(None) is None


# --- what binds


def test_only_what_is_no_draft_binds_rule_by_rule() -> None:
    duties = [{"text": "Báo", "by": "ban", "section": section} for section in ("VI.1", UNENTERED, "VI.2")]
    mixed = copied(
        notice=limit("V"),
        forwarding=limit(UNENTERED),
        lead_office=office("IV"),
        undated=duties,
        papers=[{"kind": "minutes", "section": UNENTERED}],
        reports=[],
    )
    above = copied("b", notice=limit("2"))
    (bound, same) = Layers((mixed, above)).binding().chain
    rules = convert({"notice": limit("V"), "lead_office": office("IV"), "undated": [duties[0], duties[2]]}, Rules)
    assert bound == replace(mixed, rules=rules)
    assert same == above
    whole = Layers((above,))
    assert whole.binding() is whole, "nothing is made anew where nothing is a draft"
    (only,) = Layers((copied(notice=limit(UNENTERED)),)).binding().chain
    assert only.rules == Rules()


def test_a_document_is_known_by_its_own_name_and_by_all_that_it_rests_on() -> None:
    bound = chain(policy("a", "b", "none"), policy("b", "c"))
    assert bound.names("a") == {"a", "b", "none", "c"}
    assert Layers().names("x") == {"x"}


def test_a_basis_says_whether_its_section_is_a_draft() -> None:
    one = copied(notice=limit("V"))
    found = Layers((one,)).nearest(lambda rules: rules.notice)
    assert found
    assert (found.rule, found.policy) == (one.rules.notice, one)
    assert found.basis("V") == Basis("a", "V", "x", draft=False)
    assert found.basis(UNENTERED) == Basis("a", UNENTERED, "x", draft=True)


def test_an_office_is_given_for_each_head_with_the_section() -> None:
    bound = chain(policy("a", "b"), policy("b", lead_office=office("IV"), archive_office=office("9")))
    basis = Basis("b", "IV", "Văn bản b")
    assert bound.office(Chair.SECRETARY, lambda rules: rules.lead_office) == ("van-phong-dang-uy", basis)
    assert bound.office(Chair.CHAIR_OF_COMMITTEE, lambda rules: rules.lead_office) == ("ubnd", basis)
    assert bound.office(Chair.JOINT, lambda rules: rules.archive_office) == ("ca-hai", Basis("b", "9", "Văn bản b"))
    assert [bound.lead_office(chair) for chair in Chair] == [
        {Chair.SECRETARY: "van-phong-dang-uy", Chair.CHAIR_OF_COMMITTEE: "ubnd", Chair.JOINT: "ca-hai"}.get(chair)
        for chair in Chair
    ]


def test_what_can_not_be_loaded_is_asked_for_once() -> None:
    asked: list[str] = []

    def load(name: str) -> Policy | None:
        asked.append(name)
        return {"a": policy("a", "none", "b"), "b": policy("b", "none", "a")}.get(name)

    assert [one.id for one in layers_of("a", load).chain] == ["a", "b"]
    assert asked == ["a", "none", "b"]


# --- rules


@pytest.mark.parametrize(
    ("more", "urgent"),
    [
        ({}, ("invitation", "announcement")),
        ({"waived_for": ["urgent"]}, ()),
        ({"waived_for": ["urgent"], "waived_parts": ["announcement"]}, ("invitation",)),
        ({"waived_for": ["urgent"], "waived_parts": ["announcement", "invitation"]}, ()),
        ({"waived_parts": ["announcement"]}, ("invitation", "announcement")),
    ],
)
def test_the_parts_of_a_notice_that_are_asked_of_each_type(more: dict[str, Any], urgent: tuple[str, ...]) -> None:
    one: NoticeLimit = convert({**limit("V"), **more}, NoticeLimit)
    assert one.asked(ConferenceType.URGENT) == urgent
    assert one.asked(ConferenceType.PERIODIC) == one.parts


def test_where_the_content_of_a_conclusion_is_said() -> None:
    one: ConclusionContent = convert({"parts": [], "section": "V.3"}, ConclusionContent)
    assert one.where == ("V.3",)
    assert replace(one, also_section="VI").where == ("V.3", "VI")


LIMITS = ("notice", "law_notice", "conclusion_notice", "law_publication", "forwarding", "written_reply")
BY_KIND = {**{kind: kind.value for kind in DeadlineKind if kind.value in LIMITS}, DeadlineKind.SUBMISSION: "forwarding"}


@pytest.mark.parametrize("kind", DeadlineKind)
def test_a_limit_in_days_is_known_by_its_kind(kind: DeadlineKind) -> None:
    given = {name: {**limit(name)} for name in LIMITS}
    rules: Rules = convert({**given, "held_within": HELD, "quota": QUOTA}, Rules)
    found = rules.limit(kind)
    assert (found.section if found else None) == BY_KIND.get(kind)
    assert Rules().limit(kind) is None


HELD = {"from": "2025-08-01", "to": "2025-08-31", "section": "II", "text": "Tháng 8"}
QUOTA = {"at_least": 2, "section": "I"}


def test_each_rule_is_told_by_its_name_and_a_list_part_by_part() -> None:
    duties = [{"text": "Báo", "by": "ban", "section": section} for section in ("VI.1", "VI.2")]
    rules: Rules = convert({**notice(5), "undated": duties, "reports": [], "lead_office": office("IV")}, Rules)
    assert [(name, one.section) for name, one in rules.each()] == [
        ("lead_office", "IV"),
        ("notice", "V.5"),
        ("undated", "VI.1"),
        ("undated", "VI.2"),
    ]
    assert rules.sections() == ("IV", "V.5", "VI.1", "VI.2")
    assert Rules().sections() == ()
