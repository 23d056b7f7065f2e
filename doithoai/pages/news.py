"""Announcements and conclusion notices: the newest of all units by month, and every one of a unit on its own page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from doithoai.html.engine import render
from doithoai.html.markdown import slugify
from doithoai.model.base import Frozen
from doithoai.views.conference_rows import News
from doithoai.views.index import Index
from doithoai.views.page import Page
from doithoai.views.portal import Portal, root

SHOWN = 200
"""How many one list across all units shows; all of a unit are on its own page."""
FOLDER = "thong-bao"


class Month(Frozen, frozen=True):
    """What was made public in one month, newest first."""

    anchor: str
    title: str
    items: tuple[News, ...]


def months(items: Iterable[News]) -> Iterator[Month]:
    """Items that stand in order, by month."""
    for key, some in groupby(items, key=lambda one: (one.on.year, one.on.month) if one.on else None):
        if key is None:
            yield Month("chua-ro-ngay", "Chưa rõ ngày", tuple(some))
        else:
            year, month = key
            yield Month(f"thang-{year}-{month:02}", f"Tháng {month:02} năm {year}", tuple(some))


def listing(portal: Portal, index: Index, found: Sequence[News], noun: str) -> str:
    """The newest of all units, with filters, and where all of a unit are."""
    return _render(portal, "../", found[:SHOWN], noun, len(found), rest=tuple(_units(portal, index)))


def _units(portal: Portal, index: Index) -> Iterator[tuple[str, str, int, bool]]:
    for name, unit in portal.units():
        if count := len(index.news(name)):
            yield name, unit.name, count, unit.sample


def page(portal: Portal, index: Index, name: str) -> Page | None:
    """All that one unit made public; None when it has not made anything public."""
    found = index.news(name)
    if not found:
        return None
    unit, path = portal.unit(name), f"{name}/{FOLDER}/"
    title = f"Thông báo, kết luận của {unit.name}"
    body = _render(portal, root(path), found, "văn bản", len(found), unit=unit, name=name, page_title=title)
    described = f"Mọi thông báo tổ chức, hoãn, hủy hội nghị và thông báo kết luận của {unit.name}, mới nhất ở trên."
    return Page(path, title, body, (), described, f"records/{name}/unit.yml")


def _render(portal: Portal, root: str, shown: Sequence[News], noun: str, total: int, **more: object) -> str:
    names = {one.unit for one in shown}
    return render(
        "news",
        **{"unit": None, "rest": (), "name": "", "page_title": "", **more},
        root=root,
        anchor="noi-dung",
        portal=portal,
        noun=noun,
        total=total,
        shown=len(shown),
        months=tuple(months(shown)),
        units=[(name, unit.name) for name, unit in portal.units() if name in names],
        kinds=sorted({(slugify(one.what), one.what) for one in shown}),
        years=sorted({(str(one.on.year), f"năm {one.on.year}") for one in shown if one.on}, reverse=True),
    )
