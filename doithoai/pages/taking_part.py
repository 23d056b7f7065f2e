"""What the page on taking part asks for: where matters are taken now, and within which limits somebody must answer.

Every number comes from a plan or a law with its section; plans that say the same are named together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator

import msgspec

from doithoai.cases.case import plan_layers
from doithoai.deadlines.layers import Layers
from doithoai.html.engine import render
from doithoai.model.base import Frozen
from doithoai.model.provisions import Limit, Rules
from doithoai.pages.opinion import receives
from doithoai.views.index import Index
from doithoai.views.portal import Portal
from doithoai.views.rules_in_words import told

NAMED = 8
"""How many plans that say the same are named; the others are counted."""

MANY = 30
"""With more units than this their forms are found on their own pages."""


class Source(Frozen, frozen=True):
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
    sources: list[Source] = []  # noqa: RUF012 - each gets its own

    @property
    def named(self) -> list[Source]:
        """The sources that are named."""
        return self.sources[:NAMED]


class Step(Frozen, frozen=True):
    """One thing that must be done for people, and what the plans say of it."""

    title: str
    said: tuple[Said, ...]
    silent: Said


_NOTED = re.compile(r" \((?:mục|cách hiểu) (?:[^()]|\([^()]*\))*\)")
"""Sections and readings within a sentence: the section stands beside it, the reading in the count of every day."""

_STEPS: tuple[tuple[str, Callable[[Rules], Limit | None]], ...] = (
    ("Báo trước cho người dân", lambda rules: rules.notice),
    ("Báo trước trên phương tiện thông tin đại chúng", lambda rules: rules.law_notice),
    ("Ban hành và gửi thông báo kết luận", lambda rules: rules.conclusion_notice),
    ("Công khai kết quả", lambda rules: rules.law_publication),
    ("Trả lời bằng văn bản việc chưa trả lời xong tại hội nghị", lambda rules: rules.written_reply),
    ("Trình cấp trên, chuyển cơ quan khác việc không thuộc thẩm quyền", lambda rules: rules.forwarding),
)


def windows(portal: Portal, index: Index, known: Container[str]) -> str:
    """The conferences for which petitions can be sent in, those that end first on top."""
    del known
    found = [(row.window.end, row.path, row) for row in index.rows if row.window and receives(portal, row)]
    return render(
        "windows", root="../", portal=portal, rows=[row for _, _, row in sorted(found, key=lambda one: one[:2])]
    )


def forms(portal: Portal, index: Index, known: Container[str]) -> str:
    """Where the opinion forms are."""
    del index, known
    return render("forms", root="../", units=portal.units(), many=MANY)


def limits(portal: Portal, index: Index, known: Container[str]) -> str:
    """Within which limits things must be done, by the newest plan of every unit."""
    del index, known
    bound = list(_bound(portal))
    steps = [_step(portal, bound, title, pick) for title, pick in _STEPS]
    return render("taking_part_limits", root="../", portal=portal, steps=[one for one in steps if one.said])


def _bound(portal: Portal) -> Iterator[tuple[str, Layers]]:
    for name, _ in portal.units():
        years = [year for year in portal.archive.years(name) if portal.archive.year(name, year).plan]
        if years:
            yield name, plan_layers(portal.archive, name, max(years))


def _step(portal: Portal, bound: list[tuple[str, Layers]], title: str, pick: Callable[[Rules], Limit | None]) -> Step:
    said: dict[str, Said] = {}
    silent = Said("")
    for name, layers in bound:
        unit = portal.unit(name)
        found = layers.nearest(pick)
        own = layers.chain[0].id if layers.chain else ""
        if found is None:
            silent.sources.append(Source(unit.name, own, "", unit.sample))
            continue
        text = _NOTED.sub("", told(msgspec.structs.replace(found.rule, by=None), lambda office: office))
        above = found.policy.kind != "plan"
        one = Source(
            found.policy.title if above else unit.name,
            found.policy.id,
            found.rule.section,
            unit.sample and not above,
            found.policy.draft(found.rule.section),
        )
        if one not in (sources := said.setdefault(text, Said(text)).sources):
            sources.append(one)
    return Step(title, tuple(said.values()), silent)
