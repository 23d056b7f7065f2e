"""`doithoai due`: everything owed stands in it once, the most urgent first, in every form the same, nobody named."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import msgspec
import pytest
from icalendar import Calendar

from doithoai.cli import main
from doithoai.commands import due_told
from doithoai.commands.due import DutyList, DutyOwed, due
from doithoai.commands.nightly import nightly
from doithoai.commands.schemas import schemas
from doithoai.model.vocabulary import State
from doithoai.reading.archive import Archive
from tests.conftest import RECORDS

DAY = dt.date(2026, 11, 27)


def owed(today: dt.date = DAY, **given: object) -> DutyList:
    return due(Archive(RECORDS), today, samples=True, **given)  # type: ignore[arg-type]


def about(found: DutyList, kind: str) -> list[str]:
    return [one.about for one in found.duties if one.kind == kind]


# --- what stands in it


def test_what_is_past_its_day_stands_first_and_what_waits_elsewhere_last() -> None:
    states = [one.state for one in owed().duties]
    order = [State.OVERDUE, State.ABSENT, State.DUE_SOON, State.UPCOMING, State.UNKNOWN]
    assert states == sorted(states, key=order.index)
    assert {State.OVERDUE, State.UNKNOWN} <= set(states)


def test_a_reply_that_is_owed_tells_office_day_document_and_command() -> None:
    one = next(one for one in owed().duties if one.kind == "written_reply")
    assert (one.about, one.owner, one.due) == ("minh-hoa-2026-02-011", "Phòng Kinh tế xã", dt.date(2026, 7, 7))
    assert one.days_left is not None
    assert one.days_left < 0
    assert one.document == "written_reply"
    command = "doithoai new document minh-hoa/2026/02 --set kind=written_reply --set petitions=11 --answers --body TỆP"
    assert one.command == command
    assert one.address == "minh-hoa/2026/02/#kn-11"
    assert [(basis.document, basis.section) for basis in one.basis] == [("minh-hoa-2026", "IV.3.2")]


def test_all_that_the_morning_list_calls_due_soon_or_overdue_is_owed() -> None:
    for day in (dt.date(2025, 9, 26), dt.date(2026, 6, 10), dt.date(2026, 7, 3), dt.date(2026, 11, 27)):
        told = nightly(Archive(RECORDS), day, samples=True).markdown.partition("## Sắp đến hạn")[2]
        soon = re.findall(r"\(([a-z]+-[a-z-]+-[0-9-]+)[,)]", told)
        assert set(soon) <= {one.about for one in owed(day).duties}, day


@pytest.mark.parametrize(
    ("day", "told"),
    [("2026-11-12", False), ("2026-11-13", True)],
)
def test_a_notice_is_told_of_from_fifteen_working_days_before(tmp_path: Path, day: str, told: bool) -> None:  # noqa: FBT001 - of a table
    records = Path(shutil.copytree(RECORDS, tmp_path / "records"))
    folder = records / "minh-hoa/2026/97"
    folder.mkdir()
    (folder / "conference.yml").write_text(
        'type: thematic\nform: in_person\nchair: secretary\ntopic: Thử\nstart: "2026-12-16T07:30+07:00"\n', "utf-8"
    )
    found = due(Archive(records), dt.date.fromisoformat(day), samples=True)
    own = [one for one in found.duties if one.kind == "notice" and one.about == "minh-hoa-2026-97"]
    assert bool(own) is told
    if own:
        assert own[0].due == dt.date(2026, 12, 7)
        assert own[0].days_left == 15


def test_days_ahead_are_the_same_for_all_kinds_where_they_are_asked_for() -> None:
    wide, narrow = owed(days=200), owed(days=1)
    assert len(wide.duties) > len(narrow.duties)
    assert {(one.about, one.title) for one in narrow.duties} <= {(one.about, one.title) for one in wide.duties}


def test_one_unit_alone_and_samples_only_when_asked() -> None:
    assert {one.unit for one in due(Archive(RECORDS), DAY, unit="minh-hoa").duties} == {"minh-hoa"}
    assert "minh-hoa" not in {one.unit for one in due(Archive(RECORDS), DAY).duties}


def test_nobody_who_raised_a_matter_is_named() -> None:
    words = due_told.text(owed(days=400)) + due_told.json(owed(days=400)) + due_told.zalo(owed(days=400))
    names = re.findall(
        r"petitioner: \{[^}]*name: \"?([^,\"}]+)",
        "".join(path.read_text("utf-8") for path in RECORDS.rglob("petitions.yml")),
    )
    assert names
    assert [name for name in names if name in words] == []


# --- its forms


def test_the_json_is_what_its_schema_says_and_every_duty_has_all_fields() -> None:
    found = json.loads(due_told.json(owed()))
    jsonschema.validate(found, schemas()["duties.schema.json"])
    fields = {"unit", "about", "kind", "owner", "due", "days_left", "state", "document", "command", "address", "basis"}
    assert found["as_of"] == "2026-11-27"
    assert all(fields <= one.keys() for one in found["duties"])


def made(count: int, state: State = State.OVERDUE) -> DutyList:
    one = owed().duties[0]
    return DutyList(DAY, tuple(msgspec.structs.replace(one, title=f"Việc {n}", state=state) for n in range(count)))


@pytest.mark.parametrize(("count", "lines"), [(0, 1), (1, 2), (9, 10), (10, 10), (300, 10)])
def test_a_message_for_a_chat_has_ten_lines_at_most_and_says_how_many_more(count: int, lines: int) -> None:
    told = due_told.zalo(made(count)).splitlines()
    assert len(told) == lines
    if count > 9:
        assert told[-1] == f"… và {count - 8} việc nữa."
    assert told[0] == (
        "Việc đối thoại đến 27/11/2026:" + ("" if count else " không có việc nào quá hạn hoặc sắp đến hạn.")
    )


def test_the_calendar_holds_every_duty_with_a_day() -> None:
    found = owed()
    events = Calendar.from_ical(due_told.ics(found)).walk("VEVENT")
    assert len(events) == sum(one.due is not None for one in found.duties) > 0
    assert len({str(one["UID"]) for one in events}) == len(events)
    assert due_told.ics(found) == due_told.ics(owed())


def test_a_text_of_a_record_is_no_markup_in_an_issue() -> None:
    one = msgspec.structs.replace(owed().duties[0], title="<img src=x> [a](b) @ai")
    assert "<img" not in due_told.markdown(DutyList(DAY, (one,)))


@pytest.mark.parametrize("form", due_told.FORMATS)
def test_every_form_says_that_there_is_nothing(form: str) -> None:
    told = due_told.FORMATS[form](DutyList(DAY, ()))
    assert due_told.NOTHING.lower() in told.lower() or form in ("json", "ics")


def test_the_command_ends_in_one_while_something_is_past_its_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = Path(shutil.copytree(RECORDS, tmp_path / "records"))
    assert main(["due", "--records", str(records), "--as-of", "2026-11-27", "--unit", "minh-hoa"]) == 1
    assert "Đã quá hạn: " in capsys.readouterr().out
    assert main(["due", "--records", str(records), "--as-of", "2026-11-27"]) == 0
    assert main(["due", "--records", str(records), "--unit", "khong-co"]) == 2
    assert "không có đơn vị “khong-co”; kho có: " in capsys.readouterr().err


def test_a_duty_is_told_once() -> None:
    seen = [(one.about, one.kind, one.title) for one in owed(days=400).duties]
    assert len(seen) == len(set(seen))
    assert isinstance(owed().duties[0], DutyOwed)
