"""What became of a petition by a given day: one value that every page, list, figure and table tells alike."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from doithoai.cases.case import Case, open_case
from doithoai.cases.fate import Fate, fates, is_unsettled, stage
from doithoai.cases.outcome import Outcome
from doithoai.model.dossier import Key
from doithoai.model.vocabulary import PetitionState, Stage
from doithoai.opendata.rows import conference_row, petition_row
from doithoai.pages import conference
from doithoai.reading.archive import Archive
from doithoai.views.conference_rows import row
from doithoai.views.petition_rows import OPEN, OVERDUE, rows
from doithoai.views.petitions import petitions
from doithoai.views.portal import Portal
from scripts.synthesize import synthesize
from tests.conftest import RECORDS

ROOT = Path(__file__).parent.parent
KEY = Key("thu-nghiem", 2025, "02")
FILE = f"{KEY.path}/petitions.yml"
HELD, CONCLUDED = dt.date(2025, 11, 19), dt.date(2025, 11, 27)
REPLIED, TODAY = dt.date(2025, 12, 12), dt.date(2026, 3, 2)
Steps = list[tuple[str, str]]


def opened(records: Path, today: dt.date = TODAY, key: Key = KEY) -> tuple[Portal, Case]:
    portal = Portal(Archive(records), today)
    case = open_case(portal.archive, portal.archive.conference(key), today)
    assert case
    return portal, case


def record(records: Path, steps: Steps, **fields: Any) -> None:
    """Let the second conference have one petition only, with these steps."""
    one = {
        "id": 2,
        "received": {"when": "before", "on": "2025-11-06", "channel": "thu"},
        "petitioner": {"kind": "citizen"},
        "field": "khac",
        "text": "Đề nghị sửa đường.",
        "class": "to_verify",
        "states": [{"state": state, "on": on} for state, on in steps],
        **fields,
    }
    text = json.dumps([{name: value for name, value in one.items() if value is not None}], ensure_ascii=False)
    (records / FILE).write_text(text, encoding="utf-8")


def became(records: Path, today: dt.date = TODAY) -> Fate:
    (one,) = fates(opened(records, today)[1])
    return one


# --- what settles a petition


@pytest.mark.parametrize(
    ("fields", "open_"),
    [
        ({}, True),
        ({"class": None}, True),
        ({"class": "reported_up"}, True),
        ({"class": "answered"}, False),
        ({"class": "refused"}, False),
        ({"duplicate_of": 1}, False),
        ({"reply": "written_reply"}, True),
    ],
)
def test_a_class_or_a_merger_settles_it_a_reply_alone_does_not(
    records: Path, fields: dict[str, Any], *, open_: bool
) -> None:
    record(records, [("received", "2025-11-06")], **fields)
    assert became(records).open is open_


@pytest.mark.parametrize(
    ("state", "open_"),
    [
        ("received", True),
        ("classified", True),
        ("assigned", True),
        ("reported_up", False),
        ("answered", False),
        ("resolved", False),
        ("carried_over", False),
        ("refused", False),
        ("withdrawn", False),
    ],
)
def test_some_steps_settle_it_from_their_day_on(records: Path, state: str, *, open_: bool) -> None:
    record(records, [("received", "2025-11-06"), (state, "2025-12-02")])
    assert became(records, dt.date(2025, 12, 1)).open
    for day in (dt.date(2025, 12, 2), TODAY):
        one = became(records, day)
        assert (one.open, one.ended is None) == (open_, open_)
        assert one.answered == (None if open_ else dt.date(2025, 12, 2))


def test_nobody_can_know_before_the_conference_what_is_answered_at_it(records: Path) -> None:
    record(records, [("received", "2025-11-06")], **{"class": "answered"})
    before, after = became(records, HELD - dt.timedelta(1)), became(records, HELD)
    assert (before.open, before.outcome) == (True, Outcome.PENDING)
    assert (after.open, after.outcome) == (False, Outcome.AT_ONCE)


# --- what is dated later is not seen


def answered(records: Path) -> None:
    """The shipped petition number 2 alone: replied on 12 December, settled three days later."""
    steps = [("received", "2025-11-06"), ("classified", "2025-11-13"), ("assigned", "2025-11-27")]
    steps += [("answered", "2025-12-12"), ("resolved", "2025-12-15")]
    record(records, steps, reply="written_reply", assigned={"office": "phong-kinh-te", "due": "2025-12-15"})


@pytest.mark.parametrize(
    ("today", "waits", "stands", "state"),
    [
        (dt.date(2025, 11, 20), True, Stage.HELD, "classified"),
        (dt.date(2025, 11, 27), True, Stage.CONCLUDED, "assigned"),
        (dt.date(2025, 12, 11), True, Stage.CONCLUDED, "assigned"),
        (dt.date(2025, 12, 12), False, Stage.CLOSED, "answered"),
        (dt.date(2025, 12, 15), False, Stage.CLOSED, "resolved"),
    ],
)
def test_a_day_of_the_past_does_not_know_what_came_later(
    records: Path, today: dt.date, stands: Stage, state: str, *, waits: bool
) -> None:
    answered(records)
    portal, case = opened(records, today)
    (one,), (view,) = fates(case), petitions(portal, case)
    assert one.waits is view.waits is waits
    assert stage(case) is row(portal, case).stage is conference_row(case, case.folder, case.conference).stage is stands
    shown = petition_row(case, portal, one.petition, one)
    assert (shown.is_open, shown.state) == (waits, state)
    assert one.answered == (None if waits else REPLIED)
    assert (one.document.stem if one.document else None) == (None if waits else "written_reply")
    assert len(view.steps) == len(one.steps) == sum(step.on <= today for step in one.petition.states)
    assert ("đã giải quyết xong" in conference.page(portal, case).body) is (today >= dt.date(2025, 12, 15))


def test_who_takes_a_matter_back_later_was_still_owed_an_answer(records: Path) -> None:
    due = {"office": "phong-kinh-te", "due": "2025-12-15"}
    record(records, [("received", "2025-11-06"), ("withdrawn", "2026-02-01")], assigned=due)
    before, after = became(records, dt.date(2026, 1, 31)), became(records, dt.date(2026, 2, 1))
    assert (before.waits, before.overdue, before.outcome) == (True, True, Outcome.OVERDUE)
    assert (after.waits, after.overdue, after.outcome) == (False, False, Outcome.LAPSED)
    record(records, [("received", "2025-11-06"), ("withdrawn", "2025-12-15")], assigned=due)
    assert became(records, dt.date(2026, 2, 1)).outcome is Outcome.OTHER


# --- taken up again


ROUND: Steps = [("received", "2025-11-06"), ("assigned", "2025-11-27"), ("answered", "2025-12-10")]
AGAIN: Steps = [*ROUND, ("assigned", "2026-01-05")]


def test_a_step_after_the_end_opens_it_again(records: Path) -> None:
    record(records, AGAIN, assigned={"office": "phong-kinh-te"})
    before, after = became(records, dt.date(2026, 1, 4)), became(records, dt.date(2026, 1, 5))
    assert (before.open, before.reopened, before.answered) == (False, None, dt.date(2025, 12, 10))
    assert (after.open, after.reopened, after.answered) == (True, dt.date(2026, 1, 5), None)
    portal, case = opened(records)
    (view,) = petitions(portal, case)
    assert (view.waits, view.overdue, view.badge.word) == (True, True, "quá hạn, chưa thực hiện")
    assert stage(case) is Stage.CONCLUDED


@pytest.mark.parametrize("classed", ["answered", "refused"])
def test_a_class_given_before_does_not_end_what_is_open_again(records: Path, classed: str) -> None:
    record(records, AGAIN, **{"class": classed})
    assert became(records).open


@pytest.mark.parametrize("steps", [ROUND, [*ROUND, ("resolved", "2025-12-20")], [*AGAIN, ("resolved", "2026-02-01")]])
def test_what_ends_after_an_end_or_after_a_second_round_is_ended(records: Path, steps: Steps) -> None:
    record(records, steps)
    one = became(records)
    assert (one.open, one.reopened) == (False, None)
    assert one.answered == dt.date.fromisoformat("2026-02-01" if len(steps) == 5 else "2025-12-10")


@pytest.mark.parametrize(
    ("due", "outcome", "overdue"),
    [
        ("2025-12-15", Outcome.UNKNOWN, False),
        ("2026-02-10", Outcome.OVERDUE, True),
        ("2026-04-10", Outcome.WAITING, False),
    ],
)
def test_only_a_day_set_for_the_new_round_can_be_missed(
    records: Path, due: str, outcome: Outcome, *, overdue: bool
) -> None:
    record(records, AGAIN, assigned={"office": "phong-kinh-te", "due": due}, reply="written_reply")
    (records / KEY.path / "documents/written_reply.md").write_text(
        "---\nkind: written_reply\nissued: 2025-12-10\nsent:\n"
        "  - {to: dia-phuong-noi-co-kien-nghi, on: 2025-12-10}\n"
        "  - {to: nguoi-neu-kien-nghi, on: 2025-12-10}\n---\nx\n",
        encoding="utf-8",
    )
    one = became(records)
    assert one.document is None
    assert one.promised == (None if outcome is Outcome.UNKNOWN else dt.date.fromisoformat(due))
    assert (one.outcome, one.overdue) == (outcome, overdue)


# --- all tell the same


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small synthetic archive in which much is late, missing or wrong."""
    out = tmp_path_factory.mktemp("tổng hợp")
    synthesize(out, units=3, years=[2025, 2026], conferences=24, faults=0.6, seed=4, source=RECORDS)
    return out / "records"


