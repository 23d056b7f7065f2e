"""The day an office was given for a matter: what keeps it, what does not, and by which paper it would be kept."""

from __future__ import annotations

from typing import Any

import pytest

from doithoai.deadlines import Deadline
from doithoai.deadlines.assigned import letters
from doithoai.deadlines.replies import naming
from doithoai.model.dossier import DocumentFile
from tests.test_deadlines import bound, day, document, folder, limits, petition

DUE = {"office": "phong-kinh-te", "due": "2025-11-25"}


def step(state: str, on: str, paper: str = "") -> dict[str, Any]:
    return {"state": state, "on": on} | ({"document": paper} if paper else {})


def reply(number: str, **front: Any) -> DocumentFile:
    return document(f"written_reply{number}", **{"issued": "2025-11-20"} | front)


def owed(*papers: DocumentFile, **fields: Any) -> tuple[Deadline, ...]:
    return limits(folder(*papers, petitions=(petition(1, assigned=DUE, **fields),)), bound())


def test_what_was_taken_back_before_its_day_is_owed_by_nobody_and_later_until_then() -> None:
    assert owed(states=[step("assigned", "2025-11-12"), step("withdrawn", "2025-11-25")]) == ()
    (late,) = owed(states=[step("assigned", "2025-11-12"), step("withdrawn", "2025-11-26")])
    assert (late.due, late.released, late.met_on) == (day("2025-11-25"), day("2025-11-26"), None)


def test_a_day_before_the_matter_was_given_is_none() -> None:
    (found,) = owed(states=[step("assigned", "2025-11-26")])
    assert (found.due, found.note) == (None, "hạn ghi trước ngày giao, nên chưa rõ hạn là ngày nào")


@pytest.mark.parametrize(("answered", "met"), [("2025-11-20", "2025-11-20"), ("2025-11-22", "2025-11-22")])
def test_an_answer_on_the_first_day_of_a_new_round_counts_and_none_of_the_round_before(answered: str, met: str) -> None:
    before = [step("assigned", "2025-11-12"), step("resolved", "2025-11-14")]
    (found,) = owed(states=[*before, step("assigned", "2025-11-20"), step("resolved", answered)])
    assert found.met_on == day(met)


@pytest.mark.parametrize(
    ("fields", "met"),
    [
        ({"class": "reported_up", "states": [step("under_way", "2025-11-20", "notice")]}, "2025-11-19"),
        ({"class": "reported_up", "states": [step("under_way", "2025-11-20")]}, None),
        ({"class": "reported_up", "states": [step("reported_up", "2025-11-20")]}, None),
        ({"class": "reported_up", "states": [step("transferred", "2025-11-20")]}, "2025-11-20"),
        ({"class": "transferred", "states": [step("reported_up", "2025-11-20")]}, "2025-11-20"),
        ({"class": "transferred", "states": [step("transferred", "2025-11-20")]}, None),
        ({"class": "to_verify", "states": [step("under_way", "2025-11-20", "notice")]}, None),
        ({"class": "to_verify", "states": [step("reported_up", "2025-11-20")]}, "2025-11-20"),
        ({"class": "to_verify", "states": [step("carried_over", "2025-11-20")]}, None),
        ({"states": [step("resolved", "2025-11-20")]}, "2025-11-20"),
    ],
)
def test_which_steps_answer_a_matter(fields: dict[str, Any], met: str | None) -> None:
    paper = document("notice", issued="2025-11-19", sent=[{"to": "mat-tran", "on": "2025-11-19"}])
    (found,) = owed(paper, **fields)
    assert found.met_on == (day(met) if met else None)


def test_a_paper_that_reached_nobody_is_the_one_by_which_it_would_be_kept() -> None:
    (found,) = owed(reply(""), states=[step("answered", "2025-11-20", "written_reply")])
    assert (found.met_on, found.met_by) == (None, "documents/written_reply.md")
    assert [(part.title, part.done) for part in found.parts] == [("ban hành", day("2025-11-20")), ("gửi", None)]
    (other,) = owed(reply(""), states=[step("resolved", "2025-11-20", "written_reply-9")])
    assert (other.met_on, other.met_by, other.parts) == (day("2025-11-20"), None, ())


