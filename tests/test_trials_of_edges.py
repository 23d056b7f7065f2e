"""Trials at the edges of what decides a limit: dates ahead, days off decided later, what never came, what never was.

Each held when the condition that it tries was turned round in the code and no other test noticed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from doithoai.cases.case import open_case
from doithoai.model.vocabulary import DeadlineKind
from doithoai.reading.archive import Archive
from tests.trials import (
    CONCLUDED,
    ERROR,
    MISSING,
    S0,
    S1,
    S2,
    S3,
    S4,
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
    sent,
    set_to,
)
from tests.walks import UNIT, Records, judged

pytestmark = pytest.mark.no_cover  # see suite.py

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
        pytest.param(
            S0,
            ((QUARTER, dropped), ("/plan-2.md", set_to(so="18"))),
            "",
            {("S03", ERROR), ("S08", ERROR), ("T09", MISSING)},
            id="S0 VI.1: a fault of another plan hides no report that is missing",
        ),
        pytest.param(
            S0,
            ((QUARTER, set_to(so="18")), (QUARTER, lambda front: front.pop("kind"))),
            "",
            {("S03", ERROR), ("S08", ERROR)},
            id="S0 VI.1: a report that can't be read is not missing",
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


def off_later(case: Trial, date: str) -> None:
    """A day off that was decided on 18 October 2025, after the notice had gone out."""
    off = {"date": day(date), "name": "Ngày nghỉ hư cấu", "decision": "Hư cấu", "source": "Hư cấu"}
    case.change("/../../calendar/2025.yml", lambda year: year["days_off"].append({**off, "decided": day("2025-10-18")}))


@pytest.mark.parametrize(
    ("on", "found"),
    [
        pytest.param("2025-10-17", {("T30", "notice")}, id="in time by the calendar of its day alone"),
        pytest.param("2025-10-16", set(), id="in time by either calendar"),
    ],
)
def test_a_day_off_decided_later_is_told_where_it_decides(tmp_path: Path, on: str, found: Found) -> None:
    """S1 V.1.(1): seven working days before 28 October are until the 17th, and with the 21st off until the 16th."""
    case = Trial(tmp_path, S1)
    off_later(case, "2025-10-21")
    for name in ("notice", "invitation", "opinion_form"):
        case.change(f"documents/{name}.md", dated(on))
    case.change(*announced(f"dai_truyen_thanh {on}"))
    assert case.told("T30", "T01") == found


@pytest.mark.parametrize(("date", "moved"), [("2025-10-21", True), ("2025-12-24", False)])
def test_only_a_decision_that_moves_a_limit_is_told_with_it(tmp_path: Path, date: str, *, moved: bool) -> None:
    case = Trial(tmp_path, S1)
    off_later(case, date)
    archive = Archive(case.folder)
    opened = open_case(archive, archive.conference(next(iter(archive.keys(UNIT)))), day("2025-12-31"))
    assert opened is not None
    (limit,) = opened.limits(DeadlineKind.NOTICE)
    assert (limit.known_on is not None, limit.other_due is not None) == (moved, moved)


@pytest.mark.parametrize("plan", [S1, S3])
@pytest.mark.parametrize(("answered", "found"), [(True, {("T27", ERROR)}), (False, set())])
def test_of_a_conference_without_a_day_an_answered_petition_is_a_trace_and_a_received_one_is_none(
    tmp_path: Path, plan: str, *, answered: bool, found: Found
) -> None:
    """S1 V.1.(1), S3 IV.1.(1): a plan may wait for its day while petitions come in."""
    case = Trial(tmp_path, plan)
    shutil.rmtree(case.year / "01/documents")
    case.change("conference.yml", lambda one: [one.pop(name) for name in ("start", "end", "announced", "attendance")])
    case.change("petitions.yml", lambda some: some.__delitem__(slice(1, None)))
    kept = ("received", "classified", "answered") if answered else ("received", "classified")
    steps = petition(1, lambda one: one.update(states=[step for step in one["states"] if step["state"] in kept]))
    case.change("petitions.yml", steps)
    assert case.told("T27") == found


@pytest.mark.parametrize(
    ("came", "found"),
    [
        ({"people": 90}, {("T27", ERROR)}),
        ({"speakers": 4}, {("T27", ERROR)}),
        ({"organisations": 6}, {("T27", ERROR)}),
        ({"expected": 90}, set()),
    ],
)
def test_who_came_is_a_trace_of_a_conference_and_who_is_expected_is_none(
    tmp_path: Path, came: dict[str, int], found: Found
) -> None:
    case = Trial(tmp_path, S2)
    shutil.rmtree(case.year / "01/documents")
    (case.year / "01/petitions.yml").unlink()
    case.change("conference.yml", lambda one: [one.pop(name) for name in ("start", "end", "announced")])
    case.change("conference.yml", set_to(attendance=came))
    assert case.told("T27") == found


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        pytest.param("other_papers", set(), id="a covering letter"),
        pytest.param("forwarding_letter", set(), id="a letter that forwards it"),
        pytest.param("directive", {("T04", MISSING)}, id="another paper that only cites it"),
    ],
)
def test_a_conclusion_is_sent_by_what_goes_with_it(tmp_path: Path, kind: str, found: Found) -> None:
    """S0 V.3.a: issued and sent to the Front within ten working days, that is until 11 November."""
    letter = paper(kind, "2025-11-10", "mat-tran 2025-11-10", bases=[{"number": "82/TB"}])
    edits: tuple[Edit, ...] = ((CONCLUDED, sent("mat-tran", None)), (f"documents/{kind}.md", letter))
    assert {one for one in newly_told(tmp_path, S0, edits) if one[0] in ("T03", "T04", "D06")} == found


@pytest.mark.parametrize(
    ("on", "found"),
    [
        pytest.param("2025-11-06", set(), id="said at the conference, and written later"),
        pytest.param("2025-11-07", {("T28", "late")}, id="said to be answered the day after, by the later paper"),
    ],
)
def test_what_was_answered_at_the_conference_is_not_late_by_the_paper_that_followed(
    tmp_path: Path, on: str, found: Found
) -> None:
    """S4, conference of 6 November: an office had until the 10th, the paper is of the 25th."""

    def change(one: Records) -> None:
        one["states"] = [*one["states"][:-1], {"state": "answered", "on": day(on)}]
        one |= {"reply": "written_reply", "assigned": {"office": "phong-kinh-te", "due": day("2025-11-10")}}

    case = Trial(tmp_path, S4)
    case.change("petitions.yml", petition(1, change))
    case.change("documents/written_reply.md", set_to(petitions=[1, 2, 3, 4]))
    assert case.told("T15", "T28") == found
