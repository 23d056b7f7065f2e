"""What says the same in other words is no change; what is added so that something counts no more is one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from doithoai.commands.comparing import compared
from doithoai.commands.rewriting import Rewriting
from doithoai.model.amended import Amendment
from doithoai.model.policies import CalendarYear, Policy
from doithoai.model.records import Conference, Petition
from doithoai.reading.facts import facts
from doithoai.reading.shapes import convert

TODAY = dt.date(2026, 11, 20)
PLACE = {"name": "Nhà văn hóa", "village": "Thôn Một"}
CONFERENCE = {"type": "periodic", "form": "in_person", "chair": "joint", "topic": "Đất đai", "place": PLACE}
PETITION = {
    "id": 1,
    "received": {"when": "before", "on": dt.date(2026, 1, 5), "channel": "thu"},
    "petitioner": {"kind": "citizen"},
    "field": "khac",
}
PAIRS: dict[str, tuple[type[Any], dict[str, Any], dict[str, Any], bool]] = {
    "the two heads": (Conference, {"chair": "joint"}, {"chair": ["chair_of_committee", "secretary"]}, True),
    "joint in a list": (Conference, {"chair": ["joint"]}, {"chair": ["secretary", "chair_of_committee"]}, True),
    "a third": (
        Conference,
        {"chair": ["joint", "chair_of_council"]},
        {"chair": ["secretary", "chair_of_committee", "chair_of_council"]},
        True,
    ),
    "one head less": (Conference, {"chair": "joint"}, {"chair": ["secretary"]}, False),
    "one head": (Conference, {"chair": "secretary"}, {"chair": ["secretary", "secretary"]}, True),
    "a form": (Conference, {"form": ["online", "in_person", "online"]}, {"form": ["in_person", "online"]}, True),
    "a form more": (Conference, {"form": "in_person"}, {"form": ["in_person", "online"]}, False),
    "a village": (Conference, {"place": PLACE}, {"place": {**PLACE, "village": ["Thôn Một"]}}, True),
    "another village": (Conference, {"place": PLACE}, {"place": {**PLACE, "village": ["Thôn Hai"]}}, False),
    "an hour": (Conference, {"start": "2026-01-05T07:30+07:00"}, {"start": "2026-01-05T07:30:00+07:00"}, True),
    "what was announced": (
        Conference,
        {"announced_as": {"chair": "joint"}},
        {"announced_as": {"chair": ["secretary", "chair_of_committee"]}},
        True,
    ),
    "a reply": (Petition, {"reply": "written_reply"}, {"reply": ["written_reply"]}, True),
    "a partner": (
        Petition,
        {"assigned": {"office": "a", "with": "b"}},
        {"assigned": {"office": "a", "with": ["b"]}},
        True,
    ),
    "a promise": (
        Petition,
        {"promised": {"on": dt.date(2026, 3, 1), "text": "Vá đường"}},
        {"promised": [{"on": dt.date(2026, 3, 1), "text": "Vá đường"}]},
        True,
    ),
}


@pytest.mark.parametrize("what", PAIRS)
def test_equal_meaning_is_no_change(what: str) -> None:
    shape, before, after, same = PAIRS[what]
    base = CONFERENCE if shape is Conference else PETITION
    one, other = (facts(convert({**base, **said}, shape)) for said in (before, after))
    for was, now in ((one, other), (other, one)):
        assert (not list(compared("x", was, now, (), TODAY))) is same


POLICY = {
    "id": "a",
    "title": "Kế hoạch",
    "kind": "plan",
    "source": {"name": "Hư cấu"},
    "rules": {"conclusion_notice": {"count": 10, "unit": "working_day", "direction": "after", "section": "V"}},
}
DAY = {"date": dt.date(2026, 4, 27), "name": "Nghỉ", "decision": "1", "source": "2"}
YEAR = {"year": 2026, "status": "provisional", "days_off": [DAY]}
NOTICE = POLICY["rules"]["conclusion_notice"]  # type: ignore[index]
OUT: dict[str, tuple[type[Any], dict[str, Any], dict[str, Any], str]] = {
    "a petition that repeats another": (Petition, PETITION, {"duplicate_of": 4}, "duplicate_of"),
    "another plan": (Conference, CONFERENCE, {"judged_by": "ke-hoach"}, "judged_by"),
    "another unit": (Conference, CONFERENCE, {"from_unit": "xa-cu"}, "from_unit"),
    "a policy that only advises": (Policy, POLICY, {"advisory": True}, "advisory"),
    "a policy that is a draft again": (Policy, POLICY, {"borrowed": True}, "borrowed"),
    "a limit that is waived": (
        Policy,
        POLICY,
        {"rules": {"conclusion_notice": {**NOTICE, "waived_for": ["urgent"], "waived_section": "V"}}},
        "rules.conclusion_notice.waived_for",
    ),
    "a day that is only expected": (
        CalendarYear,
        YEAR,
        {"days_off": [{**DAY, "status": "provisional"}]},
        "days_off.2026-04-27.status",
    ),
}


def told(shape: type[Any], base: dict[str, Any], said: dict[str, Any], *amended: Amendment) -> list[Rewriting]:
    one, other = facts(convert(base, shape)), facts(convert({**base, **said}, shape))
    return list(compared("x", one, other, amended, TODAY))


@pytest.mark.parametrize("what", OUT)
def test_what_is_added_and_takes_something_out_of_the_count_is_told(what: str) -> None:
    shape, base, said, field = OUT[what]
    (found,) = told(shape, base, said)
    assert (found.field, found.fresh, found.said) == (field, True, False)
    (kept,) = told(shape, base, said, Amendment(field=field, on=TODAY, by="Văn phòng", reason="Ghi thiếu"))
    assert kept.said
    assert told(shape, {**base, **said}, {}) == [], "what was there is not added"


def test_what_is_only_added_or_comes_with_its_item_is_free() -> None:
    fresh = {**DAY, "date": dt.date(2026, 4, 28), "status": "provisional"}
    assert told(CalendarYear, YEAR, {"days_off": [DAY, fresh]}) == []
    assert told(Petition, PETITION, {"supporters": 3, "level": "commune"}) == []
    assert told(Conference, CONFERENCE, {"no_petitions": True}) == []
