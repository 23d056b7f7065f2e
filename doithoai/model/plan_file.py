"""A plan of a year, and the days on which it binds."""

from __future__ import annotations

import datetime as dt

from doithoai.model.base import Frozen
from doithoai.model.records import Plan


class PlanFile(Frozen, frozen=True):
    """One of the plans of a year, and the days on which it binds, both among them."""

    stem: str
    front: Plan
    body: str
    start: dt.date = dt.date.min
    end: dt.date = dt.date.max
    body_line: int = 1

    @property
    def file(self) -> str:
        """Its file in the folder of the year."""
        return f"{self.stem}.md"

    @property
    def limited(self) -> bool:
        """Whether it binds for a part of its year only."""
        return self.start > dt.date.min or self.end < dt.date.max


def binds(plan: Plan) -> dt.date | None:
    """Since when a plan that says so binds: nobody could go by it before it was issued."""
    return max(plan.start, plan.issued or plan.start) if plan.start else None
