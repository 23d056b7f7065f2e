"""Layered rules: law ← city regulation ← guidance ← the unit's plan.

The nearest layer wins, every rule keeps the document it came from, and what no layer says is unknown (None),
never a default.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

import msgspec
from msgspec.structs import replace

from doithoai.model.base import Frozen
from doithoai.model.findings import Basis
from doithoai.model.policies import Policy
from doithoai.model.provisions import OfficeByChair, Rules
from doithoai.model.records import Plan
from doithoai.model.vocabulary import Chair

T = TypeVar("T")
Load = Callable[[str], Policy | None]


class Sourced(msgspec.Struct, Generic[T], frozen=True):
    """A rule and the document that sets it."""

    rule: T
    policy: Policy

    def basis(self, section: str) -> Basis:
        """The document of this rule, with the section."""
        return Basis(self.policy.id, section, self.policy.title, self.policy.draft(section))


class Layers(Frozen, frozen=True):
    """The documents that bind one unit-year, nearest first; empty when no plan names any."""

    chain: tuple[Policy, ...] = ()

    def binding(self) -> Layers:
        """The same documents without the rules that are only drafts: what a record may be judged by."""
        if not any(policy.draft(section) for policy in self.chain for section in policy.rules.sections()):
            return self
        return Layers(tuple(_binding(policy) for policy in self.chain))

    def names(self, policy: str) -> frozenset[str]:
        """The id by which a plan names the first of them, and all on which any of them rests, there or not."""
        return frozenset((policy, *(above for one in self.chain for above in one.extends)))

    def nearest(self, pick: Callable[[Rules], T | None]) -> Sourced[T] | None:
        """The rule that `pick` names, from the nearest document that sets it."""
        for policy in self.chain:
            rule = pick(policy.rules)
            if rule is not None:
                return Sourced(rule, policy)
        return None

    def all(self, pick: Callable[[Rules], T | None]) -> Iterator[Sourced[T]]:
        """The rule that `pick` names, in every document that sets it, nearest first."""
        for policy in self.chain:
            rule = pick(policy.rules)
            if rule is not None:
                yield Sourced(rule, policy)

    def office(self, chair: Chair, pick: Callable[[Rules], OfficeByChair | None]) -> tuple[str, Basis] | None:
        """The office that follows from who chairs, and the section that says so; None when no layer does."""
        for found in self.all(pick):
            office = {
                Chair.SECRETARY: found.rule.secretary,
                Chair.CHAIR_OF_COMMITTEE: found.rule.chair_of_committee,
                Chair.JOINT: found.rule.joint,
            }.get(chair)
            if office is not None:
                return office, found.basis(found.rule.section)
        return None

    def lead_office(self, chair: Chair) -> str | None:
        """The office that prepares the conference (S0 IV, S1 IV, S3 III, S4 III.1)."""
        found = self.office(chair, lambda rules: rules.lead_office)
        return found[0] if found else None


def _binding(policy: Policy) -> Policy:
    kept: dict[str, Any] = {}
    for name in policy.rules.__struct_fields__:
        rule = getattr(policy.rules, name)
        if isinstance(rule, tuple):
            kept[name] = tuple(one for one in rule if not policy.draft(one.section)) or None
        elif rule is not None and not policy.draft(rule.section):
            kept[name] = rule
    return replace(policy, rules=Rules(**kept))


def layers(plan: Plan | None, load: Load) -> Layers:
    """The chain that starts at a plan's policy, breadth first through `extends`; `load` gives a policy by id."""
    return layers_of(plan.policy, load) if plan else Layers()


def layers_of(name: str, load: Load) -> Layers:
    """The chain that starts at one policy; a document that can't be loaded is left out."""
    chain: list[Policy] = []
    waiting, seen = [name], {name}
    while waiting:
        policy = load(waiting.pop(0))
        if policy is None:
            continue
        chain.append(policy)
        for above in policy.extends:
            if above not in seen:
                seen.add(above)
                waiting.append(above)
    return Layers(tuple(chain))
