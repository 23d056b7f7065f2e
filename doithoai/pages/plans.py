"""Every plan of every unit side by side: who issued it, and its main numbers, each with the section that says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from doithoai.cases.case import chain
from doithoai.deadlines import in_words
from doithoai.deadlines.layers import Layers, Sourced
from doithoai.html.engine import render
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.limits import Limit
from doithoai.model.plan_file import PlanFile
from doithoai.model.policies import Policy
from doithoai.model.provisions import Quota, Rules
from doithoai.model.records import Plan, Unit
from doithoai.model.vocabulary import EachLeader
from doithoai.views.index import Index
from doithoai.views.page import Page
from doithoai.views.portal import Portal

TOGETHER = 60
"""How many plans stand on one page; with more, each year has a page of its own."""
FOLDER = "ke-hoach"
EACH = {
    EachLeader.YES: "tính riêng từng người đứng đầu",
    EachLeader.NO: "tính chung",
    EachLeader.UNCLEAR: "chưa rõ tính riêng từng người đứng đầu hay tính chung",
}


class Number(Frozen, frozen=True):
    """What binds a unit in one matter, in few words; `own` when its plan itself says so."""

    text: str
    section: str
    policy: Policy
    own: bool
    note: str = ""

    @property
    def draft(self) -> bool:
        """Whether it was copied from a model and is not yet known to be the plan's own."""
        return self.policy.draft(self.section)


class ComparedPlan(Frozen, frozen=True):
    """One plan, or one year without a plan."""

    name: str
    unit: Unit
    year: int
    file: PlanFile | None
    policy: Policy | None
    notice: Number | None
    conclusion: Number | None
    extension: Number | None
    reply: Number | None
    quota: Number | None

    @property
    def plan(self) -> Plan | None:
        """What it says of itself."""
        return self.file.front if self.file else None

    @property
    def place(self) -> str:
        """Where its page tells of it: the page itself, but for a plan that is not the first of its year."""
        number = addresses.number_of(self.file.stem) if self.file else 0
        return f"#{addresses.plan(self.file.stem)}" if self.file and number else ""


def line(portal: Portal, name: str, year: int, file: PlanFile | None = None) -> ComparedPlan:
    """One plan of a unit-year as a line of the table; the newest where none is named."""
    file = file or portal.archive.year(name, year).plan_on(None)
    bound = chain(portal.archive, file.front.policy) if file else Layers()
    return ComparedPlan(
        name,
        portal.unit(name),
        year,
        file,
        bound.chain[0] if bound.chain else None,
        _number(bound, lambda rules: rules.notice, _limit),
        _number(bound, lambda rules: rules.conclusion_notice, _limit),
        _extension(bound),
        _number(bound, lambda rules: rules.written_reply, _limit),
        _number(bound, lambda rules: rules.quota, _quota),
    )


Rule = TypeVar("Rule", Limit, Quota)
Told = tuple[str, str]
"""What a rule says in few words, and what is worth knowing of it."""


def _number(bound: Layers, pick: Callable[[Rules], Rule | None], told: Callable[[Rule], Told]) -> Number | None:
    found: Sourced[Rule] | None = bound.nearest(pick)
    if found is None:
        return None
    text, note = told(found.rule)
    return Number(text, found.rule.section, found.policy, found.policy is bound.chain[0], note)


def _limit(rule: Limit) -> Told:
    return in_words.in_short(rule), in_words.unit_unsaid(rule)


def _quota(rule: Quota) -> Told:
    return in_words.quota(rule), EACH[rule.each_leader]


def _extension(bound: Layers) -> Number | None:
    """How long the conclusion notice may take at most, where the rule that binds knows of it."""
    found = bound.nearest(lambda rules: rules.conclusion_notice)
    more = found.rule.extended if found else None
    if found is None or more is None:
        return None
    return Number(in_words.at_most(more), more.section, found.policy, found.policy is bound.chain[0])


def lines(portal: Portal) -> Iterator[tuple[int, list[ComparedPlan]]]:
    """All plans by year, the newest first."""
    found = [(year, name) for name, _ in portal.units() for year in portal.archive.years(name)]
    for wanted in sorted({year for year, _ in found}, reverse=True):
        own = [name for year, name in found if year == wanted]
        yield (
            wanted,
            [
                line(portal, name, wanted, file)
                for name in own
                for file in portal.archive.year(name, wanted).plans or (None,)
            ],
        )


def listing(portal: Portal) -> str:
    """The page of all plans: the plans themselves, or the years that have a page each."""
    groups = list(lines(portal))
    total = sum(len(some) for _, some in groups)
    years = [(year, len(some)) for year, some in groups] if total > TOGETHER else []
    return _render(portal, "../", [] if years else groups, total, years=years)


def pages(portal: Portal, index: Index) -> Iterator[Page]:
    """A page for each year, if there are too many plans for one page."""
    del index
    groups = list(lines(portal))
    if sum(len(some) for _, some in groups) <= TOGETHER:
        return
    for year, some in groups:
        title = f"Kế hoạch đối thoại năm {year} của các đơn vị"
        body = _render(portal, "../../", [(year, some)], len(some), page_title=title)
        described = f"{title}: ngày ban hành, người ký và những con số chính, kèm mục của văn bản."
        yield Page(f"{FOLDER}/{year}/", title, body, (), described)


def _render(
    portal: Portal, root: str, groups: Sequence[tuple[int, list[ComparedPlan]]], total: int, **more: object
) -> str:
    choices = [(str(year), f"năm {year}") for year, _ in groups]
    names = dict.fromkeys(one.unit.name for _, some in groups for one in some)
    given = {"years": (), "page_title": "", "choices": choices, "names": list(names), **more}
    return render("plans", **given, root=root, anchor="noi-dung", portal=portal, groups=groups, total=total)
