"""The parts of a notice: which paper invites, which line announces, and what a conference put off leaves of them."""

from __future__ import annotations

from typing import Any

import pytest

from doithoai.deadlines import Deadline
from doithoai.deadlines.notice import DECIDED_AFTER
from doithoai.model.dossier import DocumentFile
from tests.test_deadlines import NOTICE, bound, day, document, folder, only

EARLY, MIDDLE, DUE, LATE = "2025-10-13", "2025-10-15", "2025-10-20", "2025-10-22"
MOVED: dict[str, Any] = {
    "postponed": [{"from": "2025-10-22T07:30+07:00", "reason": "Bão số 5", "decided": "2025-10-14"}]
}


def to(name: str, on: str) -> dict[str, str]:
    return {"to": name, "on": on}


def line(channel: str, on: str, why: str = "") -> dict[str, str]:
    return {"channel": channel, "on": on} | ({"late_reason": why} if why else {})


def paper(stem: str, *sent: dict[str, str], **front: Any) -> DocumentFile:
    return document(stem, **{"issued": EARLY, "sent": list(sent)} | front)


def notice(*papers: DocumentFile, asked: str = "invitation", rules: Any = None, **fields: Any) -> Deadline:
    rule = NOTICE | {"parts": asked.split()} | (rules or {})
    return only(folder(*papers, **fields), bound(notice=rule))


def told(found: Deadline) -> list[tuple[Any, ...]]:
    return [(str(one.done or ""), one.file, one.route, one.stem, one.late_reason) for one in found.parts]


def at(stem: str) -> str:
    return f"documents/{stem}.md"


def test_an_invitation_invites_and_a_notice_only_while_there_is_none() -> None:
    letter, other = paper("invitation", to("cac-thon", MIDDLE)), paper("notice", to("cac-thon", EARLY))
    assert told(notice(letter, other)) == [(MIDDLE, at("invitation"), ("sent", 0, "on"), "invitation", None)]
    assert told(notice(other)) == [(EARLY, at("notice"), ("sent", 0, "on"), "notice", None)]
    assert told(notice(paper("minutes", to("cac-thon", EARLY)))) == [("", "conference.yml", ("start",), None, None)]
    assert told(notice(paper("urgent_notice", to("cac-thon", EARLY))))[0][0] == EARLY


def test_the_last_of_those_invited_decides_each_from_the_first_sending() -> None:
    lines = [to("cac-thon", LATE), to("mat-tran", MIDDLE), to("cac-thon", EARLY), to("cap-tren", LATE)]
    assert told(notice(paper("invitation", *lines))) == [
        (MIDDLE, at("invitation"), ("sent", 1, "on"), "invitation", None)
    ]
    nobody = notice(paper("invitation", to("cap-tren", EARLY), late_reason="a"))
    assert told(nobody) == [("", at("invitation"), ("issued",), "invitation", None)]
    later = paper("invitation", to("cac-thon", EARLY), issued=MIDDLE, late_reason="a")
    assert told(notice(later)) == [(MIDDLE, at("invitation"), ("issued",), "invitation", "a")]
    undated = paper("invitation", to("cac-thon", EARLY), issued=None)
    assert told(notice(undated))[0][:3] == (EARLY, at("invitation"), ("sent", 0, "on"))


def test_what_corrects_another_or_came_after_the_conference_invites_nobody_for_the_first_time() -> None:
    first = paper("invitation", to("cac-thon", EARLY))
    for other in (
        paper("invitation-2", to("mat-tran", LATE), corrects="invitation"),
        paper("invitation-2", to("mat-tran", "2025-10-30"), issued="2025-10-30"),
    ):
        assert told(notice(first, other))[0][0] == EARLY
        assert told(notice(other))[0][0] == str(other.front.sent[0].on), "where it is all there is, it counts"
    that_day = paper("invitation-2", to("mat-tran", "2025-10-29"), issued="2025-10-29")
    assert told(notice(first, that_day))[0][0] == "2025-10-29"


def test_an_association_invites_as_well_whichever_came_first() -> None:
    letter = paper("invitation", to("cac-thon", MIDDLE))
    for on, found in ((EARLY, (EARLY, "conference.yml")), (LATE, (MIDDLE, at("invitation")))):
        one = notice(letter, asked="invited", announced=[line("bang_tin", EARLY), line("doan_the", on)])
        assert told(one)[0][:2] == found
    same = notice(letter, asked="invited", announced=[line("mat_tran", MIDDLE)])
    assert told(same)[0][:2] == (MIDDLE, at("invitation"))
    alone = notice(asked="invited", announced=[line("mat_tran", MIDDLE, "b")])
    assert told(alone) == [(MIDDLE, "conference.yml", ("announced", 0, "on"), None, "b")]
    assert told(notice(letter, announced=[line("doan_the", EARLY)]))[0][0] == MIDDLE, "a plan that wants letters"


