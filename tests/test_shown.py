"""When a step of a petition counts: with the paper that it names, or on its own day where that was said to people."""

from __future__ import annotations

from typing import Any

import pytest

from doithoai.deadlines.bodies import Bodies
from doithoai.deadlines.fulfilment import Part
from doithoai.deadlines.shown import Shown, shown
from doithoai.model.dossier import DocumentFile
from doithoai.model.records import Petition
from tests.test_deadlines import bound, day, document, folder, petition

HELD, A, B, C, D = "2025-10-29", "2025-11-05", "2025-11-06", "2025-11-07", "2025-11-10"
BODIES = Bodies(others=frozenset(("thue-co-so",)))


def to(name: str, on: str) -> dict[str, str]:
    return {"to": name, "on": on}


def step(state: str, on: str, paper: str = "") -> dict[str, Any]:
    return {"state": state, "on": on} | ({"document": paper} if paper else {})


def steps(*papers: DocumentFile, states: list[dict[str, Any]], **fields: Any) -> tuple[Shown, Petition]:
    one = petition(1, states=states, **fields)
    return Shown(folder(*papers, petitions=(one,)), BODIES, ("x",), ("y",)), one


def counts(*papers: DocumentFile, states: list[dict[str, Any]], **fields: Any) -> list[str]:
    """The day on which each step counts."""
    here, one = steps(*papers, states=states, **fields)
    return [str(here.day(one, each) or "") for each in one.states]


def reply(end: str = "", *sent: dict[str, str], **front: Any) -> DocumentFile:
    return document(f"written_reply{end}", **{"issued": A, "sent": list(sent)} | front)


@pytest.mark.parametrize(
    ("states", "fields", "found"),
    [
        ([step("answered", A)], {}, [A]),
        ([step("answered", A, "written_reply")], {}, [C]),
        ([step("answered", D, "written_reply")], {}, [C]),
        ([step("answered", A, "written_reply-9")], {}, [A]),
        ([step("assigned", A, "written_reply")], {}, [A]),
        ([step("resolved", A, "written_reply")], {}, [C]),
        ([step("resolved", D, "written_reply")], {}, [D]),
        ([step("under_way", A, "written_reply")], {}, [C]),
        ([step("refused", A, "written_reply")], {}, [C]),
        ([step("answered", A)], {"reply": "written_reply"}, [C]),
        ([step("resolved", A)], {"reply": "written_reply"}, [A]),
        ([step("answered", HELD)], {"reply": "written_reply"}, [HELD]),
        ([step("answered", A, "written_reply"), step("answered", B)], {"reply": "written_reply"}, [C, B]),
        ([step("answered", A, "minutes")], {}, [B]),
        ([step("answered", D, "minutes")], {}, [D]),
        ([step("answered", HELD, "minutes")], {}, [HELD]),
        ([step("answered", HELD, "written_reply")], {}, [C]),
        ([step("answered", "2025-10-28", "minutes")], {}, [B]),
        ([step("under_way", HELD, "minutes")], {}, [B]),
        ([step("answered", A, "conclusion_notice")], {}, [D]),
        ([step("answered", A, "notice")], {}, [B]),
    ],
)
def test_a_step_counts_on_the_day_on_which_its_paper_was_out(
    states: list[dict[str, Any]], fields: dict[str, Any], found: list[str]
) -> None:
    papers = (
        reply("", to("y", B), to("x", C)),
        document("minutes", issued=B),
        document("conclusion_notice", issued=A, sent=[to("x", B), to("y", D)]),
        document("notice", issued=A, sent=[to("z", B)]),
    )
    assert counts(*papers, states=states, **fields) == found


def test_a_paper_that_has_not_reached_all_counts_for_nothing_yet() -> None:
    assert counts(reply("", to("y", B)), states=[step("answered", A, "written_reply")]) == [""]
    assert counts(reply("", to("y", B)), states=[step("resolved", A, "written_reply")]) == [""]
    undated = document("minutes")
    assert counts(undated, states=[step("answered", A, "minutes")]) == [A]


