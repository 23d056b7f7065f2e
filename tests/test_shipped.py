"""The shipped archive shows what it was made to show, and nothing else; the law's questions have their answers."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from doithoai.cases.fate import stage
from doithoai.cases.overview import cases, year_case
from doithoai.check import Judge, Result, check
from doithoai.commands.deadline import Question, answer
from doithoai.model.vocabulary import (
    HEADS,
    Chair,
    ConferenceType,
    FindingLevel,
    Form,
    PetitionClass,
    PetitionState,
    Stage,
    State,
)
from doithoai.reading.archive import Archive
from doithoai.reading.selection import everything
from tests.conftest import RECORDS

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 22)
REAL = ("cat-hai", "duong-an", "nghi-duong", "nguyen-luong-bang", "phuong-chua-ro-ten")


@pytest.fixture(scope="module")
def archive() -> Archive:
    return Archive(RECORDS)


@pytest.fixture(scope="module")
def result(archive: Archive) -> Result:
    return check(Judge(archive, TODAY), everything(archive), jobs=1)


def test_the_sample_shows_its_faults_and_no_other(result: Result) -> None:
    shown = [(one.path, one.line, one.code, one.level) for one in result.findings]
    notice, late, missing = FindingLevel.NOTICE, FindingLevel.LATE, FindingLevel.MISSING
    assert shown == [
        ("minh-hoa/2025/01/petitions.yml", 158, "P25", missing),
        ("minh-hoa/2025/01/petitions.yml", 245, "P25", missing),
        ("minh-hoa/2025/02/documents/conclusion_notice.md", 12, "T14", notice),
        ("minh-hoa/2025/02/petitions.yml", 113, "P25", missing),
        ("minh-hoa/2025/02/petitions.yml", 172, "P25", missing),
        ("minh-hoa/2025/03/conference.yml", 7, "T14", notice),
        ("minh-hoa/2025/03/documents/urgent_notice.md", 9, "T01", notice),
        ("minh-hoa/2026/01/documents/conclusion_notice.md", 6, "T03", late),
        ("minh-hoa/2026/01/documents/conclusion_notice.md", 9, "T14", notice),
        ("minh-hoa/2026/01/petitions.yml", 84, "P25", missing),
        ("minh-hoa/2026/02/conference.yml", 6, "D01", missing),
        ("minh-hoa/2026/02/petitions.yml", 15, "P36", missing),
        ("minh-hoa/2026/02/petitions.yml", 67, "P28", late),
        ("minh-hoa/2026/02/petitions.yml", 114, "P25", missing),
        ("minh-hoa/2026/02/petitions.yml", 164, "T07", missing),
        ("minh-hoa/2026/02/petitions.yml", 201, "P25", missing),
        ("minh-hoa/2026/02/petitions.yml", 245, "P25", missing),
        ("minh-hoa/2026/02/petitions.yml", 351, "P27", missing),
        ("minh-hoa/2026/06/conference.yml", 7, "T14", notice),
        ("minh-hoa/2026/06/documents/urgent_notice.md", 9, "T01", notice),
    ]


def test_every_finding_of_the_shipped_archive_is_of_the_sample(result: Result) -> None:
    assert all(one.sample for one in result.findings)
    assert result.conferences == 9


def test_the_sample_shows_every_type_form_chair_stage_class_and_state(archive: Archive) -> None:
    opened = list(cases(archive, archive.keys("minh-hoa"), TODAY))
    petitions = [petition for case in opened for petition in case.folder.petitions]
    assert {case.conference.type for case in opened} == set(ConferenceType)
    assert {case.conference.form for case in opened} == {Form.IN_PERSON, Form.ONLINE}
    assert {case.conference.chair for case in opened} == {*HEADS, Chair.JOINT}
    stages = {stage(case) for case in opened}
    assert {Stage.CLOSED, Stage.FOLLOWED, Stage.CONCLUDED, Stage.ANNOUNCED, Stage.POSTPONED, Stage.CANCELLED} <= stages
    assert {petition.classed for petition in petitions} >= set(PetitionClass)
    assert {step.state for petition in petitions for step in petition.states} == set(PetitionState)
    assert all(5 <= len(case.folder.petitions) <= 30 for case in opened)
    limits = {case.state(limit) for case in opened for limit in case.deadlines}
    assert {State.MET, State.MET_LATE, State.OVERDUE, State.WAIVED, State.UPCOMING} <= limits


def test_the_sample_is_plainly_fictional(archive: Archive) -> None:
    samples = [name for name in archive.units if (unit := archive.unit(name)) and unit.sample]
    assert samples == ["minh-hoa"]
    unit = archive.unit("minh-hoa")
    assert unit is not None
    assert "không có thật" in (unit.note or "")


@pytest.mark.parametrize("name", REAL)
def test_a_real_unit_has_not_joined_and_nothing_is_said_of_what_it_did(archive: Archive, name: str) -> None:
    unit = archive.unit(name)
    assert unit is not None
    assert unit.joined is None
    assert not unit.sample
    assert archive.keys(name) == ()
    for year in archive.years(name):
        case = year_case(archive, name, year, TODAY)
        assert case is not None
        assert case.deadlines
        assert {case.state(limit) for limit in case.deadlines} == {State.UNKNOWN}
        assert all(limit.note for limit in case.deadlines)


def limits(archive: Archive, unit: str, chair: Chair | None = None) -> dict[str, dict[str, object]]:
    told = json.loads(answer(archive, Question(unit, dt.date(2025, 12, 24), chair=chair)).json())
    return {one["kind"]: one for one in told["deadlines"]}


def test_what_cat_hai_owes_around_24_december_2025(archive: Archive) -> None:
    found = limits(archive, "cat-hai", Chair.SECRETARY)
    assert found["notice"]["due"] == "2025-12-15"
    assert found["conclusion_notice"]["due"] == "2026-01-09"
    assert found["conclusion_notice_extended"]["due"] == "2026-01-15"
    assert found["conclusion_notice"]["basis"] == [{"document": "cat-hai-2025", "section": "V.3.a"}]
    assert "forwarding" not in found


def test_what_the_other_plans_set_differently(archive: Archive) -> None:
    ward, duong_an, nghi_duong = (limits(archive, name) for name in ("phuong-chua-ro-ten", "duong-an", "nghi-duong"))
    assert (ward["written_reply"]["count"], ward["written_reply"]["unit"]) == (7, "working_day")
    assert (duong_an["notice"]["count"], duong_an["notice"]["unit"]) == (7, "calendar_day")
    assert duong_an["forwarding"]["due"] == "2025-12-31"
    assert not {"conclusion_notice", "written_reply"} & duong_an.keys()
    assert "conclusion_notice_extended" not in nghi_duong
    assert nghi_duong["conclusion_notice"]["due"] == "2026-01-09"
