"""What comes out of the wall, record by record against the whole one that is expected: nothing more, nothing less."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from doithoai import public
from doithoai.model.amended import Amendment
from doithoai.model.records import (
    Consent,
    Promise,
)
from doithoai.model.vocabulary import PetitionerKind
from doithoai.reading.shapes import convert
from tests.test_wall_parts import EVE, MORROW, TODAY, asked, who

DAY = dt.timedelta(1)
AMENDED = {"field": "issued", "was": "1/3/2026", "on": EVE, "by": "Văn phòng", "reason": "Ghi nhầm"}
UNSAID = convert({**AMENDED, "was": None, "reason": public.ON_RECORD}, Amendment)
STEPS = [{"state": "received", "on": EVE, "note": "Ghi chú"}, {"state": "classified", "on": EVE}]
PROMISES: list[dict[str, Any]] = [
    {"on": MORROW, "text": "Sửa cầu", "document": "notice", "result": {"on": MORROW, "text": "Xong", "document": "a"}},
    {"on": MORROW, "text": "Sửa đường"},
]
WHOLE: dict[str, Any] = {
    "answer": "Sẽ sửa.",
    "refused": {"reason": "Đã giải quyết"},
    "note": "Ghi chú",
    "states": STEPS,
    "promised": PROMISES,
    "confirmed": {"by": "mat_tran", "on": EVE, "satisfied": True, "note": "Đã xem"},
    "deviation": [{"of": "form", "reason": "Bão", "decided_by": "Chủ tịch"}],
    "amended": [AMENDED],
}
"""Every field of a petition in which something of its content stands."""
UNTELLING = (
    {"withheld": "Lộ danh tính"},
    {"removed": EVE},
    {"withheld": "Lộ", "removed": EVE},
    {"text": None},
    {"text": ""},
    {"text": " \n"},
)


# --- who asked


@pytest.mark.parametrize("kind", PetitionerKind)
@pytest.mark.parametrize(
    ("consent", "begins"),
    [({}, False), ({"on": MORROW}, False), ({"on": "2026-03-02"}, True), ({"on": EVE, "withdrawn": MORROW}, True)],
)
def test_a_name_is_unsaid_where_it_must_not_be_shown(
    kind: PetitionerKind, consent: dict[str, str], *, begins: bool
) -> None:
    one = who(kind.value, **consent)
    assert public.unsaid(one, TODAY) == (None if begins or kind in public.NAMED else "Tên")
    assert public.unsaid(who(kind.value, name=None, **consent), TODAY) is None


@pytest.mark.parametrize(
    ("consent", "day"),
    [
        ({}, None),
        ({"on": MORROW}, None),
        ({"on": "2026-03-02"}, TODAY),
        ({"on": EVE}, TODAY - DAY),
        ({"on": EVE, "withdrawn": EVE}, TODAY - DAY),
        ({"on": EVE, "withdrawn": MORROW}, TODAY - DAY),
    ],
)
def test_a_consent_has_a_day_unless_it_is_told_to_be_still_to_come(
    consent: dict[str, str], day: dt.date | None
) -> None:
    assert public.consented(asked(who(**consent)), TODAY) == day
    nameless = public.consented(asked(who(name=None, **consent)), TODAY)
    assert nameless == (dt.date.fromisoformat(consent["on"]) if consent else None)


def test_of_who_is_named_with_consent_village_and_days_stay_and_how_does_not() -> None:
    by = who(on=EVE, withdrawn=MORROW)
    days = Consent(on=TODAY - DAY, how=public.ON_RECORD, scope=public.ON_RECORD, withdrawn=TODAY + DAY)
    assert public.petitioner(asked(by), TODAY) == replace(by, consent=days)
    assert public.petitioner(asked(by), TODAY + DAY) == replace(by, name=None, consent=None)
    assert public.petitioner(asked(by, withheld="Lộ"), TODAY) == replace(by, name=None, consent=None)
    nameless = who(name=None, on=EVE)
    assert public.petitioner(asked(nameless), TODAY) == replace(nameless, consent=None)
    free = who("business", on=EVE)
    assert public.petitioner(asked(free), TODAY) == replace(free, consent=None)
    assert public.petitioner(asked(replace(free, consent=None)), TODAY) == replace(free, consent=None)
    assert public.name(asked(replace(free, name="")), TODAY) is None


# --- what was asked


def test_what_is_told_is_given_as_it_is() -> None:
    for one in (asked(**WHOLE), asked(who("organisation"), **WHOLE)):
        shown = public.petition(one, TODAY)
        assert shown == one
    nameless = asked(who(name=None), **WHOLE)
    assert public.petition(nameless, TODAY) is nameless
    named = asked(who(), **WHOLE)
    assert public.petition(named, TODAY) == replace(named, petitioner=who(name=None))
    agreed = asked(who(on="2026-03-02"), **WHOLE)
    assert public.petition(agreed, TODAY).petitioner == public.petitioner(agreed, TODAY) != agreed.petitioner
    assert public.petition(agreed, TODAY).petitioner.name == "Tên"
    assert public.petition(agreed, TODAY - DAY).petitioner == who(name=None)


@pytest.mark.parametrize("more", UNTELLING)
def test_of_what_is_not_told_days_states_and_reasons_stay_and_no_word_of_it(more: dict[str, Any]) -> None:
    one = asked(who("organisation"), **{**WHOLE, **more})
    (step, bare), promises, confirmed = one.states, one.promises, one.confirmed
    assert confirmed
    assert promises[0].result
    first = replace(promises[0], text=public.UNTOLD, result=replace(promises[0].result, text=None))
    expected = replace(
        one,
        petitioner=who("organisation", name=None),
        text=None,
        answer=None,
        refused=None,
        note=None,
        states=(replace(step, note=None), bare),
        promised=(first, replace(promises[1], text=public.UNTOLD)),
        confirmed=replace(confirmed, note=None),
        deviation=(replace(one.deviation[0], reason=public.ON_RECORD, decided_by=None),),
        amended=(UNSAID,),
    )
    assert not public.is_told(one)
    assert public.petition(one, TODAY) == expected
    assert public.petition(expected, TODAY) == expected
    assert public.petition(one, TODAY).states[1] is bare, "a step without a note is not made anew"


def test_of_what_is_not_told_nothing_is_made_that_was_not_there() -> None:
    bare = asked(withheld="Lộ danh tính", text=None)
    assert public.petition(bare, TODAY) == bare
    assert public.petition(bare, TODAY).promised is None
    (alone,) = public.petition(asked(withheld="Lộ", promised=PROMISES[1]), TODAY).promises
    assert alone == convert({**PROMISES[1], "text": public.UNTOLD}, Promise)


@pytest.mark.parametrize(
    ("more", "hidden"),
    [
        ({}, None),
        ({"text": None}, None),
        ({"withheld": "Lộ"}, public.Hidden("Lộ", None)),
        ({"withheld": ""}, public.Hidden(None, None)),
        ({"removed": EVE}, public.Hidden(None, TODAY - DAY)),
        ({"withheld": "Lộ", "removed": EVE}, public.Hidden("Lộ", TODAY - DAY)),
    ],
)
def test_why_and_since_when_it_is_hidden(more: dict[str, Any], hidden: public.Hidden | None) -> None:
    assert public.hidden(asked(**more)) == hidden
    assert public.is_told(asked(**more)) is (not more)
    if hidden:
        assert hidden.told == (hidden.reason or "hồ sơ không ghi lý do")
