"""More trials of what comes after a conference, by each plan in turn: conclusion, reply, report, each with near misses.

Each starts from a conference that is clean under the real policy of its plan, changes what the id says, and asks for
everything that is then told and was not before: what is right, and nothing beside it. The section in the id is the one
of the plan from which the right answer follows.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trials import (
    CONCLUDED,
    ERROR,
    LATE,
    MISSING,
    REPLIED,
    S0,
    S1,
    S2,
    S3,
    S4,
    Edit,
    Found,
    dated,
    day,
    dropped,
    newly_told,
    petition,
    received,
    sent,
    set_to,
)
from tests.walks import Records

pytestmark = pytest.mark.no_cover  # see suite.py

ANNUAL, QUARTER = "/reports/annual_report.md", "/reports/quarterly_report-4.md"

ITS_PETITIONS = "nguoi-neu-kien-nghi"
LAST = {S0: "2025-11-11", S1: "2025-11-11", S3: "2026-11-11", S4: "2025-11-20"}
"""Ten working days after the conference (S0 V.3.a, S1 V.3.1.(1), S3 IV.3.1.(1), S4 III.1)."""
AFTER = {S0: "2025-11-12", S1: "2025-11-12", S3: "2026-11-12", S4: "2025-11-21"}


@pytest.mark.parametrize(
    ("plan", "edits", "found"),
    [
        *[
            pytest.param(plan, ((CONCLUDED, sent(ITS_PETITIONS, LAST[plan])),), set(), id=f"W1 {plan}: day 10")
            for plan in (S1, S3, S4)
        ],
        *[
            pytest.param(
                plan, ((CONCLUDED, sent(ITS_PETITIONS, AFTER[plan])),), {("T03", ERROR)}, id=f"W1 {plan}: day 11"
            )
            for plan in (S1, S3, S4)
        ],
        *[
            pytest.param(
                plan, ((CONCLUDED, sent(ITS_PETITIONS, None)),), {("T04", MISSING)}, id=f"W1 {plan}: petitioners never"
            )
            for plan in (S0, S1, S3, S4)
        ],
        pytest.param(
            S4,
            ((CONCLUDED, sent("to-chuc-chinh-tri-xa-hoi", "2025-11-21")),),
            {("T03", ERROR)},
            id="W1 S4 III.1: the associations late",
        ),
        pytest.param(
            S3,
            ((CONCLUDED, sent("ban-xay-dung-dang", "2026-11-12")), (CONCLUDED, set_to(late_reason="Máy in hỏng"))),
            {("T03", LATE)},
            id="W1 S3 IV.3.1: late and explained",
        ),
        pytest.param(
            S4,
            ((CONCLUDED, sent("co-quan-co-tham-quyen", None)),),
            set(),
            id="W1 S4 III.1: each office by name is the bodies concerned",
        ),
        pytest.param(
            S0,
            ((CONCLUDED, sent("co-quan-co-tham-quyen", None)), (CONCLUDED, sent("phong-kinh-te", "2025-11-12"))),
            {("T03", ERROR)},
            id="W1 S0 V.3.a: an office by name late",
        ),
        pytest.param(S2, ((CONCLUDED, sent("mat-tran", "2025-12-30")),), set(), id="W1 S2 V.4: no limit, nobody late"),
        pytest.param(S2, ((CONCLUDED, sent("mat-tran", None)),), {("D06", MISSING)}, id="W1 S2 V.4: the Front never"),
    ],
)
def test_w1_the_conclusion_is_out_when_the_last_recipient_has_it(
    tmp_path: Path, plan: str, edits: tuple[Edit, ...], found: Found
) -> None:
    assert newly_told(tmp_path, plan, edits) == found


@pytest.mark.parametrize(
    ("plan", "to", "on", "found"),
    [
        pytest.param(S1, "thuong-truc-dang-uy", "2025-11-27", set(), id="S1 V.3.2: Thường trực on the last day"),
        pytest.param(S1, "thuong-truc-dang-uy", "2025-11-28", {("T06", ERROR)}, id="S1 V.3.2: Thường trực a day late"),
        pytest.param(S1, "uy-ban-nhan-dan", "2025-11-28", {("T06", ERROR)}, id="S1 V.3.2: the committee a day late"),
        pytest.param(S1, "uy-ban-nhan-dan", None, {("T07", MISSING)}, id="S1 V.3.2: the committee never"),
        pytest.param(S0, "dia-phuong-noi-co-kien-nghi", None, {("T07", MISSING)}, id="S0 V.3.b: the village never"),
        pytest.param(
            S3,
            "nguoi-chu-tri",
            None,
            {("T06", ERROR), ("T07", MISSING)},
            id="S3 IV.3.2: the chair never, and of petition 4 first with the second reply",
        ),
        pytest.param(S4, "nguoi-neu-kien-nghi", "2026-01-10", set(), id="S4: no limit of a reply"),
        pytest.param(S2, "nguoi-neu-kien-nghi", "2026-01-10", set(), id="S2: no limit of a reply"),
    ],
)
def test_w1_the_reply_is_out_when_the_last_recipient_has_it(
    tmp_path: Path, plan: str, to: str, on: str | None, found: Found
) -> None:
    assert newly_told(tmp_path, plan, ((REPLIED, sent(to, on)),), on=f"{2027 if plan == S3 else 2026}-01-15") == found


LATER = (REPLIED, dated("2025-12-10"))


@pytest.mark.parametrize(
    ("plan", "edits", "found"),
    [
        pytest.param(
            S1, ((CONCLUDED, received("phong-kinh-te", None)),), set(), id="S1 V.3.2: answered before any limit can end"
        ),
        pytest.param(
            S1,
            ((CONCLUDED, received("phong-kinh-te", None)), LATER),
            {("T22", MISSING)},
            id="S1 V.3.2: nobody knows whether it is late",
        ),
        pytest.param(
            S0,
            ((CONCLUDED, received("phong-kinh-te", "2025-11-12")), (REPLIED, dated("2025-12-03"))),
            set(),
            id="S0 V.3.b: fifteen days from the receipt of the 12th",
        ),
        pytest.param(
            S0,
            ((CONCLUDED, received("phong-kinh-te", "2025-11-12")), (REPLIED, dated("2025-12-04"))),
            {("T06", ERROR)},
            id="S0 V.3.b: a day later",
        ),
        pytest.param(
            S3, ((REPLIED, dated("2026-11-18")),), {("T06", ERROR)}, id="S3 IV.3.2: from the notice, whenever received"
        ),
        pytest.param(
            S1,
            ((CONCLUDED, lambda front: front["covers"].update(solved=[], unsolved=[1, 2, 3, 4])),),
            {("P03", ERROR)},
            id="S1 V.2.(7): what the conclusion leaves open needs an office, and is told once",
        ),
        pytest.param(
            S0,
            (("petitions.yml", petition(2, lambda one: one["assigned"].pop("due"))),),
            {("P03", ERROR)},
            id="S0 V.2.(6): no day for the solution, told once",
        ),
    ],
)
def test_w3_w6_from_receipt_and_what_was_left_open(
    tmp_path: Path, plan: str, edits: tuple[Edit, ...], found: Found
) -> None:
    assert newly_told(tmp_path, plan, edits, on=f"{2027 if plan == S3 else 2026}-01-15") == found


@pytest.mark.parametrize("plan", [S0, S1, S3])
@pytest.mark.parametrize("how", ["withdrawn", "duplicate", "open"])
def test_w3_a_matter_that_was_withdrawn_or_merged_owes_no_reply(tmp_path: Path, plan: str, how: str) -> None:
    def change(one: Records) -> None:
        del one["answer"], one["reply"]
        one["states"] = [step for step in one["states"] if step["state"] not in ("answered", "resolved")]
        if how == "withdrawn":
            one["states"].append({"state": "withdrawn", "on": one["states"][-1]["on"]})
        if how == "duplicate":
            one["duplicate_of"] = 2
            one["states"] = [step for step in one["states"] if step["state"] != "assigned"]

    edits: tuple[Edit, ...] = (("petitions.yml", petition(3, change)), (REPLIED, set_to(petitions=[2, 4])))
    found = {("T07", MISSING)} if how == "open" else set()
    assert newly_told(tmp_path, plan, edits, on=f"{2027 if plan == S3 else 2026}-01-15") == found


@pytest.mark.parametrize(
    ("plan", "edits", "found"),
    [
        pytest.param(S3, ((QUARTER, dated("2026-12-14")),), set(), id="S3 V.4: the day before the 15th"),
        pytest.param(S3, ((QUARTER, dated("2026-12-15")),), {("T09", ERROR)}, id="S3 V.4: on the 15th"),
        pytest.param(S4, ((ANNUAL, dated("2025-12-09")),), set(), id="S4 III.1: the day before 10 December"),
        pytest.param(S4, ((ANNUAL, dated("2025-12-10")),), {("T09", ERROR)}, id="S4 III.1: on 10 December"),
        pytest.param(
            S1,
            ((ANNUAL, dated("2025-11-20")), (ANNUAL, set_to(late_reason="Chờ số liệu"))),
            {("T09", LATE)},
            id="S1 VI.1: late and explained",
        ),
        pytest.param(
            S4,
            ((ANNUAL, lambda front: front["sent"][0].update(to="ban-tgdv-thanh-uy")),),
            {("T09", MISSING)},
            id="S4 III.1: the city's body is not the one that the plan names",
        ),
        pytest.param(
            S0,
            ((QUARTER, lambda front: front["sent"].append({"to": "ban-tgdv-thanh-uy", "on": day("2025-12-30")})),),
            set(),
            id="S0 VI.1: sent once more",
        ),
        pytest.param(S0, ((QUARTER, dropped),), {("T09", MISSING)}, id="S0 VI.1: none"),
    ],
)
def test_w5_a_report_is_sent_when_its_recipient_has_it(
    tmp_path: Path, plan: str, edits: tuple[Edit, ...], found: Found
) -> None:
    assert newly_told(tmp_path, plan, edits) == found


@pytest.mark.parametrize(
    ("plan", "part", "section"),
    [
        (S0, "solved", "III.1.a"),
        (S1, "taken_up", "V.2.(7)"),
        (S1, "solved", "V.2.(7)"),
        (S1, "unsolved", "V.2.(7)"),
        (S2, "discussed", "III.3"),
        (S2, "unsolved", "III.3"),
        (S3, "taken_up", "IV.2.(7)"),
        (S3, "monitor", "IV.2.(7)"),
        (S4, "solved", "II.4.a"),
    ],
)
def test_w6_what_the_conclusion_must_say_by_each_plan(tmp_path: Path, plan: str, part: str, section: str) -> None:
    lacking: Edit = (CONCLUDED, lambda front: front["covers"].pop(part))
    assert newly_told(tmp_path / "without", plan, (lacking,)) == {("D05", ERROR)}, section
    why: Edit = (CONCLUDED, set_to(deviation=[{"of": "conclusion_content", "reason": "Văn bản đã ký"}]))
    assert newly_told(tmp_path / "explained", plan, (lacking, why)) == {("D05", "deviation")}
