"""The words of a model made into another unit's: its name, its kind, its year, and no other unit's name."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Protocol

from doithoai.init.choices import Choices
from doithoai.model.provisions import UNENTERED
from doithoai.model.records import Unit
from doithoai.model.vocabulary import UnitKind

_KINDS = "|".join(kind.label for kind in UnitKind.present())
# "xã hội" and "hợp tác xã" are other words.
_KIND = re.compile(rf"(?<!tác )\b({_KINDS})\b(?! hội)")
_NAMELESS = re.compile(r"(một )?phường \(chưa rõ tên\)")
_OTHERS = ("Cát Hải", "Nguyễn Lương Bằng", "Đường An", "Nghi Dương", "Chí Minh")
_NAMED = re.compile(rf"({_KINDS}) ({'|'.join(_OTHERS)})")
_LEAP_DAY = (2, 29)


class UnitOfYear(Protocol):
    """Whose words are retold: a unit, and the year of which they speak."""

    @property
    def unit(self) -> Unit:
        """The unit."""

    @property
    def year(self) -> int:
        """The year."""


class Retold:
    """Turns what a model says into what the new unit's draft says."""

    def __init__(self, model: UnitOfYear, choices: Choices) -> None:
        """Keep both names and how many years lie between."""
        self.old, self.new = model.unit.name, choices.name
        self.kinds = model.unit.kind.label, choices.kind.label
        self.from_year, self.to_year = model.year, choices.year

    def text(self, text: str) -> str:
        """One sentence."""
        told = _NAMELESS.sub(self.old, text) if "chưa rõ tên" in self.old else text
        marked = told.replace(self.old, "\0")
        marked = _KIND.sub(lambda found: self.kinds[1] if found[0] == self.kinds[0] else found[0], marked)
        marked = re.sub(rf"\b{self.from_year}\b", str(self.to_year), marked)
        return without_names(marked.replace("\0", self.new), self.new)

    def day(self, day: dt.date) -> dt.date:
        """The same day of the new year."""
        if (day.month, day.day) == _LEAP_DAY:
            day -= dt.timedelta(1)
        return day.replace(year=day.year + self.to_year - self.from_year)

    def deep(self, data: Any, leave: frozenset[str] = frozenset()) -> Any:
        """Lists and mappings, without the notes: they are about the wording of the model itself."""
        if isinstance(data, dict):
            return {key: self._field(key, value, leave) for key, value in data.items() if key not in leave}
        if isinstance(data, list | tuple):
            return [self.deep(one, leave) for one in data]
        return self._plain(data)

    def _field(self, key: str, value: Any, leave: frozenset[str]) -> Any:
        return UNENTERED if key == "section" or key.endswith("_section") else self.deep(value, leave)

    def _plain(self, value: Any) -> Any:
        if isinstance(value, dt.date):
            return self.day(value)
        return self.text(value) if isinstance(value, str) else value


def without_names(text: str, own: str = "") -> str:
    """Other units by their kind alone: whose plan it is does not matter to this archive."""

    def other(found: re.Match[str]) -> str:
        return found[0] if own == found[0] else f"một {found[1]} khác"

    return _NAMELESS.sub("một phường khác", _NAMED.sub(other, text))
