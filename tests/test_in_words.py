"""A limit in words, to the letter: people read these sentences beside every limit, and a refusal rests on one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from doithoai.deadlines import Count, Deadline, in_words
from doithoai.model.both import Both
from doithoai.model.limits import ConclusionLimit, Extended, Limit, NoticeLimit, ReplyLimit
from doithoai.model.provisions import Quota, Refusal
from doithoai.model.vocabulary import (
    ConferenceType,
    DayUnit,
    DeadlineKind,
    Direction,
    EachLeader,
    ExtensionGround,
    NoticePart,
    Reading,
    RefusalCondition,
    RefusalGround,
    State,
)

URGENT, BEFORE = ConferenceType.URGENT, Direction.BEFORE
DAYS, WORKING = DayUnit.CALENDAR_DAY, DayUnit.WORKING_DAY
MORE = Extended(
    count=15, unit=DAYS, grounds=(ExtensionGround.COMPLEX, ExtensionGround.BEYOND_AUTHORITY), section="III.2"
)
NTH = "cách hiểu A: ngày cuối cùng của số ngày ấy, đếm ngược từ hội nghị, vẫn kịp"


def limit(kind: type[Limit] = Limit, **fields: Any) -> Limit:
    given: dict[str, Any] = {"count": 7, "unit": WORKING, "section": "III.1"}
    return kind(**given | fields)


def office(name: str) -> str:
    return f"nơi có mã {name}"


# Each: what it says in full, to people, in a cell.
SAID: list[tuple[Limit, str, str, str]] = [
    (
        limit(),
        "Chậm nhất 07 ngày làm việc sau hội nghị",
        "Chậm nhất 07 ngày làm việc sau hội nghị",
        "chậm nhất 07 ngày làm việc sau hội nghị",
    ),
    (
        limit(direction=BEFORE),
        f"Ít nhất 07 ngày làm việc trước ngày tổ chức ({NTH})",
        "Ít nhất 07 ngày làm việc trước ngày tổ chức",
        "ít nhất 07 ngày làm việc trước",
    ),
    (
        limit(direction=BEFORE, reading=Reading.FULL_DAYS, by="van-phong", unit=DAYS),
        "Ít nhất 07 ngày trước ngày tổ chức (cách hiểu B: đủ N ngày ở giữa); thực hiện: nơi có mã van-phong",
        "Ít nhất 07 ngày trước ngày tổ chức",
        "ít nhất 07 ngày trước",
    ),
    (
        limit(waived_for=(URGENT, ConferenceType.THEMATIC), waived_section="IV.2", count=12),
        "Chậm nhất 12 ngày làm việc sau hội nghị; không bắt buộc với hội nghị đột xuất; chuyên đề (mục IV.2)",
        "Chậm nhất 12 ngày làm việc sau hội nghị; không bắt buộc với hội nghị đột xuất; chuyên đề",
        "chậm nhất 12 ngày làm việc sau hội nghị",
    ),
    (
        limit(NoticeLimit, direction=BEFORE),
        f"Gửi giấy mời; thông báo rộng rãi: ít nhất 07 ngày làm việc trước ngày tổ chức ({NTH})",
        "Gửi giấy mời; thông báo rộng rãi: ít nhất 07 ngày làm việc trước ngày tổ chức",
        "ít nhất 07 ngày làm việc trước",
    ),
    (
        limit(NoticeLimit, direction=BEFORE, at_least=False, parts=(NoticePart.INVITATION,)),
        f"Gửi giấy mời: 07 ngày làm việc trước ngày tổ chức ({NTH})",
        "Gửi giấy mời: 07 ngày làm việc trước ngày tổ chức",
        "07 ngày làm việc trước",
    ),
    (
        limit(NoticeLimit, waived_for=(URGENT,), waived_parts=(NoticePart.ANNOUNCEMENT,), waived_section="IV.2"),
        (
            "Gửi giấy mời; thông báo rộng rãi: chậm nhất 07 ngày làm việc sau hội nghị; "
            "hội nghị đột xuất không bắt buộc thông báo rộng rãi trong hạn này (mục IV.2)"
        ),
        (
            "Gửi giấy mời; thông báo rộng rãi: chậm nhất 07 ngày làm việc sau hội nghị; "
            "hội nghị đột xuất không bắt buộc thông báo rộng rãi trong hạn này"
        ),
        "chậm nhất 07 ngày làm việc sau hội nghị",
    ),
    (
        limit(NoticeLimit, parts=(NoticePart.INVITATION,), waived_for=(URGENT,), waived_section="IV.2"),
        "Gửi giấy mời: chậm nhất 07 ngày làm việc sau hội nghị; không bắt buộc với hội nghị đột xuất (mục IV.2)",
        "Gửi giấy mời: chậm nhất 07 ngày làm việc sau hội nghị; không bắt buộc với hội nghị đột xuất",
        "chậm nhất 07 ngày làm việc sau hội nghị",
    ),
    (
        limit(NoticeLimit, parts=(NoticePart.INVITATION,), waived_parts=(NoticePart.ANNOUNCEMENT,)),
        "Gửi giấy mời: chậm nhất 07 ngày làm việc sau hội nghị",
        "Gửi giấy mời: chậm nhất 07 ngày làm việc sau hội nghị",
        "chậm nhất 07 ngày làm việc sau hội nghị",
    ),
    (
        limit(NoticeLimit, parts=(NoticePart.INVITATION,), noted_for=(URGENT,), by="van-phong"),
        (
            "Gửi giấy mời: chậm nhất 07 ngày làm việc sau hội nghị; "
            "với hội nghị đột xuất chỉ lưu ý, không tính là chậm; thực hiện: nơi có mã van-phong"
        ),
        "Gửi giấy mời: chậm nhất 07 ngày làm việc sau hội nghị; với hội nghị đột xuất chỉ lưu ý, không tính là chậm",
        "chậm nhất 07 ngày làm việc sau hội nghị",
    ),
    (
        limit(NoticeLimit, parts=(NoticePart.INVITATION,), noted_for=(URGENT,), noted_section="IV.3"),
        (
            "Gửi giấy mời: chậm nhất 07 ngày làm việc sau hội nghị; "
            "với hội nghị đột xuất chỉ lưu ý, không tính là chậm, theo mục IV.3"
        ),
        (
            "Gửi giấy mời: chậm nhất 07 ngày làm việc sau hội nghị; "
            "với hội nghị đột xuất chỉ lưu ý, không tính là chậm, theo mục IV.3"
        ),
        "chậm nhất 07 ngày làm việc sau hội nghị",
    ),
    (
        limit(ConclusionLimit),
        "Chậm nhất 07 ngày làm việc sau hội nghị; kế hoạch không nêu việc kéo dài",
        "Chậm nhất 07 ngày làm việc sau hội nghị; kế hoạch không nêu việc kéo dài",
        "chậm nhất 07 ngày làm việc sau hội nghị",
    ),
    (
        limit(ConclusionLimit, extended=MORE),
        (
            "Chậm nhất 07 ngày làm việc sau hội nghị; "
            "có thể kéo dài, không quá 15 ngày, khi nội dung phức tạp; nội dung vượt quá thẩm quyền (mục III.2)"
        ),
        (
            "Chậm nhất 07 ngày làm việc sau hội nghị; "
            "có thể kéo dài, không quá 15 ngày, khi nội dung phức tạp; nội dung vượt quá thẩm quyền"
        ),
        "chậm nhất 07 ngày làm việc sau hội nghị",
    ),
    (
        limit(ReplyLimit),
        "Chậm nhất 07 ngày làm việc từ khi nhận được thông báo kết luận",
        "Chậm nhất 07 ngày làm việc từ khi nhận được thông báo kết luận",
        "07 ngày làm việc từ khi nhận kết luận",
    ),
    (
        limit(ReplyLimit, from_receipt=False, direction=BEFORE),
        "Chậm nhất 07 ngày làm việc từ khi có thông báo kết luận",
        "Chậm nhất 07 ngày làm việc từ khi có thông báo kết luận",
        "07 ngày làm việc từ khi có kết luận",
    ),
]


@pytest.mark.parametrize(("rule", "full", "people", "short"), SAID)
def test_a_limit_is_told_in_full_to_people_and_in_a_cell(rule: Limit, full: str, people: str, short: str) -> None:
    assert in_words.in_full(rule, office) == full
    assert in_words.for_people(rule) == people
    assert in_words.in_short(rule) == short


def test_a_limit_in_calendar_days_says_that_the_plan_does_not_name_working_days() -> None:
    assert in_words.unit_unsaid(limit(unit=DAYS)) == "không ghi là ngày làm việc"
    assert in_words.unit_unsaid(limit()) == ""


def test_a_refusal_names_every_condition_and_without_one_its_grounds() -> None:
    grounds = (RefusalGround.ALREADY_SETTLED, RefusalGround.OUT_OF_AUTHORITY)
    settled, beyond = (one.label for one in grounds)
    assert in_words.refusal(Refusal(grounds=grounds, section="I.2")) == f"Được từ chối khi {settled}; {beyond}"
    both = (RefusalCondition.SETTLED_BY, RefusalCondition.PERSISTS)
    assert in_words.refusal(Refusal(grounds=grounds, conditions=both, section="I.2")) == (
        "Chỉ được từ chối khi có đủ các điều: "
        "cấp có thẩm quyền đã giải quyết theo pháp luật; người nêu vẫn tiếp tục có ý kiến, kiến nghị"
    )


def test_a_quota_is_told_as_the_plan_writes_it() -> None:
    kinds = (ConferenceType.PERIODIC, ConferenceType.THEMATIC)
    assert in_words.quota(Quota(at_least=2, section="II")) == "ít nhất 02 cuộc mỗi năm"
    assert in_words.quota(Quota(at_least=2, of=kinds, section="II")) == "ít nhất 02 cuộc định kỳ hoặc chuyên đề mỗi năm"
    assert in_words.quota(Quota(at_least=1, as_number=True, section="II")) == "tổ chức 01 cuộc trong năm"


def test_whom_a_quota_binds_is_told_and_that_a_plan_does_not_say_it() -> None:
    told = {one: in_words.each_leader(Quota(at_least=1, each_leader=one, section="II")) for one in EachLeader}
    assert told == {
        EachLeader.YES: "từng người đứng đầu",
        EachLeader.NO: "tính chung",
        EachLeader.UNCLEAR: "tính riêng từng người đứng đầu hay tính chung: kế hoạch chưa nói rõ",
    }


def test_of_a_mark_nothing_is_said_of_being_in_time_or_late() -> None:
    assert {one: in_words.state_word(one, mark=False) for one in State} == {one: one.label for one in State}
    own = {
        one: in_words.state_word(one, mark=True) for one in State if in_words.state_word(one, mark=True) != one.label
    }
    assert own == {
        State.UPCOMING: "chưa đến mốc của kho",
        State.DUE_SOON: "sắp đến mốc của kho",
        State.MET: "đã có",
    }


def test_lateness_is_told_in_the_days_of_its_limit() -> None:
    told = [in_words.late_days(3, unit) for unit in (WORKING, DAYS, None)]
    assert told == ["3 ngày làm việc", "3 ngày", "3 ngày làm việc"]


def owed(**fields: Any) -> Deadline:
    kind = DeadlineKind.NOTICE
    return Deadline(kind, "2025/02", kind.both, dt.date(2025, 10, 20), trigger="ngày hội nghị", **fields)


def test_how_a_day_was_counted_is_told_with_its_trigger() -> None:
    count = Count(dt.date(2025, 10, 29), 7, WORKING, BEFORE)
    assert in_words.counted(owed(count=count)) == "07 ngày làm việc trước ngày hội nghị"
    assert in_words.counted(owed(count=count), padded=False) == "7 ngày làm việc trước ngày hội nghị"
    assert in_words.counted(owed()) == "ngày hội nghị"


MONDAY, TUESDAY, FRIDAY = dt.date(2025, 10, 13), dt.date(2025, 10, 14), dt.date(2025, 10, 17)
SATURDAY, SUNDAY = dt.date(2025, 10, 18), dt.date(2025, 10, 19)
OTHER = dt.date(2025, 10, 21)


@pytest.mark.parametrize(
    ("undecided", "vi", "en"),
    [
        ((MONDAY,), "ngày 13/10/2025 không nghỉ", "2025-10-13 is no day off"),
        ((SATURDAY,), "ngày 18/10/2025 không làm bù", "2025-10-18 is no make-up day"),
        (
            (MONDAY, TUESDAY, SATURDAY, SUNDAY),
            "ngày 13/10/2025, 14/10/2025 không nghỉ và ngày 18/10/2025, 19/10/2025 không làm bù",
            "2025-10-13, 2025-10-14 are no day off and 2025-10-18, 2025-10-19 are no make-up day",
        ),
        (
            (FRIDAY, SATURDAY),
            "ngày 17/10/2025 không nghỉ và ngày 18/10/2025 không làm bù",
            "2025-10-17 is no day off and 2025-10-18 is no make-up day",
        ),
    ],
)
def test_what_nobody_has_decided_yet_is_told_with_the_day_it_moves_the_limit_to(
    undecided: tuple[dt.date, ...], vi: str, en: str
) -> None:
    told = in_words.if_undecided(owed(undecided=undecided, undecided_due=OTHER))
    assert isinstance(told, Both)
    assert (str(told), told.en) == (f"nếu {vi} thì là 21/10/2025", f"if {en}, on 2025-10-21")
    assert in_words.if_undecided(owed(undecided=undecided)) is None
