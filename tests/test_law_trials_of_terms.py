"""Trials of the plans from one conference to the next: window, quota, what is carried over, and who may answer."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
import yaml

from doithoai.cases.case import open_case
from doithoai.cases.fate import is_unsettled, stage
from doithoai.model.vocabulary import Stage
from doithoai.reading.archive import Archive
from tests.trials import ERROR, MISSING, NOTICE, REPLIED, S0, S1, S2, S3, S4, Found, Trial, day, petition, sent
from tests.walks import UNIT, Records, write

pytestmark = pytest.mark.no_cover  # see suite.py


def second(case: Trial, held: str, kind: str = "periodic") -> None:
    """Hold another conference in the same year."""
    conference = yaml.safe_load((case.year / "01/conference.yml").read_text("utf-8"))
    conference |= {"type": kind, "start": f"{held}T07:30+07:00", "end": f"{held}T11:30+07:00"}
    conference.pop("petitions_open")
    write(case.year / "02/conference.yml", conference)


def lasting(start: str, end: str) -> dict[str, str]:
    return {"start": f"{start}T07:30+07:00", "end": f"{end}T11:30+07:00"}


def test_a97_an_urgent_conference_is_none_of_the_window(tmp_path: Path) -> None:
    """The plan of S4 foresees the periodic one in the fourth quarter, over before 15 November."""
    case = Trial(tmp_path, S4)
    second(case, "2025-12-20")
    assert case.told("T10") == set()
    case.change("conference.yml", lambda one: one.update(type="urgent", urgent_ground="sudden"))
    assert case.told("T10") == {("T10", NOTICE)}


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        pytest.param("2025-11-13", "2025-11-14", set(), id="over on the last day"),
        pytest.param("2025-11-14", "2025-11-15", {("T10", NOTICE)}, id="over on the day before which it ends"),
        pytest.param("2025-11-14", "2025-11-16", {("T10", NOTICE)}, id="begun in time, over too late"),
    ],
)
def test_a98_the_conference_is_over_within_the_window(tmp_path: Path, start: str, end: str, told: Found) -> None:
    case = Trial(tmp_path, S4)
    case.change("conference.yml", lambda one: one.update(lasting(start, end)))
    assert case.told("T10") == told


@pytest.mark.parametrize("plan", [S0, S1, S2, S3, S4])
@pytest.mark.parametrize(
    ("joined", "told"),
    [
        pytest.param("10-01", set(), id="what was before is not known"),
        pytest.param("01-02", set(), id="but for a day"),
        pytest.param("01-01", {("T11", MISSING)}, id="the whole year"),
    ],
)
def test_a105_the_quota_of_a_unit_that_joined_within_the_year_is_unknown(
    tmp_path: Path, plan: str, joined: str, told: Found
) -> None:
    case = Trial(tmp_path, plan)
    case.change("/../unit.yml", lambda unit: unit.update(joined=day(f"{case.year.name}-{joined}")))
    after = f"{int(case.year.name) + 1}-01-15"
    assert case.told("T11", day=after) == set(), "one was held"
    shutil.rmtree(case.year / "01")
    assert case.told("T11", day=after) == told


@pytest.mark.parametrize(
    ("plan", "level"),
    [(S0, NOTICE), (S1, NOTICE), (S2, NOTICE), (S3, MISSING), (S4, NOTICE)],
)
def test_b8_only_the_plan_that_has_results_reported_asks_for_a_carry_over(
    tmp_path: Path, plan: str, level: str
) -> None:
    case = Trial(tmp_path, plan)
    second(case, f"{case.year.name}-12-15")
    assert case.told("P13") == set()
    case.change("petitions.yml", petition(3, unanswered))
    assert case.told("P13") == {("P13", level)}


def unanswered(one: Records) -> None:
    one["states"] = [step for step in one["states"] if step["state"] not in ("answered", "resolved")]
    del one["answer"], one["reply"]


@pytest.mark.parametrize("body", ["thue-co-so", "bao-hiem-xa-hoi-co-so"])
def test_b9_bodies_that_the_plan_gives_answers_to_write_may_be_assigned(tmp_path: Path, body: str) -> None:
    case = Trial(tmp_path, S4)
    case.change("petitions.yml", petition(2, lambda one: one["assigned"].update(office=body)))
    assert case.told("S09") == set()
    case.change("petitions.yml", petition(2, lambda one: one["assigned"].update(office=f"{body}-9")))
    assert case.told("S09") == {("S09", ERROR)}


def under_way(one: Records) -> None:
    """Answered only that it was received and is dealt with."""
    unanswered(one)
    reply = "written_reply"
    one |= {
        "reply": reply,
        "states": [*one["states"], {"state": "under_way", "on": day("2026-11-13"), "document": reply}],
    }


def test_b19_a_reply_that_the_matter_is_under_way_meets_the_limit_and_closes_nothing(tmp_path: Path) -> None:
    case = Trial(tmp_path, S3)
    assert reached(case) == (Stage.CLOSED, set())
    case.change("petitions.yml", petition(3, under_way))
    assert case.told("T06", "T07") == set()
    assert reached(case) == (Stage.CONCLUDED, {3})
    assert case.told("T15") == {("T15", MISSING)}, "the day that the conference gave the office is for the result"


def test_b19_without_any_reply_the_limit_is_not_met(tmp_path: Path) -> None:
    case = Trial(tmp_path, S3)
    case.change("petitions.yml", petition(3, unanswered))
    case.change(REPLIED, lambda front: front.update(petitions=[2, 4]))
    assert case.told("T06", "T07") == {("T07", MISSING)}


def reached(case: Trial) -> tuple[Stage, set[int]]:
    """Where the conference stands at the end of the year, and what of it is open."""
    archive = Archive(case.folder)
    key = next(iter(archive.keys(UNIT)))
    opened = open_case(archive, archive.conference(key), dt.date(2026, 12, 31))
    assert opened is not None
    return stage(opened), {one.id for one in opened.folder.petitions if is_unsettled(opened, one)}


@pytest.mark.parametrize("to", ["nguoi-neu-kien-nghi", "dia-phuong-noi-co-kien-nghi", "nguoi-chu-tri"])
@pytest.mark.parametrize(("on", "told"), [("2026-11-17", set()), ("2026-11-18", {("T06", ERROR)})])
def test_b27_the_reply_reaches_chair_place_and_petitioner_in_time(
    tmp_path: Path, to: str, on: str, told: Found
) -> None:
    """Seven working days after the conclusion notice of 6 November 2026, by the plan of S3."""
    case = Trial(tmp_path, S3)
    case.change(REPLIED, sent(to, on))
    assert case.told("T06", "T07", "D06") == told
