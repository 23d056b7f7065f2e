"""What says the same in other words is no change: `joint` and its two heads, one word and a list of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from doithoai.commands.rewritten import compared
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
