"""What the page on taking part asks for: where matters are taken now, and within which limits somebody must answer.

Every number comes from a plan or a law with its section; plans that say the same are named together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from doithoai.cases.case import plan_layers
from doithoai.deadlines.in_words import for_people, refusal
from doithoai.deadlines.layers import Layers, Sourced
from doithoai.html.engine import render
from doithoai.model.base import Frozen
from doithoai.model.limits import Limit
from doithoai.model.provisions import Refusal
from doithoai.model.vocabulary import DeadlineKind
from doithoai.pages.opinion import receives
from doithoai.views.index import Index
from doithoai.views.portal import Portal

T = TypeVar("T", Limit, Refusal)
NAMED = 8
"""How many plans that say the same are named; the others are counted."""

MANY = 30
"""With more units than this their forms are found on their own pages."""


class SaidSource(Frozen, frozen=True):
    """Who says something, and where: a unit's plan, or a document above it."""

    name: str
    document: str
    section: str
    sample: bool
    draft: bool = False
    """Whether the rule was copied from a model and is not yet known to be the plan's own."""


class Said(Frozen, frozen=True):
    """One thing that plans say, and the plans that say it."""

    text: str
    sources: list[SaidSource] = []  # noqa: RUF012 - each gets its own

    @property
    def named(self) -> list[SaidSource]:
        """The sources that are named."""
        return self.sources[:NAMED]


class StepInPlans(Frozen, frozen=True):
    """One thing that must be done for people, and what the plans say of it."""

    title: str
    said: tuple[Said, ...]
    silent: Said
    unsaid: str = "Không nêu thời hạn"
    """What is said of the plans that say nothing of it."""


def windows(portal: Portal, index: Index) -> str:
    """The conferences for which petitions can be sent in, those that end first on top."""
    found = [(row.window.end, row.path, row) for row in index.rows if row.window and receives(portal, row)]
    return render(
        "windows", root="../", portal=portal, rows=[row for _, _, row in sorted(found, key=lambda one: one[:2])]
    )


def forms(portal: Portal, index: Index) -> str:
    """Where the opinion forms are."""
    del index
    return render("forms", root="../", units=portal.standing, many=MANY)


def limits(portal: Portal, index: Index) -> str:
    """Within which limits things must be done, by the newest plan of every unit that still is."""
    del index
    bound = list(_bound(portal))
    # What is passed on to others comes last, whenever it is done.
    kinds = sorted(
        (kind for kind in DeadlineKind if kind.duty.people), key=lambda kind: kind is DeadlineKind.FORWARDING
    )
    steps = [_limit(portal, bound, kind) for kind in kinds]
    refused = _step(portal, bound, lambda layers: layers.nearest(lambda rules: rules.refusal), refusal)
    steps.append(StepInPlans("Từ chối xem xét, trả lời", *refused, "Không nói tới quyền từ chối"))
    return render("taking_part_limits", root="../", portal=portal, steps=[one for one in steps if one.said])


def _bound(portal: Portal) -> Iterator[tuple[str, Layers]]:
    for name, _ in portal.standing:
        years = [year for year in portal.archive.years(name) if portal.archive.year(name, year).plan]
        if years:
            yield name, plan_layers(portal.archive, name, max(years))


def _limit(portal: Portal, bound: list[tuple[str, Layers]], kind: DeadlineKind) -> StepInPlans:
    said = _step(portal, bound, lambda layers: layers.nearest(lambda rules: rules.limit(kind)), for_people)
    return StepInPlans(kind.duty.people, *said)


def _step(
    portal: Portal,
    bound: list[tuple[str, Layers]],
    find: Callable[[Layers], Sourced[T] | None],
    tell: Callable[[T], str],
) -> tuple[tuple[Said, ...], Said]:
    said: dict[str, Said] = {}
    silent = Said("")
    for name, layers in bound:
        unit = portal.unit(name)
        found = find(layers)
        own = layers.chain[0].id if layers.chain else ""
        if found is None:
            silent.sources.append(SaidSource(unit.name, own, "", unit.sample))
            continue
        text = tell(found.rule)
        above = found.policy.kind != "plan"
        one = SaidSource(
            found.policy.title if above else unit.name,
            found.policy.id,
            found.rule.section,
            unit.sample and not above,
            found.policy.draft(found.rule.section),
        )
        if one not in (sources := said.setdefault(text, Said(text)).sources):
            sources.append(one)
    return tuple(said.values()), silent
