"""What became of each petition and each notice of one conference, as small counts that workers can send back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.model.base import Frozen
from doithoai.model.records import Petition
from doithoai.model.vocabulary import ConferenceType, DeadlineKind, PetitionClass, State, Word
from doithoai.model.workdays import CalendarGap
from doithoai.reading.dossier import is_open


class Outcome(Word):
    """What became of a petition, or of a notice that was owed."""

    ON_TIME = "on_time", "đúng hạn"
    LATE = "late", "đã làm, chậm"
    OVERDUE = "overdue", "quá hạn, chưa làm"
    WAITING = "waiting", "chưa đến hạn"
    UNKNOWN = "unknown", "chưa rõ hạn"
    AT_ONCE = "at_once", "trả lời ngay tại hội nghị"
    PENDING = "pending", "chờ hội nghị"
    OTHER = "other", "báo cáo lên, chuyển, từ chối, rút"
    MERGED = "merged", "gộp vào kiến nghị trùng"


COUNTED = (Outcome.ON_TIME, Outcome.LATE, Outcome.OVERDUE)
"""What an on-time share is a share of: what was done, and what is open past its limit."""

_OUTCOMES = {
    State.MET: Outcome.ON_TIME,
    State.MET_LATE: Outcome.LATE,
    State.OVERDUE: Outcome.OVERDUE,
    State.DUE_SOON: Outcome.WAITING,
    State.UPCOMING: Outcome.WAITING,
    State.UNKNOWN: Outcome.UNKNOWN,
    State.WAIVED: Outcome.OTHER,
}
_OF_PETITIONS = (DeadlineKind.WRITTEN_REPLY, DeadlineKind.ASSIGNED_DUE)
SPANS = (5, 7, 10, 15, 20, 30)
"""Upper ends, in working days, of the groups in which replies are counted; one more group lies beyond."""


class Tally(Frozen, frozen=True):
    """The counts of one conference."""

    type: ConferenceType = ConferenceType.PERIODIC
    held: bool = False
    petitions: tuple[tuple[str, Outcome, int], ...] = ()
    """By field and outcome."""
    notice: Outcome = Outcome.OTHER
    conclusion: Outcome = Outcome.OTHER
    people: int | None = None
    replies: tuple[tuple[int, int], ...] = ()
    """How many replies took how long: the place in SPANS, and the count."""
    overdue: tuple[tuple[str, int], ...] = ()
    """Open past their limit, by the office that owes the answer."""


def tally(case: Case, judged: Sequence[tuple[Petition, Outcome, Deadline | None]]) -> Tally:
    """Count one conference; `judged` are its petitions."""
    held = case.folder.held(case.today)
    petitions = Counter((petition.field, outcome) for petition, outcome, _ in judged)
    overdue = Counter(limit.owner or "" for _, outcome, limit in judged if limit and outcome is Outcome.OVERDUE)
    attendance = case.conference.attendance
    return Tally(
        case.conference.type,
        held,
        tuple((*key, count) for key, count in petitions.items()),
        _notice(case, DeadlineKind.NOTICE),
        _notice(case, DeadlineKind.CONCLUSION_NOTICE),
        attendance.people if attendance and held else None,
        tuple(Counter(_spans(case)).items()),
        tuple(overdue.items()),
    )


def judge(case: Case) -> Iterator[tuple[Petition, Outcome, Deadline | None]]:
    """What became of each petition, and the limit that decides it."""
    limits: dict[int | None, list[Deadline]] = defaultdict(list)
    for limit in case.limits(*_OF_PETITIONS):
        # What the law says does not bind here: it never makes anybody late.
        if not limit.advisory:
            limits[limit.petition].append(limit)
    held = case.folder.held(case.today)
    for petition in case.folder.petitions:
        if petition.duplicate_of is not None:
            yield petition, Outcome.MERGED, None
        elif held:
            yield petition, *_judged(case, petition, limits.get(petition.id, ()))
        else:
            yield petition, Outcome.OTHER if case.conference.cancelled else Outcome.PENDING, None


def _judged(case: Case, petition: Petition, limits: Sequence[Deadline]) -> tuple[Outcome, Deadline | None]:
    if petition.classed is PetitionClass.ANSWERED:
        return Outcome.AT_ONCE, None
    known = [(_OUTCOMES[case.state(limit)], limit) for limit in limits]
    # The reply comes first: where the plan sets a limit, that one counts, not the day that the conference set.
    decided = [outcome for outcome, _ in known if outcome is not Outcome.UNKNOWN]
    if not decided:
        return (Outcome.UNKNOWN if known or is_open(petition) else Outcome.OTHER), None
    outcome = Outcome.OVERDUE if Outcome.OVERDUE in decided else decided[0]
    same = (limit for found, limit in known if found is outcome)
    return outcome, min(same, key=lambda limit: limit.due or case.today)


def _notice(case: Case, kind: DeadlineKind) -> Outcome:
    limit = next((limit for limit in case.limits(kind) if not limit.advisory), None)
    return _OUTCOMES[case.state(limit)] if limit else Outcome.OTHER


def _spans(case: Case) -> Iterator[int]:
    """For each written reply, the group of its length."""
    for limit in case.limits(DeadlineKind.WRITTEN_REPLY):
        if limit.count is None or limit.met_on is None or limit.met_on > case.today or limit.no_data or limit.advisory:
            continue
        try:
            days = case.calendar.working_days_between(limit.count.start, limit.met_on)
        except CalendarGap:
            continue
        yield next((place for place, most in enumerate(SPANS) if days <= most), len(SPANS))
