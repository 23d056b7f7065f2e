"""Trials of the plans that no other test holds: what was right from the start, and must stay so.

Each is named by its number among the trials, with the section of the plan that gives the right answer; everything that
is newly told is asked for, so that a fault is told once and nothing is told of somebody wrongly.
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
    Edit,
    Found,
    dated,
    day,
    dropped,
    newly_told,
    paper,
    petition,
    sent,
    set_to,
)
from tests.walks import Records

pytestmark = pytest.mark.no_cover  # see suite.py

URGENT: Edit = ("conference.yml", set_to(type="urgent", urgent_ground="sudden"))
PRESSING = "documents/urgent_notice.md"
FOUR = ["content", "time", "place", "members"]
KEPT: Edit = ("conference.yml", set_to(archive_office={"office": "van-phong-dang-uy", "reason": "Được phân công"}))


def attended(**numbers: object) -> Edit:
    return "conference.yml", lambda conference: conference["attendance"].update(numbers)


def unsent(*names: str) -> Change:
    def change(front: Records) -> None:
        front["sent"] = [line for line in front["sent"] if line["to"] not in names]

    return change


def extended(on: str, ground: str = "complex") -> Change:
    def change(front: Records) -> None:
        dated(on)(front)
        front["sent"] = [{**line, "received": day(on)} if "received" in line else line for line in front["sent"]]
        front["extension"] = {"ground": ground, "reason": "Liên quan nhiều cơ quan"}

    return change


SUBSTITUTE = {"post": "Phó Chủ tịch UBND xã", "reason": "Bão, phải chỉ đạo chống lụt", "replaces": "chair_of_committee"}
DEPUTY = {**SUBSTITUTE, "post": "Phó Bí thư Đảng ủy", "replaces": "secretary"}
BUSINESSES = "Doanh nghiệp, hợp tác xã, hộ sản xuất kinh doanh"


@pytest.mark.parametrize(
    ("plan", "edits", "found"),
    [
        pytest.param(S0, ((CONCLUDED, sent("nguoi-neu-kien-nghi", "2025-12-17")),), {("T03", ERROR)}, id="A7 V.3.a"),
        pytest.param(S0, ((CONCLUDED, sent("nguoi-neu-kien-nghi", None)),), {("T04", MISSING)}, id="A8 V.3.a"),
        pytest.param(S0, ((CONCLUDED, unsent("ban-tgdv", "mat-tran")),), {("T04", MISSING)}, id="A9 V.3.a"),
        pytest.param(S0, ((CONCLUDED, dated("2025-11-12")),), {("T03", ERROR)}, id="A12 V.3.a"),
        pytest.param(S0, ((CONCLUDED, extended("2025-11-18")),), set(), id="A14 V.3.a: day 15 on a ground"),
        pytest.param(S0, ((CONCLUDED, extended("2025-11-19")),), {("T03", ERROR)}, id="A14 V.3.a: day 16"),
        pytest.param(
            S0, (("petitions.yml", petition(1, lambda one: one.pop("answer"))),), {("P02", ERROR)}, id="A25 V.1.(3)"
        ),
        pytest.param(
            S0,
            (("petitions.yml", petition(2, lambda one: one["assigned"].pop("due"))),),
            {("P03", ERROR)},
            id="A26 V.2.(6)",
        ),
        pytest.param(
            S0, (("petitions.yml", petition(3, lambda one: one.pop("class"))),), {("P05", ERROR)}, id="A27 V.1.(3)"
        ),
        pytest.param(
            S0,
            (("petitions.yml", lambda petitions: [one.pop("level") for one in petitions]),),
            {("C70", NOTICE)},
            id="A23 V.1.(3)",
        ),
        pytest.param(S0, (("conference.yml", set_to(substitute=DEPUTY)),), set(), id="A74 V.1.(4): a deputy, a storm"),
        pytest.param(
            S0,
            (("conference.yml", set_to(substitute={**DEPUTY, "post": "Chánh Văn phòng"})),),
            {("C34", NOTICE)},
            id="A28 V.1.(4)",
        ),
        pytest.param(
            S0,
            (("conference.yml", set_to(substitute={**DEPUTY, "reason": "Bận họp"})),),
            {("C34", NOTICE)},
            id="A29 V.1.(4)",
        ),
        pytest.param(S0, (URGENT, KEPT), {("D02", MISSING)}, id="A40 V.2.(*)"),
        pytest.param(S0, (("conference.yml", set_to(chair="joint")),), {("C05", NOTICE)}, id="A43 IV.3"),
        pytest.param(S0, (("conference.yml", lambda one: one.pop("place")),), {("C23", ERROR)}, id="A49 V.1.(1)"),
        pytest.param(
            S1,
            (("conference.yml", set_to(form="online", link="https://hop.example/1")),),
            {("C06", ERROR)},
            id="A52 III.4",
        ),
        pytest.param(
            S1,
            ((REPLIED, unsent("thuong-truc-dang-uy", "uy-ban-nhan-dan")), ("documents/written_reply-2.md", dropped)),
            {("T07", MISSING), ("S09", ERROR)},
            id="A55 V.3.2",
        ),
        pytest.param(
            S1,
            ((CONCLUDED, lambda front: [front["covers"].pop(part) for part in ("solved", "unsolved")]),),
            {("D05", ERROR)},
            id="A56 V.2.(7)",
        ),
        pytest.param(
            S1,
            (URGENT, KEPT, (PRESSING, paper("urgent_notice", "2025-10-20", "cac-thon 2025-10-20", contents=["time"]))),
            {("D12", NOTICE)},
            id="A57 V.2.(*)",
        ),
        pytest.param(
            S3,
            (
                URGENT,
                (PRESSING, paper("urgent_notice", "2026-10-20", "cac-thon 2026-10-20", contents=FOUR[:3])),
            ),
            {("D12", NOTICE), ("C33", NOTICE)},
            id="A57 S3 IV.2.(*)",
        ),
        pytest.param(
            S2,
            (("conference.yml", set_to(duration="full_day", end="2025-11-04T16:30+07:00")),),
            {("C15", NOTICE)},
            id="A72 IV.1",
        ),
        pytest.param(
            S2, (("conference.yml", set_to(chair="secretary")),), {("C01", ERROR), ("C05", NOTICE)}, id="A73 III.2.2"
        ),
        pytest.param(S2, (("conference.yml", set_to(substitute=SUBSTITUTE)),), {("C02", ERROR)}, id="A74 III.2.2"),
        pytest.param(S2, (("conference.yml", set_to(form="indirect")),), {("C06", ERROR)}, id="A75 II.2"),
        pytest.param(S2, ((CONCLUDED, sent("dang-uy", None)),), {("D06", MISSING)}, id="A70 V.4"),
        pytest.param(S2, ((CONCLUDED, lambda front: front["covers"].pop("solved")),), {("D05", ERROR)}, id="A71 III.3"),
        pytest.param(
            S2, ((CONCLUDED, lambda front: front.pop("sent")),), {("T23", NOTICE), ("T08", MISSING)}, id="A69 V.4"
        ),
        pytest.param(
            S2,
            (
                (CONCLUDED, dropped),
                (
                    "petitions.yml",
                    lambda some: [step.pop("document", None) for one in some for step in one["states"][2:3]],
                ),
                ("petitions.yml", petition(4, lambda one: one["states"][2].update(document="petition_to_superior"))),
            ),
            {("T23", NOTICE), ("T08", MISSING)},
            id="A68 V.4",
        ),
        pytest.param(S3, ((REPLIED, dated("2026-11-18")),), {("T06", ERROR)}, id="A80 B26 IV.3.2"),
        pytest.param(S3, ((REPLIED, dated("2026-11-17")),), set(), id="B26 IV.3.2: on the last day"),
        pytest.param(
            S3, ((CONCLUDED, lambda front: front["covers"].pop("monitor")),), {("D05", ERROR)}, id="A82 IV.2.(7)"
        ),
        pytest.param(S3, (("/reports/annual_report.md", dated("2026-11-15")),), {("T09", ERROR)}, id="A85 V.4"),
        pytest.param(S4, (attended(people=119),), {("C08", NOTICE)}, id="A91 II.3: a person less"),
        pytest.param(S4, (attended(people=160),), set(), id="A91 II.3: the most"),
        pytest.param(S4, (attended(groups=[{"group": BUSINESSES, "people": 61}]),), {("C08", NOTICE)}, id="A92 II.3"),
        pytest.param(S4, (attended(groups=[{"group": BUSINESSES, "people": 60}]),), set(), id="A92 II.3: the most"),
        pytest.param(S4, ((CONCLUDED, extended("2025-11-20")),), {("T05", ERROR)}, id="A93 III.1: no extension"),
        pytest.param(
            S4, (("conference.yml", set_to(chair="secretary")),), {("C01", ERROR), ("C05", NOTICE)}, id="A94 II.3"
        ),
        pytest.param(S4, ((CONCLUDED, unsent("mat-tran")),), {("T04", MISSING)}, id="A99 III.1"),
        pytest.param(
            S4,
            (("documents/programme.md", dropped), ("documents/minutes.md", dropped)),
            {("D13", NOTICE)},
            id="A100 III.1",
        ),
        pytest.param(
            S4, ((CONCLUDED, lambda front: front["covers"].pop("solved")),), {("D05", ERROR)}, id="A101 II.4.a"
        ),
        pytest.param(S4, (("documents/security_plan.md", dropped),), {("D13", NOTICE)}, id="A102 III.4"),
        pytest.param(S4, (("/reports/annual_report.md", dated("2025-12-10")),), {("T09", ERROR)}, id="A103 III.1"),
        pytest.param(
            S4,
            (("conference.yml", set_to(form="online", link="https://hop.example/1")),),
            {("C06", ERROR)},
            id="A104 II.2",
        ),
        pytest.param(
            S1,
            (
                URGENT,
                (
                    PRESSING,
                    paper("urgent_notice", "2025-10-20", "cac-thon 2025-10-20", contents=FOUR, by="van-phong-dang-uy"),
                ),
            ),
            {("C33", NOTICE)},
            id="B12 V.4.3",
        ),
        pytest.param(
            S0,
            (URGENT, (PRESSING, paper("urgent_notice", "2025-10-29", "cac-thon 2025-10-29"))),
            {("C33", NOTICE), ("D03", ERROR)},
            id="B15 V.2.(*): after the conference",
        ),
        pytest.param(
            S0,
            ((CONCLUDED, dated("2025-11-13")), (CONCLUDED, set_to(late_reason="Bão"))),
            {("T03", LATE)},
            id="B18 V.3.a",
        ),
        pytest.param(
            S1,
            ((CONCLUDED, lambda front: front["covers"].update(unsolved=[2, 3])),),
            {("C22", ERROR)},
            id="B24 V.2.(7)",
        ),
        pytest.param(
            S3,
            ((CONCLUDED, lambda front: front["covers"].update(unsolved=[1, 2, 3, 4])),),
            {("C21", ERROR)},
            id="B25 IV.2.(7)",
        ),
        pytest.param(S3, (("documents/results_report.md", dropped),), {("D01", MISSING)}, id="B28 IV.4.2"),
        pytest.param(
            S2, ((CONCLUDED, lambda front: front["covers"].pop("discussed")),), {("D05", ERROR)}, id="C4 III.3"
        ),
        pytest.param(S1, ((CONCLUDED, unsent("ban-xay-dung-dang")),), {("T04", MISSING)}, id="C6 V.3.1"),
        pytest.param(
            S0,
            (("conference.yml", set_to(archive_office={"office": "van-phong-hdnd-ubnd", "reason": "Được phân công"})),),
            set(),
            id="C8 VI.2: another office, with a reason",
        ),
        pytest.param(S0, (KEPT,), {("C04", NOTICE)}, id="C8 VI.2: the very office of the plan"),
        pytest.param(
            S3,
            (("conference.yml", set_to(type="urgent")),),
            {("C32", NOTICE), ("C33", NOTICE), ("D02", MISSING)},
            id="C9 II.2.3",
        ),
    ],
)
def test_a_trial(tmp_path: Path, plan: str, edits: tuple[Edit, ...], found: Found) -> None:
    told = newly_told(tmp_path, plan, edits)
    assert {one for one in told if one[0] != "D04"} == found
