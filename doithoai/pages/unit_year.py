"""The page of one unit-year: the plan, its rules beside the other layers, its time limits, its conferences."""

from __future__ import annotations

from collections.abc import Sequence

from doithoai.cases.case import YearCase, plan_layers
from doithoai.html.engine import render
from doithoai.html.markdown import rich
from doithoai.model.policies import Policy
from doithoai.views.conference_rows import ListedConference
from doithoai.views.index import Index
from doithoai.views.limits import Owed, owed, view
from doithoai.views.page import Entry, Page
from doithoai.views.portal import Portal, root
from doithoai.views.rules_table import table, unsaid

TEXT_LEVEL = 3


def path(case: YearCase) -> str:
    """The address of a unit-year."""
    return case.year.page


def duties(portal: Portal, case: YearCase) -> tuple[Owed, ...]:
    """The duties of a unit-year that are open or were late."""
    where = f"Kế hoạch năm {case.year.year}, {case.unit.name}"
    return tuple(owed(portal, case.year.unit, where, f"{path(case)}#thoi-han", case.deadlines))


def page(portal: Portal, case: YearCase, index: Index) -> Page:
    """The page of one unit-year."""
    unit, year = case.year.unit, case.year.year
    plan, rows = case.year.plan, index.of_unit(unit, year)
    layers = plan_layers(portal.archive, unit, year)
    name = f"Kế hoạch đối thoại năm {year}, {case.unit.name}"
    body = render(
        "plan",
        root=root(path(case)),
        page_title=name,
        anchor="noi-dung",
        portal=portal,
        key=unit,
        year=year,
        unit=case.unit,
        plan=plan,
        policy=layers.chain[0] if layers.chain else None,
        others=layers.chain[1:],
        provisions=table(layers, lambda one: portal.body(unit, one)) if layers.chain else (),
        unsaid=unsaid(layers) if layers.chain else (),
        limits=[view(portal, unit, one) for one in case.deadlines],
        reports=case.year.reports,
        rows=rows,
        text=rich(case.year.plan_body, TEXT_LEVEL),
    )
    source = f"records/{case.year.path}/plan.md" if plan else f"records/{unit}/unit.yml"
    return Page(path(case), name, body, _toc(case, rows), f"{name}: thời hạn, quy định và nguồn.", source)


def _toc(case: YearCase, rows: Sequence[ListedConference]) -> tuple[Entry, ...]:
    first: Policy | None = case.layers.chain[0] if case.layers.chain else None
    parts = [
        (case.year.plan is not None, "ke-hoach", "Về kế hoạch"),
        (bool(rows), "hoi-nghi", "Các hội nghị"),
        (bool(case.deadlines), "thoi-han", "Thời hạn trong năm"),
        (bool(case.year.reports), "bao-cao", "Báo cáo"),
        (first is not None, "quy-dinh", "Quy định và nguồn"),
        (bool(first and first.stipulations), "quy-dinh-khac", "Những điều khác"),
        (bool(case.year.plan_body.strip()), "noi-dung-ke-hoach", "Nội dung kế hoạch"),
    ]
    return tuple(Entry(anchor, title) for shown, anchor, title in parts if shown)
