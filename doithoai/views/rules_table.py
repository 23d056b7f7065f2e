"""The rules of a policy as rows of a table, beside what the other documents of the chain say."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import cache

import msgspec

from doithoai.deadlines.in_words import Name
from doithoai.deadlines.layers import Layers
from doithoai.model.base import Frozen
from doithoai.model.policies import Policy
from doithoai.model.provisions import Rules
from doithoai.vietnamese.wording import capital
from doithoai.views.rules_in_words import told


class Saying(Frozen, frozen=True):
    """What one document says on one matter."""

    policy: Policy
    text: str
    section: str
    note: str | None

    @property
    def draft(self) -> bool:
        """Whether it was copied from a model and is not yet known to be said there."""
        return self.policy.draft(self.section)


class Provision(Frozen, frozen=True):
    """One matter: what the document at hand says, and what the others do."""

    name: str
    title: str
    own: tuple[Saying, ...]
    others: tuple[Saying, ...]


@cache
def titles() -> dict[str, str]:
    """The matters a policy may rule on, with their Vietnamese names, in the order of the model."""
    hints = typing.get_type_hints(Rules, include_extras=True)
    found = {}
    for name in Rules.__struct_fields__:
        meta = next(one for one in hints[name].__metadata__ if isinstance(one, msgspec.Meta))
        found[name] = meta.title or name
    return found


def sayings(policy: Policy, matter: str, name: Name) -> Iterator[Saying]:
    """What a document says on one matter: nothing, one rule, or several."""
    rule = getattr(policy.rules, matter)
    for one in rule if isinstance(rule, tuple) else (rule,):
        if one is not None:
            text = told(one, name)
            yield Saying(policy, capital(text), one.section, getattr(one, "note", None))


def table(chain: Layers, name: Name) -> tuple[Provision, ...]:
    """Every matter on which a document of the chain says something; the first document is the one at hand."""
    rows = []
    for matter, title in titles().items():
        own, *others = ([*sayings(policy, matter, name)] for policy in chain.chain)
        if own or any(others):
            rows.append(Provision(matter, title, tuple(own), tuple(one for some in others for one in some)))
    return tuple(rows)


def unsaid(chain: Layers) -> tuple[str, ...]:
    """The matters on which no document of the chain says anything."""
    return tuple(
        title
        for matter, title in titles().items()
        if all(getattr(policy.rules, matter) is None for policy in chain.chain)
    )
