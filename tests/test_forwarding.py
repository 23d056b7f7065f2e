"""What goes up and across, petition by petition: the last decides, and what was taken back is owed until then."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from doithoai.deadlines import Deadline
from doithoai.model.dossier import DocumentFile
from doithoai.model.records import Petition
from doithoai.model.vocabulary import DeadlineKind
from tests.test_deadlines import day, document, folder, given_across, passed_on, petition

EARLY, DUE, NEXT, LATER, LATE = "2025-11-04", "2025-11-05", "2025-11-06", "2025-11-07", "2025-12-04"
FIRST, SECOND = "petition_to_superior", "petition_to_superior-2"


def up(number: int, gone: str = "", *named: str) -> Petition:
    states: list[dict[str, Any]] = [{"state": "reported_up", "on": EARLY, "document": one} for one in named]
    states += [{"state": "withdrawn", "on": gone}] if gone else []
    return petition(number, **{"class": "reported_up"}, states=states)


def sent(stem: str, on: str, *numbers: int, **front: Any) -> DocumentFile:
    return document(stem, issued=on, sent=[{"to": "cap-tren", "on": on}], petitions=list(numbers), **front)


def submission(*papers: DocumentFile, petitions: tuple[Petition, ...]) -> Deadline | None:
    return passed_on(folder(*papers, petitions=petitions)).get(DeadlineKind.SUBMISSION)


class Told(NamedTuple):
    """What the limit says; `parts` are the days by petition."""

    met: str | None
    by: str | None
    why: str | None
    parts: dict[int, str | None]
    route: tuple[int, ...] = ()
    released: str | None = None


CASES: list[tuple[tuple[DocumentFile, ...], tuple[Petition, ...], Told]] = [
    ((sent(FIRST, LATE, 1, 2, late_reason="a"),), (up(1), up(2)), Told(LATE, FIRST, "a", {1: LATE, 2: LATE})),
    ((sent(FIRST, EARLY, 1),), (up(1), up(2)), Told(None, None, None, {1: EARLY, 2: None}, (1,))),
    ((sent(FIRST, EARLY, 2, late_reason="a"),), (up(1), up(2)), Told(None, None, "a", {1: None, 2: EARLY}, (0,))),
    ((), (up(1), up(2)), Told(None, None, None, {1: None, 2: None}, (0,))),
    (
        (sent(FIRST, EARLY, 1, late_reason="a"), sent(SECOND, LATE, 2, late_reason="b")),
        (up(1), up(2)),
        Told(LATE, SECOND, "b", {1: EARLY, 2: LATE}),
    ),
    (
        (sent(FIRST, EARLY, 2, late_reason="a"), sent(SECOND, LATE, 1, late_reason="b")),
        (up(1), up(2)),
        Told(LATE, SECOND, "b", {1: LATE, 2: EARLY}),
    ),
    # Taken back when it was late by then: owed until that day, of several until the last.
    ((), (up(1, NEXT), up(2, LATER)), Told(None, None, None, {1: None, 2: None}, (0,), LATER)),
    ((), (up(3), up(1, NEXT)), Told(None, None, None, {3: None}, (0,))),
    ((), (up(1, NEXT), up(2)), Told(None, None, None, {2: None}, (1,))),
    ((sent(FIRST, EARLY, 2),), (up(1, NEXT), up(2)), Told(None, FIRST, None, {1: None, 2: EARLY}, (), NEXT)),
    ((sent(FIRST, DUE, 2),), (up(1, NEXT), up(2)), Told(None, FIRST, None, {1: None, 2: DUE}, (), NEXT)),
    ((sent(FIRST, LATE, 2),), (up(1, NEXT), up(2)), Told(LATE, FIRST, None, {1: None, 2: LATE}, (), NEXT)),
    ((sent(FIRST, EARLY, 1),), (up(1, NEXT), up(2)), Told(None, None, None, {1: EARLY, 2: None}, (1,))),
    (
        (sent(FIRST, EARLY, 1), sent(SECOND, DUE, 2)),
        (up(1, NEXT), up(2)),
        Told(DUE, SECOND, None, {1: EARLY, 2: DUE}),
    ),
    # A step that names the letter is as good as a letter that names the petition.
    ((sent(FIRST, LATE, 2),), (up(1, "", FIRST), up(2)), Told(LATE, FIRST, None, {1: LATE, 2: LATE})),
    (
        (sent("conclusion_notice", EARLY), sent(FIRST, LATE, 1)),
        (up(1),),
        Told(EARLY, "conclusion_notice", None, {1: EARLY}),
    ),
    (
        (document("conclusion_notice", issued=EARLY, covers={"solved": [1]}), sent("conclusion_notice-2", LATE, 2)),
        (up(1),),
        Told(None, None, None, {1: None}, (0,)),
    ),
]


@pytest.mark.parametrize(("papers", "petitions", "told"), CASES)
def test_what_goes_up_is_met_with_the_last_petition(
    papers: tuple[DocumentFile, ...], petitions: tuple[Petition, ...], told: Told
) -> None:
    found = submission(*papers, petitions=petitions)
    assert found is not None
    assert found.due == day(DUE)
    assert found.met_on == (day(told.met) if told.met else None)
    assert (found.stem, found.met_by) == (told.by, f"documents/{told.by}.md" if told.by else None)
    assert found.late_reason == told.why
    assert {part.petition: part.done for part in found.parts} == {
        number: day(on) if on else None for number, on in told.parts.items()
    }
    assert found.route == told.route
    assert found.released == (day(told.released) if told.released else None)


def test_what_was_taken_back_in_time_was_owed_by_nobody() -> None:
    assert submission(petitions=(up(1, EARLY), up(2, DUE))) is None
    alone = submission(petitions=(up(1, DUE), up(2)))
    assert alone is not None
    assert [part.petition for part in alone.parts] == [2]
    undated = passed_on(folder(start=None, petitions=(up(1, NEXT), up(2))))[DeadlineKind.SUBMISSION]
    assert [part.petition for part in undated.parts] == [2]


def test_each_part_says_where_its_day_is_recorded_or_to_whom_it_was_to_go() -> None:
    lines = [{"to": "mat-tran", "on": EARLY}, {"to": "cap-tren", "on": LATE}]
    paper = document(FIRST, issued=EARLY, sent=lines, petitions=[1], late_reason="a")
    found = submission(paper, petitions=(up(1), up(2)))
    assert found is not None
    first, second = found.parts
    assert (first.title, first.file, first.route, first.stem) == (
        "kiến nghị số 1",
        f"documents/{FIRST}.md",
        ("sent", 1, "on"),
        FIRST,
    )
    assert (first.late_reason, first.recipient) == ("a", None)
    assert (second.file, second.route, second.stem, second.recipient) == (None, (1,), None, "cap-tren")
    across = passed_on(folder(petitions=(given_across(1), petition(2, **{"class": "transferred"}))))
    wanted = {part.petition: part.recipient for part in across[DeadlineKind.FORWARDING].parts}
    assert wanted == {1: "phong-kinh-te", 2: "co-quan-co-tham-quyen"}


def test_what_is_merged_or_was_given_to_nobody_goes_nowhere() -> None:
    merged = petition(1, **{"class": "transferred"}, duplicate_of=2)
    loose = petition(3, **{"class": "to_verify"})
    assert passed_on(folder(petitions=(merged, loose))) == {}
    step = {"state": "transferred", "on": EARLY, "document": "forwarding_letter"}
    paper = document("forwarding_letter", issued=EARLY, sent=[{"to": "co-quan-co-tham-quyen", "on": EARLY}])
    across = passed_on(folder(paper, petitions=(petition(1, **{"class": "transferred"}, states=[step]),)))
    assert across[DeadlineKind.FORWARDING].met_on == day(EARLY)
