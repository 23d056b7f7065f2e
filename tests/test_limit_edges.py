"""Edges of single limits: what is in doubt, what is put off or excused, and the days at either side of a limit."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

import pytest
from msgspec.structs import replace

from doithoai.deadlines import Deadline, conference_deadlines
from doithoai.deadlines.dossier import NOTE, UNSAID, UNTOLD
from doithoai.deadlines.doubts import MISNAMED, ONE_WAY, REVERSED
from doithoai.deadlines.explained import explained
from doithoai.deadlines.fulfilment import Part
from doithoai.deadlines.told import told_once
from doithoai.deadlines.unclear import UNDATED, of_conference
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.model.vocabulary import ConferenceType, DayUnit, DeadlineKind, Direction, DocumentKind, State
from doithoai.model.workdays import Calendar
from doithoai.reading.archive import Archive
from tests.conftest import RECORDS
from tests.test_deadlines import (
    CALENDAR,
    CONCLUSION,
    DOSSIER,
    FORWARDING,
    LAW_PUBLICATION,
    LIMIT,
    NOTICE,
    OFFICES,
    REPLY,
    bound,
    day,
    document,
    event,
    folder,
    given_across,
    given_up,
    limits,
    only,
    passed_on,
    petition,
)

SEVERAL: dict[str, Any] = {
    "end": "2025-10-29T11:30+07:00",
    "sessions": [
        {"start": "2025-10-31T07:30+07:00", "end": "2025-10-31T11:00+07:00", "place": {"name": "Nhà văn hóa"}}
    ],
}


# --- One limit on one day


def test_what_is_unclear_is_so_only_from_the_last_day_on_which_it_may_be_in_time() -> None:
    limit = replace(LIMIT, undecided_due=day("2025-11-14"), unclear="x")
    assert [limit.state(day(on), CALENDAR) for on in ("2025-11-13", "2025-11-14", "2025-11-15")] == [
        State.DUE_SOON,
        State.DUE_SOON,
        State.UNKNOWN,
    ]


@pytest.mark.parametrize(
    ("due", "last"),
    [
        ("2025-11-12", None),
        ("2025-11-15", "2025-11-14"),
        ("2025-11-16", "2025-11-14"),
        ("2026-01-01", "2025-12-31"),
        ("2040-01-01", None),
    ],
)
def test_the_last_working_day_in_time_is_told_where_the_limit_ends_on_a_day_off(due: str, last: str | None) -> None:
    assert replace(LIMIT, due=day(due)).last_working_day(CALENDAR) == (day(last) if last else None)
    assert replace(LIMIT, due=None).last_working_day(CALENDAR) is None


def test_what_is_unclear_is_late_by_no_day_until_it_is_met() -> None:
    limit = replace(LIMIT, unclear="x", met_on=day("2025-11-19"))
    assert [limit.days_late(day(on), CALENDAR) for on in ("2025-11-18", "2025-11-19", "2025-11-20")] == [0, 5, 5]
    assert replace(limit, met_on=None).days_late(day("2025-11-20"), CALENDAR) == 0
    assert replace(limit, mark=True).days_late(day("2025-11-20"), CALENDAR) == 0


def test_the_day_that_is_counted_from_is_never_judged() -> None:
    count, start = LIMIT.count, day("2025-10-29")
    assert count is not None
    assert count.judged(CALENDAR) == (day("2025-10-30"), day("2025-11-12"))
    back = replace(count, direction=Direction.BEFORE, days=7)
    assert back.judged(CALENDAR) == (day("2025-10-28"), day("2025-10-20"))
    assert replace(back, days=0).judged(CALENDAR) is None
    calendar_days = replace(count, unit=DayUnit.CALENDAR_DAY)
    assert calendar_days.judged(CALENDAR) is None
    assert replace(calendar_days, rolls=True).judged(CALENDAR) == (day("2025-11-08"), day("2025-11-10"))
    assert start == count.start


def test_a_limit_is_explained_by_the_calendar_that_was_known_when_it_was_met() -> None:
    later = Archive(RECORDS).calendar
    asked: list[dt.date | None] = []

    class Asked:
        def known(self, on: dt.date | None) -> Calendar:
            asked.append(on)
            return later

    limit = replace(LIMIT, known_on=day("2025-11-10"))
    assert limit.explain(cast("Calendar", Asked())) == LIMIT.explain(later)
    assert asked == [day("2025-11-10")]


@pytest.mark.parametrize(("words", "kept"), [("Bão số 5", True), ("…", False), (".", False)])
def test_a_reason_without_words_excuses_nothing(words: str, kept: bool) -> None:  # noqa: FBT001
    limit = replace(LIMIT, due=day("2025-11-19"), base_due=LIMIT.due, undecided_due=day("2025-11-20"))
    given = explained(replace(limit, extension=words, late_reason=words))
    assert given.late_reason == given.extension == (words if kept else None)
    dues = (given.due, given.base_due, given.undecided_due)
    assert dues == ((limit.due, LIMIT.due, day("2025-11-20")) if kept else (LIMIT.due, None, None))
    title = Both("gửi", "sent")
    parts = (Part(title, None, late_reason="Bão số 5"), Part(title, None, late_reason=words), Part(title, None))
    found = explained(replace(LIMIT, parts=parts)).parts
    assert [one.late_reason for one in found] == ["Bão số 5", words if kept else None, None]
    plain = replace(LIMIT, parts=parts[::2])
    assert explained(plain) is plain


def test_what_was_taken_back_by_its_day_was_owed_by_nobody_and_after_it_had_lapsed() -> None:
    dues = {"2025-11-11": State.WAIVED, "2025-11-12": State.WAIVED, "2025-11-13": State.LAPSED}
    for on, state in dues.items():
        assert replace(LIMIT, released=day(on)).state(day("2025-12-01"), CALENDAR) is state


# --- A conference


def test_what_was_promised_at_a_conference_that_is_cancelled_is_owed_by_its_name() -> None:
    promised = petition(1, promised={"text": "Sửa đường", "on": "2025-12-20"})
    where = folder(petitions=(promised,), cancelled={"decided": "2025-10-20", "reason": "Bão"})
    (found,) = limits(where, bound())
    assert (found.kind, found.subject, found.no_data) == (DeadlineKind.PROMISE, "xa-a-2025-02-001", False)
    (early,) = conference_deadlines(where, bound(), CALENDAR, day("2026-01-01"))
    assert early.no_data


def test_what_is_counted_on_runs_from_the_last_session_and_what_is_counted_back_from_the_first() -> None:
    found = {one.kind: one for one in limits(folder(**SEVERAL), bound(conclusion_notice=CONCLUSION, notice=NOTICE))}
    conclusion, notice = found[DeadlineKind.CONCLUSION_NOTICE], found[DeadlineKind.NOTICE]
    assert (conclusion.due, conclusion.trigger) == (day("2025-11-14"), "ngày họp buổi cuối")
    assert (notice.due, notice.trigger) == (day("2025-10-20"), "ngày hội nghị")
    back = only(
        folder(**SEVERAL), bound(law_notice={"count": 7, "unit": "calendar_day", "direction": "before", "section": "x"})
    )
    assert (back.due, back.trigger) == (day("2025-10-22"), "ngày hội nghị")
    overnight = folder(end="2025-10-30T01:00+07:00")
    assert only(overnight, bound(conclusion_notice=CONCLUSION)).trigger == "ngày kết thúc hội nghị"


def test_an_undated_conclusion_kept_from_the_public_is_the_paper_of_which_nobody_knows() -> None:
    layers = bound(advisory=True, law_publication=LAW_PUBLICATION)
    kept = {"public": False, "public_reason": "x"}
    undated = only(folder(document("conclusion_notice", **kept)), layers)
    assert (undated.met_by, undated.stem, undated.met_on) == (
        "documents/conclusion_notice.md",
        "conclusion_notice",
        None,
    )
    dated = only(folder(document("conclusion_notice", issued="2025-11-05", **kept)), layers)
    assert (dated.met_by, dated.met_on) == (None, None)


def test_what_an_urgent_conference_is_excused_from_is_told_of_each_duty() -> None:
    layers = bound(forwarding=FORWARDING["forwarding"] | {"waived_for": ["urgent"], "waived_section": "III.5"})
    (found,) = (one for one in limits(folder(petitions=(given_up(1),), type="urgent"), layers))
    assert found.waived == "không áp dụng với đối thoại đột xuất (mục III.5)"
    (other,) = limits(folder(petitions=(given_up(1),)), layers)
    assert other.waived is None
    assert "submission" not in event(layers, type_=ConferenceType.URGENT)
    assert "submission" in event(layers)


def test_a_conclusion_that_an_urgent_conference_need_not_have_is_waived() -> None:
    layers = bound(conclusion_notice=CONCLUSION | {"waived_for": ["urgent"], "waived_section": "III.5"})
    assert only(folder(type="urgent"), layers).waived == "không áp dụng với đối thoại đột xuất (mục III.5)"
    assert only(folder(), layers).waived is None


def test_what_is_only_noted_of_an_urgent_event_is_advice() -> None:
    layers = bound(notice=NOTICE | {"noted_for": ["urgent"]})
    assert event(layers, type_=ConferenceType.URGENT)["notice"].advisory
    assert not event(layers)["notice"].advisory


# --- The dossier


def dossier(where: ConferenceFolder, **rules: Any) -> dict[DocumentKind, Deadline]:
    found = limits(where, bound(dossier=DOSSIER, **rules))
    return {one.document: one for one in found if one.kind is DeadlineKind.DOSSIER and one.document}


def test_papers_before_a_conference_of_several_days_are_owed_by_the_first_and_those_of_it_by_the_last() -> None:
    found = dossier(folder(**SEVERAL), conclusion_notice=CONCLUSION)
    assert {kind: one.due for kind, one in found.items()} == {
        DocumentKind.NOTICE: day("2025-10-29"),
        DocumentKind.PETITION_SUMMARY: None,
        DocumentKind.PROGRAMME: day("2025-10-31"),
        DocumentKind.MINUTES: day("2025-11-14"),
        DocumentKind.RESULTS_REPORT: None,
    }


UNTEXTED = {"text": None, "withheld": None}
AT_IT = {"received": {"when": "at", "on": "2025-10-29", "channel": "truc_tiep"}}
NO_SUMMARY = "không có kiến nghị nào được thu thập trước hội nghị"
NO_REPORT = "không có kiến nghị nào phải giải quyết sau hội nghị"


@pytest.mark.parametrize(
    ("where", "summary", "report"),
    [
        (folder(), (None, None, UNSAID), (None, None, UNSAID)),
        (folder(no_petitions=True), ("2025-10-29", NO_SUMMARY, NOTE), (None, NO_REPORT, NOTE)),
        (folder(petitions=(petition(1, text="Đường hỏng"),)), ("2025-10-29", None, NOTE), (None, NO_REPORT, NOTE)),
        (
            folder(petitions=(petition(1, text="Đường hỏng", **{"class": "to_verify"}),)),
            ("2025-10-29", None, NOTE),
            (None, None, NOTE),
        ),
    ],
)
def test_a_paper_of_petitions_is_owed_where_there_are_some_and_unsaid_where_nobody_says(
    where: ConferenceFolder, summary: tuple[str | None, ...], report: tuple[str | None, ...]
) -> None:
    found = dossier(where, conclusion_notice=CONCLUSION, written_reply=REPLY)
    for kind, (due, waived, note) in (
        (DocumentKind.PETITION_SUMMARY, summary),
        (DocumentKind.RESULTS_REPORT, report),
    ):
        one = found[kind]
        assert (one.due, one.waived, one.note) == (day(due) if due else None, waived, note), kind
    assert UNTOLD != UNSAID


def test_an_invitation_is_as_good_as_the_notice_of_the_dossier_and_as_nothing_else() -> None:
    found = dossier(folder(document("invitation", issued="2025-10-15"), document("notice", issued="2025-10-16")))
    assert {kind for kind, one in found.items() if one.met_on} == {DocumentKind.NOTICE}
    assert found[DocumentKind.NOTICE].met_by == "documents/invitation.md"
    alone = dossier(folder(document("notice", issued="2025-10-16")))
    assert alone[DocumentKind.NOTICE].met_on == day("2025-10-16")


def test_the_limits_of_an_event_are_named_after_its_unit_and_its_kinds() -> None:
    found = event(bound(notice=NOTICE, conclusion_notice=CONCLUSION, lead_office=OFFICES))
    assert {one.subject for one in found.values()} == {"xa-a"}
    assert {kind: one.title for kind, one in found.items()} == {
        "notice": "Gửi giấy mời và thông báo rộng rãi",
        "conclusion_notice": DeadlineKind.CONCLUSION_NOTICE.both,
        "conclusion_notice_extended": DeadlineKind.CONCLUSION_NOTICE_EXTENDED.both,
    }


# --- What is in doubt


def doubted(where: ConferenceFolder, **rules: Any) -> dict[DeadlineKind, str | None]:
    known = ("mat-tran", "cap-tren", "phong-kinh-te", "co-quan-co-tham-quyen")
    found = of_conference(limits(where, bound(**rules)), where, lambda: known)
    return {one.kind: one.unclear for one in found}


@pytest.mark.parametrize(
    ("front", "why"),
    [
        ({"issued": "2025-11-20", "sent": [{"to": "mat-tran", "on": "2025-11-20"}]}, None),
        ({"issued": "2025-11-20", "sent": [{"to": "mat-tran", "on": "2025-11-19"}]}, REVERSED),
        ({"issued": "2025-11-20", "sent": [{"to": "ai-do", "on": "2025-11-20"}]}, None),
        ({"issued": "2025-11-20"}, None),
        ({}, UNDATED),
        ({"extension": {"ground": "complex", "reason": "Nhiều việc"}}, None),
    ],
)
def test_of_a_late_conclusion_what_contradicts_itself_is_in_doubt(front: dict[str, Any], why: str | None) -> None:
    where = folder(document("conclusion_notice", **front))
    assert doubted(where, conclusion_notice=CONCLUSION)[DeadlineKind.CONCLUSION_NOTICE] == why


@pytest.mark.parametrize(
    ("fields", "papers", "why"),
    [
        ({}, (), None),
        ({"reply": "written_reply"}, (), MISNAMED),
        ({}, ({"petitions": [1]},), ONE_WAY),
        ({"reply": "written_reply"}, ({"petitions": [1], "issued": "2025-12-20"},), None),
        (
            {
                "states": [
                    {"state": "resolved", "on": "2025-11-20"},
                    {"state": "assigned", "on": "2025-11-21"},
                ]
            },
            ({"petitions": [1]},),
            None,
        ),
    ],
)
def test_of_a_reply_that_is_lacking_what_leads_nowhere_is_in_doubt(
    fields: dict[str, Any], papers: tuple[dict[str, Any], ...], why: str | None
) -> None:
    notice = document("conclusion_notice", issued="2025-11-05", sent=[{"to": "mat-tran", "on": "2025-11-05"}])
    replies = [document("written_reply", **one) for one in papers]
    one = petition(1, **{"class": "to_verify"}, **fields)
    rules = {"written_reply": REPLY | {"from_receipt": False}}
    assert doubted(folder(notice, *replies, petitions=(one,)), **rules)[DeadlineKind.WRITTEN_REPLY] == why


def test_what_was_to_go_to_somebody_whom_no_list_knows_is_in_doubt_where_nothing_else_is_lacking() -> None:
    notice = document("conclusion_notice", issued="2025-11-05", sent=[{"to": "mat-tran", "on": "2025-11-05"}])
    for names, why in (
        (["mat-tran", "ai-do"], MISNAMED),
        (["ai-do"], MISNAMED),
        (["cap-uy", "phong-kinh-te"], None),
        (["phong-kinh-te"], None),
    ):
        rules = {"conclusion_notice": CONCLUSION, "conclusion_recipients": {"to": names, "section": "V"}}
        assert doubted(folder(notice), **rules)[DeadlineKind.CONCLUSION_NOTICE] == why, names


@pytest.mark.parametrize(("sent", "why"), [("2025-12-20", None), ("2025-12-19", REVERSED)])
def test_a_late_reply_that_contradicts_itself_is_in_doubt(sent: str, why: str | None) -> None:
    notice = document("conclusion_notice", issued="2025-11-05", sent=[{"to": "mat-tran", "on": "2025-11-05"}])
    front = {"issued": "2025-12-20", "sent": [{"to": "mat-tran", "on": sent}], "petitions": [1]}
    one = petition(1, **{"class": "to_verify"}, reply="written_reply")
    where = folder(notice, document("written_reply", **front), petitions=(one,))
    assert doubted(where, written_reply=REPLY | {"from_receipt": False})[DeadlineKind.WRITTEN_REPLY] == why


def test_a_receipt_of_a_notice_that_speaks_of_another_petition_leaves_nothing_in_doubt() -> None:
    def notice(end: str, number: int, received: str) -> DocumentFile:
        sent = [{"to": "mat-tran", "on": "2025-11-06", "received": received}]
        return document(f"conclusion_notice{end}", issued="2025-11-05", sent=sent, covers={"unsolved": [number]})

    one = petition(1, **{"class": "to_verify"})
    rules = {"written_reply": REPLY | {"from_receipt": False}}
    for first, second, why in (("2025-11-06", "2025-11-05", None), ("2025-11-05", "2025-11-06", REVERSED)):
        where = folder(notice("", 1, first), notice("-2", 2, second), petitions=(one,))
        assert doubted(where, **rules)[DeadlineKind.WRITTEN_REPLY] == why


def test_a_receipt_before_the_sending_leaves_a_reply_in_doubt() -> None:
    sent = [{"to": "mat-tran", "on": "2025-11-06", "received": "2025-11-05"}]
    notice = document("conclusion_notice", issued="2025-11-05", sent=sent)
    one = petition(1, **{"class": "to_verify"})
    rules = {"written_reply": REPLY | {"from_receipt": False}}
    assert doubted(folder(notice, petitions=(one,)), **rules)[DeadlineKind.WRITTEN_REPLY] == REVERSED


@pytest.mark.parametrize(
    ("letter", "fields", "why"),
    [
        ({"issued": "2025-12-04", "sent": [{"to": "cap-tren", "on": "2025-12-04"}], "petitions": [1]}, {}, None),
        ({"issued": "2025-12-04", "sent": [{"to": "cap-tren", "on": "2025-12-03"}], "petitions": [1]}, {}, REVERSED),
        ({"issued": "2025-12-04", "sent": [{"to": "ai-do", "on": "2025-12-04"}], "petitions": [1]}, {}, MISNAMED),
        ({"issued": "2025-12-04", "sent": [{"to": "cap-tren", "on": "2025-12-04"}], "petitions": [1, 5]}, {}, MISNAMED),
        (None, {}, None),
        (
            None,
            {"states": [{"state": "reported_up", "on": "2025-11-20", "document": "petition_to_superior"}]},
            MISNAMED,
        ),
        (None, {"states": [{"state": "transferred", "on": "2025-11-20", "document": "forwarding_letter"}]}, None),
        (None, {"assigned": {"office": "ai-do"}}, MISNAMED),
        (None, {"assigned": {"office": "phong-kinh-te"}}, None),
    ],
)
def test_of_what_goes_up_a_paper_in_doubt_leaves_the_duty_so(
    letter: dict[str, Any] | None, fields: dict[str, Any], why: str | None
) -> None:
    papers = (document("petition_to_superior", **letter),) if letter else ()
    where = folder(*papers, petitions=(petition(1, **{"class": "reported_up"}, **fields),))
    assert doubted(where, **FORWARDING)[DeadlineKind.SUBMISSION] == why


def test_an_office_that_nobody_knows_leaves_what_goes_across_in_doubt() -> None:
    where = folder(petitions=(given_across(1), petition(2, **{"class": "answered"}, assigned={"office": "ai-do"})))
    assert doubted(where, **FORWARDING)[DeadlineKind.FORWARDING] == MISNAMED
    assert passed_on(where)[DeadlineKind.FORWARDING].unclear is None


# --- Told once


def test_the_day_of_an_office_that_only_repeats_the_limit_of_the_reply_is_told_once() -> None:
    def told(first: tuple[str, State], second: tuple[str, State], number: int = 1) -> int:
        limits = [
            (replace(LIMIT, kind=kind, petition=petition, due=day(due)), state)
            for kind, petition, (due, state) in (
                (DeadlineKind.WRITTEN_REPLY, 1, first),
                (DeadlineKind.ASSIGNED_DUE, number, second),
            )
        ]
        return len(list(told_once(limits)))

    same, other = "2025-11-12", "2025-11-13"
    assert told((same, State.UPCOMING), (same, State.UPCOMING)) == 1
    assert told((same, State.UPCOMING), (same, State.UPCOMING), 2) == 2
    assert told((same, State.UPCOMING), (other, State.UPCOMING)) == 2
    assert told((same, State.MET), (other, State.MET)) == 2
    for state in (State.OVERDUE, State.MET_LATE, State.LAPSED):
        assert told((same, state), (other, state)) == 1
    assert told((same, State.OVERDUE), (other, State.MET_LATE)) == 2
    assert told((same, State.OVERDUE), (same, State.UPCOMING)) == 2


def test_the_notice_of_the_dossier_repeats_the_notice_that_is_overdue() -> None:
    notice = replace(LIMIT, kind=DeadlineKind.NOTICE)
    paper = replace(LIMIT, kind=DeadlineKind.DOSSIER, document=DocumentKind.NOTICE)
    other = replace(LIMIT, kind=DeadlineKind.DOSSIER, document=DocumentKind.MINUTES)
    overdue = [(notice, State.OVERDUE), (paper, State.ABSENT), (other, State.ABSENT)]
    assert [one for one, _ in told_once(overdue)] == [notice, other]
    met = [(notice, State.MET), (paper, State.ABSENT), (other, State.OVERDUE)]
    assert [one for one, _ in told_once(met)] == [notice, paper, other]
