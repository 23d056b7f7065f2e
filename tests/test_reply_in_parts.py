"""A reply in parts: answered in whole on the day of the last one, in part until then, and the limit is met with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai.cases.case import Case, open_case
from doithoai.cases.fate import Fate, fates
from doithoai.commands.dossier_facts import petition_free
from doithoai.model.dossier import Key
from doithoai.model.records import Petition
from doithoai.model.vocabulary import DeadlineKind, State
from doithoai.opendata.rows import petition_row
from doithoai.pages import conference
from doithoai.reading.archive import Archive
from doithoai.reading.shapes import convert
from doithoai.views.portal import Portal
from tests.test_petition_section import section, words
from tests.test_rules import judge

SECOND = "thu-nghiem/2025/02"
PETITIONS = f"{SECOND}/petitions.yml"
FIRST_PART = dt.date(2025, 12, 12)
PARTS = "  reply: [written_reply, written_reply-2]\n"
Edit = Callable[[str, str, str], None]


def reply(records: Path, on: str, stem: str = "written_reply-2", sent: str = "") -> None:
    """Another reply to petition 2, sent on a day."""
    lines = sent or "".join(
        f"  - {{to: {name}, on: {on}}}\n" for name in ("dia-phuong-noi-co-kien-nghi", "nguoi-neu-kien-nghi")
    )
    path = records / SECOND / "documents" / f"{stem}.md"
    head = f"---\nkind: written_reply\nnumber: 9{stem[-1]}/CA\nissued: {on}\nsigner: {{post: Trưởng Công an xã}}\n"
    path.write_text(f"{head}sent:\n{lines}petitions: [2]\n---\n", "utf-8")


def opened(records: Path, today: dt.date) -> tuple[Case, Fate]:
    archive = Archive(records)
    case = open_case(archive, archive.conference(Key("thu-nghiem", 2025, "02")), today)
    assert case
    return case, next(one for one in fates(case) if one.petition.id == 2)


def state(case: Case, kind: DeadlineKind = DeadlineKind.WRITTEN_REPLY) -> tuple[State, dt.date | None]:
    (limit,) = (one for one in case.limits(kind) if one.petition == 2)
    return case.state(limit), limit.met_on


@pytest.fixture
def parts(records: Path, edit: Edit) -> Path:
    """Petition 2, to be answered in two parts of which the first has a document."""
    edit(PETITIONS, "  reply: written_reply\n", "  reply: written_reply\n  parts: 2\n")
    edit(PETITIONS, "    - {state: resolved, on: 2025-12-15}\n", "")
    return records


def test_with_one_part_of_two_it_is_answered_in_part(parts: Path) -> None:
    case, fate = opened(parts, dt.date(2025, 12, 15))
    assert state(case) == (State.DUE_SOON, None)
    assert [one.stem for one in fate.partly] == ["written_reply"]
    assert (fate.document, fate.answered, fate.open) == (None, None, True)
    portal = Portal(case.archive, case.today)
    text = words(section(conference.page(portal, case).body, "kn-2"))
    assert text.startswith("Kiến nghị số 2 ◔ đã trả lời một phần")
    assert "Đã trả lời một phần thứ Sáu, 12/12/2025; Văn bản trả lời ý kiến, kiến nghị (12/12/2025)" in text
    assert "Còn lại phần trả lời khác chưa có hoặc chưa gửi" in text
    row = petition_row(case, portal, fate.petition, fate)
    assert (row.is_open, row.answered, row.partly_answered, row.reply_parts) == (True, None, True, 2)


def test_past_the_day_the_part_that_is_lacking_is_told(parts: Path) -> None:
    case, fate = opened(parts, dt.date(2026, 2, 10))
    assert state(case) == (State.OVERDUE, None)
    assert fate.overdue
    told = [one for one in judge(parts).findings if one.path == PETITIONS and one.code == "T07"]
    assert ["mới trả lời một phần, chưa có phần còn lại" in one.message for one in told] == [True]
    assert "documents/written_reply-2.md và ghi reply: [written_reply, written_reply-2] vào" in told[0].message


@pytest.mark.parametrize(("on", "found"), [("2025-12-17", State.MET), ("2025-12-22", State.MET_LATE)])
def test_the_day_of_the_last_part_decides(parts: Path, edit: Edit, on: str, found: State) -> None:
    reply(parts, on)
    edit(PETITIONS, "  reply: written_reply\n", PARTS)
    edit(
        PETITIONS, ", document: written_reply}\n", f", document: written_reply}}\n    - {{state: answered, on: {on}}}\n"
    )
    day = dt.date.fromisoformat(on)
    case, fate = opened(parts, dt.date(2026, 2, 10))
    assert state(case) == (found, day)
    assert (fate.answered, fate.partly, fate.open) == (day, (), False)
    portal = Portal(case.archive, case.today)
    text = words(section(conference.page(portal, case).body, "kn-2"))
    assert "một phần" not in text
    assert text.count("Văn bản trả lời ý kiến, kiến nghị (12/12/2025)") >= 1
    row = petition_row(case, portal, fate.petition, fate)
    assert row.reply == "thu-nghiem-2025-02/written_reply; thu-nghiem-2025-02/written_reply-2"
    earlier, before = opened(parts, dt.date(2025, 12, 15))
    assert state(earlier) == (State.DUE_SOON, day)
    assert [one.stem for one in before.partly] == ["written_reply"]


def test_the_order_in_which_parts_are_named_decides_nothing(parts: Path, edit: Edit) -> None:
    reply(parts, "2025-12-01")
    edit(PETITIONS, "  reply: written_reply\n", "  reply: [written_reply-2, written_reply]\n")
    case, fate = opened(parts, dt.date(2026, 2, 10))
    assert state(case) == (State.MET, FIRST_PART)
    assert fate.document
    assert fate.document.stem == "written_reply"


def test_a_part_that_reached_not_all_is_no_part_yet(parts: Path, edit: Edit) -> None:
    reply(parts, "2025-12-16", sent="  - {to: nguoi-neu-kien-nghi, on: 2025-12-16}\n")
    edit(PETITIONS, "  reply: written_reply\n", PARTS)
    case, _ = opened(parts, dt.date(2026, 2, 10))
    assert state(case) == (State.OVERDUE, None)
    (told,) = (one for one in judge(parts).findings if one.code == "T07")
    assert told.path.endswith("written_reply-2.md")
    assert "chưa ghi gửi tới Địa phương nơi có kiến nghị" in told.message


def test_another_letter_that_is_no_part_does_not_complete_it(parts: Path) -> None:
    reply(parts, "2025-12-15", "written_reply-4")
    assert state(opened(parts, dt.date(2026, 2, 10))[0]) == (State.OVERDUE, None)


def test_the_day_given_to_the_office_is_met_with_the_last_part_too(parts: Path, edit: Edit) -> None:
    assert state(opened(parts, dt.date(2026, 2, 10))[0], DeadlineKind.ASSIGNED_DUE) == (State.OVERDUE, None)
    reply(parts, "2025-12-15")
    edit(PETITIONS, "  reply: written_reply\n", PARTS)
    case, _ = opened(parts, dt.date(2026, 2, 10))
    assert state(case, DeadlineKind.ASSIGNED_DUE) == (State.MET, dt.date(2025, 12, 15))


def test_a_part_that_is_named_and_not_there_is_unknown_and_not_late(parts: Path, edit: Edit) -> None:
    edit(PETITIONS, "  reply: written_reply\n", PARTS)
    case, _ = opened(parts, dt.date(2026, 2, 10))
    assert state(case)[0] is State.UNKNOWN
    assert {one.code for one in judge(parts).findings if one.path == PETITIONS and one.level == "error"} == {"S09"}


def test_one_document_is_as_it_always_was(records: Path, edit: Edit) -> None:
    edit(PETITIONS, "  reply: written_reply\n", "  reply: [written_reply]\n")
    case, fate = opened(records, dt.date(2026, 2, 10))
    assert state(case) == (State.MET, FIRST_PART)
    assert fate.done


def test_that_a_part_is_added_is_free_and_that_one_is_taken_out_is_not() -> None:
    needed = {"id": 2, "received": {"when": "at", "on": "2025-11-19", "channel": "tai_hoi_nghi"}, "field": "khac"}
    plain = {**needed, "petitioner": {"kind": "citizen"}, "states": [{"state": "answered", "on": "2025-12-12"}]}
    one = convert({**plain, "reply": "written_reply"}, Petition)
    both = convert({**plain, "reply": ["written_reply", "written_reply-2"]}, Petition)
    assert petition_free(one, both)("reply")
    assert not petition_free(both, one)("reply")
