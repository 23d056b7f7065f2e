"""Why a petition's days are the days they are: counted in one line, or by which document they were set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from markupsafe import Markup

from doithoai.cases.fate import Fate
from doithoai.html.fragments import brief, counted_briefly, joined, link
from doithoai.model.vocabulary import PetitionState
from doithoai.views.became import Links
from doithoai.views.limits import Limit

STEP = "tra-loi"
"""The step of the timeline that has the whole table."""


def why(fate: Fate, limit: Limit | None, assigned: Limit | None, links: Links) -> tuple[Markup, ...]:
    """A line for each day that is told of a petition."""
    return tuple(_lines(fate, limit, assigned, links))


def _lines(fate: Fate, limit: Limit | None, assigned: Limit | None, links: Links) -> Iterator[Markup]:
    due = limit.deadline.due if limit and not limit.deadline.waived else None
    if limit and due:
        yield _counted(limit, due)
    if assigned and assigned.deadline.due and assigned.deadline.due != due:
        step = next((one for one in fate.steps if one.state is PetitionState.ASSIGNED and one.document), None)
        where = links.get(step.document) if step and step.document else None
        told = joined("ghi tại ", where) if where else "ghi trong hồ sơ kiến nghị"
        yield joined("Hạn được giao ", brief(assigned.deadline.due), ": do hội nghị giao, ", told, "; không phải đếm.")
    for one in fate.promises:
        named = one.promise.document
        where = links.get(named) if named else None
        told = joined("ghi tại ", where) if where else "hứa tại hội nghị"
        yield joined("Ngày hứa ", brief(one.promise.on), ": ", told, ".")


def _counted(limit: Limit, due: dt.date) -> Markup:
    one = limit.deadline
    head = joined("Hạn trả lời ", brief(due), ": ", limit.counted)
    if one.count is None:
        return joined(head, ".")
    start = joined(" (", brief(one.count.start), "), ")
    days = counted_briefly(limit.portal.calendar, one.count)
    return joined(head, start, days, " ", link(f"#{STEP}", "Bảng đếm và căn cứ"), ".")