DAYS = (
    dt.date(2025, 6, 30),
    dt.date(2025, 11, 22),  # a Saturday: late, and no working day late yet
    dt.date(2026, 2, 28),
    dt.date(2026, 11, 22),
    dt.date(2027, 5, 1),
)


def cases(records: Path, today: dt.date) -> Iterator[tuple[Portal, Case]]:
    portal = Portal(Archive(records), today)
    for unit in portal.archive.units:
        for key in portal.archive.keys(unit):
            if case := open_case(portal.archive, portal.archive.conference(key), today):
                yield portal, case


def agree(portal: Portal, case: Case) -> None:
    """Hold the page, the lists, the figures, the open data and P13 against the one value."""
    by_id = {one.petition.id: one for one in fates(case)}
    if len(by_id) < len(case.folder.petitions):
        return  # a number used twice: S and P rules say so, and who means which cannot be told
    for view, line in zip(petitions(portal, case), rows(portal, case), strict=True):
        one = by_id[view.one.id]
        assert (view.waits, view.overdue) == (one.waits, one.overdue)
        assert line.left == (f"{OPEN} {OVERDUE}" if one.overdue else OPEN if one.waits else "")
        assert not one.overdue or one.waits
        assert petition_row(case, portal, one.petition, one).is_open is one.waits
        assert all(step.on <= case.today for step in one.steps)
    told = row(portal, case)
    outcomes: Counter[Outcome] = Counter()
    for _, outcome, count in told.tally.petitions:
        outcomes[outcome] += count
    assert outcomes == Counter(one.outcome for one in by_id.values())
    held = case.folder.held(case.today)
    assert {one.number for one in told.pending} == {at for at, one in by_id.items() if held and one.waits}
    assert told.stage is not Stage.CLOSED or not any(one.waits for one in by_id.values())
    for one in by_id.values():
        put_off = one.ended is not None and one.ended.state is PetitionState.CARRIED_OVER
        assert is_unsettled(case, one.petition) is (one.open or put_off)
    if held:
        for one in by_id.values():
            assert not one.overdue or one.outcome is Outcome.OVERDUE
            assert one.outcome not in (Outcome.OVERDUE, Outcome.WAITING) or one.waits


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("what", ["records", "synthetic"])
def test_all_who_tell_of_a_petition_agree(what: str, today: dt.date, synthetic: Path) -> None:
    seen = 0
    for portal, case in cases(RECORDS if what == "records" else synthetic, today):
        agree(portal, case)
        seen += len(case.folder.petitions)
    assert seen > 50