UP = [step("reported_up", A, "petition_to_superior")]
ACROSS = [step("transferred", A, "forwarding_letter")]


@pytest.mark.parametrize(
    ("states", "fields", "sent", "found"),
    [
        (UP, {}, [to("cap-tren", B)], B),
        (UP, {}, [to("thue-co-so", B)], ""),
        (UP, {}, [to("x", B)], ""),
        (ACROSS, {"class": "transferred"}, [to("thue-co-so", B)], B),
        (ACROSS, {"class": "transferred"}, [to("co-quan-co-tham-quyen", B)], B),
        (ACROSS, {"class": "transferred"}, [to("cap-tren", B)], ""),
        (ACROSS, {"class": "to_verify", "assigned": {"office": "p"}}, [to("p", B)], B),
        (ACROSS, {"class": "to_verify", "assigned": {"office": "p"}}, [to("thue-co-so", B)], ""),
    ],
)
def test_what_was_passed_on_counts_when_it_was_with_the_right_body(
    states: list[dict[str, Any]], fields: dict[str, Any], sent: list[dict[str, str]], found: str
) -> None:
    papers = [document(stem, issued=A, sent=sent) for stem in ("petition_to_superior", "forwarding_letter")]
    assert counts(*papers, states=states, **fields) == [found]


def told(parts: tuple[Part, ...]) -> list[tuple[Any, ...]]:
    return [(one.title.en, str(one.done or ""), one.file, one.route, one.stem, one.late_reason) for one in parts]


def test_each_part_of_what_was_passed_on_says_where_its_day_is_recorded() -> None:
    def parts(**front: Any) -> list[tuple[Any, ...]]:
        paper = document("petition_to_superior", late_reason="Bão", **front)
        here, one = steps(paper, states=UP)
        return told(here.parts(one, one.states[0], paper))

    file, stem = "documents/petition_to_superior.md", "petition_to_superior"
    issued = ("issued", A, file, ("issued",), stem, None)
    assert parts(issued=A, sent=[to("x", A), to("cap-tren", B)]) == [
        issued,
        ("sent", B, file, ("sent", 1, "on"), stem, "Bão"),
    ]
    assert parts(issued=A, sent=[to("x", A)]) == [issued, ("sent", "", file, ("sent",), stem, "Bão")]
    assert parts(sent=[to("cap-tren", B)]) == [("sent", B, file, ("sent", 0, "on"), stem, "Bão")]
    assert parts() == [("issued", "", file, ("issued",), stem, None), ("sent", "", file, ("sent",), stem, "Bão")]


def test_the_line_of_another_paper_by_which_it_went_on_is_told_there() -> None:
    first = document("forwarding_letter", issued=A, petitions=[1])
    second = document("forwarding_letter-2", issued=B, sent=[to("thue-co-so", C)], corrects="forwarding_letter")
    here, one = steps(first, second, states=ACROSS, **{"class": "transferred"})
    assert told(here.parts(one, one.states[0], first))[-1][1:5] == (
        C,
        "documents/forwarding_letter-2.md",
        ("sent", 0, "on"),
        "forwarding_letter-2",
    )


def test_a_notice_of_the_conclusion_is_owed_to_its_own_recipients_and_a_reply_to_its_own() -> None:
    def whom(paper: DocumentFile) -> list[str | None]:
        here, _ = steps(paper, states=[])
        return [part.recipient for part in here.asked(paper)][1:]

    assert whom(document("conclusion_notice", issued=A)) == ["y"]
    assert whom(reply()) == ["x"]
    assert whom(document("notice", issued=A)) == [None]


def test_the_office_in_charge_stands_for_the_competent_bodies_in_a_conclusion_alone() -> None:
    def done(stem: str) -> str:
        paper = document(stem, issued=A, sent=[to("p", B)])
        one = petition(1, assigned={"office": "p"})
        names = ("co-quan-co-tham-quyen",)
        return str(Shown(folder(paper, petitions=(one,)), BODIES, names, names).met(paper) or "")

    assert (done("conclusion_notice"), done("written_reply")) == (B, "")