def test_a_reply_that_reached_nobody_is_told_though_no_step_names_it() -> None:
    (found,) = owed(reply("", petitions=[1]), reply="written_reply", states=[step("assigned", "2025-11-12")])
    assert (found.met_on, found.met_by) == (None, "documents/written_reply.md")


def test_an_answer_that_only_says_it_is_under_way_keeps_no_day_but_where_others_have_to_settle_it() -> None:
    states = [step("under_way", "2025-11-20", "written_reply")]
    papers = (reply("", petitions=[1], sent=[{"to": "mat-tran", "on": "2025-11-20"}]),)
    for classed, met in (("to_verify", None), ("reported_up", day("2025-11-20"))):
        (found, *_) = owed(*papers, reply="written_reply", states=states, **{"class": classed})
        assert found.met_on == met
    (other, *_) = owed(*papers, reply="written_reply", states=[step("assigned", "2025-11-12")])
    assert other.met_on == day("2025-11-20")


def test_an_answer_in_parts_is_given_with_its_last_part() -> None:
    sent = {"sent": [{"to": "mat-tran", "on": "2025-11-21"}]}
    (whole,) = owed(reply("", **sent), reply("-2", **sent), reply=["written_reply", "written_reply-2"])
    assert whole.met_on == day("2025-11-21")
    (half,) = owed(reply("", **sent), reply="written_reply", parts=2)
    assert (half.met_on, half.met_by) == (None, "documents/written_reply.md")
    assert [part.title for part in half.parts] == ["ban hành", "gửi", "phần trả lời còn lại"]


def test_what_is_merged_into_another_is_answered_with_it() -> None:
    one = petition(1, assigned=DUE, duplicate_of=2)
    two = petition(2, states=[step("resolved", "2025-11-21")])
    three = petition(3, states=[step("resolved", "2025-11-19")])
    (found,) = limits(folder(petitions=(one, three, two)), bound())
    assert found.met_on == day("2025-11-21")


def found_letters(*papers: DocumentFile, **fields: Any) -> list[str]:
    where = folder(*papers)
    return [one.stem for one in letters(where, petition(1, **fields), naming(where))]


@pytest.mark.parametrize(
    ("papers", "found"),
    [
        ((reply(""),), ["written_reply"]),
        ((reply(""), reply("-2", petitions=[1])), ["written_reply", "written_reply-2"]),
        ((reply(""), reply("-2", petitions=[2])), ["written_reply"]),
        ((reply("", corrects="written_reply-2"), reply("-2")), ["written_reply", "written_reply-2"]),
        (
            (reply("", corrects="written_reply-2"), reply("-2", corrects="written_reply-3"), reply("-3")),
            ["written_reply", "written_reply-2", "written_reply-3"],
        ),
        ((reply("", corrects="written_reply-2"), reply("-2", petitions=[2])), ["written_reply"]),
        ((reply("", corrects="notice"), document("notice")), ["written_reply"]),
        (
            (reply("", corrects="written_reply-2"), reply("-2", corrects="written_reply")),
            ["written_reply", "written_reply-2"],
        ),
        ((reply("-2", petitions=[1]),), []),
    ],
)
def test_a_petition_has_the_replies_that_name_it_and_what_these_correct(
    papers: tuple[DocumentFile, ...], found: list[str]
) -> None:
    assert found_letters(*papers, reply="written_reply") == found


def test_of_an_answer_in_parts_only_what_said_that_it_is_under_way_is_a_reply_of_its_own() -> None:
    papers = (reply("", petitions=[1]), reply("-2", petitions=[1]), reply("-3", petitions=[1]))
    states = [step("under_way", "2025-11-20", "written_reply-2"), step("answered", "2025-11-21", "written_reply-3")]
    assert found_letters(*papers, reply="written_reply", parts=2, states=states) == ["written_reply-2"]
    assert found_letters(*papers, reply="written_reply-2", parts=2, states=states) == []
    assert found_letters(reply(""), reply="written_reply", parts=2, states=states) == []
    assert found_letters(*papers, reply="written_reply", states=states) == [
        "written_reply",
        "written_reply-2",
        "written_reply-3",
    ]