def test_an_announcement_is_told_where_it_stands_with_its_own_reason_or_that_of_the_paper() -> None:
    lines = [line("doan_the", EARLY), line("bang_tin", LATE, "a"), line("cong_thong_tin", MIDDLE)]
    late = paper("notice", to("cac-thon", EARLY), late_reason="b")
    found = notice(late, asked="announcement", announced=lines)
    assert told(found) == [(MIDDLE, "conference.yml", ("announced", 2, "on"), "notice", "b")]
    own = notice(late, asked="announcement", announced=lines[:2])
    assert told(own) == [(LATE, "conference.yml", ("announced", 1, "on"), None, "a")]
    assert (own.late_reason, own.stem, own.met_by) == ("a", None, None)
    assert (found.late_reason, found.stem, found.met_by) == (None, "notice", at("notice"))
    none = notice(asked="announcement", announced=lines[:1])
    assert told(none) == [("", "conference.yml", ("start",), None, None)]


def test_the_forms_are_sent_apart_from_the_invitation() -> None:
    letter, form = paper("invitation", to("cac-thon", EARLY)), paper("opinion_form", to("cac-thon", MIDDLE))
    both = notice(letter, form, asked="invitation opinion_form")
    assert [one[:2] for one in told(both)] == [(EARLY, at("invitation")), (MIDDLE, at("opinion_form"))]
    assert (both.met_on, both.met_by, both.title) == (
        day(MIDDLE),
        at("opinion_form"),
        "Gửi giấy mời và gửi phiếu lấy ý kiến",
    )
    assert both.title.en == "notice: invitation, opinion_form"
    three = notice(asked="invitation announcement opinion_form").title
    assert three == "Gửi giấy mời, thông báo rộng rãi và gửi phiếu lấy ý kiến"


@pytest.mark.parametrize(
    ("on", "met"), [("2025-10-13", None), ("2025-10-14", "2025-10-14"), ("2025-10-16", "2025-10-16")]
)
def test_what_was_told_before_a_conference_was_put_off_told_of_another_day(on: str, met: str | None) -> None:
    letter = paper("invitation", to("cac-thon", on), issued=on)
    found = notice(letter, announced=[line("bang_tin", on)], asked="invitation announcement", **MOVED)
    assert found.met_on == (day(met) if met else None)
    assert [one.done for one in found.parts] == [found.met_on] * 2
    older = paper("invitation", to("cac-thon", EARLY))
    newer = paper("notice", to("cac-thon", MIDDLE), issued=MIDDLE)
    assert told(notice(older, newer, **MOVED))[0][:2] == (MIDDLE, at("notice"))


def test_a_decision_that_left_less_time_than_the_plan_gives_is_the_reason() -> None:
    storm: dict[str, Any] = {"postponed": [MOVED["postponed"][0] | {"decided": "2025-10-21"}]}
    late = notice(paper("invitation", to("cac-thon", LATE), issued=LATE), **storm)
    assert (late.late_reason, late.met_on) == ("Bão số 5", day(LATE))
    own = notice(paper("invitation", to("cac-thon", LATE), issued=LATE, late_reason="a"), **storm)
    assert own.late_reason == "a"
    in_time: dict[str, Any] = {"postponed": [MOVED["postponed"][0] | {"decided": DUE}]}
    assert notice(paper("invitation", to("cac-thon", LATE), issued=LATE), **in_time).late_reason is None
    assert notice(**storm).late_reason == "Bão số 5"
    assert notice(asked="announcement", **storm).late_reason == "Bão số 5"
    heard = notice(asked="announcement", announced=[line("bang_tin", LATE)], **storm)
    assert heard.late_reason == "Bão số 5"


@pytest.mark.parametrize(("decided", "why"), [("2025-10-29", None), ("2025-10-30", DECIDED_AFTER)])
def test_a_decision_after_the_day_itself_leaves_it_open_what_a_notice_told(decided: str, why: str | None) -> None:
    found = notice(postponed=[MOVED["postponed"][0] | {"decided": decided}])
    assert (found.met_on, found.unclear) == (None, why)


def test_what_is_only_noted_or_waived_says_by_which_section() -> None:
    noted = {"noted_for": ["urgent"], "noted_section": "IV.3"}
    found = notice(type="urgent", rules=noted)
    words = "đối thoại đột xuất có quy định riêng (mục IV.3): hạn này chỉ được lưu ý, không tính là chậm"
    assert (found.noted, found.waived) == (True, words)
    assert len(found.parts) == 1
    assert notice(type="urgent", rules={"noted_for": ["urgent"]}).waived == words.replace(" (mục IV.3)", "")
    other = notice(rules=noted)
    assert (other.noted, other.waived) == (False, None)
    waived = notice(type="urgent", rules={"waived_for": ["urgent"], "waived_section": "IV.2"})
    assert waived.waived == "đối thoại đột xuất không nhất thiết phải thông báo trước (mục IV.2)"
    assert (waived.title, waived.parts, waived.noted) == ("Gửi giấy mời", (), False)


def test_a_notice_that_was_withdrawn_is_shown_as_such() -> None:
    gone = {"withdrawn": {"on": "2025-11-20", "reason": "sai số"}}
    found = notice(paper("invitation", to("cac-thon", EARLY), **gone))
    assert (found.met_on, found.withdrawn) == (day(EARLY), day("2025-11-20"))
    assert notice(paper("invitation", to("cac-thon", EARLY))).withdrawn is None
