"""What was announced beside what was held, from what the records know; nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from doithoai.cases.case import Case
from doithoai.html.fragments import joined, when
from doithoai.model.base import Frozen, Moment
from doithoai.model.records import Conference, Forms, chairs_told, listed, together
from doithoai.model.vocabulary import DocumentKind, Form, Trait
from doithoai.vietnamese.wording import hour_of
from doithoai.views.chairs import chair
from doithoai.views.conference_rows import place

SAME = "như thông báo"
SILENT = "không ghi"


class Comparison(Frozen, frozen=True):
    """One matter: what was told beforehand, and what it was in fact."""

    what: str
    announced: str | Markup
    held: str | Markup
    differs: bool = False
    """Whether it was held otherwise than announced."""


def comparisons(case: Case) -> tuple[Comparison, ...]:
    """Row by row, for a conference that was held; nothing before, nor where no record tells of an announcement."""
    start = case.conference.start
    compared = start and case.folder.held(case.today) and _announced(case)
    return tuple(_rows(case, case.conference, start)) if start and compared else ()


def _announced(case: Case) -> bool:
    one = case.conference
    said = (
        one.announced or one.announced_as or one.postponed or (one.attendance and one.attendance.expected is not None)
    )
    return bool(said) or any(case.folder.of(kind) for kind in DocumentKind.all(Trait.ANNOUNCES))


def _rows(case: Case, one: Conference, start: Moment) -> Iterator[Comparison]:
    again = case.folder.moved is not None and case.folder.told is not None  # its new day was announced anew
    first = one.postponed[0].start if one.postponed and not again else start
    moved = joined(when(start), f" (hoãn {len(one.postponed)} lần)")
    yield Comparison(
        "Ngày giờ",
        joined(when(first), f" (thông báo lại, đã hoãn {len(one.postponed)} lần)" * again),
        moved if one.postponed and not again else SAME,
        bool(one.postponed) and not again,
    )
    told, other = one.announced_as, one.told_otherwise
    for what, announced, real in (
        ("Địa điểm", told.place if told and "place" in other else None, place(case)),
        ("Hình thức", _form(told.form) if told and told.form and "form" in other else None, one.form_told),
        ("Chủ đề", told.topic if told and "topic" in other else None, one.topic),
    ):
        yield Comparison(what, announced or real or SILENT, real if announced else SAME, bool(announced))
    named = chairs_told(told.chair, case.unit.kind) if told and told.chair and "chair" in other else None
    yield Comparison("Chủ trì", named or chair(case), _chair(case, named), bool(named) or one.substitute is not None)
    if one.duration or one.end:
        yield Comparison("Thời lượng", one.duration.label if one.duration else SILENT, _length(one))
    who = one.attendance
    yield Comparison(
        "Số người dự",
        f"dự kiến {who.expected}" if who and who.expected is not None else SILENT,
        str(who.people) if who and who.people is not None else SILENT,
    )


def _form(told: Forms) -> str:
    return together(listed(told, Form))


def _chair(case: Case, named: str | None) -> str:
    deputy = case.conference.substitute
    if deputy is None:
        return chair(case) if named else SAME
    name = f" {deputy.name}" if deputy.name else ""
    replaced = f", thay {deputy.replaces.label}" if deputy.replaces else ""
    return f"{deputy.post}{name} được ủy quyền{replaced}"


def _length(one: Conference) -> str:
    if one.end is None or not one.end.exact:
        return SILENT
    if one.start is None or not one.start.exact or one.end <= one.start:
        return f"kết thúc lúc {hour_of(one.end)}"
    minutes = round((one.end - one.start).total_seconds() / 60)
    hours = f"{minutes // 60} giờ" + (f" {minutes % 60} phút" if minutes % 60 else "")
    return f"{hours} (kết thúc lúc {hour_of(one.end)})"
