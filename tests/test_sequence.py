"""What calendars count of a conference never falls, whatever is done to its record and said of it."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from doithoai.cases.case import Case, open_case
from doithoai.feeds.meetings import revised, sequence
from doithoai.model.amended import Amendment
from doithoai.model.base import Moment
from doithoai.model.dossier import Key
from doithoai.model.records import AnnouncedAs, Cancellation, Postponement
from doithoai.model.vocabulary import Form
from doithoai.reading.archive import Archive

Step = Callable[[Case, dt.date], Case | None]
FIRST = dt.date(2025, 11, 1)


def test_what_was_announced_as_it_was_held_is_no_change(records: Path) -> None:
    archive = Archive(records)
    case = open_case(archive, archive.conference(Key("thu-nghiem", 2025, "02")), dt.date(2025, 12, 1))
    assert case
    place = case.conference.place
    assert place
    before = sequence(case)
    assert sequence(of(case, announced_as=AnnouncedAs(place=place.name, form=Form.IN_PERSON))) == before
    other = of(case, announced_as=AnnouncedAs(place="Nhà văn hóa Thôn Nhị"))
    assert sequence(other) == before + 1
    # Then it turns out that it was held where it was announced: what was once told stays told.
    again = of(
        other,
        amended("place.name", dt.date(2025, 11, 30), place.name),
        place=replace(place, name="Nhà văn hóa Thôn Nhị"),
    )
    assert sequence(again) == before + 2


def amended(field: str, day: dt.date, was: str | None = None) -> Amendment:
    return Amendment(field=field, was=was, on=day, by="Văn phòng Đảng ủy", reason="Ghi nhầm")


def of(case: Case, *fields: Amendment, **said: Any) -> Case:
    """The same conference with what its record says now, and what it says that it said."""
    conference = replace(case.conference, **said, amended=(*case.conference.amended, *fields))
    return replace(case, conference=conference, folder=replace(case.folder, conference=conference), done={})


def put_off(case: Case, day: dt.date) -> Case | None:
    start = case.conference.start
    if start is None:
        return None
    move = Postponement(start=start, decided=day, reason="Bão")
    return of(case, start=None, postponed=(*case.conference.postponed, move))


def given_a_day(case: Case, day: dt.date) -> Case | None:
    moment = Moment.read(f"{day + dt.timedelta(30):%Y-%m-%d}T07:30+07:00")
    return of(case, start=moment) if case.conference.start is None else None


def day_taken_back(case: Case, day: dt.date) -> Case | None:
    start = case.conference.start
    if start is None or not case.conference.postponed:
        return None
    return of(case, amended("start", day, start.isoformat()), start=None)


def never_put_off(case: Case, day: dt.date) -> Case | None:
    moves = case.conference.postponed
    return (
        of(case, amended("postponed.2025-11-19", day), start=moves[-1].start, postponed=moves[:-1]) if moves else None
    )


def called_off(case: Case, day: dt.date) -> Case | None:
    return None if case.conference.cancelled else of(case, cancelled=Cancellation(decided=day, reason="Bão"))


def called_on_again(case: Case, day: dt.date) -> Case | None:
    return of(case, amended("cancelled.decided", day), cancelled=None) if case.conference.cancelled else None


def told_otherwise(case: Case, day: dt.date) -> Case | None:
    del day
    said = AnnouncedAs(place="Nhà văn hóa", form=Form.ONLINE, topic="Nước sạch")
    return None if case.conference.announced_as else of(case, announced_as=said)


def never_told(case: Case, day: dt.date) -> Case | None:
    return of(case, amended("announced_as", day), announced_as=None) if case.conference.announced_as else None


def place_put_right(case: Case, day: dt.date) -> Case | None:
    return of(case, amended("place.name", day, "Hội trường"))


def corrected(case: Case, day: dt.date) -> Case | None:
    first = case.folder.document("notice")
    assert first
    front = replace(first.front, issued=day, sent=(), corrects="notice", correction="Sửa giờ")
    more = replace(first, stem=f"notice-{len(case.folder.documents)}", front=front)
    return replace(case, folder=replace(case.folder, documents=(*case.folder.documents, more)), done={})


def no_correction(case: Case, day: dt.date) -> Case | None:
    *others, last = case.folder.documents
    if last.front.corrects is None:
        return None
    front = replace(last.front, corrects=None, amended=(*last.front.amended, amended("corrects", day, "notice")))
    return replace(case, folder=replace(case.folder, documents=(*others, replace(last, front=front))), done={})


STEPS: tuple[Step, ...] = (
    put_off,
    given_a_day,
    day_taken_back,
    never_put_off,
    called_off,
    called_on_again,
    told_otherwise,
    never_told,
    place_put_right,
    corrected,
    no_correction,
)


@pytest.fixture
def first(records: Path) -> Case:
    archive = Archive(records)
    case = open_case(archive, archive.conference(Key("thu-nghiem", 2025, "02")), dt.date(2027, 1, 1))
    assert case
    return case


def test_every_step_raises_the_sequence_and_none_sets_the_day_back(first: Case) -> None:
    done: set[Step] = set()
    for seed in range(10):
        drawn, case, day = random.Random(seed), first, FIRST
        for _ in range(40):
            step = drawn.choice(STEPS)
            day += dt.timedelta(drawn.randint(0, 2))
            other = step(case, day)
            if other is None:
                continue
            told = f"{seed}: {step.__name__}"
            still = case.conference.cancelled and other.conference.cancelled  # what is cancelled has no other state
            assert sequence(other) >= sequence(case) + (not still), told
            assert revised(other) >= revised(case), told
            case, done = other, {*done, step}
    assert done == {*STEPS}
