"""What every page needs: the archive, the day of judgement, and names for what records call by an id."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from markupsafe import Markup

from doithoai.cases.case import Case
from doithoai.model.findings import Basis
from doithoai.model.records import Unit
from doithoai.model.workdays import Calendar
from doithoai.reading.archive import Archive
from doithoai.vietnamese.wording import section
from doithoai.views.evidence import History, HistoryView

_CITED = Markup('<a href="{}can-cu/{}/" title="{}">{}</a>, {}')


@dataclass
class Portal:
    """The archive as the portal sees it on one day."""

    archive: Archive
    today: dt.date
    site: str = ""
    """Where the site is published; empty when not known: nothing on paper then tells an address."""
    written: Container[str] = ()
    """The addresses of the pages that the site generator wrote."""
    evidence: History | None = None
    """What was worked out of the history of its documents, where the portal was given it."""
    ready: tuple[object, Any] = (None, ())
    """What was made ready last, and of which case: its page and the lists ask for the same petitions."""
    _bodies: dict[str, dict[str, str]] = field(default_factory=dict)
    _bases: dict[tuple[str, tuple[Basis, ...]], Markup] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """See every shared record as it stood on that day."""
        self.archive = self.archive.on(self.today)

    @property
    def calendar(self) -> Calendar:
        """The calendar that limits are counted over."""
        return self.archive.calendar

    def unit(self, name: str) -> Unit:
        """One unit; KeyError when its record can't be read."""
        unit = self.archive.unit(name)
        if unit is None:
            raise KeyError(name)
        return unit

    def units(self) -> tuple[tuple[str, Unit], ...]:
        """Every unit that can be read: real ones by name, then the samples."""
        return self._units

    @cached_property
    def _units(self) -> tuple[tuple[str, Unit], ...]:
        found = [(name, unit) for name in self.archive.units if (unit := self.archive.unit(name))]
        return tuple(sorted(found, key=lambda one: (one[1].sample, alphabetical(one[1].name))))

    @cached_property
    def standing(self) -> tuple[tuple[str, Unit], ...]:
        """The units to which people can still turn: not those that have ended."""
        return tuple(one for one in self.units() if not one[1].over(self.today))

    def history(self, file: str) -> HistoryView | None:
        """What is known of the history of a document; None where the portal was given none."""
        return self.evidence.of(file) if self.evidence else None

    def fictional(self, policy: str) -> bool:
        """Whether a document is a sample's: some unit's plan names it, and every such unit is a sample."""
        named = self.bound.get(policy, [])
        return bool(named) and all(self.unit(name).sample for name, _ in named)

    @cached_property
    def bound(self) -> dict[str, list[tuple[str, int]]]:
        """The unit-years whose plan names a document, by the document's id."""
        found: dict[str, list[tuple[str, int]]] = {}
        for name, _ in self.units():
            for year in self.archive.years(name):
                for policy in dict.fromkeys(one.front.policy for one in self.archive.year(name, year).plans):
                    found.setdefault(policy, []).append((name, year))
        return found

    def body(self, unit: str | Case, name: str | None) -> str:
        """The name of an office or recipient, of a conference that on its day; nothing for None."""
        if name is None:
            return ""
        if not isinstance(unit, str):
            return unit.body(name)
        known = self._bodies.setdefault(unit, {})
        if name not in known:
            known[name] = self.archive.body(unit, name)
        return known[name]

    def field(self, name: str) -> str:
        """The label of a field of life; the id itself when the list does not have it."""
        return self.archive.fields.get(name, name)

    def cited(self, name: str) -> str:
        """A document in few words, for a narrow column."""
        policy = self.archive.policy(name)
        if policy is None or policy.kind == "law":
            return policy.title if policy else name
        if policy.kind != "plan":
            return policy.number or policy.title
        return f"Kế hoạch {policy.number}" if policy.number else "Kế hoạch của đơn vị"

    def bases(self, root: str, found: tuple[Basis, ...]) -> Markup:
        """Documents and sections with links to the register, in few words; the same few are cited over and over."""
        key = (root, found)
        if key not in self._bases:
            self._bases[key] = Markup("; ").join(self._basis(root, one) for one in found)
        return self._bases[key]

    def _basis(self, root: str, one: Basis) -> Markup:
        if not self.has_policy(one.document):
            return Markup("{}, {}").format(one.title or one.document, section(one.section))
        return _CITED.format(root, one.document, one.title, self.cited(one.document), section(one.section))

    def has_policy(self, name: str) -> bool:
        """Whether the register has a page for a document."""
        return self.archive.policy(name) is not None


_ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Grave, hook, tilde, acute, dot below: tones in the order of Vietnamese dictionaries."""


def alphabetical(name: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts names as Vietnamese dictionaries do: đ between d and e, tones last."""
    bare = unicodedata.normalize("NFD", name.casefold())
    tones = "".join(str(_TONES.find(mark)) for mark in bare if mark in _TONES)
    letters = unicodedata.normalize("NFC", "".join(mark for mark in bare if mark not in _TONES))
    return (*((_ALPHABET.find(letter), letter) for letter in letters), (-1, tones))


def root(path: str) -> str:
    """The way from a page back to the site's root, as in ../../."""
    return "../" * path.count("/") or "./"
