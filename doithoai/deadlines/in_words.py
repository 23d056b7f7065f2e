"""A limit in words: how many days of which kind, on which side of what. All that tell of a limit take it from here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from doithoai.deadlines import Deadline
from doithoai.model.provisions import ConclusionLimit, Extended, Limit, Quota, ReplyLimit
from doithoai.model.vocabulary import DayUnit, Direction, EachLeader, State, Word
from doithoai.vietnamese.wording import capital

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


# --- A rule of a policy


def in_full(rule: Limit, name: Name) -> str:
    """All that a rule says: the limit, how it is read, where it does not hold, who must act, how it may be extended."""
    reading = f" ({rule.reading.label})" if _before(rule) else ""
    waived = f"{_waived(rule)} (mục {rule.waived_section})" if _waived(rule) else ""
    office = f"thực hiện: {name(rule.by)}" if rule.by else ""
    more = rule.extended if isinstance(rule, ConclusionLimit) else None
    extended = f"{_extended(rule)} (mục {more.section})" if more else _extended(rule)
    return _joined(_limit(rule) + reading, waived, office, extended)


def for_people(rule: Limit) -> str:
    """What people need of it: its sections stand beside it, and how it is read in the count of every day."""
    return _joined(_limit(rule), _waived(rule), _extended(rule))


def in_short(rule: Limit) -> str:
    """The limit in a cell of a table."""
    if isinstance(rule, ReplyLimit):
        return f"{days(rule.count, rule.unit)} từ khi {'nhận' if rule.from_receipt else 'có'} kết luận"
    return f"{_bound(rule)} {days(rule.count, rule.unit)} {'trước' if _before(rule) else 'sau hội nghị'}"


def at_most(more: Extended) -> str:
    """The longest that an extension gives."""
    return f"không quá {days(more.count, more.unit)}"


def unit_unsaid(rule: Limit) -> str:
    """That a plan counts days without saying working days; nothing where it does."""
    return "không ghi là ngày làm việc" if rule.unit is DayUnit.CALENDAR_DAY else ""


def quota(rule: Quota) -> str:
    """How many conferences a year."""
    kinds = f" {' hoặc '.join(one.label for one in rule.of)}" if rule.of else ""
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
    return "ít nhất" if _before(rule) else "chậm nhất"


def _limit(rule: Limit) -> str:
    if isinstance(rule, ReplyLimit):
        since = f"từ khi {'nhận được' if rule.from_receipt else 'có'} thông báo kết luận"
    else:
        since = "trước ngày tổ chức" if _before(rule) else "sau hội nghị"
    return f"{capital(_bound(rule))} {days(rule.count, rule.unit)} {since}"


def _waived(rule: Limit) -> str:
    return f"không bắt buộc với hội nghị {words(rule.waived_for)}" if rule.waived_for else ""


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
