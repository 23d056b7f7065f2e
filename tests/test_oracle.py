"""Every limit of every plan and of the law, counted by hand from every day of 2025 to 2027 (tests/oracle).

The oracle is written from the texts of the plans and knows nothing of the package; a day on which the two disagree is
a fault of one of them.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from doithoai.cases.case import plan_layers
from doithoai.deadlines import Deadline, conference_deadlines, event_deadlines, year_deadlines
from doithoai.deadlines.layers import Layers
from doithoai.model.dossier import ConferenceFolder, DocumentFile, Key
from doithoai.model.records import Conference, Document, Petition
from doithoai.model.vocabulary import ConferenceType, DeadlineKind
from doithoai.reading.archive import Archive
from doithoai.reading.shapes import convert
from tests.conftest import RECORDS
from tests.oracle import days
from tests.oracle.days import ONE, THINNED, Due, due
from tests.oracle.texts import LAW_NOTICE, LAW_PUBLICATION, TEXTS, Text

pytestmark = pytest.mark.no_cover  # see suite.py: the same few lines, some ten thousand times

ARCHIVE = Archive(RECORDS)
FIRST, LAST = dt.date(2025, 1, 1), dt.date(2027, 12, 31)
DAYS = [FIRST + n * ONE for n in range(0, (LAST - FIRST).days + 1, int(os.environ.get(THINNED, "1")))]
GIVEN, PROMISED = 20 * ONE, 33 * ONE
"""Days after the conference until which an office was given time, and something was promised."""
BEFORE = ("plan", "task_assignment", "notice", "petition_summary", "reply_assignment", "prepared_replies")
DURING = ("programme", "situation_report")
Told = dict[tuple[str, Any], Due]


@cache
def bound(plan: str) -> Layers:
    return plan_layers(ARCHIVE, TEXTS[plan].unit, TEXTS[plan].year)


# --- records as staff enter them


def petition(number: int, classed: str, **more: Any) -> dict[str, Any]:
    received = {"when": "before", "on": "2024-12-01", "channel": "mat_tran"}
    one = {"id": number, "received": received, "petitioner": {"kind": "household"}, "field": "moi_truong"}
    return {**one, "text": "Đường hỏng", "class": classed, **more}


def records(first: dt.date, shape: str) -> ConferenceFolder:
    """A conference that begins on that day, its conclusion of the same day, and one matter of each kind."""
    fields: dict[str, Any] = {"type": "periodic", "form": "in_person", "chair": "joint", "topic": "Môi trường"}
    fields["start"] = f"{first}T20:00+07:00"
    if shape == "past midnight":
        fields["end"] = f"{first + ONE}T01:00+07:00"
    if shape == "sessions":
        fields["type"] = "urgent"
        fields["sessions"] = [
            {"start": f"{first + 3 * ONE}T07:30+07:00"},
            {"start": f"{first + 2 * ONE}T20:00+07:00", "end": f"{first + 4 * ONE}T00:30+07:00"},
        ]
    petitions = [
        petition(1, "to_verify", assigned={"office": "phong-kinh-te", "due": first + GIVEN}),
        petition(2, "reported_up"),
        petition(3, "transferred", promised=[{"on": first + PROMISED, "text": "Sửa đường"}]),
    ]
    conclusion = {
        "kind": "conclusion_notice",
        "issued": first,
        "public": False,
        "sent": [{"to": "phong-kinh-te", "on": first, "received": first}],
    }
    if shape != "one day":
        conclusion["extension"] = {"ground": "complex", "reason": "Nhiều việc"}
    paper = DocumentFile(
        "documents/conclusion_notice.md", "conclusion_notice", convert(conclusion, Document), "Nội dung", 3
    )
    key = Key("xa-a", first.year, "02")
    told = tuple(convert(one, Petition) for one in petitions)
    return ConferenceFolder(key, convert(fields, Conference), told, (paper,))


# --- the same by hand


def ended(first: dt.date, shape: str) -> dt.date:
    """The day on which it is over, from which what follows it is counted."""
    return first + {"one day": 0, "past midnight": 1, "sessions": 4}[shape] * ONE


def by_hand(text: Text, first: dt.date, shape: str) -> Told:
    """What is due when, by kind and petition or document."""
    over = ended(first, shape)
    told: Told = {
        ("notice", None): due(first, *text.notice, "before"),
        ("law_notice", None): due(first, LAW_NOTICE, "calendar", "before"),
        ("law_publication", None): due(over, LAW_PUBLICATION, "calendar", "after"),
        ("assigned_due", 1): Due(first + GIVEN),
        ("promise", 3): Due(first + PROMISED),
    }
    if text.conclusion:
        more = text.longer if shape != "one day" else None
        told["conclusion_notice", None] = due(over, more or text.conclusion, "working", "after")
    if text.passed_on:
        told["submission", None] = told["forwarding", None] = due(over, text.passed_on, "working", "after")
    if text.reply:
        told["written_reply", 1] = due(first, text.reply[0], "working", "after")
    if text.dossier and shape != "sessions":
        told |= {("dossier", kind): Due(first) for kind in BEFORE}
        told |= {("dossier", kind): Due(over) for kind in DURING}
        told["dossier", "minutes"] = Due(told["conclusion_notice", None].on)
        told["dossier", "results_report"] = Due(told["written_reply", 1].on)
    return told


def by_package(limits: tuple[Deadline, ...]) -> Told:
    """The same as the checker has it."""
    named = ((limit, limit.document.value if limit.document else limit.petition) for limit in limits)
    found = [
        ((limit.kind.value, what), Due(limit.due, limit.provisional, limit.undecided_due)) for limit, what in named
    ]
    assert len(dict(found)) == len(found)
    return dict(found)


def differing(plan: str, shape: str) -> Iterator[str]:
    for first in DAYS:
        limits = conference_deadlines(records(first, shape), bound(plan), ARCHIVE.calendar, FIRST)
        hand, package = by_hand(TEXTS[plan], first, shape), by_package(limits)
        for what in sorted(hand.keys() | package.keys(), key=str):
            if hand.get(what) != package.get(what):
                yield f"{plan} {shape} {first} {what}: by hand {hand.get(what)}, by package {package.get(what)}"


SHAPES = ("one day", "past midnight", "sessions")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("plan", TEXTS)
def test_every_limit_of_a_conference_is_as_counted_by_hand(plan: str, shape: str) -> None:
    assert list(differing(plan, shape)) == []


@pytest.mark.parametrize("plan", TEXTS)
def test_the_answer_to_a_day_is_as_counted_by_hand(plan: str) -> None:
    text = TEXTS[plan]
    wrong = []
    for first in DAYS:
        found = event_deadlines("xa-a", first, ConferenceType.PERIODIC, None, bound(plan), ARCHIVE.calendar)
        hand = {
            "notice": due(first, *text.notice, "before"),
            "law_notice": due(first, LAW_NOTICE, "calendar", "before"),
            "law_publication": due(first, LAW_PUBLICATION, "calendar", "after"),
        }
        if text.conclusion:
            hand["conclusion_notice"] = concluded = due(first, text.conclusion, "working", "after")
            if text.longer:
                hand["conclusion_notice_extended"] = due(first, text.longer, "working", "after")
            if text.reply:
                last = concluded.on
                hand["written_reply"] = due(last, text.reply[0], "working", "after") if last else Due(None)
        if text.passed_on:
            hand["submission"] = hand["forwarding"] = due(first, text.passed_on, "working", "after")
        package = {one.kind.value: Due(one.due, one.provisional, one.undecided_due) for one in found}
        wrong += [(first, kind) for kind in hand.keys() | package.keys() if hand.get(kind) != package.get(kind)]
    assert wrong == []


@pytest.mark.parametrize("plan", TEXTS)
def test_what_a_year_owes_is_due_as_its_plan_says(plan: str) -> None:
    text = TEXTS[plan]
    year = ARCHIVE.year(text.unit, text.year)
    found = year_deadlines(year, (), bound(plan), ARCHIVE.calendar, FIRST)
    dated = {"report": text.reports, "quota": (("", f"{text.year}-12-31"),)}
    dated |= {"held_within": (("", text.window),)} if text.window else {}
    dated |= {"petition_collection": (("", text.collected),)} if text.collected else {}
    hand = sorted((kind, day) for kind, some in dated.items() for _, day in some)
    assert sorted((one.kind.value, f"{one.due}") for one in found if one.due) == hand
    assert {one.kind for one in found if one.due is None} <= {DeadlineKind.UNDATED}


@pytest.mark.parametrize("plan", TEXTS)
def test_nothing_is_owed_from_before_the_archive_of_a_unit_began(plan: str) -> None:
    began = dt.date(2026, 3, 3)
    for first in (began + n * ONE for n in range(-40, 40)):
        for one in conference_deadlines(records(first, "one day"), bound(plan), ARCHIVE.calendar, began):
            assert one.no_data == (one.due is not None and one.due < began), (first, one.kind)


@pytest.mark.parametrize("plan", TEXTS)
def test_the_other_reading_of_at_least_is_one_working_day_earlier(plan: str) -> None:
    count, kind = TEXTS[plan].notice
    for first in DAYS[len(DAYS) // 20 :]:
        (one, *_) = conference_deadlines(records(first, "one day"), bound(plan), ARCHIVE.calendar, FIRST)
        assert (one.kind, one.strict_due) == (DeadlineKind.NOTICE, due(first, count + 1, kind, "before").on)


def test_every_kind_that_a_plan_puts_a_date_on_is_counted_by_hand() -> None:
    counted = {kind for text in TEXTS.values() for shape in SHAPES for kind, _ in by_hand(text, FIRST, shape)}
    yearly = {"report", "quota", "held_within", "petition_collection", "conclusion_notice_extended"}
    assert counted | yearly | {"undated"} == {kind.value for kind in DeadlineKind}


def test_the_list_of_days_off_is_that_of_the_archive() -> None:
    for day in DAYS:
        assert days.works(day) == ARCHIVE.calendar.is_working_day(day), day
