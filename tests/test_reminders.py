"""What a unit is reminded of: on which days, of all that it owes, in few words."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache

import pytest

from doithoai.cli import main
from doithoai.commands.due import due
from doithoai.commands.keep_issue import body_of, told_before
from doithoai.commands.reminders import Reminders, ToldThing, UnitReminder, difference, is_clean, reminders
from doithoai.reading.archive import Archive
from tests.conftest import RECORDS

REPLY = "minh-hoa-2026-02-011|written_reply|written_reply"
"""Due on 7 July 2026, a Tuesday, and not written."""


@cache
def on(day: dt.date) -> Reminders:
    return reminders(Archive(RECORDS), day, samples=True)


def of(found: Reminders, unit: str = "minh-hoa") -> UnitReminder:
    return next(one for one in found.units if one.unit == unit)


def mark(day: dt.date, key: str = REPLY) -> str | None:
    return next((one.mark for one in of(on(day)).told if one.key == key), None)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-06-29", None),
        ("2026-06-30", "-5"),
        ("2026-07-02", "-5"),
        ("2026-07-03", "-2"),
        ("2026-07-06", "-2"),
        ("2026-07-07", "-0"),
        ("2026-07-08", "overdue+0"),
        ("2026-07-14", "overdue+0"),
        ("2026-07-15", "overdue+1"),
        ("2026-07-22", "overdue+2"),
    ],
)
def test_a_duty_is_told_five_and_two_working_days_before_on_its_day_and_each_week_after(
    day: str, said: str | None
) -> None:
    assert mark(dt.date.fromisoformat(day)) == said


def test_the_same_words_are_not_told_again_the_next_day() -> None:
    told: dict[str, tuple[str, str]] = {}
    days_with_words = []
    days = [(6, 29), (6, 30), (7, 2), (7, 3), (7, 6), (7, 7), (7, 8), (7, 14), (7, 15)]
    for day in (dt.date(2026, *one) for one in days):
        now = of(on(day)).told
        if "minh-hoa-2026-02-011: Trả lời" in difference(told, now, "").replace("\\", ""):
            days_with_words.append(day.isoformat())
        told = {one.key: (one.mark, one.line) for one in now}
    assert days_with_words == ["2026-06-30", "2026-07-03", "2026-07-07", "2026-07-08", "2026-07-15"]


def test_all_that_is_owed_is_in_the_list_of_its_unit() -> None:
    for day in (dt.date(2026, 7, 3), dt.date(2026, 11, 22)):
        owed = due(Archive(RECORDS), day, samples=True).duties
        keys = {one.key.rpartition("|")[0] for unit in on(day).units for one in unit.told}
        assert owed
        assert {f"{one.about}|{one.kind}" for one in owed} <= keys


def test_a_thing_is_listed_once() -> None:
    found = of(on(dt.date(2026, 11, 22)))
    keys = [one.key for one in found.told]
    assert len(keys) == len(set(keys))
    about = [one.line for one in found.told if "results_report" in one.key or "results\\_report" in one.line]
    assert len(about) == 1, "a paper that is owed is told as a duty, not as a fault of the dossier too"


def test_what_was_late_with_a_reason_is_in_no_list_and_leaves_nothing_to_do() -> None:
    found = of(on(dt.date(2026, 11, 22)))
    late = [one for one in found.told if one.mark == "explained"]
    assert {one.key.split("|")[1] for one in late} == {"T03", "P28"}
    assert not [one for one in late if one.line in found.body]
    assert is_clean(late)
    assert not is_clean(found.told)


def test_every_unit_is_there_those_too_that_owe_nothing_and_what_all_share() -> None:
    found = on(dt.date(2026, 11, 22))
    assert [one.unit for one in found.units] == ["", *(Archive(RECORDS).units)]
    assert is_clean(of(found, "").told)


def test_sample_units_are_told_only_when_asked() -> None:
    found = reminders(Archive(RECORDS), dt.date(2026, 11, 22))
    assert "minh-hoa" not in [one.unit for one in found.units]


def test_nothing_new_is_no_message() -> None:
    now = of(on(dt.date(2026, 11, 22))).told
    assert difference({one.key: (one.mark, one.line) for one in now}, now, "x") == ""


def test_what_is_done_is_told_but_not_what_was_only_explained() -> None:
    before = {"a": ("-2", "việc một"), "b": ("explained", "việc hai")}
    said = difference(before, (), "27/11/2026")
    assert said == "Thay đổi đến 27/11/2026:\n\n**Xong, hoặc không còn phải làm** (1)\n\n- việc một"


def test_what_was_told_is_read_back_from_the_text_of_the_issue() -> None:
    told = (ToldThing("a|b|", "-5", "việc “một” --> <b>"), ToldThing("c", "overdue+3", "việc hai"))
    body = body_of("# Việc", "minh-hoa", told)
    assert told_before(body) == {one.key: (one.mark, one.line) for one in told}
    assert body.count("-->") == 3, "nothing of a record ends the comment in which it is kept"


def test_the_command_writes_it_and_ends_in_one_while_something_is_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["nightly", "--records", str(RECORDS), "--format", "json", "--as-of", "2026-11-22"]
    assert main([*words, "--samples"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["as_of"] == "2026-11-22"
    assert any(unit["told"] for unit in found["units"])
    assert main(words) == 0
    assert not any(unit["told"] for unit in json.loads(capsys.readouterr().out)["units"])
