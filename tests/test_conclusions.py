"""Which of several conclusion notices speaks of a petition, leaves it open, and gave it to an office."""

from __future__ import annotations

from typing import Any

import pytest

from doithoai.deadlines.conclusions import conclusions, giving, leaving_open, lines, named_in, speaking_of, unsolved
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from tests.test_deadlines import document, folder, petition


def notice(number: str, issued: str | None, **front: Any) -> DocumentFile:
    return document(f"conclusion_notice{number}", **({"issued": issued} if issued else {}), **front)


def stems(found: Any) -> list[str]:
    return [one.stem.removeprefix("conclusion_notice") for one in found]


def test_the_notices_come_by_day_then_by_name_and_one_without_a_day_last() -> None:
    papers = (
        notice("", None),
        notice("-2", "2025-11-10"),
        notice("-3", "2025-11-05"),
        notice("-4", "2025-11-05"),
        document("minutes", issued="2025-11-01"),
    )
    assert stems(conclusions(folder(*papers))) == ["-3", "-4", "-2", ""]
    assert stems(conclusions(folder(*papers[::-1]))) == ["-3", "-4", "-2", ""]
    assert stems(conclusions(folder(*papers[:2]))) == ["-2", ""]
    assert stems(conclusions(folder(papers[0]))) == [""]
    assert stems(conclusions(folder())) == []


@pytest.mark.parametrize(
    ("second", "left"),
    [
        ({"corrects": "conclusion_notice", "covers": {"solved": [1]}}, {2}),
        ({"corrects": "conclusion_notice", "covers": {"solved": [1], "unsolved": [3]}}, {2, 3}),
        ({"corrects": "conclusion_notice", "covers": {"unsolved": [3]}}, {1, 2, 3}),
        ({"corrects": "minutes", "covers": {"solved": [1]}}, {1, 2}),
        ({"covers": {"solved": [1]}}, {1, 2}),
        ({"covers": {"unsolved": [1, 3], "solved": [3]}}, {1, 2}),
        ({}, {1, 2}),
    ],
)
def test_only_a_correction_undoes_what_another_left_unsolved(second: dict[str, Any], left: set[int]) -> None:
    first = notice("", "2025-11-05", covers={"unsolved": [1, 2, 9], "solved": [9]})
    minutes = document("minutes", issued="2025-10-29")
    assert set(unsolved(folder(first, notice("-2", "2025-11-10", **second), minutes))) == left


def spoken() -> ConferenceFolder:
    """Two notices that each speak of some petitions, one of all."""
    one = notice("", "2025-11-05", covers={"discussed": [1], "unsolved": [2, 4]})
    two = notice("-2", "2025-11-10", covers={"taken_up": [3], "solved": [2]}, petitions=[5])
    return folder(one, two)


@pytest.mark.parametrize(
    ("number", "found"), [(1, [""]), (2, ["", "-2"]), (3, ["-2"]), (4, [""]), (5, ["-2"]), (6, ["", "-2"])]
)
def test_a_notice_that_names_petitions_speaks_of_those_alone(number: int, found: list[str]) -> None:
    assert stems(speaking_of(spoken(), number)) == found


def test_a_notice_that_names_none_speaks_of_all() -> None:
    both = folder(notice("", "2025-11-05", covers={"solved": [1]}), notice("-2", "2025-11-10"))
    assert [stems(speaking_of(both, number)) for number in (1, 2)] == [["", "-2"], ["-2"]]
    assert named_in(both.documents[1]) == set()
    assert stems(speaking_of(folder(notice("", None, covers={"solved": [1]})), 2)) == [""]


def test_a_limit_runs_from_the_notice_that_leaves_it_open() -> None:
    assert stems(leaving_open(spoken(), 2)) == [""]
    both = folder(
        notice("", "2025-11-05", covers={"discussed": [1]}),
        notice("-2", "2025-11-10", covers={"unsolved": [1, 2], "solved": [2]}),
        notice("-3", "2025-11-11", covers={"discussed": [2]}),
    )
    assert stems(leaving_open(both, 1)) == ["-2"]
    assert stems(leaving_open(both, 2)) == ["-2", "-3"], "what is called solved too is not known to be open"


def given_by(*named: str) -> list[str]:
    """The notices by which an office may have got petition 1, assigned step by step by these papers."""
    states = [{"state": "assigned", "on": "2025-11-12"} | ({"document": one} if one else {}) for one in named]
    one = petition(1, states=[*states, {"state": "under_way", "on": "2025-11-20", "document": "directive"}])
    papers = (
        notice("", "2025-11-05", covers={"unsolved": [1]}),
        notice("-2", "2025-11-10", covers={"unsolved": [1]}),
        notice("-3", "2025-11-10", covers={"discussed": [1]}),
        notice("-4", "2025-11-12", covers={"discussed": [1]}),
        notice("-5", None, covers={"discussed": [1]}),
        notice("-6", "2025-11-20", covers={"discussed": [2]}),
        document("directive", issued="2025-11-14"),
    )
    return stems(giving(folder(*papers, petitions=(one,)), one))


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ((), ["", "-2"]),
        (("",), ["", "-2"]),
        (("directive",), ["", "-2"]),
        (("conclusion_notice-6",), ["", "-2"]),
        (("conclusion_notice",), ["", "-2", "-3", "-4", "-5"]),
        (("conclusion_notice-2",), ["-2", "-3", "-4", "-5"]),
        (("conclusion_notice-4",), ["-4", "-5"]),
        (("conclusion_notice-5",), ["", "-2", "-3", "-4", "-5"]),
        (("conclusion_notice", "conclusion_notice-4"), ["-4", "-5"]),
    ],
)
def test_no_older_notice_gave_a_matter_than_the_one_by_which_it_was_last_given(
    named: tuple[str, ...], found: list[str]
) -> None:
    assert given_by(*named) == found


def test_one_notice_alone_gave_it_whatever_the_steps_name() -> None:
    one = petition(1, states=[{"state": "assigned", "on": "2025-11-12", "document": "directive"}])
    papers = (notice("", "2025-11-05"), document("directive", issued="2025-11-14"))
    assert stems(giving(folder(*papers, petitions=(one,)), one)) == [""]


def test_the_lines_of_sending_come_by_day_and_only_those_to_the_asked() -> None:
    first = notice("", "2025-11-05", sent=[{"to": "b", "on": "2025-11-09"}, {"to": "a", "on": "2025-11-07"}])
    second = notice("-2", "2025-11-05", sent=[{"to": "c", "on": "2025-11-06"}, {"to": "a", "on": "2025-11-05"}])
    found = [(paper.stem, place, line.to) for paper, place, line in lines((first, second), ("a", "b"))]
    assert found == [
        ("conclusion_notice-2", 1, "a"),
        ("conclusion_notice", 1, "a"),
        ("conclusion_notice", 0, "b"),
    ]
