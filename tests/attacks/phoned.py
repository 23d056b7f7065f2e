"""An archive whose shared records have something private in each of their texts: all of them are held back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import inspect

from doithoai.model.policies import CalendarYear, Policy
from doithoai.model.records import FieldOfLife, Moved, Plan, Recipient, Report, Unit
from tests.attacks import hostile
from tests.attacks.canaries import Field, published, tree
from tests.attacks.planted import UNIT, front, lines, loaded

LATE = "xa-sau-cung"
"""A unit that comes after the one whose records tell of it."""
_PHONE = re.compile(rb"0987[. -]?([0-9]{3})[. -]?([0-9]{3})")


class Phoned(Field):
    """Puts the number of somebody's telephone into every text."""

    def text(self, kind: inspect.StrType, given: Any, path: str) -> str:
        """One text."""
        made = super().text(kind, given, path)
        if not made.startswith(("0249", "http", "c0ffee")) and "@" not in made:
            return f"{given or 'Việc'} gọi 0987 654 {self.sow(path) - 1:03}"
        return made


class Shared:
    """The archive, and the field of each number."""

    def __init__(self, records: Path) -> None:
        """Make it."""
        self.records, self.labels = records, list[str]()
        shutil.copytree(hostile.BASE, records)
        shutil.copytree(hostile.CALENDAR, records / "calendar")
        shutil.copytree(records / UNIT / "2025", records / LATE / "2025")
        for name, kind in (("fields", FieldOfLife), ("recipients", Recipient)):
            self.put(f"{name}.yml", [self.sown(kind, one, name) for one in loaded(records / f"{name}.yml")])
        move = {"from": "xa-cu", "to": UNIT, "on": "2025-07-01"}
        self.put("redirects.yml", [self.sown(Moved, move, "redirects")])
        for path in sorted((records / "policies").glob("*.yml")):
            self.put(f"policies/{path.name}", self.sown(Policy, loaded(path), "policy"))
        for path in sorted((records / "calendar").glob("*.yml")):
            self.put(f"calendar/{path.name}", self.sown(CalendarYear, loaded(path), "calendar"))
        unit = loaded(records / UNIT / "unit.yml")
        for name in (UNIT, LATE):
            self.put(f"{name}/unit.yml", self.sown(Unit, unit, "unit", left=("ended",)))
        papers: tuple[tuple[str, type], ...] = (("plan", Plan), ("reports/quarterly_report-3", Report))
        for name, paper in papers:
            path = records / UNIT / f"2025/{name}.md"
            made = self.sown(paper, front(path), name.partition("/")[0])
            body = path.read_text("utf-8").split("---\n", 2)[2]
            path.write_text(f"---\n{lines(made)}---\n{body}", encoding="utf-8")

    def sown(self, kind: type, given: Any, label: str, left: tuple[str, ...] = ()) -> Any:
        """A record with a number in every text that it has."""

        def sow(path: str) -> int:
            self.labels.append(f"{label}.{path}")
            return len(self.labels) - 1

        return Phoned(sow, frozenset(left), whole=label not in ("policy", "calendar")).sown(tree(kind), given, "")

    def put(self, path: str, value: Any) -> None:
        (self.records / path).parent.mkdir(parents=True, exist_ok=True)
        (self.records / path).write_text(lines(value), encoding="utf-8")

    def found(self, site: Path) -> dict[str, str]:
        """The fields whose numbers a site tells, each with a file that does."""
        return {self.labels[number]: name for name, number in self._numbers(site)}

    def _numbers(self, site: Path) -> Iterator[tuple[str, int]]:
        for name, data in published(site):
            for one in _PHONE.finditer(data):
                if one[1] == b"654":
                    yield name, int(one[2])
