"""Trials at the edges of what decides a limit: dates ahead, days off decided later, what never came, what never was.

Each held when the condition that it tries was turned round in the code and no other test noticed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trials import (
    CONCLUDED,
    ERROR,
    MISSING,
    S0,
    S1,
    S3,
    S4,
    Edit,
    Found,
    Trial,
    announced,
    dated,
    day,
    newly_told,
    set_to,
)
from tests.walks import judged

QUARTER = "/reports/quarterly_report-4.md"
NOTHING: Edit = announced()
CANCELLED: Edit = ("conference.yml", set_to(cancelled={"decided": day("2025-10-20"), "reason": "Bão số 12"}))


@pytest.mark.parametrize(
    ("plan", "edits", "on", "found"),
    [
        pytest.param(
            S0,
            ((QUARTER, dated("2025-12-20")),),
            "2025-12-16",
            {("C44", ERROR)},
            id="S0 VI.1: a report of a day to come is told as that, not as missing",
        ),
        pytest.param(
            S0,
            ((CONCLUDED, lambda front: front.pop("sent")),),
            "",
            {("T04", MISSING)},
            id="S0 V.3.a: where there is a limit, nobody asks after thirty days besides",
        ),
        pytest.param(
            S3,
            ((CONCLUDED, lambda front: front.pop("sent")),),
            "",
            {("T04", MISSING)},
            id="S3 IV.3.1: nor here",
        ),
    ],
)
def test_what_never_came(tmp_path: Path, plan: str, edits: tuple[Edit, ...], on: str, found: Found) -> None:
    assert newly_told(tmp_path, plan, edits, on) == found


@pytest.mark.parametrize("plan", [S0, S4])
def test_a_conference_that_was_cancelled_or_is_older_than_the_archive_needs_no_channel(
    tmp_path: Path, plan: str
) -> None:
    """S0 VI.5, S4 I.2: portal and radio tell of a conference that is held."""
    case = Trial(tmp_path, plan)
    case.change("conference.yml", lambda one: one["announced"].pop())
    assert case.told("T19") == {("T19", MISSING)}
    case.change("/../unit.yml", set_to(joined=day("2025-12-01")))
    assert case.told("T19") == set()
    case.change("/../unit.yml", set_to(joined=day("2025-10-01")))
    case.change(*CANCELLED)
    assert case.told("T19") == set()


@pytest.mark.parametrize(
    ("decided", "late"),
    [
        pytest.param("2025-10-18", ["thông báo rộng rãi"], id="decided after the invitation went out"),
        pytest.param("2025-10-16", ["gửi giấy mời", "thông báo rộng rãi"], id="known when it went out"),
    ],
)
def test_each_part_of_a_notice_by_the_calendar_of_its_own_day(tmp_path: Path, decided: str, late: list[str]) -> None:
    """The last day is 17 October, or the 16th once the 21st is off; the radio told of it on the 20th."""
    case = Trial(tmp_path, S1)
    off = {"date": day("2025-10-21"), "name": "Ngày nghỉ hư cấu", "decision": "Hư cấu", "source": "Hư cấu"}
    case.change("/../../calendar/2025.yml", lambda year: year["days_off"].append({**off, "decided": day(decided)}))
    for name in ("documents/notice.md", "documents/invitation.md"):
        case.change(name, dated("2025-10-17"))
    case.change(*announced("dai_truyen_thanh 2025-10-20"))
    told = [one.message for one in judged(case.folder, "2025-12-31") if one.code == "T01"]
    assert sorted(one.removeprefix("Việc ").partition(" xong")[0] for one in told) == late
