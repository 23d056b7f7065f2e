"""A limit in words: how many days of which kind, on which side of what. All that tell of a limit take it from here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from doithoai.deadlines import Deadline
from doithoai.model.both import Both
from doithoai.model.limits import ConclusionLimit, Extended, Limit, NoticeLimit, ReplyLimit
from doithoai.model.provisions import Quota, Refusal
from doithoai.model.vocabulary import DayUnit, Direction, EachLeader, State, Word
from doithoai.model.year_table import SATURDAY
from doithoai.vietnamese.wording import capital, short_date

Name = Callable[[str], str]
"""From the id of an office to its name."""


def words(found: Iterable[Word]) -> str:
    """Words of the vocabulary as a list."""
    return "; ".join(one.label for one in found)


def days(count: int, unit: DayUnit) -> str:
    """07 ngày làm việc, as a plan writes it."""
    return f"{count:02} {unit.label}"


_OF_MARKS = {
    State.UPCOMING: "chưa đến mốc của kho",
    State.DUE_SOON: "sắp đến mốc của kho",
    State.MET: "đã có",
}


def state_word(state: State, *, mark: bool) -> str:
    """What a limit is, in words; of a mark that the archive set itself nothing is said of being in time or late."""
    return _OF_MARKS.get(state, state.label) if mark else state.label


def late_days(count: int, unit: DayUnit | None) -> str:
    """How late something is, in the days that its limit counts: working days where it counts none."""
    return f"{count} {(unit or DayUnit.WORKING_DAY).label}"


def if_undecided(limit: Deadline) -> Both | None:
    """When it is due if what its calendar only intends does not come true; None where that moves nothing."""
    if limit.undecided_due is None:
        return None
    off, made_up = ([one for one in limit.undecided if (one.weekday() < SATURDAY) is side] for side in (True, False))
    vi = [f"ngày {_days(some)} không {what}" for some, what in ((off, "nghỉ"), (made_up, "làm bù")) if some]
    en = [
        f"{', '.join(map(str, some))} {'is' if len(some) == 1 else 'are'} no {what}"
        for some, what in ((off, "day off"), (made_up, "make-up day"))
        if some
    ]
    return Both(
        f"nếu {' và '.join(vi)} thì là {short_date(limit.undecided_due)}",
        f"if {' and '.join(en)}, on {limit.undecided_due}",
    )


def _days(some: Iterable[dt.date]) -> str:
    return ", ".join(short_date(one) for one in some)


# --- A rule of a policy


def in_full(rule: Limit, name: Name) -> str:
    """All that a rule says: the limit, how it is read, where it does not hold, who must act, how it may be extended."""
    reading = f" ({rule.reading.label})" if _before(rule) else ""
    waived = f"{_waived(rule)} (mục {rule.waived_section})" if _waived(rule) else ""
    noted = _noted(rule)
    office = f"thực hiện: {name(rule.by)}" if rule.by else ""
    more = rule.extended if isinstance(rule, ConclusionLimit) else None
    extended = f"{_extended(rule)} (mục {more.section})" if more else _extended(rule)
    return _joined(_limit(rule) + reading, waived, noted, office, extended)


def for_people(rule: Limit) -> str:
    """What people need of it: its sections stand beside it, and how it is read in the count of every day."""
    return _joined(_limit(rule), _waived(rule), _noted(rule), _extended(rule))


def in_short(rule: Limit) -> str:
    """The limit in a cell of a table."""
    if isinstance(rule, ReplyLimit):
        return f"{days(rule.count, rule.unit)} từ khi {'nhận' if rule.from_receipt else 'có'} kết luận"
    return f"{_bound(rule)} {days(rule.count, rule.unit)} {'trước' if _before(rule) else 'sau hội nghị'}".lstrip()


def refusal(rule: Refusal) -> str:
    """When a matter may be refused: a right of people depends on it, so every condition is named."""
    if not rule.conditions:
        return f"Được từ chối khi {words(rule.grounds)}"
    return f"Chỉ được từ chối khi có đủ các điều: {'; '.join(one.label for one in rule.conditions)}"


def at_most(more: Extended) -> str:
    """The longest that an extension gives."""
    return f"không quá {days(more.count, more.unit)}"


def unit_unsaid(rule: Limit) -> str:
    """That a plan counts days without saying working days; nothing where it does."""
    return "không ghi là ngày làm việc" if rule.unit is DayUnit.CALENDAR_DAY else ""


def quota(rule: Quota) -> str:
    """How many conferences a year."""
    kinds = f" {' hoặc '.join(one.label for one in rule.of)}" if rule.of else ""
    if rule.as_number:
        return f"tổ chức {rule.at_least:02} cuộc{kinds} trong năm"
    return f"ít nhất {rule.at_least:02} cuộc{kinds} mỗi năm"


def each_leader(rule: Quota) -> str:
    """Whom a quota binds, in a sentence of its own."""
    each = "tính riêng từng người đứng đầu hay tính chung: " if rule.each_leader is EachLeader.UNCLEAR else ""
    return each + rule.each_leader.label


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _before(rule: Limit) -> bool:
    return rule.direction is Direction.BEFORE and not isinstance(rule, ReplyLimit)


def _bound(rule: Limit) -> str:
    """At least, or at most: a plan that writes only "trước 7 ngày" is quoted so (S2 III.1)."""
    if isinstance(rule, NoticeLimit) and not rule.at_least:
        return ""
    return "ít nhất" if _before(rule) else "chậm nhất"


def _limit(rule: Limit) -> str:
    if isinstance(rule, ReplyLimit):
        since = f"từ khi {'nhận được' if rule.from_receipt else 'có'} thông báo kết luận"
    else:
        since = "trước ngày tổ chức" if _before(rule) else "sau hội nghị"
    what = f"{capital(words(rule.parts))}: " if isinstance(rule, NoticeLimit) else ""
    said = f"{_bound(rule)} {days(rule.count, rule.unit)} {since}".lstrip()
    return what + (said if what else capital(said))


def _waived(rule: Limit) -> str:
    if isinstance(rule, NoticeLimit) and rule.waived_for and rule.waived_parts:
        return f"hội nghị {words(rule.waived_for)} không bắt buộc {words(rule.waived_parts)} trong hạn này"
    return f"không bắt buộc với hội nghị {words(rule.waived_for)}" if rule.waived_for else ""


def _noted(rule: Limit) -> str:
    if not isinstance(rule, NoticeLimit) or not rule.noted_for:
        return ""
    own = f", theo mục {rule.noted_section}" if rule.noted_section else ""
    return f"với hội nghị {words(rule.noted_for)} chỉ lưu ý, không tính là chậm{own}"


def _extended(rule: Limit) -> str:
    if not isinstance(rule, ConclusionLimit):
        return ""
    if rule.extended is None:
        return "kế hoạch không nêu việc kéo dài"
    return f"có thể kéo dài, {at_most(rule.extended)}, khi {words(rule.extended.grounds)}"


# --- What it came to


def counted(limit: Deadline, *, padded: bool = True) -> str:
    """How the day is found: 07 ngày làm việc trước ngày hội nghị; with `padded` false the number is a bare one."""
    count = limit.count
    if count is None:
        return limit.trigger
    number = days(count.days, count.unit) if padded else f"{count.days} {count.unit.label}"
    return f"{number} {count.direction.label} {limit.trigger}"
