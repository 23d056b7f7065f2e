"""Charts as bars of one length scale: what is drawn and the table below it come from the same numbers."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.model.base import Frozen
from doithoai.vietnamese.wording import grouped

ROOM = 41
"""How many letters stand above a bar on a narrow phone: its name, as far as there is room, and its value."""


class LegendKey(Frozen, frozen=True):
    """What one filling of bars means: its pattern and its word."""

    tone: str
    word: str


class Bar(Frozen, frozen=True):
    """One bar: its name, the values of its parts in the order of the keys, and what is written beside it."""

    name: str
    values: tuple[int, ...]
    told: str
    cells: tuple[str, ...] = ()
    """Further cells of its row in the table, after the values."""
    path: str = ""
    """The page that the name leads to, below the site's root."""

    @property
    def short(self) -> str:
        """The name as far as there is room for it; the table has all of it."""
        room = ROOM - len(self.told)
        return self.name if len(self.name) <= room else f"{self.name[: room - 1].rstrip()}…"


class Chart(Frozen, frozen=True):
    """One chart; `drawn` are the bars that are shown, `bars` all of them."""

    name: str
    title: str
    told: str
    """The chart in one sentence, for those who don't see it."""
    head: str
    """What a bar stands for: the first heading of the table."""
    keys: tuple[LegendKey, ...]
    bars: tuple[Bar, ...]
    heads: tuple[str, ...] = ()
    """Headings of the further cells."""
    even: bool = False
    """Whether every bar has full length: the parts are then shares."""
    drawn: tuple[Bar, ...] = ()

    @property
    def longest(self) -> int:
        """The value that takes the whole width."""
        return max((sum(bar.values) for bar in self.bars), default=0)

    def parts(self, bar: Bar) -> Iterator[tuple[LegendKey, float, float]]:
        """The parts of a bar: (key, where it begins, how wide it is), in percent of the whole width."""
        whole = sum(bar.values) if self.even else self.longest
        before = 0
        for key, value in zip(self.keys, bar.values, strict=True):
            if value:
                yield key, _percent(before, whole), _percent(value, whole)
            before += value

    def cells(self, bar: Bar) -> Iterator[tuple[str, str]]:
        """The row of a bar in the table, its name apart: (heading, cell)."""
        heads = (*(key.word for key in self.keys), *self.heads)
        yield from zip(heads, (*map(grouped, bar.values), *bar.cells), strict=True)

    @property
    def shown(self) -> tuple[Bar, ...]:
        """The bars to draw."""
        return self.drawn or self.bars


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2)