@pytest.mark.parametrize(
    ("steps", "fields"),
    [
        ([("received", "2025-11-06")], {"reply": "written_reply"}),
        (ROUND, {}),
        (AGAIN, {"reply": "written_reply"}),
        (AGAIN, {"assigned": {"office": "phong-kinh-te", "due": "2026-02-10"}}),
        ([("received", "2025-11-06"), ("carried_over", "2025-12-01")], {"reply": "written_reply"}),
        ([("received", "2025-11-06"), ("answered", "2026-12-01")], {"assigned": {"office": "phong-kinh-te"}}),
        ([], {"class": "refused"}),
        ([], {"duplicate_of": 2}),
    ],
)
@pytest.mark.parametrize("today", [dt.date(2025, 11, 10), dt.date(2025, 12, 14), TODAY], ids=str)
def test_all_agree_on_odd_records_too(records: Path, steps: Steps, fields: dict[str, Any], today: dt.date) -> None:
    record(records, steps, **fields)
    agree(*opened(records, today))


@pytest.mark.parametrize(("is_open", "owed"), [(True, True), (True, False), (False, True), (False, False)])
def test_what_is_open_waits_and_so_does_what_is_owed_alone(records: Path, *, is_open: bool, owed: bool) -> None:
    archive = Archive(records)
    case = open_case(archive, archive.conference(Key("thu-nghiem", 2025, "02")), dt.date(2026, 2, 10))
    assert case
    assert replace(fates(case)[0], open=is_open, owed=owed).waits is (is_open or owed)
