"""The list of units, and the page of one unit."""

from __future__ import annotations

from doithoai.pages.engine import render
from doithoai.pages.index import OPEN, Index
from doithoai.pages.page import Entry, Page
from doithoai.pages.portal import Portal, root


def listing(portal: Portal, index: Index) -> str:
    """The list of all units."""
    units = [(name, unit, portal.archive.years(name), len(index.of_unit(name))) for name, unit in portal.units()]
    return render("units", root="../", units=units, portal=portal)


def page(portal: Portal, index: Index, name: str) -> Page:
    """The page of one unit."""
    unit = portal.unit(name)
    path = f"{name}/"
    rows = sorted(index.of_unit(name), key=lambda row: (str(row.start or "9"), row.key), reverse=True)
    years = [(year, portal.archive.year(name, year).plan) for year in reversed(portal.archive.years(name))]
    duties = [one for one in index.duties(name, *OPEN) if one.possible]
    title = unit.name[:1].upper() + unit.name[1:]
    parts = [
        (True, "don-vi", "Về đơn vị"),
        (bool(years), "ke-hoach", "Kế hoạch từng năm"),
        (True, "hoi-nghi", "Các hội nghị"),
        (True, "viec-phai-lam", "Việc còn phải làm"),
    ]
    body = render(
        "unit",
        root=root(path),
        anchor="noi-dung",
        page_title=title,
        portal=portal,
        name=name,
        unit=unit,
        rows=rows,
        years=years,
        duties=duties,
    )
    toc = tuple(Entry(anchor, text) for shown, anchor, text in parts if shown)
    described = f"{title}: kế hoạch, hội nghị đối thoại và việc còn phải làm."
    return Page(path, title, body, toc, described, f"records/{name}/unit.yml")
