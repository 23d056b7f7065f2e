"""Time limits: each kind from policy, records and calendar, and what each is on a given day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from doithoai.deadlines import (
    NO_DATA,
    Count,
    Deadline,
    Held,
    conference_deadlines,
    event_deadlines,
    owes_reply,
    year_deadlines,
)
from doithoai.deadlines.counting import counted
from doithoai.deadlines.fulfilment import begun, lacking
from doithoai.deadlines.in_words import if_undecided
from doithoai.deadlines.layers import Layers
from doithoai.deadlines.unclear import UNDATED, of_conference
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, DocumentFile, Key, ReportFile, YearFolder
from doithoai.model.findings import Basis
from doithoai.model.policies import Policy
from doithoai.model.records import Conference, Document, Petition, Plan, Report
from doithoai.model.vocabulary import (
    Chair,
    ConferenceType,
    DayUnit,
    DeadlineKind,
    Direction,
    DocumentKind,
    Reading,
    State,
)
from doithoai.model.workdays import Calendar
from doithoai.model.year_table import YearTable
from doithoai.reading.archive import Archive
from doithoai.reading.shapes import convert
from tests.conftest import RECORDS

CALENDAR = Archive(RECORDS).calendar
KEY = Key("xa-a", 2025, "02")
JOINED = dt.date(2025, 1, 1)
START = "2025-10-29T07:30+07:00"  # the row Wed 29/10/2025 of domain.md B7
OFFICES = {
    "secretary": "van-phong-dang-uy",
    "chair_of_committee": "van-phong-hdnd-ubnd",
    "joint": "van-phong-dang-uy",
    "section": "IV",
}
NOTICE = {"count": 7, "unit": "working_day", "direction": "before", "section": "V.1.(1)"}
CONCLUSION = {
    "count": 10,
    "unit": "working_day",
    "section": "V.3.a",
    "extended": {"count": 15, "unit": "working_day", "grounds": ["complex"], "section": "V.3.b"},
}
REPLY = {"count": 15, "unit": "working_day", "section": "V.3.c"}
LAW_NOTICE = {"count": 7, "unit": "calendar_day", "direction": "before", "section": "Điều 43"}
LAW_PUBLICATION = {"count": 10, "unit": "calendar_day", "section": "Điều 43"}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def bound(*, advisory: bool = False, **rules: Any) -> Layers:
    data = {"id": "p", "title": "Kế hoạch", "kind": "plan", "source": {"name": "nguồn"}, "advisory": advisory}
    return Layers((convert(data | {"rules": rules}, Policy),))


def document(stem: str, **front: Any) -> DocumentFile:
    data = {"kind": stem.partition("-")[0], **front}
    return DocumentFile(f"documents/{stem}.md", stem, convert(data, Document), "", 3)


def petition(number: int = 1, **fields: Any) -> Petition:
    data: dict[str, Any] = {
        "id": number,
        "received": {"when": "before", "on": "2025-10-14", "channel": "mat_tran"},
        "petitioner": {"kind": "household"},
        "field": "moi_truong",
    }
    return convert(data | fields, Petition)


def folder(*documents: DocumentFile, petitions: tuple[Petition, ...] = (), **fields: Any) -> ConferenceFolder:
    data = {"type": "periodic", "form": "in_person", "chair": "joint", "topic": "Môi trường", "start": START}
    told = {name: value for name, value in (data | fields).items() if value is not None}
    return ConferenceFolder(KEY, convert(told, Conference), petitions, documents)


def limits(where: ConferenceFolder, layers: Layers) -> tuple[Deadline, ...]:
    return conference_deadlines(where, layers, CALENDAR, JOINED)


def only(where: ConferenceFolder, layers: Layers) -> Deadline:
    found = limits(where, layers)
    assert len(found) == 1, found
    return found[0]


# --- What a limit is on a given day


LIMIT = Deadline(
    DeadlineKind.CONCLUSION_NOTICE,
    "xa-a-2025-02",
    DeadlineKind.CONCLUSION_NOTICE.both,
    due=day("2025-11-12"),
    count=Count(day("2025-10-29"), 10, DayUnit.WORKING_DAY, Direction.AFTER),
)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2025-10-29", State.UPCOMING),
        ("2025-11-04", State.UPCOMING),
        ("2025-11-05", State.DUE_SOON),
        ("2025-11-11", State.DUE_SOON),
        ("2025-11-12", State.DUE_SOON),
        ("2025-11-13", State.OVERDUE),
        ("2026-11-13", State.OVERDUE),
    ],
)
def test_a_limit_not_met_is_upcoming_due_soon_or_overdue_from_the_day_after(today: str, state: State) -> None:
    assert DeadlineKind.CONCLUSION_NOTICE.duty.soon == 5
    assert LIMIT.state(day(today), CALENDAR) is state


@pytest.mark.parametrize(
    ("met", "today", "state"),
    [
        ("2025-11-11", "2025-11-11", State.MET),
        ("2025-11-12", "2026-01-01", State.MET),
        ("2025-11-13", "2025-11-13", State.MET_LATE),
        ("2025-11-14", "2025-11-13", State.OVERDUE),
        ("2025-11-12", "2025-11-11", State.DUE_SOON),
    ],
)
def test_a_limit_is_met_once_the_day_of_its_document_has_come(met: str, today: str, state: State) -> None:
    assert replace(LIMIT, met_on=day(met)).state(day(today), CALENDAR) is state


def test_a_limit_that_is_waived_without_data_or_without_a_date_is_never_late() -> None:
    today = day("2030-01-01")
    assert replace(LIMIT, waived="x").state(today, CALENDAR) is State.WAIVED
    assert replace(LIMIT, no_data=True).state(today, CALENDAR) is State.UNKNOWN
    assert replace(LIMIT, due=None).state(today, CALENDAR) is State.UNKNOWN


def test_a_limit_in_a_year_without_a_calendar_is_due_soon_by_the_days_of_the_calendar() -> None:
    late = replace(LIMIT, due=day("2035-06-10"))
    assert late.state(day("2035-06-04"), CALENDAR) is State.UPCOMING
    assert late.state(day("2035-06-05"), CALENDAR) is State.DUE_SOON


def test_lateness_is_counted_in_working_days_and_for_calendar_limits_in_days() -> None:
    assert LIMIT.days_late(day("2025-11-12"), CALENDAR) == 0
    assert LIMIT.days_late(day("2025-11-17"), CALENDAR) == 3
    calendar = replace(LIMIT, count=Count(day("2025-11-02"), 10, DayUnit.CALENDAR_DAY, Direction.AFTER))
    assert calendar.days_late(day("2025-11-17"), CALENDAR) == 5
    assert replace(LIMIT, count=None).days_late(day("2025-11-17"), CALENDAR) == 3


def test_lateness_ends_with_the_document_and_begins_with_the_day_after_the_limit() -> None:
    assert replace(LIMIT, met_on=day("2025-11-14")).days_late(day("2026-01-01"), CALENDAR) == 2
    assert replace(LIMIT, met_on=day("2025-11-11")).days_late(day("2026-01-01"), CALENDAR) == 0
    assert replace(LIMIT, met_on=day("2026-01-01")).days_late(day("2025-11-13"), CALENDAR) == 1
    assert replace(LIMIT, due=None).days_late(day("2026-01-01"), CALENDAR) == 0


def test_lateness_of_a_duty_before_an_event_ends_with_the_event() -> None:
    count = Count(day("2025-10-29"), 7, DayUnit.WORKING_DAY, Direction.BEFORE)
    notice = replace(LIMIT, kind=DeadlineKind.NOTICE, due=day("2025-10-20"), count=count)
    assert notice.too_late_from == day("2025-10-29")
    assert notice.days_late(day("2025-10-24"), CALENDAR) == 4
    assert [notice.days_late(day(today), CALENDAR) for today in ("2025-10-29", "2025-10-30", "2026-06-01")] == [7, 7, 7]
    assert LIMIT.too_late_from is None


def test_lateness_across_a_year_without_a_calendar_is_counted_in_days() -> None:
    assert replace(LIMIT, due=day("2027-12-31")).days_late(day("2028-01-10"), CALENDAR) == 10


# --- How a day is explained


def test_an_explained_limit_lists_every_counted_and_skipped_day() -> None:
    days = LIMIT.explain(CALENDAR)
    assert [one.date.day for one in days] == [30, 31, *range(1, 13)]
    assert [one.number for one in days if one.counted] == list(range(1, 11))
    assert {one.why for one in days if not one.counted} == {"thứ Bảy", "Chủ nhật"}


def test_a_limit_without_a_count_or_a_date_explains_nothing() -> None:
    assert replace(LIMIT, count=None).explain(CALENDAR) == ()
    assert replace(LIMIT, due=None).explain(CALENDAR) == ()


def test_a_last_day_that_is_a_day_off_rolls_and_says_by_which_law() -> None:
    count = Count(day("2025-10-29"), 10, DayUnit.CALENDAR_DAY, Direction.AFTER, rolls=True)
    assert (count.nominal(CALENDAR), count.due(CALENDAR)) == (day("2025-11-08"), day("2025-11-10"))
    days = count.explain(CALENDAR)
    assert [one.number for one in days] == [*range(1, 11), None, None]
    assert [one.date for one in days[-2:]] == [day("2025-11-09"), day("2025-11-10")]
    assert not any(one.counted for one in days[-2:])
    assert "Điều 148" in days[-1].why
    assert replace(count, rolls=False).due(CALENDAR) == day("2025-11-08")


# --- Counting: what every limit carries, and what makes it unknown


def test_a_limit_carries_its_basis_its_trigger_its_count_and_the_version_of_its_calendar() -> None:
    found = only(folder(), bound(notice=NOTICE, lead_office=OFFICES))
    assert found.kind is DeadlineKind.NOTICE
    assert found.subject == "xa-a-2025-02"
    assert found.title == DeadlineKind.NOTICE.label
    assert found.basis == (Basis("p", "V.1.(1)", "Kế hoạch"),)
    assert found.owner == "van-phong-dang-uy"
    assert found.trigger == "ngày hội nghị"
    assert found.count == Count(day("2025-10-29"), 7, DayUnit.WORKING_DAY, Direction.BEFORE)
    assert found.calendar == CALENDAR.version(day("2025-10-20"), day("2025-10-29"))
    assert not found.provisional
    assert not found.advisory


def test_both_readings_of_at_least_seven_days_before_are_told() -> None:
    found = only(folder(), bound(notice=NOTICE))
    assert (found.due, found.strict_due) == (day("2025-10-20"), day("2025-10-17"))
    strict = only(folder(), bound(notice=NOTICE | {"reading": "full_days"}))
    assert (strict.due, strict.strict_due) == (day("2025-10-17"), None)
    assert strict.count is not None
    assert strict.count.reading is Reading.FULL_DAYS


def test_an_undecided_make_up_day_moves_a_limit_too() -> None:
    saturday, monday = day("2026-05-16"), day("2026-05-18")
    table = YearTable(
        2026, {monday: "x"}, {saturday: "y"}, provisional=False, provisional_days=frozenset((saturday,)), version="v"
    )
    found = counted(Count(day("2026-05-14"), 2, DayUnit.WORKING_DAY, Direction.AFTER), Calendar([table]))
    assert (found["due"], found["undecided_due"]) == (saturday, day("2026-05-19"))
    limit = replace(LIMIT, count=None, **{name: found[name] for name in ("due", "undecided", "undecided_due")})
    assert str(if_undecided(limit)) == "nếu ngày 16/05/2026 không làm bù thì là 19/05/2026"
    assert if_undecided(LIMIT) is None


def test_nobody_is_late_by_a_day_off_that_nobody_decided() -> None:
    limit = only(folder(start="2026-11-27T07:30+07:00"), bound(notice=NOTICE))
    assert (limit.due, limit.undecided_due, limit.latest) == (day("2026-11-17"), day("2026-11-18"), day("2026-11-18"))
    for today, state, late in (("2026-11-18", State.DUE_SOON, 0), ("2026-11-19", State.OVERDUE, 1)):
        assert (limit.state(day(today), CALENDAR), limit.days_late(day(today), CALENDAR)) == (state, late), today
    assert replace(limit, met_on=day("2026-11-18")).state(day("2026-11-20"), CALENDAR) is State.MET
    assert replace(limit, met_on=day("2026-11-19")).state(day("2026-11-20"), CALENDAR) is State.MET_LATE


def test_a_limit_after_the_event_has_one_reading() -> None:
    for reading in ("nth_day", "full_days"):
        found = only(folder(), bound(conclusion_notice=CONCLUSION | {"reading": reading}))
        assert (found.due, found.strict_due) == (day("2025-11-12"), None)


def test_a_limit_that_spans_an_undecided_day_is_provisional() -> None:
    layers = bound(conclusion_notice=CONCLUSION)
    found = only(folder(start="2026-11-17T07:30+07:00"), layers)
    assert found.provisional
    assert (found.undecided, found.due, found.undecided_due) == (
        (day("2026-11-24"),),
        day("2026-12-02"),
        day("2026-12-01"),
    )
    assert str(if_undecided(found)) == "nếu ngày 24/11/2026 không nghỉ thì là 01/12/2026"
    assert not only(folder(start="2026-11-24T07:30+07:00"), layers).provisional, "the day itself is never counted"
    assert not only(folder(start="2026-11-25T07:30+07:00"), bound(law_publication=REPLY | {"count": 1})).provisional
    assert only(folder(start="2026-12-25T07:30+07:00"), layers).calendar.count("+") == 1


def test_a_limit_from_a_day_that_is_not_known_is_unknown_and_says_why() -> None:
    found = only(folder(start=None), bound(notice=NOTICE))
    assert (found.due, found.count) == (None, None)
    assert found.note == "chưa tính được vì chưa có ngày hội nghị"
    assert found.state(day("2030-01-01"), CALENDAR) is State.UNKNOWN


def test_a_limit_that_needs_a_missing_calendar_is_unknown_and_says_which() -> None:
    found = only(folder(start="2027-12-28T07:30+07:00"), bound(conclusion_notice=CONCLUSION))
    assert (found.due, found.gap) == (None, 2028)
    assert found.note is not None
    assert "2028" in found.note
    assert found.count is not None
    assert found.count.days == 10
    assert found.explain(CALENDAR) == ()
    assert found.state(day("2028-06-01"), CALENDAR) is State.UNKNOWN


def test_a_date_at_the_end_of_all_calendars_is_unknown_and_never_a_crash() -> None:
    layers = bound(law_publication=LAW_PUBLICATION, conclusion_notice=CONCLUSION)
    for found in limits(folder(start="9999-12-31T07:30+07:00"), layers):
        assert found.due is None
        assert found.note
    first = only(folder(start="0001-01-01T07:30+07:00"), bound(law_notice=LAW_NOTICE))
    assert (first.due, first.note) == (None, "chưa tính được vì ngày nằm ngoài mọi lịch")


def test_an_extension_into_a_year_without_a_calendar_is_unknown_but_keeps_the_first_limit() -> None:
    notice = document("conclusion_notice", issued="2027-12-30", extension={"ground": "complex", "reason": "nhiều việc"})
    found = only(folder(notice, start="2027-12-15T07:30+07:00"), bound(conclusion_notice=CONCLUSION))
    assert (found.due, found.base_due) == (None, day("2027-12-29"))
    assert found.note is not None
    assert "2028" in found.note


# --- Before the conference


def test_a_notice_is_met_by_the_later_of_its_sending_and_the_first_announcement() -> None:
    notice = document("notice", issued="2025-10-16", sent=[{"to": "cac-thon", "on": "2025-10-17"}], late_reason="mưa")
    announced = [{"channel": "bang_tin", "on": "2025-10-22"}, {"channel": "cong_thong_tin", "on": "2025-10-21"}]
    found = only(folder(notice), bound(notice=NOTICE))
    assert (found.met_on, found.met_by, [part.done for part in found.parts]) == (None, None, [day("2025-10-17"), None])
    found = only(folder(notice), bound(notice=NOTICE | {"parts": ["invitation"]}))
    assert (found.met_on, found.met_by, found.late_reason) == (day("2025-10-17"), "documents/notice.md", None)
    found = only(folder(notice, announced=announced), bound(notice=NOTICE))
    assert (found.met_on, found.met_by, found.late_reason) == (day("2025-10-21"), "documents/notice.md", "mưa")
    assert found.state(day("2025-12-01"), CALENDAR) is State.MET_LATE


def test_an_announcement_without_a_notice_meets_nothing() -> None:
    announced = [{"channel": "bang_tin", "on": "2025-10-10"}]
    found = only(folder(announced=announced), bound(notice=NOTICE))
    assert (found.met_on, found.met_by) == (None, None)


def test_a_notice_is_owed_by_the_office_the_policy_names_else_by_the_lead_office() -> None:
    layers = bound(notice=NOTICE | {"by": "mat-tran"}, lead_office=OFFICES)
    assert only(folder(), layers).owner == "mat-tran"
    other = {"office": "phong-kinh-te", "reason": "x"}
    assert only(folder(lead_office=other), bound(notice=NOTICE, lead_office=OFFICES)).owner == "phong-kinh-te"
    assert only(folder(), bound(notice=NOTICE)).owner is None


def test_an_urgent_conference_is_excused_from_the_notice_where_the_plan_says_so() -> None:
    excused = NOTICE | {"waived_for": ["urgent"], "waived_section": "IV.1.(1)"}
    found = only(folder(type="urgent"), bound(notice=excused))
    assert found.state(day("2030-01-01"), CALENDAR) is State.WAIVED
    assert found.waived is not None
    assert "IV.1.(1)" in found.waived
    assert only(folder(type="thematic"), bound(notice=excused)).waived is None
    assert only(folder(type="urgent"), bound(notice=NOTICE)).waived is None


def test_the_notice_of_the_law_is_advisory_and_met_by_the_first_announcement() -> None:
    announced = [{"channel": "bang_tin", "on": "2025-10-23"}, {"channel": "bao_chi", "on": "2025-10-22"}]
    found = only(folder(announced=announced), bound(advisory=True, law_notice=LAW_NOTICE))
    assert found.advisory
    assert found.owner is None
    named = only(folder(), bound(law_notice=LAW_NOTICE | {"by": "uy-ban-nhan-dan"}, lead_office=OFFICES))
    assert named.owner == "uy-ban-nhan-dan"
    assert (found.due, found.met_on) == (day("2025-10-22"), day("2025-10-22"))


def collected(*days: str | None) -> Deadline:
    rule = {"before": "2025-10-30", "by": "mat-tran", "to": "uy-ban-nhan-dan", "section": "III.3"}
    held = [
        Held(
            f"2025/{number:02}",
            ConferenceType.PERIODIC,
            Chair.JOINT,
            day("2025-11-20"),
            collected=day(sent) if sent else None,
        )
        for number, sent in enumerate(days, 1)
    ]
    year = YearFolder("xa-a", 2025)
    found = year_deadlines(year, held, bound(petition_collection=rule), CALENDAR, JOINED)
    (one,) = (limit for limit in found if limit.kind is DeadlineKind.PETITION_COLLECTION)
    return one


def test_petitions_are_collected_before_a_fixed_day_of_the_year_and_the_first_sending_decides() -> None:
    found = collected("2025-11-05", "2025-10-14", None)
    assert (found.due, found.owner, found.met_on) == (day("2025-10-29"), "mat-tran", day("2025-10-14"))
    assert found.trigger == "trước ngày 30/10/2025"
    assert found.count is None
    assert collected(None).met_on is None


def test_a_mark_of_the_archive_is_absent_or_there_and_never_late() -> None:
    mark = Deadline(DeadlineKind.DOSSIER, "x", Both("Biên bản", "minutes"), day("2025-11-12"), mark=True)
    there = replace(mark, met_on=day("2026-01-15"))
    assert mark.state(day("2025-11-12"), CALENDAR) is State.DUE_SOON
    assert mark.state(day("2026-11-12"), CALENDAR) is State.ABSENT
    assert there.state(day("2026-01-15"), CALENDAR) is State.MET
    assert not mark.charged
    assert {one.days_late(day("2026-11-12"), CALENDAR) for one in (mark, there)} == {0}
    assert replace(mark, mark=False).state(day("2026-11-12"), CALENDAR) is State.OVERDUE


def test_what_is_there_without_a_date_is_unclear_and_not_overdue() -> None:
    notice = document("conclusion_notice")
    (limit,) = of_conference(limits(folder(notice), bound(conclusion_notice=CONCLUSION)), folder(notice))
    assert (limit.unclear, limit.state(day("2026-11-12"), CALENDAR)) == (UNDATED, State.UNKNOWN)
    assert limit.days_late(day("2026-11-12"), CALENDAR) == 0
    (absent,) = of_conference(limits(folder(), bound(conclusion_notice=CONCLUSION)), folder())
    assert (absent.unclear, absent.state(day("2026-11-12"), CALENDAR)) == (None, State.OVERDUE)


# --- After the conference


def test_a_conclusion_notice_is_met_when_it_is_issued_and_sent() -> None:
    notice = document("conclusion_notice", issued="2025-11-12", sent=[{"to": "mat-tran", "on": "2025-11-13"}])
    found = only(folder(notice), bound(conclusion_notice=CONCLUSION))
    assert (found.due, found.met_on) == (day("2025-11-12"), day("2025-11-13"))
    assert (found.base_due, found.extension) == (None, None)
    assert found.state(day("2025-12-01"), CALENDAR) is State.MET_LATE


def test_an_extension_on_a_ground_of_the_plan_gives_the_later_limit_and_keeps_the_first() -> None:
    more = {"ground": "complex", "reason": "nhiều việc"}
    sent = [{"to": "mat-tran", "on": "2025-11-18"}]
    notice = document("conclusion_notice", issued="2025-11-18", sent=sent, extension=more)
    found = only(folder(notice), bound(conclusion_notice=CONCLUSION))
    assert (found.due, found.base_due) == (day("2025-11-19"), day("2025-11-12"))
    assert found.extension == "nhiều việc"
    assert found.basis == (Basis("p", "V.3.b", "Kế hoạch"),)
    assert found.kind is DeadlineKind.CONCLUSION_NOTICE
    assert found.state(day("2025-12-01"), CALENDAR) is State.MET


@pytest.mark.parametrize("ground", ["beyond_authority", "several_bodies", "more_time"])
def test_an_extension_on_another_ground_changes_nothing(ground: str) -> None:
    notice = document("conclusion_notice", issued="2025-11-18", extension={"ground": ground, "reason": "x"})
    found = only(folder(notice), bound(conclusion_notice=CONCLUSION))
    assert (found.due, found.base_due) == (day("2025-11-12"), None)


def test_an_extension_where_the_plan_has_none_changes_nothing() -> None:
    notice = document("conclusion_notice", issued="2025-11-18", extension={"ground": "complex", "reason": "x"})
    plain = {name: value for name, value in CONCLUSION.items() if name != "extended"}
    assert only(folder(notice), bound(conclusion_notice=plain)).due == day("2025-11-12")


def test_an_extension_of_a_conference_without_a_day_stays_unknown() -> None:
    notice = document("conclusion_notice", issued="2025-11-18", extension={"ground": "complex", "reason": "x"})
    found = only(folder(notice, start=None), bound(conclusion_notice=CONCLUSION))
    assert (found.due, found.note) == (None, "chưa tính được vì chưa có ngày hội nghị")


@pytest.mark.parametrize(
    ("start", "due"), [("2025-10-25", "2025-11-04"), ("2025-10-29", "2025-11-10"), ("2025-12-24", "2026-01-05")]
)
def test_the_publication_of_the_law_rolls_to_the_next_working_day(start: str, due: str) -> None:
    layers = bound(advisory=True, law_publication=LAW_PUBLICATION)
    found = only(folder(start=f"{start}T07:30+07:00"), layers)
    assert (found.due, found.advisory) == (day(due), True)
    assert found.count is not None
    assert found.count.rolls


def test_a_conclusion_notice_kept_from_the_public_does_not_meet_the_publication_of_the_law() -> None:
    layers = bound(advisory=True, law_publication=LAW_PUBLICATION)
    assert only(folder(document("conclusion_notice", issued="2025-11-05")), layers).met_on == day("2025-11-05")
    kept = document("conclusion_notice", issued="2025-11-05", public=False, public_reason="x")
    assert only(folder(kept), layers).met_on is None
    assert only(folder(), layers).met_on is None


FORWARDING: dict[str, Any] = {"forwarding": {"count": 5, "unit": "working_day", "section": "III.4"}}


def passed_on(where: ConferenceFolder) -> dict[DeadlineKind, Deadline]:
    both = (DeadlineKind.SUBMISSION, DeadlineKind.FORWARDING)
    return {one.kind: one for one in limits(where, bound(**FORWARDING)) if one.kind in both}


def given_up(number: int) -> Petition:
    return petition(number, **{"class": "reported_up"})


def given_across(number: int) -> Petition:
    return petition(number, **{"class": "to_verify", "assigned": {"office": "phong-kinh-te"}})


def letter(stem: str, to: str, on: str, *petitions: int) -> DocumentFile:
    return document(stem, issued=on, sent=[{"to": to, "on": on}], petitions=list(petitions))


def test_what_goes_up_and_what_goes_across_are_two_duties_each_met_petition_by_petition() -> None:
    across = letter("forwarding_letter", "phong-kinh-te", "2025-11-04", 2)
    late_up = letter("petition_to_superior", "cap-tren", "2025-12-04", 1)
    found = passed_on(folder(across, late_up, petitions=(given_up(1), given_across(2))))
    assert {kind: (one.due, one.met_on) for kind, one in found.items()} == {
        DeadlineKind.SUBMISSION: (day("2025-11-05"), day("2025-12-04")),
        DeadlineKind.FORWARDING: (day("2025-11-05"), day("2025-11-04")),
    }
    # One kind of letter never stands for the other, nor one that names another petition, nor one sent to nobody.
    for other in (
        letter("petition_to_superior", "phong-kinh-te", "2025-11-04", 2),
        letter("forwarding_letter", "phong-kinh-te", "2025-11-04", 1),
        letter("forwarding_letter", "mat-tran", "2025-11-04", 2),
        document("forwarding_letter", issued="2025-11-04", petitions=[2]),
    ):
        assert passed_on(folder(other, petitions=(given_across(2),)))[DeadlineKind.FORWARDING].met_on is None


def test_the_conclusion_notice_sent_to_the_very_body_passes_a_matter_on() -> None:
    for to, kind, one in (
        ("phong-kinh-te", DeadlineKind.FORWARDING, given_across(1)),
        ("co-quan-co-tham-quyen", DeadlineKind.FORWARDING, given_across(1)),
        ("cap-tren", DeadlineKind.SUBMISSION, given_up(1)),
    ):
        notice = letter("conclusion_notice", to, "2025-11-03")
        assert passed_on(folder(notice, petitions=(one,)))[kind].met_on == day("2025-11-03")
    elsewhere = letter("conclusion_notice", "mat-tran", "2025-11-03")
    assert passed_on(folder(elsewhere, petitions=(given_up(1),)))[DeadlineKind.SUBMISSION].met_on is None


def test_nobody_owes_a_forwarding_where_no_petition_needs_it() -> None:
    classes = ("answered", "refused")
    assert not passed_on(folder())
    assert not passed_on(folder(petitions=(petition(9), *(petition(1, **{"class": one}) for one in classes))))
    gone = petition(1, **{"class": "reported_up", "states": [{"state": "withdrawn", "on": "2025-10-30"}]})
    assert not passed_on(folder(petitions=(gone, petition(2, **{"class": "reported_up", "duplicate_of": 1}))))


def open_petition(**fields: Any) -> Petition:
    return petition(7, **{"class": "to_verify", "assigned": {"office": "phong-kinh-te"}, **fields})


def test_a_reply_is_counted_from_the_issue_of_the_conclusion_notice() -> None:
    sent = [{"to": "nguoi-neu-kien-nghi", "on": "2025-12-02"}]
    notice = document("conclusion_notice", issued="2025-11-12")
    reply = document("written_reply-3", issued="2025-12-02", sent=sent, late_reason="chờ đo đạc")
    found = only(
        folder(notice, reply, petitions=(petition(1), open_petition(reply="written_reply-3"))),
        bound(written_reply=REPLY | {"from_receipt": False}),
    )
    assert found.subject == "xa-a-2025-02-007"
    assert found.title == "Trả lời bằng văn bản kiến nghị số 7"
    assert (found.due, found.met_on) == (day("2025-12-03"), day("2025-12-02"))
    assert (found.owner, found.route) == ("phong-kinh-te", (1,))
    assert (found.petition, found.stem, found.document) == (7, "written_reply-3", None)
    assert (found.met_by, found.late_reason) == ("documents/written_reply-3.md", "chờ đo đạc")
    assert found.trigger == "ngày có thông báo kết luận"


def test_a_reply_is_counted_from_receipt_where_it_is_recorded_and_the_plan_counts_so() -> None:
    sent = [
        {"to": "mat-tran", "on": "2025-11-12", "received": "2025-11-12"},
        {"to": "phong-kinh-te", "on": "2025-11-12", "received": "2025-11-14"},
    ]
    where = folder(document("conclusion_notice", issued="2025-11-12", sent=sent), petitions=(open_petition(),))
    found = only(where, bound(written_reply=REPLY))
    assert found.count is not None
    assert (found.count.start, found.due) == (day("2025-11-14"), day("2025-12-05"))
    assert "nhận" in found.trigger
    issue = only(where, bound(written_reply=REPLY | {"from_receipt": False, "count": 7}))
    assert issue.due == day("2025-11-21")


def test_a_reply_is_counted_from_the_first_sending_when_no_issue_date_is_known() -> None:
    notice = document("conclusion_notice", sent=[{"to": "phong-kinh-te", "on": "2025-11-13"}])
    rule = REPLY | {"from_receipt": False}
    assert only(folder(notice, petitions=(open_petition(),)), bound(written_reply=rule)).due == day("2025-12-04")


def replied(sent: list[dict[str, Any]], reply: str | None) -> Deadline:
    copies = [{"to": "nguoi-neu-kien-nghi", "on": reply}]
    answer = (document("written_reply", issued=reply, sent=copies),) if reply else ()
    given = {"reply": "written_reply"} if reply else {}
    notice = document("conclusion_notice", issued="2025-11-07", sent=sent)
    return only(folder(notice, *answer, petitions=(open_petition(**given),)), bound(written_reply=REPLY))


def replies_of(*days: str, reply: str, **fields: Any) -> tuple[Deadline, ...]:
    """The limits of petition 7, whose written replies were out on those days; `reply` names one of them."""
    notice = document("conclusion_notice", issued="2025-11-12")
    papers = [
        document(
            f"written_reply-{number}",
            issued=one,
            sent=[{"to": "nguoi-neu-kien-nghi", "on": one}],
            petitions=[7],
        )
        for number, one in enumerate(days, 1)
    ]
    petitions = (open_petition(reply=f"written_reply-{reply}", **fields),)
    return limits(folder(notice, *papers, petitions=petitions), bound(written_reply=REPLY | {"from_receipt": False}))


def test_the_first_reply_that_names_a_petition_meets_its_limit_whatever_reply_names() -> None:
    """A matter reported up: the commune answered in time, and `reply` names what came from the city later."""
    for reply in ("1", "2"):
        (found,) = replies_of("2025-12-02", "2026-02-10", reply=reply)
        assert (found.due, found.met_on, found.stem) == (day("2025-12-03"), day("2025-12-02"), "written_reply-1")
    (late,) = replies_of("2025-12-04", "2026-02-10", reply="2")
    assert (late.met_on, late.stem) == (day("2025-12-04"), "written_reply-1")


def test_a_reply_sent_to_nobody_gives_way_to_the_one_that_was_sent() -> None:
    unsent = document("written_reply-1", issued="2025-11-20", petitions=[7])
    sent = document(
        "written_reply-2", issued="2025-12-01", sent=[{"to": "mat-tran", "on": "2025-12-01"}], petitions=[7]
    )
    notice = document("conclusion_notice", issued="2025-11-12")
    rules = bound(written_reply=REPLY | {"from_receipt": False})
    found = only(folder(notice, unsent, sent, petitions=(open_petition(reply="written_reply-1"),)), rules)
    assert (found.met_on, found.stem) == (day("2025-12-01"), "written_reply-2")


@pytest.mark.parametrize(("classed", "met"), [("to_verify", None), ("reported_up", "2025-12-02")])
def test_a_reply_that_tells_only_of_work_under_way_ends_no_day_set_for_an_office(classed: str, met: str | None) -> None:
    """S3 IV.3.2: it meets the limit of the reply; what others have to settle is answered by telling so."""
    states = [{"state": "under_way", "on": "2025-12-02", "document": "written_reply-1"}]
    due = {"office": "phong-kinh-te", "due": "2025-12-10"}
    found = replies_of("2025-12-02", reply="1", states=states, assigned=due, **{"class": classed})
    days = {one.kind: one.met_on for one in found}
    assert days[DeadlineKind.ASSIGNED_DUE] == (day(met) if met else None)
    if classed == "to_verify":
        assert days[DeadlineKind.WRITTEN_REPLY] == day("2025-12-02")


def test_a_reply_has_no_known_limit_while_the_receipt_is_not_recorded_but_one_before_which_it_cannot_end() -> None:
    """S0 V.3.b "sau khi nhận được": sent on 14/11, so at the earliest due on 05/12."""
    sent = [{"to": "phong-kinh-te", "on": "2025-11-14"}]
    open_, in_time, later = replied(sent, None), replied(sent, "2025-12-05"), replied(sent, "2025-12-06")
    assert (open_.due, open_.not_before) == (None, day("2025-12-05"))
    assert open_.note is not None
    assert "chưa ghi ngày" in open_.note
    states = [one.state(day("2026-03-01"), CALENDAR) for one in (open_, in_time, later)]
    assert states == [State.UNKNOWN, State.MET, State.UNKNOWN]


def test_the_receipt_of_the_competent_bodies_counts_for_the_office_that_no_line_names() -> None:
    generic = {"to": "co-quan-co-tham-quyen", "on": "2025-11-07", "received": "2025-11-14"}
    assert replied([generic], None).due == day("2025-12-05")
    own = {"to": "phong-kinh-te", "on": "2025-11-07"}
    assert replied([generic, own], None).due is None


def test_a_reply_without_a_conclusion_notice_or_with_an_undated_one_is_unknown() -> None:
    for documents, unsaid in (
        ((), "ngày có thông báo kết luận"),
        ((document("conclusion_notice"),), "ngày cơ quan được giao nhận thông báo kết luận"),
    ):
        found = only(folder(*documents, petitions=(open_petition(),)), bound(written_reply=REPLY))
        assert (found.due, found.note) == (None, f"chưa tính được vì chưa có {unsaid}")


def test_a_reply_is_owed_by_nobody_known_until_the_petition_is_assigned() -> None:
    notice = document("conclusion_notice", issued="2025-11-12")
    found = only(folder(notice, petitions=(open_petition(assigned=None),)), bound(written_reply=REPLY))
    assert (found.owner, found.due, found.not_before) == (None, None, day("2025-12-03"))


TOLD: dict[str, Any] = {
    "conclusion_notice": {"count": 10, "unit": "working_day", "section": "V.3.a"},
    "conclusion_recipients": {
        "to": ["co-quan-co-tham-quyen", "nguoi-neu-kien-nghi", "mat-tran", "cap-tren"],
        "section": "V.3.a",
    },
}


def told(*sent: tuple[str, str], petitions: tuple[Petition, ...] = ()) -> Deadline:
    lines = [{"to": to, "on": on} for to, on in sent]
    where = folder(document("conclusion_notice", issued="2025-11-07", sent=lines), petitions=petitions)
    return next(one for one in limits(where, bound(**TOLD)) if one.kind is DeadlineKind.CONCLUSION_NOTICE)


def test_the_last_required_recipient_decides_when_the_conclusion_was_told() -> None:
    """S0 V.3.a "đồng thời gửi": one copy in time is not the duty done."""
    raised = (open_petition(),)
    in_time = (("co-quan-co-tham-quyen", "2025-11-07"), ("mat-tran", "2025-11-07"))
    late = told(*in_time, ("nguoi-neu-kien-nghi", "2025-12-17"), petitions=raised)
    assert (late.met_on, late.state(day("2026-01-01"), CALENDAR)) == (day("2025-12-17"), State.MET_LATE)
    never = told(*in_time, petitions=raised)
    assert [part.recipient for part in lacking(never.parts)] == ["nguoi-neu-kien-nghi"]
    assert (begun(never.parts), never.met_on) == (day("2025-11-07"), None)
    # The superiors are not waited for, nor petitioners where nobody raised anything; an office stands for "bodies".
    assert told(*in_time).met_on == day("2025-11-07")
    office = (("phong-kinh-te", "2025-11-10"), ("mat-tran", "2025-11-07"), ("nguoi-neu-kien-nghi", "2025-11-07"))
    assert told(*office, petitions=raised).met_on == day("2025-11-10")
    assert told(petitions=raised).met_on is None


@pytest.mark.parametrize(
    ("fields", "owed"),
    [
        ({"class": "to_verify"}, True),
        ({"class": "to_verify", "states": [{"state": "answered", "on": "2025-11-20"}]}, True),
        ({"class": "to_verify", "states": [{"state": "withdrawn", "on": "2025-11-20"}]}, False),
        ({"class": "to_verify", "duplicate_of": 2}, False),
        ({"class": "answered"}, False),
        ({"class": "reported_up"}, False),
        ({"class": "refused"}, False),
        ({}, False),
    ],
)
def test_a_reply_is_owed_on_what_was_left_to_verify(fields: dict[str, Any], owed: bool) -> None:  # noqa: FBT001
    assert owes_reply(petition(1, **fields)) is owed


@pytest.mark.parametrize(
    ("fields", "owed"),
    [
        ({"class": "answered"}, True),
        ({"class": "reported_up"}, True),
        ({"class": "answered", "duplicate_of": 2}, False),
        ({"class": "answered", "states": [{"state": "withdrawn", "on": "2025-11-20"}]}, False),
    ],
)
def test_what_the_conclusion_calls_unsolved_owes_a_reply(fields: dict[str, Any], owed: bool) -> None:  # noqa: FBT001
    assert owes_reply(petition(1, **fields), (1,)) is owed


def test_the_day_set_for_an_office_is_a_limit_of_its_own() -> None:
    states = [
        {"state": "assigned", "on": "2025-11-12"},
        {"state": "answered", "on": "2025-12-02"},
        {"state": "resolved", "on": "2025-12-09"},
    ]
    due = {"office": "phong-kinh-te", "due": "2025-12-03"}
    found = only(folder(petitions=(petition(1), open_petition(assigned=due, states=states))), bound())
    assert found.kind is DeadlineKind.ASSIGNED_DUE
    assert (found.subject, found.route) == ("xa-a-2025-02-007", (1, "assigned", "due"))
    assert (found.petition, found.stem) == (7, None)
    assert (found.due, found.met_on, found.owner) == (day("2025-12-03"), day("2025-12-02"), "phong-kinh-te")
    assert limits(folder(petitions=(open_petition(),)), bound()) == ()


# --- The dossier

DOSSIER = {
    "for": ["periodic", "thematic"],
    "required": ["notice", "petition_summary", "programme", "minutes", "conclusion_notice", "results_report"],
    "optional": ["directive"],
    "section": "V.4.a",
}


def dossier(where: ConferenceFolder, **rules: Any) -> dict[str, Deadline]:
    found = limits(where, bound(dossier=DOSSIER, **rules))
    return {one.title: one for one in found if one.kind is DeadlineKind.DOSSIER}


def of(found: dict[str, Deadline], kind: DocumentKind) -> Deadline:
    return found[kind.label]


def test_each_required_document_but_the_conclusion_notice_is_owed_by_the_end_of_its_phase() -> None:
    notice = document("conclusion_notice", issued="2025-11-12")
    where = folder(notice, petitions=(open_petition(),))
    unknown = dossier(where, conclusion_notice=CONCLUSION, written_reply=REPLY)
    report_ = of(unknown, DocumentKind.RESULTS_REPORT)
    assert (report_.due, report_.waived) == (None, None)
    found = dossier(where, conclusion_notice=CONCLUSION, written_reply=REPLY | {"from_receipt": False})
    assert {title: one.due for title, one in found.items()} == {
        DocumentKind.NOTICE.label: day("2025-10-29"),
        DocumentKind.PETITION_SUMMARY.label: day("2025-10-29"),
        DocumentKind.PROGRAMME.label: day("2025-10-29"),
        DocumentKind.MINUTES.label: day("2025-11-12"),
        DocumentKind.RESULTS_REPORT.label: day("2025-12-03"),
    }
    assert all(one.basis == (Basis("p", "V.4.a", "Kế hoạch"),) for one in found.values())
    assert all(one.note and "mốc của kho" in one.note for one in found.values())


def test_a_document_of_the_dossier_is_met_by_the_first_of_its_kind() -> None:
    documents = (document("minutes-2", issued="2025-11-20"), document("minutes-1", issued="2025-11-03"))
    found = of(dossier(folder(*documents), conclusion_notice=CONCLUSION), DocumentKind.MINUTES)
    assert (found.met_on, found.met_by) == (day("2025-11-03"), "documents/minutes-1.md")
    assert (found.document, found.stem, found.petition) == (DocumentKind.MINUTES, "minutes-1", None)
    assert found.state(day("2026-01-01"), CALENDAR) is State.MET


def test_a_document_without_ground_is_not_demanded_but_counts_when_it_is_there() -> None:
    at = {"when": "at", "on": "2025-10-29", "channel": "tai_hoi_nghi"}
    found = dossier(folder(petitions=(petition(1, received=at),)))
    assert of(found, DocumentKind.PETITION_SUMMARY).waived == "không có kiến nghị nào được thu thập trước hội nghị"
    assert of(found, DocumentKind.RESULTS_REPORT).waived == "không có kiến nghị nào phải giải quyết sau hội nghị"
    assert of(found, DocumentKind.NOTICE).waived is None
    there = dossier(folder(document("petition_summary", issued="2025-10-20")))
    assert of(there, DocumentKind.PETITION_SUMMARY).state(day("2026-01-01"), CALENDAR) is State.MET
    assert of(dossier(folder(petitions=(petition(1),))), DocumentKind.PETITION_SUMMARY).waived is None


def test_the_dossier_of_an_urgent_conference_is_put_together_case_by_case() -> None:
    urgent = folder(type="urgent")
    assert dossier(urgent) == {}
    assert dossier(folder(type="thematic"))


# --- What owes nothing, and what is not known because nothing was kept


def test_a_conference_that_is_cancelled_or_unreadable_owes_nothing() -> None:
    layers = bound(notice=NOTICE, conclusion_notice=CONCLUSION, dossier=DOSSIER)
    cancelled = folder(cancelled={"decided": "2025-10-20", "reason": "bão"})
    assert limits(cancelled, layers) == ()
    assert limits(ConferenceFolder(KEY, None), layers) == ()


def test_a_policy_that_says_nothing_gives_no_limits() -> None:
    assert limits(folder(petitions=(open_petition(),)), bound()) == ()
    assert limits(folder(), Layers()) == ()


def test_a_duty_before_the_archive_was_kept_is_without_data_and_one_after_is_not() -> None:
    layers = bound(notice=NOTICE, conclusion_notice=CONCLUSION)
    before, after = conference_deadlines(folder(), layers, CALENDAR, day("2025-11-12"))
    assert (before.no_data, before.note) == (True, NO_DATA)
    assert before.state(day("2030-01-01"), CALENDAR) is State.UNKNOWN
    assert not after.no_data
    assert after.state(day("2030-01-01"), CALENDAR) is State.OVERDUE


def test_every_duty_of_a_unit_that_has_not_joined_is_without_data() -> None:
    found = conference_deadlines(folder(), bound(notice=NOTICE, dossier=DOSSIER), CALENDAR, None)
    assert len(found) == 6
    assert all(one.no_data and one.note == NO_DATA for one in found)


def test_the_limits_come_in_the_order_of_the_steps() -> None:
    notice = document("conclusion_notice", issued="2025-11-12")
    due = {"office": "phong-kinh-te", "due": "2025-12-03"}
    layers = bound(
        notice=NOTICE,
        law_notice=LAW_NOTICE,
        conclusion_notice=CONCLUSION,
        law_publication=LAW_PUBLICATION,
        forwarding={"count": 5, "unit": "working_day", "section": "III.4"},
        written_reply=REPLY,
        dossier=DOSSIER | {"required": ["minutes"]},
    )
    found = limits(folder(notice, petitions=(open_petition(assigned=due),)), layers)
    assert [one.kind.value for one in found] == [
        "notice",
        "law_notice",
        "conclusion_notice",
        "law_publication",
        "forwarding",
        "written_reply",
        "assigned_due",
        "dossier",
    ]


# --- An event that is not in the archive


def event(layers: Layers, when: str = "2025-10-29", **given: Any) -> dict[str, Deadline]:
    asked: dict[str, Any] = {"type_": ConferenceType.PERIODIC, "chair": Chair.JOINT} | given
    found = event_deadlines("xa-a", day(when), asked["type_"], asked["chair"], layers, CALENDAR)
    return {one.kind.value: one for one in found}


def test_an_event_has_every_limit_that_the_policy_sets_and_no_other() -> None:
    layers = bound(
        notice=NOTICE,
        law_notice=LAW_NOTICE,
        conclusion_notice=CONCLUSION,
        law_publication=LAW_PUBLICATION,
        forwarding={"count": 5, "unit": "working_day", "section": "III.4", "by": "van-phong-hdnd-ubnd"},
        written_reply=REPLY,
        lead_office=OFFICES,
    )
    found = event(layers)
    assert {kind: one.due for kind, one in found.items()} == {
        "notice": day("2025-10-20"),
        "law_notice": day("2025-10-22"),
        "conclusion_notice": day("2025-11-12"),
        "conclusion_notice_extended": day("2025-11-19"),
        "law_publication": day("2025-11-10"),
        "forwarding": day("2025-11-05"),
        "submission": day("2025-11-05"),
        "written_reply": day("2025-12-03"),
    }
    assert {one.owner for one in found.values()} == {"van-phong-dang-uy", "van-phong-hdnd-ubnd", None}
    assert found["conclusion_notice_extended"].basis[0].section == "V.3.b"
    assert event(bound()) == {}


def test_an_event_without_a_known_chair_has_no_owner() -> None:
    assert event(bound(notice=NOTICE, lead_office=OFFICES), chair=None)["notice"].owner is None


def test_an_urgent_event_is_given_no_notice_where_the_plan_excuses_it() -> None:
    layers = bound(notice=NOTICE | {"waived_for": ["urgent"]})
    assert event(layers, type_=ConferenceType.URGENT) == {}
    assert "notice" in event(layers, type_=ConferenceType.THEMATIC)


def test_the_reply_to_an_event_is_unknown_when_its_conclusion_is() -> None:
    found = event(bound(conclusion_notice=CONCLUSION, written_reply=REPLY), "2027-12-28")
    assert found["conclusion_notice"].due is None
    assert found["conclusion_notice_extended"].due is None
    assert found["written_reply"].note == "chưa tính được vì chưa có ngày có thông báo kết luận"


def test_a_reply_without_a_limit_for_the_conclusion_is_unknown() -> None:
    found = event(bound(written_reply=REPLY))
    assert list(found) == ["written_reply"]
    assert found["written_reply"].due is None


# --- A unit's year

PERIODIC, THEMATIC, URGENT = ConferenceType


def held(number: int, type_: ConferenceType, when: str | None, chair: Chair = Chair.JOINT) -> Held:
    return Held(f"2025/{number:02}", type_, chair, day(when) if when else None)


def year_limits(*conferences: Held, reports: tuple[ReportFile, ...] = (), **rules: Any) -> tuple[Deadline, ...]:
    where = YearFolder("xa-a", 2025, reports=reports)
    return year_deadlines(where, conferences, bound(**rules), CALENDAR, JOINED)


def quota(**fields: Any) -> dict[str, Any]:
    return {"at_least": 1, "of": ["periodic", "thematic"], "section": "II", **fields}


def test_the_quota_is_met_by_the_first_conference_of_a_kind_that_counts() -> None:
    conferences = (
        held(1, URGENT, "2025-03-03"),
        held(2, PERIODIC, "2025-10-29"),
        held(3, THEMATIC, "2025-06-06"),
        held(4, PERIODIC, None),
    )
    [found] = year_limits(*conferences, quota=quota())
    assert (found.due, found.met_on) == (day("2025-12-31"), day("2025-06-06"))
    assert found.subject == "xa-a-2025"
    assert found.title == "Ít nhất 01 cuộc đối thoại định kỳ hoặc chuyên đề trong năm"
    assert found.note is not None
    assert "chưa nói rõ" in found.note
    assert found.state(day("2025-12-31"), CALENDAR) is State.MET


def test_a_quota_of_two_is_met_by_the_second_and_not_by_one_alone() -> None:
    rule = quota(at_least=2, of=[], each_leader="no")
    [found] = year_limits(held(1, URGENT, "2025-03-03"), quota=rule)
    assert found.met_on is None
    assert found.note is None
    assert found.title == "Ít nhất 02 cuộc đối thoại trong năm"
    assert found.state(day("2026-01-01"), CALENDAR) is State.OVERDUE
    [found] = year_limits(held(1, URGENT, "2025-03-03"), held(2, PERIODIC, "2025-10-29"), quota=rule)
    assert found.met_on == day("2025-10-29")


def test_a_quota_for_each_leader_is_counted_for_each_and_a_joint_conference_counts_for_both() -> None:
    rule = quota(each_leader="yes")
    found = year_limits(held(1, PERIODIC, "2025-10-29", Chair.SECRETARY), quota=rule)
    by = {Chair.SECRETARY.label in one.title: one.met_on for one in found}
    assert by == {True: day("2025-10-29"), False: None}
    both = year_limits(held(1, PERIODIC, "2025-10-29"), quota=rule)
    assert [one.met_on for one in both] == [day("2025-10-29")] * 2


def test_a_planned_window_is_met_by_the_first_conference_inside_or_after_it() -> None:
    rule = {"section": "II.6", "text": "quý IV", "from": "2025-10-01", "to": "2025-11-14", "note": "x"}
    early, late = held(1, PERIODIC, "2025-09-30"), held(2, PERIODIC, "2025-11-15")
    [found] = year_limits(early, late, held(3, PERIODIC, None), held_within=rule)
    assert (found.due, found.met_on, found.note) == (day("2025-11-14"), day("2025-11-15"), "x")
    assert found.state(day("2025-12-01"), CALENDAR) is State.MET_LATE
    assert found.title.endswith(": quý IV")
    [found] = year_limits(early, held_within={name: rule[name] for name in ("section", "text", "to")})
    assert found.met_on == day("2025-09-30")
    [found] = year_limits(held_within=rule)
    assert found.met_on is None


def test_a_window_without_an_end_is_no_limit() -> None:
    assert year_limits(held_within={"section": "IV.1", "text": "dự kiến đầu tháng 11"}) == ()


QUARTERLY = {
    "kind": "quarterly_report",
    "period": "quarter",
    "before_day": 15,
    "by": "ban",
    "to": "tp",
    "section": "VI.1",
}
ANNUAL = QUARTERLY | {"kind": "annual_report", "period": "year", "before_month": 11}
HALF = QUARTERLY | {"kind": "half_year_report", "period": "half_year", "before_day": 20}


def report(stem: str, **front: Any) -> ReportFile:
    data = {"kind": stem.partition("-")[0], **front}
    return ReportFile(f"reports/{stem}.md", stem, convert(data, Report), "", 3)


def test_reports_fall_due_the_day_before_and_name_the_last_working_day_in_time() -> None:
    found = year_limits_of(QUARTERLY, ANNUAL, HALF)
    told = [(one.title, one.due, one.note and one.note[-10:]) for one in found]
    assert told == [
        ("Báo cáo quý 1 năm 2025", day("2025-03-14"), "14/03/2025"),
        ("Báo cáo quý 2 năm 2025", day("2025-06-14"), "13/06/2025"),
        ("Báo cáo 6 tháng năm 2025", day("2025-06-19"), "19/06/2025"),
        ("Báo cáo quý 3 năm 2025", day("2025-09-14"), "12/09/2025"),
        ("Báo cáo năm 2025", day("2025-11-14"), "14/11/2025"),
        ("Báo cáo quý 4 năm 2025", day("2025-12-14"), "12/12/2025"),
    ]
    assert {one.owner for one in found} == {"ban"}
    assert found[0].trigger == "trước ngày 15/03/2025"


def year_limits_of(
    *rules: dict[str, Any], year: int = 2025, reports: tuple[ReportFile, ...] = ()
) -> tuple[Deadline, ...]:
    return year_deadlines(YearFolder("xa-a", year, reports=reports), (), bound(reports=list(rules)), CALENDAR, JOINED)


@pytest.mark.parametrize(
    ("rule", "year", "last"),
    [
        (QUARTERLY, 2026, ["13/03/2026", "12/06/2026", "14/09/2026", "14/12/2026"]),
        (ANNUAL, 2026, ["13/11/2026"]),
        (ANNUAL | {"before_day": 10, "before_month": 12}, 2025, ["09/12/2025"]),
        (HALF, 2026, ["19/06/2026"]),
    ],
)
def test_the_last_working_days_of_domain_a9_come_out(rule: dict[str, Any], year: int, last: list[str]) -> None:
    assert [one.note and one.note[-10:] for one in year_limits_of(rule, year=year)] == last


def test_a_report_is_met_when_it_was_sent_to_the_body_that_is_owed_it() -> None:
    sent = [{"to": "dang-uy", "on": "2025-03-10"}, {"to": "tp", "on": "2025-03-17"}, {"to": "tp", "on": "2025-03-16"}]
    reports = (
        report("quarterly_report-1", period=1, issued="2025-03-10", sent=sent, late_reason="ốm"),
        report("quarterly_report-3", period=3, issued="2025-09-10"),
    )
    first, second, third, _ = year_limits_of(QUARTERLY, reports=reports)
    assert (first.met_on, first.met_by, first.late_reason) == (
        day("2025-03-16"),
        "reports/quarterly_report-1.md",
        "ốm",
    )
    assert (second.met_on, second.met_by) == (None, None)
    assert (third.met_on, third.met_by) == (None, "reports/quarterly_report-3.md")
    copy = {"to": ANNUAL["to"], "on": "2025-11-13"}
    [annual] = year_limits_of(ANNUAL, reports=(*reports, report("annual_report", issued="2025-11-13", sent=[copy])))
    assert annual.met_on == day("2025-11-13")


@pytest.mark.parametrize(("issued", "first"), [("2025-03-14", 1), ("2025-03-15", 2), ("2025-03-16", 2)])
def test_a_report_due_before_the_day_from_which_the_plan_binds_is_not_owed(issued: str, first: int) -> None:
    """Before 15/3: on the 15th it was too late to be owed by a plan of that day."""
    fields = {"title": "Kế hoạch", "policy": "p", "line": "party", "body": "Đảng ủy", "issued": issued}
    where = YearFolder("xa-a", 2025, plan=convert(fields, Plan))
    found = year_deadlines(where, (), bound(reports=[QUARTERLY]), CALENDAR, JOINED)
    assert found[0].title == f"Báo cáo quý {first} năm 2025"


def test_a_report_due_on_a_day_that_its_month_does_not_have_falls_due_before_the_last() -> None:
    found = year_limits_of(QUARTERLY | {"before_day": 31})
    assert [one.due for one in found] == [day("2025-03-30"), day("2025-06-29"), day("2025-09-29"), day("2025-12-30")]


def test_the_last_working_day_is_not_told_where_no_calendar_is() -> None:
    [found] = year_limits_of(ANNUAL, year=2031)
    assert (found.due, found.note) == (day("2031-11-14"), None)


def test_duties_without_a_date_come_last_and_are_never_late() -> None:
    duty = {"text": "Báo ngày tổ chức", "by": "ban", "to": "tp", "section": "VI.1"}
    found = year_limits(quota=quota(), undated=[duty])
    assert [one.kind for one in found] == [DeadlineKind.QUOTA, DeadlineKind.UNDATED]
    assert (found[1].due, found[1].title, found[1].owner) == (None, "Báo ngày tổ chức", "ban")
    assert found[1].note == "kế hoạch không nêu ngày"
    assert found[1].state(day("2030-01-01"), CALENDAR) is State.UNKNOWN


def test_a_duty_without_a_date_is_met_once_the_plan_says_when_it_was_done() -> None:
    duties = [{"text": text, "by": "ban", "section": "VI.1"} for text in ("Báo ngày tổ chức", "Cung cấp thông tin")]
    done = {"duties_done": [{"duty": 2, "on": "2025-11-03"}]}
    plan = convert({"title": "Kế hoạch", "policy": "a", "line": "party", "body": "Đảng ủy"} | done, Plan)
    found = year_deadlines(YearFolder("xa-a", 2025, plan), (), bound(undated=duties), CALENDAR, day("2025-01-01"))
    assert [one.met_on for one in found] == [None, day("2025-11-03")]
    assert [one.state(day("2025-11-03"), CALENDAR) for one in found] == [State.UNKNOWN, State.MET]
    assert found[1].state(day("2025-11-02"), CALENDAR) is State.UNKNOWN


def test_a_year_before_the_archive_was_kept_is_without_data() -> None:
    where = YearFolder("xa-a", 2025)
    layers = bound(quota=quota(), reports=[QUARTERLY])
    found = year_deadlines(where, (), layers, CALENDAR, day("2025-09-01"))
    assert [one.no_data for one in found] == [True, True, False, False, True], "months before may have met the quota"
    assert all(one.no_data for one in year_deadlines(where, (), layers, CALENDAR, None))


def test_a_year_bound_by_nothing_owes_nothing() -> None:
    assert year_limits() == ()
    assert year_deadlines(YearFolder("xa-a", 2025), (), Layers(), CALENDAR, JOINED) == ()
