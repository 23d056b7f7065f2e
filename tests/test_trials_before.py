"""More trials of what goes before a conference, by each plan in turn: announcement, invitation, opinion form, urgency.

Each starts from a conference that is clean under the real policy of its plan, changes what the id says, and asks for
everything that is then told and was not before: what is right, and nothing beside it. The section in the id is the one
of the plan from which the right answer follows.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trials import (
    ERROR,
    LATE,
    MISSING,
    NOTICE,
    S0,
    S1,
    S2,
    S3,
    S4,
    Edit,
    Found,
    announced,
    dated,
    dropped,
    newly_told,
    paper,
    sent,
    set_to,
)

pytestmark = pytest.mark.no_cover  # see suite.py

INVITED, TOLD, FORM = "documents/invitation.md", "documents/notice.md", "documents/opinion_form.md"


@pytest.mark.parametrize(
    ("plan", "edits", "found"),
    [
        pytest.param(
            S0, (announced("bao_chi 2025-10-17"),), {("T19", MISSING)}, id="S0 VI.5: the press is not portal and radio"
        ),
        pytest.param(
            S1, (announced("mang_xa_hoi 2025-10-15"),), {("T02", MISSING)}, id="S1 V.1: a social network is no medium"
        ),
        pytest.param(
            S1,
            (announced("cong_thong_tin 2025-10-25", "bang_tin 2025-10-17"),),
            set(),
            id="S1 V.1: the board in time, the portal added later",
        ),
        pytest.param(S3, (announced("bang_tin 2026-10-19"),), set(), id="S3 IV.1: the board on the last day"),
        pytest.param(S3, (announced("bang_tin 2026-10-20"),), {("T01", ERROR)}, id="S3 IV.1: the board a day late"),
        pytest.param(S3, (announced(),), {("T02", MISSING)}, id="S3 IV.1: nothing announced"),
        pytest.param(S2, (announced("bang_tin 2025-10-28"),), set(), id="S2 III.1: seven days of the calendar"),
        pytest.param(S2, (announced("dai_truyen_thanh 2025-10-29"),), {("T01", ERROR)}, id="S2 III.1: six days"),
        pytest.param(S2, (announced(),), {("T02", MISSING)}, id="S2 III.1: invited, not announced"),
        pytest.param(
            S2,
            (
                announced("dai_truyen_thanh 2025-10-27", "mat_tran 2025-10-28"),
                (INVITED, dropped),
                (TOLD, dropped),
            ),
            set(),
            id="S2 III.1: the Front had its members come",
        ),
        pytest.param(
            S4, (announced("dai_truyen_thanh 2025-11-05"),), {("T19", MISSING)}, id="S4 I.2: the portal is missing"
        ),
        pytest.param(S0, ((INVITED, dropped),), set(), id="S0 V.1: a notice sent to those invited serves"),
        pytest.param(S0, ((TOLD, dropped),), set(), id="S0 V.1: the invitation alone, and the media"),
        pytest.param(
            S0,
            (
                (TOLD, dropped),
                (INVITED, sent("thuong-truc-dang-uy", "2025-10-15")),
                (INVITED, sent("dai-bieu-duoc-moi", None)),
            ),
            {("T02", MISSING)},
            id="S0 V.1: sent for information only, nobody is invited",
        ),
        pytest.param(
            S4, ((INVITED, dated("2025-10-29")),), {("T01", ERROR)}, id="S4 III.1: businesses invited a day late"
        ),
        pytest.param(
            S1,
            ((FORM, dated("2025-10-20")), (FORM, set_to(late_reason="Chờ in"))),
            {("T01", LATE)},
            id="S1 V.1: the opinion form late and explained",
        ),
        pytest.param(S1, ((FORM, dated("2025-10-17")),), set(), id="S1 V.1: the opinion form on the last day"),
    ],
)
def test_w2_w8_w14_each_part_of_the_notice_by_its_own_plan(
    tmp_path: Path, plan: str, edits: tuple[Edit, ...], found: Found
) -> None:
    assert newly_told(tmp_path, plan, edits) == found


URGENT: Edit = ("conference.yml", set_to(type="urgent", urgent_ground="sudden"))
ARCHIVED: Edit = ("conference.yml", set_to(archive_office={"office": "van-phong-dang-uy", "reason": "Được phân công"}))
PRESSING = (URGENT, ("documents/urgent_notice.md", paper("urgent_notice", "2025-10-24", "cac-thon 2025-10-24")))


@pytest.mark.parametrize(
    ("plan", "edits", "found"),
    [
        pytest.param(
            S1,
            (URGENT, (INVITED, dated("2025-10-27"))),
            {("T01", NOTICE), ("D02", MISSING), ("C33", NOTICE)},
            id="S1 V.2.(*): a late invitation is noted, the written notice is asked for",
        ),
        pytest.param(
            S3,
            (URGENT, announced(), (INVITED, dated("2026-10-26"))),
            {("T01", ERROR), ("D02", MISSING), ("C33", NOTICE)},
            id="S3 IV.1: the announcement is waived, the invitation is not",
        ),
        pytest.param(
            S3,
            (URGENT, announced(), (INVITED, dated("2026-10-19"))),
            {("D02", MISSING), ("C33", NOTICE)},
            id="S3 IV.1: invited on the last day",
        ),
        pytest.param(
            S0, PRESSING, {("C33", NOTICE)}, id="S0 V.2.(*): the plan says not what the urgent notice must tell"
        ),
        pytest.param(
            S1, PRESSING, {("C33", NOTICE), ("D12", NOTICE)}, id="S1 V.2.(*): four contents, none of them recorded"
        ),
        pytest.param(
            S1,
            (
                *PRESSING,
                ARCHIVED,
                (
                    "documents/urgent_notice.md",
                    set_to(contents=["content", "time", "place", "members"], by="van-phong-dang-uy"),
                ),
            ),
            set(),
            id="S1 V.2.(*), V.4: all of it",
        ),
        pytest.param(
            S1,
            (
                *PRESSING,
                ARCHIVED,
                (
                    "documents/urgent_notice.md",
                    set_to(contents=["content", "time", "place", "members"], by="van-phong-hdnd-ubnd"),
                ),
            ),
            {("D12", NOTICE)},
            id="S1 V.2.(*): VP Đảng ủy, whoever chairs",
        ),
        pytest.param(
            S4,
            (URGENT, announced()),
            {("T19", NOTICE), ("T10", NOTICE)},
            id="S4 II.6, I.2: noted, and it is not the periodic one",
        ),
    ],
)
def test_w10_an_urgent_conference(tmp_path: Path, plan: str, edits: tuple[Edit, ...], found: Found) -> None:
    assert newly_told(tmp_path, plan, edits) == found
