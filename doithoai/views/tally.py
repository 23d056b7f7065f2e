"""What became of each petition and each notice of one conference, as small counts that workers can send back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.cases.fate import fates
from doithoai.cases.outcome import OUTCOMES, Outcome
from doithoai.cases.promise import PromiseState
from doithoai.model import raised
from doithoai.model.base import Frozen
from doithoai.model.vocabulary import ConferenceType, DeadlineKind
from doithoai.model.workdays import CalendarGap

COUNTED = (Outcome.ON_TIME, Outcome.LATE, Outcome.OVERDUE)
"""What an on-time share is a share of: what was done, and what is open past its limit."""

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
    promises: tuple[tuple[PromiseState, int], ...] = ()
    """What was promised, by what became of it."""
    done: int = 0
    """Petitions of which what was asked is done, not only answered."""
    elsewhere: int = 0
    """Petitions on which only a superior or another body still has to answer."""
    reopened: int = 0
    """Petitions that were taken up again."""
    untexted: int = 0
    """Matters that were raised of which only the number is known: in no other count, since nobody knows their fate."""
    untold: int = 0
    """Of these, those that were not answered at once: nobody knows whether they were since."""


def tally(case: Case) -> Tally:
    """Count one conference."""
    held = case.folder.held(case.today)
    became = fates(case)
    petitions = Counter((one.petition.field, one.outcome) for one in became)
    overdue = Counter(one.decided.owner or "" for one in became if one.decided and one.outcome is Outcome.OVERDUE)
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
        tuple(Counter(each.state for one in became for each in one.promises).items()),
        sum(one.done for one in became),
        sum(one.elsewhere for one in became),
        sum(one.reopened is not None for one in became),
        raised.untexted(case.folder) if held else 0,
        raised.untold(case.folder) if held else 0,
    )


def _notice(case: Case, kind: DeadlineKind) -> Outcome:
    limit = next((limit for limit in case.limits(kind) if not limit.advisory), None)
    return OUTCOMES[case.state(limit)] if limit else Outcome.OTHER


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
