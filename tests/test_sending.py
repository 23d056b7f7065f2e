"""When a paper is done: part by part, with the line that says so; and by which other papers it reached people."""

from __future__ import annotations

from typing import Any

import pytest

from doithoai.deadlines.fulfilment import Part
from doithoai.deadlines.sending import assigned_offices, reached, sending, sent_on_by, wanted
from doithoai.model.dossier import DocumentFile
from tests.test_deadlines import bound, day, document, folder, petition

A, B, C = "2025-11-05", "2025-11-06", "2025-11-07"
NUMBERED: dict[str, Any] = {"number": "12/CV-UBND"}


def to(name: str, on: str) -> dict[str, str]:
    return {"to": name, "on": on}


def told(parts: tuple[Part, ...]) -> list[tuple[Any, ...]]:
    """Each part: what, for whom, the day, the paper, and the line that says so."""
    return [(one.title.en, one.recipient, str(one.done or ""), one.stem, one.route) for one in parts]


def test_a_paper_is_asked_to_be_issued_and_in_the_hands_of_each_recipient() -> None:
    paper = document("conclusion_notice", issued=A, sent=[to("x", C), to("y", B), to("x", B)], late_reason="Bão")
    parts = sending(paper, ("x", "y", "z"))
    assert told(parts) == [
        ("issued", None, A, "conclusion_notice", ("issued",)),
        ("sent", "x", B, "conclusion_notice", ("sent", 2, "on")),
        ("sent", "y", B, "conclusion_notice", ("sent", 1, "on")),
        ("sent", "z", "", "conclusion_notice", ("sent",)),
    ]
    assert {(one.file, one.late_reason) for one in parts} == {("documents/conclusion_notice.md", "Bão")}


@pytest.mark.parametrize(
    ("front", "parts"),
    [
        ({}, [("issued", "", ("issued",)), ("sent", "", ("sent",))]),
        ({"issued": A}, [("issued", A, ("issued",)), ("sent", "", ("sent",))]),
        ({"sent": [to("x", C), to("y", B)]}, [("sent", B, ("sent", 1, "on"))]),
        ({"issued": A, "sent": [to("x", C)]}, [("issued", A, ("issued",)), ("sent", C, ("sent", 0, "on"))]),
    ],
)
def test_where_a_plan_names_nobody_anybody_will_do_and_a_paper_that_was_sent_was_issued(
    front: dict[str, Any], parts: list[tuple[Any, ...]]
) -> None:
    found = sending(document("written_reply", **front), ())
    assert [(one.title.en, str(one.done or ""), one.route) for one in found] == parts


def test_the_competent_bodies_have_it_when_the_last_office_in_charge_has_it() -> None:
    def last(*lines: dict[str, str], assigned: tuple[str, ...] = ("p", "q")) -> tuple[Any, ...]:
        paper = document("conclusion_notice", issued=A, sent=list(lines))
        return told(sending(paper, ("co-quan-co-tham-quyen",), assigned))[-1][2::2]

    assert last(to("p", B), to("q", C)) == (C, ("sent", 1, "on"))
    assert last(to("q", C), to("p", B)) == (C, ("sent", 0, "on"))
    assert last(to("p", B)) == ("", ("sent",))
    assert last(to("p", C), to("q", C), to("co-quan-co-tham-quyen", B)) == (B, ("sent", 2, "on"))
    assert last(to("p", C), assigned=()) == ("", ("sent",))
    other = document("conclusion_notice", issued=A, sent=[to("p", B), to("q", C)])
    assert told(sending(other, ("x",), ("p", "q")))[-1][2] == ""


def test_a_line_of_a_paper_by_which_it_was_sent_on_counts_and_is_told_there() -> None:
    first = document("conclusion_notice", issued=A, sent=[to("x", C)])
    second = document("notice-2", issued=A, sent=[to("y", B), to("x", B)], late_reason="Bão")
    parts = sending(first, ("x", "y", "z"), (), (second,))
    assert told(parts)[1:] == [
        ("sent", "x", B, "notice-2", ("sent", 1, "on")),
        ("sent", "y", B, "notice-2", ("sent", 0, "on")),
        ("sent", "z", "", "conclusion_notice", ("sent",)),
    ]
    assert [one.late_reason for one in parts] == [None, "Bão", "Bão", None]
    assert parts[1].file == "documents/notice-2.md"


def reply(end: str, **front: Any) -> DocumentFile:
    return document(f"written_reply{end}", **{"issued": A, "sent": [to("x", A)]} | front)


def cover(**front: Any) -> DocumentFile:
    bases = [NUMBERED]
    return document("forwarding_letter", **{"issued": B, "sent": [to("x", B)], "bases": bases} | front)


