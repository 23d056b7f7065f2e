"""The page of one unit-year: the plan, its rules beside the other layers, its time limits, its conferences."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from doithoai import public
from doithoai.cases.case import YearCase, chain
from doithoai.html.engine import render
from doithoai.html.fragments import in_force
from doithoai.html.markdown import rich
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.plan_file import PlanFile
from doithoai.model.policies import Policy
from doithoai.model.records import Report
from doithoai.views.conference_rows import ListedConference
from doithoai.views.corrections import of_year
from doithoai.views.evidence import HistoryView
from doithoai.views.index import Index
from doithoai.views.limits import Owed, owed, view
from doithoai.views.page import Entry, Page
from doithoai.views.portal import Portal, root
from doithoai.views.rules_table import table, unsaid

TEXT_LEVEL = 3


class ReportTold(Frozen, frozen=True):
    """One report of the year, ready for the template: its kinds, days and history; it has no text on the portal."""

    place: str
    front: Report
    internal: bool
    history: HistoryView | None = None


class PlanTold(Frozen, frozen=True):
    """One plan of the year, ready for the template."""

    file: PlanFile
    chain: tuple[Policy, ...]
    provisions: Sequence[object]
    unsaid: Sequence[str]
    text: Markup
    history: HistoryView | None = None

    @property
    def policy(self) -> Policy | None:
        """The document that sets its rules."""
        return self.chain[0] if self.chain else None

    @property
    def which(self) -> str:
        """What tells it from the other plans of the year; nothing where it is the only one."""
        return f" ({in_force(self.file)})" if self.file.limited else ""

    def place(self, part: str) -> str:
        """The id of a part of the page that is about this plan."""
        return addresses.plan(self.file.stem, part)


def path(case: YearCase) -> str:
    """The address of a unit-year."""
    return case.year.page


def duties(portal: Portal, case: YearCase) -> tuple[Owed, ...]:
    """The duties of a unit-year that are open or were late."""
    where = f"Kế hoạch năm {case.year.year}, {case.unit.name}"
    internal = public.internal_reports(case.year)
    return tuple(owed(portal, case.year.unit, where, f"{path(case)}#thoi-han", case.deadlines, internal))


def page(portal: Portal, case: YearCase, index: Index) -> Page:
    """The page of one unit-year."""
    unit, year = case.year.unit, case.year.year
    plans, rows = [_told(portal, unit, year, one) for one in case.year.plans], index.of_unit(unit, year)
    internal = public.internal_reports(case.year)
    name, amended = f"Kế hoạch đối thoại năm {year}, {case.unit.name}", tuple(of_year(case))
    body = render(
        "plan",
        root=root(path(case)),
        page_title=name,
        anchor="noi-dung",
        portal=portal,
        key=unit,
        year=year,
        unit=case.unit,
        plans=plans,
        limits=[view(portal, unit, one, internal) for one in case.deadlines],
        reports=[
            ReportTold(
                addresses.report(one.stem),
                one.front,
                one.file in internal,
                portal.history(f"{case.year.path}/{one.file}"),
            )
            for one in case.year.reports
        ],
        rows=rows,
        amended=amended,
    )
    source = f"records/{case.year.path}/plan.md" if plans else f"records/{unit}/unit.yml"
    toc = _toc(case, plans, rows, amended=bool(amended))
    return Page(path(case), name, body, toc, f"{name}: thời hạn, quy định và nguồn.", source)


def _told(portal: Portal, unit: str, year: int, file: PlanFile) -> PlanTold:
    layers = chain(portal.archive, file.front.policy)
    return PlanTold(
        file,
        layers.chain,
        table(layers, lambda one: portal.body(unit, one)) if layers.chain else (),
        unsaid(layers) if layers.chain else (),
        rich(file.body, TEXT_LEVEL),
        portal.history(f"{unit}/{year}/{file.file}"),
    )


def _toc(
    case: YearCase, plans: Sequence[PlanTold], rows: Sequence[ListedConference], *, amended: bool
) -> tuple[Entry, ...]:
    parts = [
        *((True, one.place("ke-hoach"), f"Về kế hoạch{one.which}") for one in plans),
        (bool(rows), "hoi-nghi", "Các hội nghị"),
        (bool(case.deadlines), "thoi-han", "Thời hạn trong năm"),
        (bool(case.year.reports), "bao-cao", "Báo cáo"),
    ]
    for one in plans:
        parts += [
            (one.policy is not None, one.place("quy-dinh"), f"Quy định và nguồn{one.which}"),
            (bool(one.policy and one.policy.stipulations), one.place("quy-dinh-khac"), f"Những điều khác{one.which}"),
            (bool(one.text), one.place("noi-dung-ke-hoach"), f"Nội dung kế hoạch{one.which}"),
        ]
    parts.append((amended, "da-sua", "Điều đã sửa"))
    return tuple(Entry(anchor, title) for shown, anchor, title in parts if shown)
