"""More trials of what silence hides, and of what was promised: under the real policies, each with its near miss."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.trials import (
    CONCLUDED,
    ERROR,
    LATE,
    MISSING,
    NOTICE,
    REPLIED,
    S0,
    S1,
    S2,
    S3,
    S4,
    Change,
    Edit,
    Found,
    Trial,
    day,
    dropped,
    newly_told,
    petition,
    set_to,
)
from tests.walks import Records

pytestmark = pytest.mark.no_cover  # see suite.py

UNIT, CONFERENCE, PETITIONS = "/../unit.yml", "conference.yml", "petitions.yml"


NUMBERS = {"discussed", "taken_up", "solved", "unsolved"}
"""What a conclusion says of petitions, by their numbers."""


def without(name: str) -> Edit:
    """The unit has no such office."""
    return UNIT, lambda unit: unit.update(offices=[one for one in unit["offices"] if one["id"] != name])


def no_petitions(case: Trial) -> None:
    """Nothing of petitions is in the dossier."""
    (case.year / "01" / PETITIONS).unlink()
    for name in ("written_reply", "written_reply-2", "petition_to_superior"):
        (case.year / f"01/documents/{name}.md").unlink()
    case.change(CONCLUDED, lambda front: front.pop("petitions"))
    case.change(CONCLUDED, lambda front: front["covers"].update({name: [] for name in NUMBERS & {*front["covers"]}}))


@pytest.mark.parametrize("plan", [S0, S1, S2, S3, S4])
def test_c1_the_day_of_joining_is_missed_once_and_nobody_is_charged_without_it(tmp_path: Path, plan: str) -> None:
    found = newly_told(tmp_path, plan, ((UNIT, lambda unit: unit.pop("joined")),))
    assert found == {("C30", ERROR)}


@pytest.mark.parametrize(
    ("joined", "held", "reported", "found"),
    [
        pytest.param(False, False, True, {("C30", ERROR)}, id="only reports on record"),
        pytest.param(False, False, False, set(), id="only the plan: it has not joined"),
        pytest.param(True, False, False, set(), id="joined, nothing yet"),
    ],
)
def test_c1_what_shows_that_a_unit_takes_part(
    tmp_path: Path, *, joined: bool, held: bool, reported: bool, found: Found
) -> None:
    case = Trial(tmp_path, S1)
    if not joined:
        case.change(UNIT, lambda unit: unit.pop("joined"))
    for name, there in (("01", held), ("reports", reported)):
        if not there:
            shutil.rmtree(case.year / name)
    assert case.told("C30", day="2025-10-10" if joined else "") == found


@pytest.mark.parametrize("plan", [S1, S2, S3, S4])
@pytest.mark.parametrize(
    ("more", "found"),
    [
        pytest.param({}, {("C41", MISSING)}, id="four spoke, no petition"),
        pytest.param({"no_petitions": True}, set(), id="confirmed"),
    ],
)
def test_c2_a_conference_at_which_people_spoke_has_petitions(
    tmp_path: Path, plan: str, more: Records, found: Found
) -> None:
    case = Trial(tmp_path, plan)
    no_petitions(case)
    case.change(CONFERENCE, set_to(**more))
    assert case.told("C41") == found


def test_c2_no_petition_is_to_be_gathered_where_there_was_none(tmp_path: Path) -> None:
    """S4 III.3 has the Front send what it gathered by 29 October; of nothing nobody is late."""
    case = Trial(tmp_path, S4)
    no_petitions(case)
    assert case.told("T26") == {("T26", MISSING)}
    case.change(CONFERENCE, set_to(no_petitions=True))
    assert case.told("T26") == set()


@pytest.mark.parametrize(
    ("plan", "edits", "found"),
    [
        pytest.param(S4, (without("cong-an"),), {("C29", ERROR)}, id="c3 S4 III.4: who makes the security plan"),
        pytest.param(S1, ((CONCLUDED, lambda front: front.pop("number")),), {("D14", MISSING)}, id="c4 S1: no number"),
        pytest.param(S3, ((CONCLUDED, lambda front: front.pop("signer")),), {("D14", MISSING)}, id="c4 S3: no signer"),
        pytest.param(
            S3, (("documents/programme.md", lambda front: front.pop("number")),), set(), id="c4 a programme bears none"
        ),
        pytest.param(
            S1, (("documents/minutes.md", set_to(number="82/TB")),), {("D15", ERROR)}, id="c13 S1: one number, twice"
        ),
        pytest.param(
            S3,
            (
                (
                    PETITIONS,
                    petition(
                        1,
                        lambda one: [
                            entry.update(on=day("2026-10-14")) for entry in (one["received"], one["states"][0])
                        ],
                    ),
                ),
            ),
            {("P24", NOTICE)},
            id="c14 S3: a day before they are taken",
        ),
        pytest.param(
            S2, ((CONFERENCE, set_to(no_petitions=True)),), {("C41", ERROR)}, id="c2 S2: said to be none, four there"
        ),
    ],
)
def test_what_is_left_out_or_at_odds(tmp_path: Path, plan: str, edits: tuple[Edit, ...], found: Found) -> None:
    assert newly_told(tmp_path, plan, edits) == found


@pytest.mark.parametrize(
    ("field", "change"),
    [
        pytest.param(S1, lambda rules: rules["held_within"].update({"from": day("2024-10-01")}), id="c9 S1 III.2"),
        pytest.param(S4, lambda rules: rules["petition_collection"].update(before=day("2024-10-30")), id="c9 S4 III.3"),
    ],
)
def test_c9_a_date_of_another_year_is_told(tmp_path: Path, field: str, change: Change) -> None:
    case = Trial(tmp_path, field)
    case.change(f"/../../policies/{field}.yml", lambda policy: change(policy["rules"]))
    assert case.told("C45") == {("C45", ERROR)}


@pytest.mark.parametrize(
    ("on", "found"),
    [
        pytest.param("2025-11-11", set(), id="c18 the fifth working day"),
        pytest.param("2025-11-12", {("C42", MISSING)}, id="c18 the day after"),
    ],
)
def test_c18_a_conference_of_which_nothing_is_recorded(tmp_path: Path, on: str, found: Found) -> None:
    """S2, conference of Tuesday 4 November 2025."""
    case = Trial(tmp_path, S2)
    no_petitions(case)
    shutil.rmtree(case.year / "01/documents")
    case.change(CONFERENCE, lambda one: (one.pop("end"), one.update(attendance={"expected": 90})))
    assert case.told("C42", day=on) == found


@pytest.mark.parametrize("plan", [S0, S1, S3])
@pytest.mark.parametrize(
    ("month", "on", "found"),
    [("12", "04", set()), ("12", "05", {("P25", MISSING)})],
    ids=["c12 thirty days", "c12 a day more"],
)
def test_c12_a_matter_that_went_up_waits_visibly(tmp_path: Path, plan: str, month: str, on: str, found: Found) -> None:
    """Reported up on 4 November, since then only word that it is dealt with."""
    case = Trial(tmp_path, plan)
    case.change(PETITIONS, petition(4, lambda one: one.pop("answer")))
    case.change(PETITIONS, petition(4, lambda one: one.update(reply="written_reply", states=one["states"][:4])))
    (case.year / "01/documents/written_reply-2.md").unlink()
    assert case.told("P25", day=f"{case.year.name}-{month}-{on}") == found


def promise(number: int, on: str, **more: object) -> Edit:
    def change(one: Records) -> None:
        one["promised"] = {"on": day(on), "text": "Nạo vét rãnh thoát nước", **more}
        one["states"] = [step for step in one["states"] if step["state"] != "resolved"]

    return PETITIONS, petition(number, change)


def step(number: int, state: str, on: str, **more: str) -> Edit:
    return PETITIONS, petition(number, lambda one: one["states"].append({"state": state, "on": day(on), **more}))


def result(on: str) -> Records:
    return {"on": day(on), "text": "Đã nạo vét"}


def confirmed(number: int, *, satisfied: bool) -> Edit:
    told = {"by": "thon", "on": day("2026-01-05"), "satisfied": satisfied}
    return PETITIONS, petition(number, set_to(confirmed=told))


NEXT_YEAR = "2026-01-10"
BY_REPLY = {"document": "written_reply"}


@pytest.mark.parametrize(
    ("plan", "edits", "on", "found"),
    [
        pytest.param(S1, (promise(2, "2025-12-31", **BY_REPLY),), "2025-12-31", set(), id="M3 S1: on the day"),
        pytest.param(
            S1, (promise(2, "2025-12-31", **BY_REPLY),), "2026-01-01", {("P27", MISSING)}, id="M3 S1: past it"
        ),
        pytest.param(S4, (promise(1, "2025-11-30", result=result("2025-11-30")),), NEXT_YEAR, set(), id="M3 S4: kept"),
        pytest.param(
            S4, (promise(1, "2025-11-30", result=result("2025-12-02")),), NEXT_YEAR, {("P28", LATE)}, id="M3 S4: late"
        ),
        pytest.param(
            S0,
            (promise(2, "2025-12-10", **BY_REPLY), step(2, "resolved", "2025-12-10")),
            NEXT_YEAR,
            set(),
            id="M3 S0: kept by the step that resolves it",
        ),
        pytest.param(
            S0,
            (promise(2, "2025-12-10", **BY_REPLY), step(2, "resolved", "2025-12-15")),
            NEXT_YEAR,
            {("P28", LATE)},
            id="M3 S0: resolved late",
        ),
        pytest.param(
            S3, (promise(4, "2026-12-10", **BY_REPLY),), "2027-01-10", {("P27", MISSING)}, id="M3 S3: of what went up"
        ),
        pytest.param(
            S0,
            (promise(2, "2026-03-31", **BY_REPLY), confirmed(2, satisfied=True)),
            NEXT_YEAR,
            {("P31", ERROR)},
            id="M3 S0: confirmed before anything was done",
        ),
        pytest.param(
            S0,
            (promise(2, "2025-12-20", result=result("2025-12-18"), **BY_REPLY), confirmed(2, satisfied=False)),
            NEXT_YEAR,
            {("P32", MISSING)},
            id="M3 S0: not as promised, and nothing follows",
        ),
        pytest.param(S1, (step(2, "reopened", "2026-01-05"),), NEXT_YEAR, {("P33", ERROR)}, id="M3 S1: why again"),
        pytest.param(S1, (step(2, "reopened", "2026-01-05", note="Tắc lại"),), NEXT_YEAR, set(), id="M3 S1: says why"),
    ],
)
def test_m3_what_was_promised(tmp_path: Path, plan: str, edits: tuple[Edit, ...], on: str, found: Found) -> None:
    assert newly_told(tmp_path, plan, edits, on) == found


@pytest.mark.parametrize("plan", [S2, S4])
@pytest.mark.parametrize("classed", ["to_verify", "reported_up", "transferred"])
def test_m1_a_day_given_to_an_office_is_a_limit_for_every_class(tmp_path: Path, plan: str, classed: str) -> None:
    """Neither plan has a limit for replies, so that only the day which the conference set can be late."""

    def change(one: Records) -> None:
        one["class"] = classed
        del one["answer"], one["reply"]
        one["states"] = [step for step in one["states"] if step["state"] not in ("answered", "resolved")]

    case = Trial(tmp_path, plan)
    due = {S2: "2025-11-25", S4: "2025-11-28"}[plan]
    case.change(PETITIONS, petition(3, change))
    case.change(REPLIED, set_to(petitions=[2, 4]))
    assert case.told("T15", "T28", day=due) == set()
    assert case.told("T15", "T28", day=f"{due[:-2]}{int(due[-2:]) + 1}") == {("T15", MISSING)}


def test_e5a_a_matter_that_went_up_is_answered_by_something(tmp_path: Path) -> None:
    """S2 has no duty to reply: what is said to be answered has an answer or a paper all the same."""

    def change(one: Records) -> None:
        del one["answer"], one["reply"]
        del one["states"][-1]["document"]

    case = Trial(tmp_path, S2)
    assert case.told("P26", "P10") == set()
    case.change(PETITIONS, petition(4, change))
    case.change("documents/written_reply-2.md", dropped)
    case.change(REPLIED, set_to(petitions=[2, 3]))
    assert case.told("P26", "P10") == {("P26", ERROR)}
