"""What a unit-year owes: titles and reports to the letter, and which of them nobody can judge."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from doithoai.deadlines import Deadline, Held, year_deadlines
from doithoai.deadlines.doubts import MISNAMED, REVERSED
from doithoai.deadlines.unclear import AHEAD, MISDATED, UNREAD, of_year
from doithoai.model.both import Both
from doithoai.model.dossier import ReportFile, YearFolder
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import Chair, ConferenceType, DeadlineKind
from tests.test_deadlines import (
    ANNUAL,
    CALENDAR,
    HALF,
    JOINED,
    QUARTERLY,
    bound,
    day,
    held,
    quota,
    report,
    year_limits,
    year_limits_of,
)

PERIODIC, URGENT = ConferenceType.PERIODIC, ConferenceType.URGENT
TODAY = day("2025-12-31")


def both(title: Both) -> tuple[str, str]:
    return str(title), title.en


# --- Quota and window


@pytest.mark.parametrize(
    ("fields", "titles"),
    [
        ({"of": []}, [("Ít nhất 01 cuộc đối thoại trong năm", "at least 1 conferences in the year")]),
        (
            {"as_number": True, "at_least": 2},
            [
                (
                    "Tổ chức 02 cuộc đối thoại định kỳ hoặc chuyên đề trong năm",
                    "2 periodic or thematic conferences in the year",
                )
            ],
        ),
        (
            {"of": ["periodic"], "each_leader": "yes"},
            [
                (
                    "Ít nhất 01 cuộc đối thoại định kỳ trong năm (Chủ tịch Ủy ban nhân dân)",
                    "at least 1 periodic conferences in the year (chair_of_committee)",
                ),
                (
                    "Ít nhất 01 cuộc đối thoại định kỳ trong năm (Bí thư Đảng ủy)",
                    "at least 1 periodic conferences in the year (secretary)",
                ),
            ],
        ),
    ],
)
def test_a_quota_says_how_many_of_which_kind_and_for_whom(
    fields: dict[str, Any], titles: list[tuple[str, str]]
) -> None:
    found = year_limits(quota=quota(heads="nguoi-dung-dau", **fields))
    assert sorted(both(one.title) for one in found) == sorted(titles)
    assert {(one.owner, one.trigger, one.basis[0].section) for one in found} == {("nguoi-dung-dau", "năm 2025", "II")}


def test_a_quota_is_met_on_the_last_day_of_a_conference() -> None:
    one = replace(held(1, PERIODIC, "2025-10-29"), last=day("2025-10-31"))
    [found] = year_limits(one, quota=quota())
    assert found.met_on == day("2025-10-31")
    [window] = year_limits(one, held_within={"section": "II.6", "text": "quý IV", "to": "2025-11-14"})
    assert (window.met_on, window.trigger) == (day("2025-10-29"), "thời gian dự kiến trong kế hoạch")
    assert window.title.endswith(": quý IV")
    assert window.title.en == "held_within: “quý IV”"
    ends = {"section": "II.6", "text": "quý IV", "to": "2025-11-14", "ends": True}
    [end] = year_limits(one, held_within=ends)
    assert end.met_on == day("2025-10-31")
    [kind] = year_limits(one, held_within=ends | {"of": ["urgent"]})
    assert kind.met_on is None
    [first] = year_limits(one, held_within=ends | {"from": "2025-10-29"})
    assert first.met_on == day("2025-10-31")
    [after] = year_limits(one, held_within=ends | {"from": "2025-10-30"})
    assert after.met_on is None


@pytest.mark.parametrize(
    ("joined", "met", "unknown"),
    [
        ("2025-01-01", None, False),
        ("2025-01-02", None, True),
        ("2025-01-02", "2025-12-31", False),
        (None, None, True),
    ],
)
def test_a_quota_that_may_have_been_met_before_the_archive_began_is_unknown(
    joined: str | None, met: str | None, *, unknown: bool
) -> None:
    where = (held(1, PERIODIC, met),) if met else ()
    since = day(joined) if joined else None
    [found] = year_deadlines(YearFolder("xa-a", 2025), where, bound(quota=quota()), CALENDAR, since)
    assert found.no_data is unknown
    if joined and unknown:
        assert found.note == "đơn vị lưu hồ sơ ở kho từ ngày 02/01/2025; trước ngày ấy kho chưa có dữ liệu"


# --- The Front's collection

COLLECTION = {"before": "2025-10-30", "by": "mat-tran", "to": "uy-ban-nhan-dan", "section": "III.3"}


def collected(*conferences: Held) -> Deadline:
    [found] = year_limits(*conferences, petition_collection=COLLECTION)
    return found


def test_a_first_sending_that_nobody_knows_is_unclear_only_where_it_could_change_something() -> None:
    plain = held(1, PERIODIC, "2025-11-20")
    early, due, late = (replace(plain, collected=day(on)) for on in ("2025-10-14", "2025-10-29", "2025-10-30"))
    unknown = replace(plain, untexted=True)
    words = "kho không có nội dung từng kiến nghị nên chưa rõ lần gửi đầu tiên là ngày nào"
    for conferences, met, why in (
        ((early, unknown), "2025-10-14", None),
        ((due, unknown), "2025-10-29", None),
        ((late, unknown), None, words),
        ((unknown,), None, words),
        ((late, plain), "2025-10-30", None),
    ):
        found = collected(*conferences)
        assert (found.met_on, found.unclear) == (day(met) if met else None, why)


def test_nothing_is_sent_where_nobody_raised_anything() -> None:
    nothing = replace(held(1, PERIODIC, "2025-11-20"), nothing=True)
    to_come = held(2, PERIODIC, None)
    words = "không ai nêu kiến nghị nào, nên không có gì để gửi"
    assert collected(nothing, to_come).waived == words
    assert collected(nothing, held(2, URGENT, "2025-11-21", Chair.JOINT)).waived is None
    assert collected(to_come).waived is None
    assert collected().waived is None


# --- Reports


def test_a_report_says_in_both_languages_which_it_is_and_which_file_it_would_be() -> None:
    found = {both(one.title): one.wanted for one in year_limits_of(QUARTERLY, ANNUAL, HALF)}
    assert found == {
        **{
            (f"Báo cáo quý {number} năm 2025", f"quarterly_report {number} of 2025"): (
                f"reports/quarterly_report-{number}.md (kind: quarterly_report, period: {number})"
            )
            for number in (1, 2, 3, 4)
        },
        ("Báo cáo năm 2025", "annual_report of 2025"): "reports/annual_report.md (kind: annual_report)",
        ("Báo cáo 6 tháng năm 2025", "half_year_report of 2025"): (
            "reports/half_year_report.md (kind: half_year_report, period: 1)"
        ),
    }


def test_the_parts_of_a_report_say_where_their_days_are_recorded() -> None:
    sent = [{"to": "dang-uy", "on": "2025-11-10"}, {"to": "tp", "on": "2025-11-12"}, {"to": "tp", "on": "2025-11-11"}]

    def parts(**front: Any) -> list[tuple[Any, ...]]:
        [found] = year_limits_of(ANNUAL, reports=(report("annual_report", late_reason="ốm", **front),))
        assert {(one.file, one.stem, one.late_reason) for one in found.parts} == {
            ("reports/annual_report.md", "annual_report", "ốm")
        }
        return [(one.title.en, str(one.done or ""), one.route, one.recipient) for one in found.parts]

    issued = ("issued", "2025-11-10", ("issued",), None)
    assert parts(issued="2025-11-10", sent=sent) == [issued, ("sent", "2025-11-11", ("sent", 2, "on"), "tp")]
    assert parts(issued="2025-11-10", sent=sent[:1]) == [issued, ("sent", "", ("sent",), "tp")]
    assert parts(sent=sent) == [("sent", "2025-11-11", ("sent", 2, "on"), "tp")]
    assert parts(sent=sent[:1]) == [("issued", "", ("issued",), None), ("sent", "", ("sent",), "tp")]


def test_of_two_reports_the_one_that_was_there_first_counts() -> None:
    def sent(stem: str, on: str, **front: Any) -> ReportFile:
        return report(stem, issued=on, sent=[{"to": "tp", "on": on}], **front)

    late, early = sent("annual_report", "2025-11-13"), sent("annual_report-2", "2025-11-12")
    for some in ((late, early), (early, late)):
        [found] = year_limits_of(ANNUAL, reports=some)
        assert (found.met_by, found.met_on) == ("reports/annual_report-2.md", day("2025-11-12"))
    unsent = report("annual_report-2", issued="2025-11-01")
    [found] = year_limits_of(ANNUAL, reports=(unsent, late))
    assert found.met_by == "reports/annual_report.md"
    joint = sent("quarterly_report-4", "2025-11-10", period=4, also={"kind": "annual_report"})
    [found] = year_limits_of(ANNUAL, reports=(joint, late))
    assert found.met_by == "reports/quarterly_report-4.md"


# --- What nobody can judge


def judged(
    *reports: ReportFile,
    rules: tuple[dict[str, Any], ...] = (ANNUAL,),
    today: dt.date = TODAY,
    complete: bool = True,
    **folder: Any,
) -> list[str | None]:
    where = YearFolder("xa-a", 2025, reports=reports, **folder)
    limits = year_deadlines(where, (), bound(reports=list(rules)), CALENDAR, JOINED)
    return [one.unclear for one in of_year(limits, where, today, lambda: ("tp",), complete=complete)]


def sent(on: str, to: str = "tp", stem: str = "annual_report", **front: Any) -> ReportFile:
    return report(stem, **{"issued": "2025-03-01", "sent": [{"to": to, "on": on}]} | front)


def broken(file: str) -> dict[str, Any]:
    return {"problems": (Problem(file, (), {}, "S01"),)}


def test_which_report_is_missing_nobody_knows_while_one_can_not_be_read() -> None:
    assert judged() == [None]
    assert judged(**broken("reports/annual_report.md")) == [UNREAD]
    assert judged(**broken("plan.md")) == [None]
    assert judged(sent("2025-11-12"), **broken("reports/annual_report.md")) == [None]
    assert judged(sent("2025-11-12"), **broken("reports/x.md")) == [None]
    assert judged(misnamed=frozenset(("reports",))) == [UNREAD]
    assert judged(misnamed=frozenset(("plan.md",))) == [None]


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (sent("2025-03-10", stem="quarterly_report-1"), [MISDATED] * 4),
        (sent("2025-03-10", stem="quarterly_report-1", period=2), [MISDATED, None, MISDATED, MISDATED]),
        (sent("2025-03-10", stem="quarterly_report-1", period=1), [None] * 4),
        (sent("2025-03-10", stem="quarterly_report", period=1), [None] * 4),
        (sent("2025-11-12"), [None] * 4),
        (sent("2025-11-12", also={"kind": "quarterly_report"}), [MISDATED] * 4),
        (sent("2025-11-12", also={"kind": "quarterly_report", "period": 4}), [None] * 4),
        (sent("2025-06-12", stem="half_year_report-1", period=1, also={"kind": "annual_report"}), [None] * 4),
    ],
)
def test_a_report_that_does_not_say_its_period_may_be_any_of_its_kind(one: ReportFile, found: list[str | None]) -> None:
    assert judged(one, rules=(QUARTERLY,)) == found


def test_a_day_to_come_two_that_contradict_each_other_and_an_unknown_recipient_are_in_doubt() -> None:
    assert judged(sent("2025-11-12"), today=day("2025-11-11")) == [AHEAD]
    assert judged(sent("2025-11-12"), today=day("2025-11-12")) == [None]
    late = sent("2025-11-20", issued="2025-11-20")
    assert judged(late) == [None]
    turned = sent("2025-11-20", issued="2025-11-21")
    assert judged(turned) == [REVERSED]
    in_time = sent("2025-11-12", issued="2025-11-13")
    assert judged(in_time) == [None]
    unsent = report("annual_report", issued="2025-11-10")
    assert judged(unsent) == [None]
    assert judged(unsent, rules=(ANNUAL | {"to": "ai-do"},)) == [MISNAMED]


def test_what_a_conference_that_was_not_read_could_meet_is_unknown() -> None:
    where = YearFolder("xa-a", 2025)
    rules: dict[str, Any] = {
        "quota": quota(),
        "held_within": {"section": "II.6", "text": "quý IV", "to": "2025-11-14"},
        "petition_collection": COLLECTION,
        "reports": [ANNUAL],
    }
    owed = year_deadlines(where, (), bound(**rules), CALENDAR, JOINED)
    by_any = {DeadlineKind.QUOTA, DeadlineKind.HELD_WITHIN, DeadlineKind.PETITION_COLLECTION}
    read = of_year(owed, where, TODAY, complete=True)
    assert {one.unclear for one in read} == {None}
    unread = of_year(owed, where, TODAY, complete=False)
    assert {one.kind for one in unread if one.unclear == UNREAD} == by_any
    met = year_deadlines(where, (held(1, PERIODIC, "2025-10-29"),), bound(quota=quota()), CALENDAR, JOINED)
    assert [one.unclear for one in of_year(met, where, TODAY, complete=False)] == [None]
