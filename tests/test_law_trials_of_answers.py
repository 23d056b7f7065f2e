"""Trials of the plans about what starts a count and what meets it: receipt, reply, forwarding, extension, quota."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.trials import (
    CONCLUDED,
    ERROR,
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
    announced,
    dated,
    day,
    dropped,
    newly_told,
    paper,
    petition,
    received,
    sent,
    set_to,
)
from tests.walks import Records

pytestmark = pytest.mark.no_cover  # see suite.py

UP = "documents/petition_to_superior.md"
ACROSS = "documents/forwarding_letter.md"
LATER = "2026-01-15"
GENERAL = "co-quan-co-tham-quyen"


def only_general(on: str, had: str | None) -> Change:
    """The office in charge is not named: one line for the bodies concerned."""

    def change(front: Records) -> None:
        kept = [line for line in front["sent"] if line["to"] not in (GENERAL, "phong-kinh-te")]
        told = {"to": GENERAL, "on": day(on), **({"received": day(had)} if had else {})}
        front["sent"] = [*kept, told]

    return change


@pytest.mark.parametrize(
    ("edits", "found"),
    [
        pytest.param(
            (
                (CONCLUDED, sent("phong-kinh-te", "2025-11-14")),
                (CONCLUDED, received("phong-kinh-te", None)),
                (REPLIED, dated("2025-12-05")),
            ),
            set(),
            id="A17 V.3.b: in time by any receipt that can be",
        ),
        pytest.param(
            (
                (CONCLUDED, sent("phong-kinh-te", "2025-11-14")),
                (CONCLUDED, received("phong-kinh-te", None)),
                (REPLIED, dated("2025-12-08")),
            ),
            {("T22", MISSING)},
            id="A17 V.3.b: unknown is not late, and is asked for",
        ),
        pytest.param(
            ((CONCLUDED, only_general("2025-11-07", "2025-11-14")), (REPLIED, dated("2025-12-05"))),
            set(),
            id="B6 V.3.b: from the receipt of the line for all bodies",
        ),
        pytest.param(
            ((CONCLUDED, only_general("2025-11-07", "2025-11-14")), (REPLIED, dated("2025-12-08"))),
            {("T06", ERROR)},
            id="B6 V.3.b: a day late by it",
        ),
        pytest.param(
            (
                (CONCLUDED, received("phong-kinh-te", None)),
                (CONCLUDED, lambda front: front["sent"].append({"to": "phong-kinh-te", "on": day("2025-11-20")})),
                (REPLIED, dated("2025-11-28")),
            ),
            {("T22", MISSING)},
            id="A17 V.3.b: sent twice, it may have had the first",
        ),
        pytest.param(((REPLIED, sent("nguoi-neu-kien-nghi", None)),), {("T07", MISSING)}, id="A18 V.3.b"),
        pytest.param(
            (("petitions.yml", petition(2, lambda one: one.pop("answer"))),),
            set(),
            id="A24 V.1.(3): the reply has the text",
        ),
        pytest.param(
            (("/reports/annual_report.md", dated("2025-11-15")),), {("T09", ERROR)}, id="A48 VI.1: on the 15th"
        ),
    ],
)
def test_what_starts_the_count_of_a_reply_in_s0(tmp_path: Path, edits: tuple[Edit, ...], found: Found) -> None:
    assert newly_told(tmp_path, S0, edits, on=LATER) == found


@pytest.mark.parametrize("plan", [S0, S1, S3])
def test_a20_c3_what_the_conclusion_calls_unsolved_owes_a_reply_whatever_its_class(tmp_path: Path, plan: str) -> None:
    """By S0 V.3.b, S1 V.3.2 and S3 IV.3.2 what was not settled at the conference is answered in writing."""

    def given(one: Records) -> None:
        one["assigned"] = {"office": "phong-kinh-te", "due": day(f"{case.year.name}-12-30")}

    case = Trial(tmp_path, plan)
    after = f"{int(case.year.name) + 1}-01-15"
    case.change("petitions.yml", petition(1, given))
    assert case.told("T07", day=after) == set()
    case.change(CONCLUDED, lambda front: front["covers"].update(solved=[], unsolved=[1, 2, 3, 4]))
    assert case.told("T07", day=after) == {("T07", MISSING)}


OFFICES = (GENERAL, "phong-kinh-te", "cap-tren")


def nobody(front: Records) -> None:
    """The conclusion went neither to the office in charge nor above."""
    front["sent"] = [line for line in front["sent"] if line["to"] not in OFFICES]


def named(*numbers: int, on: str = "2025-11-10", to: str = "phong-kinh-te") -> Edit:
    return ACROSS, paper("forwarding_letter", on, f"{to} {on}", petitions=list(numbers))


@pytest.mark.parametrize(
    ("edits", "found"),
    [
        pytest.param((), set(), id="B7 the conclusion sent to the office in charge"),
        pytest.param(((CONCLUDED, nobody),), {("T08", MISSING), ("D06", MISSING)}, id="A62 nothing went across"),
        pytest.param(((CONCLUDED, nobody), named(2, 3)), {("D06", MISSING)}, id="A62 a letter that names both"),
        pytest.param(
            ((CONCLUDED, nobody), named(2)), {("T08", MISSING), ("D06", MISSING)}, id="A62 a letter that names one"
        ),
        pytest.param(
            ((CONCLUDED, nobody), named(2, 3, on="2025-12-10")),
            {("T08", ERROR), ("D06", MISSING)},
            id="A65 a month late",
        ),
        pytest.param(
            ((CONCLUDED, nobody), named(2, 3, to="thue-co-so")),
            {("T08", MISSING), ("D06", MISSING)},
            id="A62 a letter to another body than the one in charge",
        ),
        pytest.param(((UP, dated("2025-11-11")),), set(), id="D2 upward on the fifth working day"),
        pytest.param(((UP, dated("2025-11-12")),), {("T08", ERROR)}, id="D2 upward a day late, across in time"),
        pytest.param(((UP, lambda front: front.pop("sent")),), {("T08", MISSING)}, id="D2 upward, sent to nobody"),
        pytest.param(((UP, lambda front: front.pop("petitions")),), set(), id="D2 the step names the letter"),
        pytest.param(
            (
                announced("dai_truyen_thanh 2025-10-28"),
                ("documents/notice.md", dated("2025-10-28")),
                ("documents/invitation.md", dated("2025-10-28")),
            ),
            set(),
            id="A59 III.1: seven days of the calendar",
        ),
        pytest.param(
            (("documents/notice.md", dropped), ("documents/invitation.md", dated("2025-10-29"))),
            {("T01", ERROR)},
            id="A60 III.1: six days",
        ),
    ],
)
def test_s2_forwards_up_and_across_each_in_five_working_days(
    tmp_path: Path, edits: tuple[Edit, ...], found: Found
) -> None:
    """Conference of 4 November 2025; III.4: five working days, that is until the 11th."""
    told = newly_told(tmp_path, S2, edits)
    assert {one for one in told if one[0] != "D04"} == found


@pytest.mark.parametrize(
    ("plan", "on", "found"),
    [
        pytest.param(S1, "2025-11-18", set(), id="B1 S1 V.3.1: still within the fifteen days"),
        pytest.param(S1, "2025-11-19", {("T04", MISSING)}, id="B1 S1 V.3.1: past them"),
        pytest.param(S0, "2025-11-12", set(), id="B2 S0 V.3.a: past the ten days"),
        pytest.param(
            S4,
            "2025-11-21",
            {("T04", MISSING), ("T05", ERROR)},
            id="B2 S4 III.1: there is no more time",
        ),
    ],
)
def test_b1_b2_an_extension_is_recorded_before_the_notice_is_issued(
    tmp_path: Path, plan: str, on: str, found: Found
) -> None:
    case = Trial(tmp_path, plan)
    more = {"ground": "complex", "reason": "Liên quan nhiều cơ quan"}
    case.change(CONCLUDED, lambda front: [front.pop(name) for name in ("issued", "sent")])
    case.change(CONCLUDED, set_to(extension=more))
    assert case.told("T03", "T04", "T05", "D07", day=on) == found


@pytest.mark.parametrize(
    ("plan", "kind", "found"),
    [
        pytest.param(S0, "urgent", {("T11", MISSING)}, id="A44 S0 II: an urgent one is beside the quota"),
        pytest.param(S0, "thematic", set(), id="A106 S0 II: a thematic one counts"),
        pytest.param(S1, "urgent", {("T11", MISSING)}, id="A44 S1 II: an urgent one is beside the quota"),
        pytest.param(S2, "thematic", set(), id="S2 IV.1: one conference, of no named type"),
        pytest.param(S3, "thematic", {("T11", MISSING)}, id="S3 II.1: only a periodic one counts"),
        pytest.param(S4, "thematic", {("T11", MISSING)}, id="S4 II.2: only a periodic one counts"),
        pytest.param(S4, "periodic", set(), id="S4 II.2: one"),
    ],
)
@pytest.mark.parametrize("chair", ["secretary", "chair_of_committee"])
def test_a44_a106_b17_what_counts_towards_the_quota(
    tmp_path: Path, plan: str, kind: str, found: Found, chair: str
) -> None:
    """B17: where a plan leaves open whether each head must, one conference of either of them is enough."""
    case = Trial(tmp_path, plan)
    case.change("/../unit.yml", set_to(joined=day(f"{case.year.name}-01-01")))
    case.change("conference.yml", set_to(type=kind, chair=chair))
    assert case.told("T11", day=f"{int(case.year.name) + 1}-01-05") == found


@pytest.mark.parametrize(
    ("plan", "start", "found"),
    [
        pytest.param(S1, "2025-12-31", set(), id="B16 S1 III.2: the last day of the quarter"),
        pytest.param(S1, "2025-09-30", {("T10", NOTICE)}, id="B16 S1 III.2: the day before the quarter"),
        pytest.param(S2, "2025-11-30", set(), id="A77 S2 IV.1: within November"),
        pytest.param(S2, "2025-12-01", {("T10", NOTICE)}, id="A77 S2 IV.1: in December"),
        pytest.param(S0, "2025-12-30", set(), id="S0: no time is planned"),
    ],
)
def test_b16_a77_the_planned_time(tmp_path: Path, plan: str, start: str, found: Found) -> None:
    case = Trial(tmp_path, plan)
    case.change("/../unit.yml", set_to(joined=day("2025-01-01")))
    case.change("conference.yml", set_to(start=f"{start}T07:30+07:00", end=f"{start}T11:30+07:00"))
    assert case.told("T10", day="2026-02-01") == found


@pytest.mark.parametrize("plan", [S0, S1, S2, S3, S4])
def test_c0_x1_a_conference_without_its_day_is_told_and_nobody_is_charged(tmp_path: Path, plan: str) -> None:
    case = Trial(tmp_path, plan)
    case.change("conference.yml", lambda one: [one.pop(name) for name in ("start", "end")])
    assert case.told("T27", "T01", "T02", "T03", "T04", "T06", "T07", "T08", "D01") == {("T27", ERROR)}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        pytest.param(None, {("P01", NOTICE)}, id="A87 IV.2.(3): not a word"),
        pytest.param({"reported": False}, {("P01", NOTICE)}, id="A87 IV.2.(3): not reported, no reason"),
        pytest.param({"reported": False, "reason": "Không còn việc nào"}, set(), id="C1 IV.2.(3): “nếu cần”"),
        pytest.param({"reported": True}, set(), id="A87 IV.2.(3): reported"),
    ],
)
def test_a87_c1_the_results_of_the_conference_before(
    tmp_path: Path, told: dict[str, object] | None, found: Found
) -> None:
    case = Trial(tmp_path, S3)
    shutil.copytree(case.year / "01", case.year / "02")
    days = {"start": "2026-12-15T07:30+07:00", "end": "2026-12-15T11:30+07:00"}
    case.change("/02/conference.yml", set_to(**days, **({"previous_results": told} if told else {})))
    assert case.told("P01", day="2027-01-15") == found