@pytest.mark.parametrize(
    ("others", "found"),
    [
        ((), []),
        ((reply("-2"),), []),
        ((reply("-2", corrects="written_reply"),), ["written_reply-2"]),
        ((reply("-2", corrects="written_reply", sent=[]),), []),
        (
            (reply("-2", corrects="written_reply"), reply("-3", corrects="written_reply-2")),
            ["written_reply-2", "written_reply-3"],
        ),
        (
            (reply("-2", corrects="written_reply", sent=[]), reply("-3", corrects="written_reply-2")),
            ["written_reply-3"],
        ),
        ((reply("-2", corrects="written_reply-3"), reply("-3")), []),
        ((reply("-2", **NUMBERED),), ["written_reply-2"]),
        ((reply("-2", number="12 / CV-UBND"),), ["written_reply-2"]),
        ((reply("-2", **NUMBERED, issued=B),), []),
        ((reply("-2", number="13/CV-UBND"),), []),
        ((document("minutes", issued=A, **NUMBERED, sent=[to("x", A)]),), []),
        ((cover(),), ["forwarding_letter"]),
        ((cover(petitions=[1, 2]),), ["forwarding_letter"]),
        ((cover(petitions=[1]),), []),
        ((cover(sent=[]),), []),
        ((cover(bases=[{"number": "13/CV-UBND"}]),), []),
        ((cover(bases=[]),), []),
        ((document("minutes", issued=B, sent=[to("x", B)], bases=[NUMBERED]),), []),
    ],
)
def test_which_other_papers_bring_a_reply_to_people(others: tuple[DocumentFile, ...], found: list[str]) -> None:
    own = reply("", **NUMBERED, petitions=[1, 2])
    assert [one.stem for one in sent_on_by(folder(own, *others), own)] == found
    assert [one.stem for one in sent_on_by(folder(*others, own), own)] == found


def test_what_a_paper_corrects_brought_it_too_and_every_notice_of_a_conclusion_does() -> None:
    own, before = reply("", corrects="written_reply-2"), reply("-2")
    assert [one.stem for one in sent_on_by(folder(before, own), own)] == ["written_reply-2"]
    notices = [
        document(f"conclusion_notice{n}", issued=A, sent=[to("x", A)], petitions=[p]) for n, p in (("", 1), ("-2", 2))
    ]
    assert [one.stem for one in sent_on_by(folder(*notices), notices[0])] == ["conclusion_notice-2"]
    assert sent_on_by(folder(notices[0]), notices[0]) == ()
    unnumbered = reply("")
    assert sent_on_by(folder(unnumbered, cover()), unnumbered) == ()


@pytest.mark.parametrize(
    ("papers", "found"),
    [
        ((cover(sent=[to("x", C), to("y", B), to("x", B)]),), (B, "forwarding_letter", 1)),
        ((cover(sent=[to("z", B)]),), None),
        ((cover(issued=C, sent=[to("x", B)]),), (C, "forwarding_letter", 0)),
        ((cover(issued=None, sent=[to("x", B)]),), (B, "forwarding_letter", 0)),
    ],
)
def test_when_a_matter_was_with_one_of_some_bodies(
    papers: tuple[DocumentFile, ...], found: tuple[str, str, int] | None
) -> None:
    got = reached(folder(*papers), papers[0], 1, ("x", "y"))
    assert (got and (str(got[0]), got[1].stem, got[2])) == found


def test_a_paper_that_sends_on_counts_where_it_is_about_that_petition() -> None:
    own = document("forwarding_letter", issued=B, sent=[to("z", B)], petitions=[1])
    for numbers, found in (([1], "forwarding_letter-2"), ([], "forwarding_letter-2"), ([2], None)):
        other = document(
            "forwarding_letter-2", issued=A, sent=[to("x", A)], corrects="forwarding_letter", petitions=numbers
        )
        got = reached(folder(own, other), own, 1, ("x",))
        assert (got[1].stem if got else None) == found
        assert got is None or got[0] == day(B), "nothing reached anybody before its own issue"
    one = document("conclusion_notice", issued=A, sent=[to("z", A)], covers={"solved": [1]})
    two = document("conclusion_notice-2", issued=A, sent=[to("x", B)], covers={"solved": [2]})
    assert reached(folder(one, two), one, 1, ("x",)) is None
    got = reached(folder(one, two), one, 2, ("x",))
    assert got is not None
    assert got[1].stem == "conclusion_notice-2"


def test_whom_a_plan_wants_it_sent_to_is_who_there_is() -> None:
    names = ["cap-tren", "mat-tran", "nguoi-neu-kien-nghi", "dia-phuong-noi-co-kien-nghi"]
    found = bound(conclusion_recipients={"to": names, "section": "V"}).nearest(
        lambda rules: rules.conclusion_recipients
    )
    assert wanted(folder(), None) == ()
    assert wanted(folder(petitions=(petition(1, text="Đường hỏng"),)), found) == tuple(names[1:])
    assert wanted(folder(no_petitions=True), found) == ("mat-tran",)


def test_the_offices_in_charge_are_those_that_petitions_were_given_to() -> None:
    given = (petition(1), petition(2, assigned={"office": "p"}), petition(3, assigned={"office": "q"}))
    assert assigned_offices(folder(petitions=given)) == {"p", "q"}