# --- In parts


def test_an_answer_in_parts_counts_with_the_last_and_each_part_is_asked_for() -> None:
    papers = (reply("", to("x", B)), reply("-2", to("x", D)))
    states = [step("answered", B, "written_reply"), step("answered", C), step("resolved", C, "written_reply-2")]
    both = ["written_reply", "written_reply-2"]
    assert counts(*papers, states=states, reply=both) == [D, D, D]
    here, one = steps(*papers, states=states, reply=both)
    assert here.whole(one) == day(D)
    assert [str(part.done) for part in here.asked_in_parts(one)] == [A, B, A, D]
    assert [part.done for part in here.parts(one, one.states[0], papers[0])] == [
        part.done for part in here.asked_in_parts(one)
    ]
    half, other = steps(papers[0], states=states, reply=both, parts=3)
    lacking = [(part.title.en, part.done, part.stem) for part in half.asked_in_parts(other)[2:]]
    assert lacking == [("the rest of the reply", None, "written_reply-2"), ("the rest of the reply", None, None)]
    assert half.whole(other) is None


def test_what_is_no_part_of_an_answer_in_parts_counts_by_itself() -> None:
    papers = (reply("", to("x", B)), reply("-2", to("x", D)), reply("-3", to("x", C)))
    both = ["written_reply", "written_reply-2"]
    states = [
        step("answered", HELD),
        step("under_way", A, "written_reply"),
        step("answered", A, "written_reply-3"),
        step("resolved", A),
    ]
    assert counts(*papers, states=states, reply=both) == [HELD, B, C, A]
    here, one = steps(*papers, states=states, reply=both)
    assert [str(part.done) for part in here.parts(one, one.states[1], papers[0])] == [A, B]


# --- A step before its paper


@pytest.mark.parametrize(
    ("states", "fields", "found"),
    [
        ([step("answered", A, "written_reply")], {}, ("written_reply", C)),
        ([step("answered", C, "written_reply")], {}, None),
        ([step("answered", A)], {}, None),
        ([step("answered", A)], {"reply": "written_reply"}, ("written_reply", C)),
        ([step("resolved", A)], {"reply": "written_reply"}, None),
        ([step("assigned", A, "conclusion_notice")], {}, ("conclusion_notice", B)),
        ([step("assigned", B, "conclusion_notice")], {}, None),
        ([step("assigned", A, "directive")], {}, ("directive", B)),
        ([step("answered", A, "conclusion_notice")], {}, ("conclusion_notice", D)),
        ([step("carried_over", A, "conclusion_notice")], {}, ("conclusion_notice", D)),
        ([step("received", A, "conclusion_notice")], {}, None),
        ([step("answered", A, "written_reply-9")], {}, None),
        ([step("answered", HELD, "minutes")], {}, None),
        ([step("answered", A, "minutes")], {}, ("minutes", D)),
    ],
)
def test_a_step_dated_before_its_paper_is_told_with_the_day_of_the_paper(
    states: list[dict[str, Any]], fields: dict[str, Any], found: tuple[str, str] | None
) -> None:
    papers = (
        reply("", to("x", C)),
        document("conclusion_notice", issued=B, sent=[to("y", D)]),
        document("directive", sent=[to("y", B)]),
        document("minutes", issued=D),
    )
    here, one = steps(*papers, states=states, **fields)
    got = here.early(one, one.states[0])
    assert (got and (got[0].stem, str(got[1]))) == found


def test_whom_papers_must_reach_is_what_the_plan_says() -> None:
    layers = bound(
        reply_recipients={"to": ["a", "cap-tren"], "section": "V"}, conclusion_recipients={"to": ["b"], "section": "V"}
    )
    found = shown(folder(), layers, BODIES)
    assert (found.replies, found.notices, found.bodies) == (("a",), ("b",), BODIES)
    assert shown(folder(), bound(), BODIES).replies == ()
