"""What was promised by a day: to answer is not to do, and every page, list, figure, feed and table says which it is."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from doithoai.cases.case import Case
from doithoai.cases.fate import Fate, fates, stage
from doithoai.cases.outcome import Outcome
from doithoai.cases.promise import PromiseState, telling
from doithoai.check import Judge, check
from doithoai.feeds.address import Address
from doithoai.feeds.posts import posts
from doithoai.figures.sums import total
from doithoai.model.vocabulary import PetitionState, Stage
from doithoai.opendata.rows import petition_row
from doithoai.pages import conference
from doithoai.public import UNTOLD, petition
from doithoai.reading.archive import Archive
from doithoai.reading.selection import everything
from doithoai.search.entries import found as searched
from doithoai.views.conference_rows import row
from doithoai.views.petition_rows import rows
from tests.test_fate import KEY, Steps, opened, record

ANSWERED: Steps = [("received", "2025-11-06"), ("answered", "2025-12-02")]
DAY = dt.date(2025, 12, 31)
PROMISE = {"on": "2025-12-31", "text": "Vá đường trục thôn"}
DONE = {"on": "2025-12-30", "text": "Đã vá xong"}
LATE = {"on": "2026-01-15"}


def promised(records: Path, today: dt.date = dt.date(2026, 3, 2), steps: Steps = ANSWERED, **fields: Any) -> Fate:
    record(records, steps, **{"id": 9, "class": "answered", "answer": "Sẽ vá.", "promised": PROMISE, **fields})
    (one,) = fates(opened(records, today)[1])
    return one


def page(records: Path, today: dt.date = dt.date(2026, 3, 2)) -> str:
    html = conference.page(*opened(records, today)).body
    return re.sub(r" ([,.;:)])", r"\1", re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


@pytest.mark.parametrize(
    ("promise", "today", "state"),
    [
        (PROMISE, DAY, PromiseState.OPEN),
        (PROMISE, DAY + dt.timedelta(1), PromiseState.PAST),
        ({**PROMISE, "result": DONE}, DAY + dt.timedelta(1), PromiseState.KEPT),
        ({**PROMISE, "result": DONE}, dt.date(2025, 12, 29), PromiseState.OPEN),
        ({**PROMISE, "result": LATE}, dt.date(2026, 1, 14), PromiseState.PAST),
        ({**PROMISE, "result": LATE}, dt.date(2026, 1, 15), PromiseState.LATE),
    ],
)
def test_a_promise_is_what_its_day_and_its_result_make_it(
    records: Path, promise: dict[str, Any], today: dt.date, state: PromiseState
) -> None:
    for given in (promise, [promise]):
        one = promised(records, today, promised=given)
        assert [each.state for each in one.promises] == [state]
        assert one.broken is (state is PromiseState.PAST)
        assert one.done is (state in (PromiseState.KEPT, PromiseState.LATE))


WORDS: dict[str, tuple[dict[str, Any], Steps, str, str]] = {
    "to come": ({"promised": {**PROMISE, "on": "2026-12-31"}}, ANSWERED, "đã hứa đến ngày 31/12/2026", "soon"),
    "past its day": ({}, ANSWERED, "quá ngày hứa", "overdue"),
    "done": ({"promised": {**PROMISE, "result": DONE}}, ANSWERED, "đã làm xong", "good"),
    "answered only": ({"promised": None}, ANSWERED, "đã trả lời", "waiting"),
    "resolved": ({"promised": None}, [*ANSWERED, ("resolved", "2025-12-05")], "đã làm xong", "good"),
    "taken up again": (
        {"promised": {**PROMISE, "result": DONE}},
        [*ANSWERED, ("resolved", "2025-12-30"), ("reopened", "2026-02-01")],
        "mở lại ngày 01/02/2026",
        "soon",
    ),
    "reported up": (
        {"promised": None, "class": "reported_up"},
        [("received", "2025-11-06"), ("reported_up", "2025-12-02")],
        "chờ cấp trên trả lời",
        "waiting",
    ),
    "passed on, and said so": (
        {"promised": None, "class": "transferred"},
        [("received", "2025-11-06"), ("transferred", "2025-12-02"), ("under_way", "2025-12-05")],
        "chờ cơ quan có thẩm quyền trả lời",
        "waiting",
    ),
    "said to be answered, by nothing": (
        {"promised": None, "answer": None},
        ANSWERED,
        "ghi đã trả lời, chưa có nội dung",
        "none",
    ),
    "being dealt with": (
        {"promised": None, "class": "to_verify"},
        [("received", "2025-11-06"), ("under_way", "2025-12-02")],
        "đã trả lời việc tiếp nhận, đang giải quyết",
        "waiting",
    ),
}


@pytest.mark.parametrize(("fields", "steps", "word", "tone"), WORDS.values(), ids=WORDS)
def test_answered_and_done_are_two_words_and_two_colours(
    records: Path, fields: dict[str, Any], steps: Steps, word: str, tone: str
) -> None:
    promised(records, dt.date(2026, 3, 2), steps, **fields)
    portal, case = opened(records, dt.date(2026, 3, 2) if tone != "waiting" else dt.date(2025, 12, 8))
    (line,) = rows(portal, case)
    assert (line.badge.word, line.badge.tone) == (word, tone)


def test_what_a_step_resolves_is_done_and_what_is_taken_up_again_before_its_day_is_not(records: Path) -> None:
    resolved = [*ANSWERED, ("resolved", "2025-12-10")]
    assert promised(records, steps=resolved).promises[0].state is PromiseState.KEPT
    again = promised(records, steps=[*resolved, ("reopened", "2025-12-20")])
    assert again.promises[0].state is PromiseState.PAST
    assert again.promises[0].done is None
    anew = promised(records, steps=[*resolved, ("reopened", "2025-12-20"), ("resolved", "2025-12-28")])
    assert anew.promises[0].done == dt.date(2025, 12, 28)
    later = promised(records, steps=[*resolved, ("reopened", "2026-02-01")])
    assert later.promises[0].state is PromiseState.REOPENED
    assert later.waits


def test_a_matter_reported_up_waits_until_an_answer_is_on_record(records: Path) -> None:
    up: Steps = [("received", "2025-11-06"), ("reported_up", "2025-12-02")]
    none: dict[str, Any] = {"promised": None, "class": "reported_up"}
    one = promised(records, steps=up, **none)
    assert (one.waits, one.elsewhere, one.due_here, one.overdue, one.outcome) == (
        *(True, True, False, False),
        Outcome.ELSEWHERE,
    )
    assert stage(opened(records)[1]) is Stage.FOLLOWED
    text = page(records)
    assert "đơn vị đã trả lời hết phần mình; 1 kiến nghị chờ cấp trên, cơ quan khác trả lời." in text
    assert "không còn kiến nghị nào chờ trả lời" not in text
    assert promised(records, steps=[*up, ("under_way", "2025-12-05")], **none).elsewhere
    assert promised(records, steps=[*up, ("answered", "2026-02-01")], **{**none, "answer": None}).elsewhere
    back = promised(records, steps=[*up, ("answered", "2026-02-01")], **none)
    assert (back.waits, back.answered) == (False, dt.date(2025, 12, 2))
    assert stage(opened(records)[1]) is Stage.CLOSED


def test_what_is_late_on_the_portal_is_what_the_check_reports(records: Path) -> None:
    promised(records, promised=[PROMISE, {**PROMISE, "result": LATE}, {**PROMISE, "on": "2026-04-01"}])
    portal, case = opened(records)
    told = [one for one in row(portal, case).owed if one.kind == "promise" and one.late]
    assert sorted(one.badge.word for one in told) == ["quá ngày hứa", "đã làm xong, chậm"]
    archive = Archive(records)
    found = check(Judge(archive, portal.today), everything(archive), jobs=1).findings
    assert sorted(one.code for one in found if one.code in ("P27", "P28")) == ["P27", "P28"]


def test_several_promises_are_told_by_the_worst_of_them(records: Path) -> None:
    one = promised(records, promised=[{**PROMISE, "on": "2026-04-01"}, PROMISE, {**PROMISE, "result": DONE}])
    worst = telling(one.promises)
    assert worst
    assert worst.state is PromiseState.PAST
    portal, case = opened(records)
    shown = petition_row(case, portal, one.petition, one)
    assert (shown.promises, shown.promised_on, shown.promise_state) == (3, DAY, PromiseState.PAST)
    assert (shown.done, shown.is_open) == (False, False)
    counted = total([("", row(portal, case).tally)])
    assert counted.promised == "3 việc đã hứa: 1 đã làm xong, 1 quá ngày hứa, 1 chưa đến ngày"


def test_the_page_tells_promise_result_and_confirmation(records: Path) -> None:
    confirmed = {"by": "mat_tran", "on": "2026-02-01", "satisfied": True, "note": "Đã xem tại chỗ"}
    promised(records, promised={**PROMISE, "result": DONE}, confirmed=confirmed)
    text = page(records)
    assert "Đã trả lời thứ Ba, 02/12/2025" in text
    assert "Việc đã hứa Vá đường trục thôn (hứa tại hội nghị). Hứa xong chậm nhất thứ Tư, 31/12/2025" in text
    assert "✓ đã làm xong, đúng hẹn ngày 30/12/2025. Đã vá xong" in text
    assert "Xác nhận Ủy ban Mặt trận Tổ quốc, Chủ nhật, 01/02/2026: ✓ đã làm xong Đã xem tại chỗ" in text
    assert "Vì sao là ngày này? Ngày hứa 31/12/2025: hứa tại hội nghị." in text
    assert "Xác nhận" not in page(records, dt.date(2026, 1, 31))


def test_the_feed_tells_what_is_done_and_what_is_taken_up_again(records: Path) -> None:
    promised(
        records,
        promised={**PROMISE, "result": DONE},
        steps=[*ANSWERED, ("resolved", "2025-12-30"), ("reopened", "2026-02-01")],
    )
    told = "".join(one.xml for one in posts(opened(records)[1], Address("https://doithoai.example/")))
    assert "Đã làm xong việc đã hứa, kiến nghị số 9" in told
    assert "Mở lại kiến nghị số 9" in told


def test_of_a_withheld_matter_nobody_reads_what_was_promised(records: Path) -> None:
    kept = {"by": "thon", "on": "2026-02-01", "satisfied": False, "note": "Điều kín"}
    one = promised(
        records,
        text=None,
        withheld="Nêu tên một người",
        promised={**PROMISE, "result": {**DONE, "text": "Kết quả kín"}},
        confirmed=kept,
    )
    portal, case = opened(records)
    text = page(records) + "".join(each.xml for each in posts(case, Address("https://doithoai.example/")))
    text += str(petition_row(case, portal, petition(one.petition, portal.today), one)) + str(searched(portal, case))
    for hidden in ("Vá đường trục", "Kết quả kín", "Điều kín"):
        assert hidden not in text
    assert UNTOLD in text


def test_odd_records_break_no_page(records: Path) -> None:
    """A cancelled conference, and two petitions of one number, with promises."""
    path = records / KEY.path / "petitions.yml"
    promised(records)
    one = path.read_text("utf-8").strip()[1:-1]
    path.write_text(f"[{one}, {one}]", "utf-8")
    assert [len(each.promises) for each in fates(opened(records)[1])] == [1, 1]
    assert page(records)
    main = records / KEY.path / "conference.yml"
    main.write_text(f"{main.read_text('utf-8')}cancelled: {{decided: 2025-11-01, reason: Mưa bão}}\n", "utf-8")
    assert [len(each.promises) for each in fates(opened(records)[1])] == [1, 1]
    assert page(records)


def test_a_reply_that_says_it_is_being_dealt_with_keeps_the_matter_open(records: Path) -> None:
    (records / KEY.path / "documents/written_reply.md").write_text(
        "---\nkind: written_reply\nissued: 2025-12-02\nsent: [{to: petitioners, on: 2025-12-02}]\n---\nx\n", "utf-8"
    )
    steps: Steps = [("received", "2025-11-06"), (PetitionState.UNDER_WAY, "2025-12-02")]
    fields: dict[str, Any] = {"class": "to_verify", "promised": None, "reply": "written_reply"}
    one = promised(records, steps=steps, **fields)
    assert (one.waits, one.open, one.done) == (True, True, False)
    assert "Đã trả lời việc tiếp nhận thứ Ba, 02/12/2025" in page(records)


def test_one_case_alone_is_asked(records: Path) -> None:
    """What is worked out for a case is kept with it."""
    promised(records)
    case: Case = opened(records)[1]
    assert fates(case) is fates(case)
