"""Trials of the plans, each with its near miss: what once passed in silence, or was told of somebody wrongly.

Every trial is one change in the archive of a whole conference that is clean under the real policy of its plan.
"""

from __future__ import annotations

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
    Found,
    Trial,
    day,
    petition,
    sent,
)
from tests.walks import Records, write


@pytest.mark.parametrize(
    ("to", "on", "told"),
    [
        pytest.param("mat-tran", "2025-11-11", set(), id="the Front on the last day"),
        pytest.param("mat-tran", "2025-11-12", {("T03", ERROR)}, id="the Front a day late"),
        pytest.param("ban-tgdv", "2025-12-17", {("T03", ERROR)}, id="Ban TGDV late"),
        pytest.param("mat-tran", None, {("T04", MISSING)}, id="the Front never"),
        pytest.param("ban-tgdv", None, {("T04", MISSING)}, id="Ban TGDV never"),
        pytest.param("cap-tren", "2025-12-17", set(), id="the body above is no part of the limit"),
    ],
)
def test_a11_the_conclusion_reaches_in_time_who_watches(tmp_path: Path, to: str, on: str | None, told: Found) -> None:
    case = Trial(tmp_path, S0)
    case.change(CONCLUDED, sent(to, on))
    assert case.told("T03", "T04", "D06") == told


@pytest.mark.parametrize("plan", [S0, S1])
@pytest.mark.parametrize(
    ("ground", "told"),
    [("more_time", {("T03", ERROR), ("T05", ERROR)}), ("complex", set()), ("several_bodies", set())],
)
def test_a13_more_time_is_no_ground_of_its_own(tmp_path: Path, plan: str, ground: str, told: Found) -> None:
    case = Trial(tmp_path, plan)
    later, why = day("2025-11-14"), {"ground": ground, "reason": "Cần thêm thời gian rà soát"}

    def change(front: Records) -> None:
        front.update(issued=later, extension=why, sent=[{**one, "on": later} for one in front["sent"]])

    case.change(CONCLUDED, change)
    assert case.told("T03", "T04", "T05") == told


@pytest.mark.parametrize(("on", "told"), [("2025-11-27", set()), ("2026-01-19", {("T06", ERROR)})])
def test_a19_a_reply_is_late_when_the_petitioner_gets_it_late(tmp_path: Path, on: str, told: Found) -> None:
    case = Trial(tmp_path, S0)
    case.change(REPLIED, sent("nguoi-neu-kien-nghi", on))
    assert case.told("T06", "T07", "D06", day="2026-02-02") == told


@pytest.mark.parametrize("plan", [S0, S3])
def test_a22_c7_what_is_reported_up_and_left_open_needs_an_office(tmp_path: Path, plan: str) -> None:
    case = Trial(tmp_path, plan)
    assert case.told("P03", "D05") == set()
    case.change("petitions.yml", petition(4, lambda one: one.pop("assigned")))
    assert case.told("P03", "D05") == {("P03", ERROR)}


@pytest.mark.parametrize("plan", [S0, S4])
def test_a42_the_conclusion_says_what_was_settled(tmp_path: Path, plan: str) -> None:
    case = Trial(tmp_path, plan)
    case.change(CONCLUDED, lambda front: front["covers"].update(solved=[]))
    assert case.told("D05") == set()
    case.change(CONCLUDED, lambda front: front["covers"].pop("solved"))
    assert case.told("D05") == {("D05", ERROR)}


@pytest.mark.parametrize("plan", [S0, S1, S3, S4])
def test_a46_a47_a_report_counts_when_its_recipient_has_it(tmp_path: Path, plan: str) -> None:
    case = Trial(tmp_path, plan)
    assert case.told("T09") == set()
    case.change("/reports/annual_report.md", lambda front: front["sent"][0].update(to="mat-tran"))
    assert case.told("T09") == {("T09", MISSING)}
    case.change("/reports/annual_report.md", lambda front: front.pop("sent"))
    assert case.told("T09") == {("T09", MISSING)}


REFUSAL = {
    "reason": "Đã được giải quyết theo pháp luật",
    "ground": "already_settled",
    "settled_by": "Quyết định số 12/QĐ-UBND ngày 03/3/2025",
    "persists": True,
    "disturbs": True,
}


@pytest.mark.parametrize("without", ["settled_by", "persists", "disturbs"])
def test_a67_a_refusal_needs_the_three_conditions_together(tmp_path: Path, without: str) -> None:
    case = Trial(tmp_path, S2)
    case.change("petitions.yml", petition(3, lambda one: one.update({"class": "refused", "refused": {**REFUSAL}})))
    assert case.told("P15") == set()
    case.change("petitions.yml", petition(3, lambda one: one["refused"].pop(without)))
    assert case.told("P15") == {("P15", ERROR)}


def test_a79_minutes_that_the_plan_speaks_of_are_asked_for(tmp_path: Path) -> None:
    """The plan of S2 speaks of minutes and of a summary report, and sets no day for either."""
    case = Trial(tmp_path, S2)
    write(case.year / "01/documents/situation_report.md", {"kind": "situation_report", "number": "79/BC"})
    assert case.told("D13") == set()
    (case.year / "01/documents/minutes.md").unlink()
    assert case.told("D13") == {("D13", NOTICE)}


@pytest.mark.parametrize(
    ("end", "told"),
    [
        pytest.param("2026-10-28T16:30+07:00", set(), id="one day"),
        pytest.param("2026-10-29T11:30+07:00", {("C15", NOTICE)}, id="two days"),
    ],
)
def test_a83_two_days_are_longer_than_the_plan_says(tmp_path: Path, end: str, told: Found) -> None:
    case = Trial(tmp_path, S3)

    def change(conference: Records) -> None:
        conference.pop("duration")
        conference["end"] = end

    case.change("conference.yml", change)
    assert case.told("C15") == told


def gathered(*days: str | None) -> Change:
    """The day on which the Front sent each of the petitions, or another way in."""

    def change(petitions: list[Records]) -> None:
        for one, on in zip(petitions, days, strict=False):
            one["received"].update({"on": day(on)} if on else {"channel": "truc_tiep"})

    return change


@pytest.mark.parametrize(
    ("days", "told"),
    [
        pytest.param(("2025-10-29", "2025-10-29"), set(), id="on the last day"),
        pytest.param(("2025-10-30", "2025-10-31"), {("T26", LATE)}, id="A89 a day late"),
        pytest.param((None, None), {("T26", MISSING)}, id="A90 none at all"),
        pytest.param(("2025-10-20", "2025-11-03"), set(), id="C2 a supplement does not make it late"),
    ],
)
def test_a89_a90_c2_the_first_sending_of_the_front_counts(
    tmp_path: Path, days: tuple[str | None, str | None], told: Found
) -> None:
    case = Trial(tmp_path, S4)
    case.change("petitions.yml", gathered(*days))
    assert case.told("T26") == told
