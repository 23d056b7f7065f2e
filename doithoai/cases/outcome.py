"""What a petition, or a notice that was owed, counts as in figures."""

from __future__ import annotations

from doithoai.model.vocabulary import State, Word


class Outcome(Word):
    """What became of a petition, or of a notice that was owed."""

    ON_TIME = "on_time", "đúng hạn"
    LATE = "late", "đã làm, chậm"
    OVERDUE = "overdue", "quá hạn, chưa làm"
    LAPSED = "lapsed", "quá hạn đến ngày người nêu rút"
    WAITING = "waiting", "chưa đến hạn"
    UNKNOWN = "unknown", "chưa rõ hạn"
    AT_ONCE = "at_once", "trả lời ngay tại hội nghị"
    PENDING = "pending", "chờ hội nghị"
    ELSEWHERE = "elsewhere", "chờ cấp trên, cơ quan khác trả lời"
    OTHER = "other", "chuyển kỳ sau, từ chối, rút"
    MERGED = "merged", "gộp vào kiến nghị trùng"


OUTCOMES = {
    State.MET: Outcome.ON_TIME,
    State.MET_LATE: Outcome.LATE,
    State.OVERDUE: Outcome.OVERDUE,
    State.LAPSED: Outcome.LAPSED,
    State.ABSENT: Outcome.UNKNOWN,
    State.DUE_SOON: Outcome.WAITING,
    State.UPCOMING: Outcome.WAITING,
    State.UNKNOWN: Outcome.UNKNOWN,
    State.WAIVED: Outcome.OTHER,
}
