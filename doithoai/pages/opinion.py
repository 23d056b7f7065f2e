"""The blank opinion form, to be printed and filled in by hand: it goes from a person straight to an office."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.html.engine import render
from doithoai.model.records import Unit
from doithoai.model.vocabulary import PetitionerKind, Stage
from doithoai.views.conference_rows import ListedConference
from doithoai.views.index import Index
from doithoai.views.page import Page
from doithoai.views.portal import Portal, root

NAME = "Phiếu lấy ý kiến, kiến nghị"
GENERIC = "tham-gia/phieu/"
VILLAGES = 20
"""With more villages than this they don't fit the sheet: a line stands for them."""
LINES = 10
"""Lines for what one has to say, while no village takes their place."""


def pages(portal: Portal, index: Index) -> Iterator[Page]:
    """The form that any unit can use."""
    del index
    yield _page(portal, GENERIC, None, None)


def page(portal: Portal, index: Index, name: str) -> Page:
    """The form of one unit; with the conference for which petitions are taken now, or soon."""
    taken = [row for row in index.of_unit(name) if receives(portal, row)]
    row = min(taken, key=lambda row: (row.window.end if row.window else portal.today, row.path), default=None)
    return _page(portal, f"{name}/phieu/", portal.unit(name), row)


def receives(portal: Portal, row: ListedConference) -> bool:
    """Whether petitions for a conference can be sent in, today or later."""
    return row.window is not None and row.window.end >= portal.today and row.stage is not Stage.CANCELLED


def _page(portal: Portal, path: str, unit: Unit | None, row: ListedConference | None) -> Page:
    title = f"{NAME}, {unit.name}" if unit else NAME
    villages = unit.villages if unit and len(unit.villages) <= VILLAGES else ()
    body = render(
        "opinion",
        root=root(path),
        anchor="noi-dung",
        page_title=title,
        portal=portal,
        folder=path.partition("/")[0],
        unit=unit,
        row=row,
        fields=tuple(portal.archive.fields.values()),
        kinds=tuple(PetitionerKind),
        villages=villages,
        lines=LINES - (len(villages) + 5) // 6,
    )
    description = f"{title}: một tờ A4 để in, điền tay và nộp cho cơ quan tổ chức hội nghị đối thoại."
    source = f"records/{path.partition('/')[0]}/unit.yml" if unit else ""
    return Page(path, title, body, (), description, source)
