"""The figures of all units, as a whole and year by year; samples stand apart and are in no figure of the city."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doithoai.figures.dashboard import Board, board
from doithoai.figures.sums import FEW
from doithoai.html.engine import render
from doithoai.model.records import Unit
from doithoai.views.conference_rows import ListedConference
from doithoai.views.index import Index
from doithoai.views.page import Page
from doithoai.views.portal import Portal, root

CITY = "Các đơn vị có dữ liệu"
SAMPLES = "Đơn vị mẫu (hư cấu)"


def overview(portal: Portal, index: Index) -> str:
    """The figures of all years."""
    return _body(portal, index, None, "", "../")


def pages(portal: Portal, index: Index) -> Iterator[Page]:
    """A page of figures for each year."""
    for year in years(index):
        path = f"so-lieu/{year}/"
        heading = f"Số liệu năm {year}"
        body = _body(portal, index, year, heading, root(path))
        told = f"{heading}: hội nghị, kiến nghị, tỷ lệ đúng hạn theo đơn vị và lĩnh vực."
        yield Page(path, heading, body, (), told)


def years(index: Index) -> list[int]:
    """The years of which there are figures, the newest first."""
    return sorted({row.key.year for row in index.rows}, reverse=True)


def counted(portal: Portal, rows: Sequence[ListedConference], *, sample: bool) -> list[ListedConference]:
    """The conferences of units that keep their records here: of real ones, or of samples."""
    return [row for row in rows if row.sample is sample and portal.unit(row.key.unit).joined]


def silent(portal: Portal, rows: Sequence[ListedConference]) -> list[tuple[str, Unit]]:
    """Real units of which nothing is known."""
    heard = {row.key.unit for row in counted(portal, rows, sample=False)}
    return [(name, unit) for name, unit in portal.units() if name not in heard and not unit.sample]


def _body(portal: Portal, index: Index, year: int | None, heading: str, way: str) -> str:
    rows = [row for row in index.rows if year is None or row.key.year == year]
    boards: list[Board] = []
    for name, title, sample in (("", CITY, False), ("mau-", SAMPLES, True)):
        found = counted(portal, rows, sample=sample)
        if found:
            boards.append(board(portal, name, title, found, by_year=year is None))
    return render(
        "figures",
        root=way,
        portal=portal,
        year=year,
        page_title=heading,
        anchor="noi-dung",
        years=years(index),
        boards=boards,
        silent=silent(portal, rows),
        few=FEW,
    )
