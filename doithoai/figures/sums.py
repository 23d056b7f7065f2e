"""Tallies added up: of a unit, of a year, of all; and the share that was done in time, told honestly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from doithoai.cases.outcome import Outcome
from doithoai.cases.promise import PromiseState
from doithoai.model.base import Frozen
from doithoai.model.vocabulary import ConferenceType
from doithoai.vietnamese.wording import grouped
from doithoai.views.tally import COUNTED, Tally

FEW = 10
"""With fewer counted cases than this a share says little: it is told as a count, and nobody is ranked by it."""


class Share(Frozen, frozen=True):
    """How much of what was owed was done in time; what is open past its limit counts as not in time."""

    on_time: int
    late: int
    overdue: int
    waiting: int = 0
    unknown: int = 0

    @property
    def counted(self) -> int:
        """What was done, and what is open past its limit."""
        return self.on_time + self.late + self.overdue

    @property
    def few(self) -> bool:
        """Whether there are too few cases to rank."""
        return self.counted < FEW

    @property
    def percent(self) -> int | None:
        """The share in percent; 100 only when all was in time, 0 only when nothing was. None without any case."""
        if not self.counted:
            return None
        rounded = round(100 * self.on_time / self.counted)
        return min(max(rounded, int(self.on_time > 0)), 100 - int(self.on_time < self.counted))

    @property
    def told(self) -> str:
        """The share in words."""
        if not self.counted:
            return "chưa có việc nào đến hạn"
        share = f"{grouped(self.on_time)} trên {grouped(self.counted)}"
        return f"{share} (số ít)" if self.few else f"{self.percent}% ({share})"

    @property
    def short(self) -> str:
        """The share where there is little room."""
        counts = f"{grouped(self.on_time)}/{grouped(self.counted)}"
        return counts if self.few else f"{self.percent}% ({counts})"


@dataclass(slots=True)
class Sum:
    """The figures of some conferences."""

    held: Counter[ConferenceType] = field(default_factory=Counter)
    petitions: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    notice: Counter[Outcome] = field(default_factory=Counter)
    conclusion: Counter[Outcome] = field(default_factory=Counter)
    replies: Counter[int] = field(default_factory=Counter)
    overdue: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By unit and office."""
    promises: Counter[PromiseState] = field(default_factory=Counter)
    done: int = 0
    elsewhere: int = 0
    reopened: int = 0
    untexted: int = 0
    untold: int = 0
    conferences: int = 0
    people: int = 0
    attended: int = 0
    """Conferences of which it is known how many people came."""

    def add(self, unit: str, one: Tally) -> None:
        """Add one conference."""
        self.conferences += 1
        self.held[one.type] += one.held
        self.notice[one.notice] += 1
        self.conclusion[one.conclusion] += 1
        for name, outcome, count in one.petitions:
            self.petitions[name, outcome] += count
        for place, count in one.replies:
            self.replies[place] += count
        for office, count in one.overdue:
            self.overdue[unit, office] += count
        for state, count in one.promises:
            self.promises[state] += count
        self.done += one.done
        self.elsewhere += one.elsewhere
        self.reopened += one.reopened
        self.untexted += one.untexted
        self.untold += one.untold
        if one.people is not None:
            self.people += one.people
            self.attended += 1

    def of_fields(self) -> dict[str, Counter[Outcome]]:
        """What became of the petitions of each field."""
        found: dict[str, Counter[Outcome]] = {}
        for (name, outcome), count in self.petitions.items():
            found.setdefault(name, Counter())[outcome] += count
        return found

    @property
    def outcomes(self) -> Counter[Outcome]:
        """What became of all petitions."""
        found: Counter[Outcome] = Counter()
        for (_, outcome), count in self.petitions.items():
            found[outcome] += count
        return found

    @property
    def asked(self) -> int:
        """How many petitions there are, those merged with another one apart."""
        return asked(self.outcomes)

    @property
    def beside(self) -> str:
        """What is said of matters that were raised and of which only the number is known; empty without any."""
        if not self.untexted:
            return ""
        return f"{grouped(self.untexted)} kiến nghị khác chỉ biết số lượng, kho không có nội dung"

    @property
    def promised(self) -> str:
        """What was promised, in words: how much of it is done, past its day or still to come."""
        some = self.promises
        if not some:
            return "chưa ghi việc nào đã hứa"
        parts = (
            (some[PromiseState.KEPT] + some[PromiseState.LATE], "đã làm xong"),
            (some[PromiseState.PAST], "quá ngày hứa"),
            (some[PromiseState.OPEN], "chưa đến ngày"),
            (some[PromiseState.REOPENED], "mở lại"),
            (some[PromiseState.UNKNOWN], "chưa rõ"),
        )
        told = ", ".join(f"{grouped(count)} {word}" for count, word in parts if count)
        return f"{grouped(some.total())} việc đã hứa: {told}"

    @property
    def answers(self) -> Share:
        """How petitions were answered."""
        return share(self.outcomes)


def total(tallies: Iterable[tuple[str, Tally]]) -> Sum:
    """Add up conferences, each with its unit."""
    found = Sum()
    for unit, one in tallies:
        found.add(unit, one)
    return found


def share(outcomes: Counter[Outcome]) -> Share:
    """The share of some outcomes."""
    on_time, late, overdue = (outcomes[one] for one in COUNTED)
    late += outcomes[Outcome.LAPSED]  # nobody waits any more, but the answer was not there by its day
    return Share(on_time, late, overdue, outcomes[Outcome.WAITING], outcomes[Outcome.UNKNOWN])


def asked(outcomes: Counter[Outcome]) -> int:
    """How many petitions some outcomes are of."""
    return outcomes.total() - outcomes[Outcome.MERGED]
