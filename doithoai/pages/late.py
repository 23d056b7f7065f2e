"""What is late or missing: the longest overdue of all units, a line for each unit, and every line of a unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from doithoai.html.engine import render
from doithoai.model.base import Frozen
from doithoai.model.records import Unit
from doithoai.model.vocabulary import Sort, State
from doithoai.views.index import Index
from doithoai.views.limits import Owed
from doithoai.views.page import Page
from doithoai.views.portal import Portal, root

FOLDER = "tre-han-va-thieu"
SHOWN = 200
"""How many lines of all units one page shows; all of a unit are on its own page."""
SPANS = ((5, "1-5", "đến 5 ngày"), (20, "6-20", "6 đến 20 ngày"), (60, "21-60", "21 đến 60 ngày"))
LONGER = "61", "trên 60 ngày"


class LateDuty(Frozen, frozen=True):
    """One duty in the list across all units, with what a filter may ask of it."""

    one: Owed

    @property
    def sort(self) -> Sort:
        """What kind of duty it is."""
        return self.one.kind.duty.sort

    @property
    def state(self) -> str:
        """Still to be done, or done late."""
        return "qua-han" if self.one.state is State.OVERDUE else "cham"

    @property
    def span(self) -> str:
        """How many days late, roughly."""
        return next((name for most, name, _ in SPANS if self.one.days <= most), LONGER[0])


class LateUnit(Frozen, frozen=True):
    """One unit in the table of units."""

    name: str
    unit: Unit
    overdue: int
    late: int
    absent: int
    """Papers that lack though the archive's own mark has passed; no number of days is told of them."""
    findings: int
    longest: str
    """The one that is overdue for the longest time, in days."""


def order(one: Owed) -> tuple[bool, int, dt.date, str, str]:
    """What is still to be done first, the longest overdue first."""
    return one.state is not State.OVERDUE, -one.days, one.due or dt.date.max, one.path, one.title


def listing(portal: Portal, index: Index) -> str:
    """The page across all units."""
    real: list[Owed] = []
    made_up: list[Owed] = []
    sums = []
    for name, unit in portal.units():
        if unit.joined:
            found = _binding(index, name)
            (made_up if unit.sample else real).extend(found)
            sums.append(_sum(index, name, unit, found))
    shown = sorted(real, key=order)[:SHOWN]
    samples = sorted(made_up, key=order)[: SHOWN - len(shown)]
    lines = [LateDuty(one) for one in (*shown, *samples)]
    return render(
        "late",
        root="../",
        portal=portal,
        real=lines[: len(shown)],
        samples=lines[len(shown) :],
        total=len(real) + len(made_up),
        sums=sums,
        silent=[(name, unit) for name, unit in portal.units() if not unit.joined],
        units=[(one.name, one.unit.name) for one in sums if one.name in {line.one.unit for line in lines}],
        sorts=[(one.value, one.label) for one in Sort if one in {line.sort for line in lines}],
        spans=[(name, text) for _, name, text in SPANS] + [LONGER],
        offices=sorted({line.one.owner for line in lines if line.one.owner}),
    )


_PAST = (State.MET_LATE, State.LAPSED)
"""Late, and nothing can be done about it any more."""


def _binding(index: Index, name: str) -> list[Owed]:
    """What a unit has late; limits of the law that only advise are on its own page."""
    return [one for one in index.duties(name, State.OVERDUE, *_PAST) if not one.advisory]


def _sum(index: Index, name: str, unit: Unit, found: Sequence[Owed]) -> LateUnit:
    overdue = [one for one in found if one.state is State.OVERDUE]
    longest = max(overdue, key=lambda one: one.days, default=None)
    findings = len(index.findings(name))
    absent = len(index.duties(name, State.ABSENT))
    return LateUnit(
        name, unit, len(overdue), len(found) - len(overdue), absent, findings, longest.late if longest else ""
    )


def page(portal: Portal, index: Index, name: str) -> Page | None:
    """Every line of one unit; None while it has not joined, for then nothing is known."""
    unit, path = portal.unit(name), f"{name}/{FOLDER}/"
    if not unit.joined:
        return None
    title = f"Việc trễ hạn và còn thiếu của {unit.name}"
    found = _binding(index, name)
    body = render(
        "late_unit",
        root=root(path),
        anchor="noi-dung",
        page_title=title,
        portal=portal,
        name=name,
        unit=unit,
        overdue=[one for one in found if one.state is State.OVERDUE],
        late=[one for one in found if one.state is State.MET_LATE],
        lapsed=[one for one in found if one.state is State.LAPSED],
        absent=index.duties(name, State.ABSENT),
        advisory=[one for one in index.duties(name, State.OVERDUE, *_PAST) if one.advisory],
        findings=list(_findings(portal, index, name)),
    )
    described = f"Mọi việc quá hạn, làm chậm và tài liệu còn thiếu của {unit.name}, kèm căn cứ."
    return Page(path, title, body, (), described, f"records/{name}/unit.yml")


def _findings(portal: Portal, index: Index, name: str) -> Iterable[tuple[object, str, bool]]:
    return ((one, _page_of(one.path), f"quy-tac/{one.code}/" in portal.written) for one in index.findings(name))


def _page_of(path: str) -> str:
    """The page that shows the record a finding is about."""
    parts = path.split("/")
    return "/".join(part for part in parts[:3] if "." not in part and part != "reports") + "/"
