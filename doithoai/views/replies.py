"""The written replies after a conference, told as one step: how many, how many in time, and each of them in a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from markupsafe import Markup

from doithoai.html.fragments import Badge, brief, day, joined, mark
from doithoai.model.base import Frozen
from doithoai.model.vocabulary import State
from doithoai.views.limits import TONES, Limit
from doithoai.views.petitions import PetitionView


class ReplyRow(Frozen, frozen=True):
    """One row of the table: a petition, who answers, by when, and what came of it."""

    number: int
    office: str
    due: Markup
    result: Markup
    reasons: tuple[str | Markup, ...]


class ReplyGroup(Frozen, frozen=True):
    """Petitions whose replies are counted from the same day."""

    limit: Limit
    count: int


class RepliesTold(Frozen, frozen=True):
    """All replies of one conference."""

    badge: Badge
    told: Markup
    last: dt.date | None
    groups: tuple[ReplyGroup, ...]
    lines: tuple[ReplyRow, ...]


def replies(asked: Sequence[PetitionView], untold: str = "") -> RepliesTold:
    """What is owed by regulation or, where none is known, by what the conference itself decided.

    `untold` says of how many matters nobody knows what became of them.
    """
    owed = [(one, one.limit) for one in asked if one.limit]
    given = [(one, one.assigned) for one in asked if one.limit is None and one.assigned]
    groups: dict[object, list[Limit]] = {}
    for _, limit in owed:
        groups.setdefault((limit.deadline.count, limit.deadline.trigger, limit.deadline.not_before), []).append(limit)
    limits = [limit for _, limit in (*owed, *given)]
    if limits:
        some = ([limit for _, limit in owed], _OWED), ([limit for _, limit in given], _GIVEN)
        badge, told = _badge(limits, untold), Markup(" ").join(_told(*one) for one in some if one[0])
    else:
        badge, told = _unlimited(sum(one.waits for one in asked), untold)
    return RepliesTold(
        badge,
        joined(told, f" {untold}") if untold and limits else told,
        max((limit.done for limit in limits if limit.done), default=None),
        tuple(ReplyGroup(some[0], len(some)) for some in groups.values()),
        tuple(_line(one, limit) for one, limit in (*owed, *given)),
    )


_OWED = "kiến nghị phải trả lời bằng văn bản"
_GIVEN = "kiến nghị có hạn do hội nghị giao"


def _unlimited(waiting: int, untold: str) -> tuple[Badge, Markup]:
    if waiting:
        text = f"{waiting} kiến nghị chưa có trả lời; không quy định nào trong kho nêu hạn."
        return Badge("chưa rõ hạn", *TONES[State.UNKNOWN]), joined(text, f" {untold}" if untold else "")
    if untold:
        return Badge("chưa rõ", *TONES[State.UNKNOWN]), joined(untold)
    return Badge("không phải trả lời sau", *TONES[State.WAIVED]), _NONE


_NONE = Markup("Không có kiến nghị nào phải trả lời bằng văn bản sau hội nghị.")


def _badge(limits: Sequence[Limit], untold: str) -> Badge:
    if all(one.deadline.no_data for one in limits):
        return limits[0].badge
    if any(one.open and one.late for one in limits):
        return Badge("có kiến nghị quá hạn", *TONES[State.OVERDUE])
    if any(one.open and one.deadline.not_before for one in limits):
        return Badge("có kiến nghị chưa rõ hạn", *TONES[State.UNKNOWN])
    if any(one.open and one.deadline.due is None for one in limits):
        return Badge("chờ thông báo kết luận", *TONES[State.UPCOMING])
    if any(one.open for one in limits):
        return Badge("đang trả lời", *TONES[State.UPCOMING])
    if untold:
        return Badge("chưa rõ hết", *TONES[State.UNKNOWN])
    if any(one.late for one in limits):
        return Badge("đã trả lời hết, có phần chậm", *TONES[State.MET_LATE])
    return Badge("đã trả lời hết, đúng hạn", *TONES[State.MET])


def _told(limits: Sequence[Limit], what: str) -> Markup:
    known = [one for one in limits if not one.deadline.no_data]
    if not known:
        return limits[0].told
    done = [one for one in known if one.done]
    late = sum(bool(one.late) for one in done)
    overdue = sum(bool(one.late) for one in known if not one.done)
    text = f"{len(known)} {what}: {len(done)} đã trả lời"
    if done:
        text += f" ({len(done) - late} đúng hạn, {late} chậm)" if late else " (đúng hạn cả)"
    if len(done) < len(known):
        text += f", {len(known) - len(done)} chưa trả lời"
        text += f" ({overdue} đã quá hạn)" if overdue else ""
    last = joined(" Lần trả lời gần nhất: ", day(max(one.done for one in done if one.done)), ".") if done else ""
    return joined(text, ".", last)


def _line(one: PetitionView, limit: Limit) -> ReplyRow:
    due = brief(limit.deadline.due) if limit.deadline.due else Markup("chưa rõ")
    if earliest := limit.deadline.not_before:
        due = joined(due, ", không sớm hơn ", brief(earliest))
    given = one.assigned.deadline.due if one.assigned else None
    if one.limit and given and given != one.limit.deadline.due:
        due = joined(due, "; được giao: ", brief(given))
    return ReplyRow(
        one.one.id,
        one.in_charge or "chưa giao",
        due,
        _result(one, limit),
        (*one.limit.reasons, *one.limit.parts) if one.limit else (),
    )


_LATE = Markup("<strong>%s %s</strong>")


def _result(one: PetitionView, limit: Limit) -> Markup:
    parts: list[Markup | str] = [mark(limit.badge)]
    if limit.done:
        parts += ["ngày", brief(limit.done)]
    if limit.late:
        parts.append(_LATE % ("chậm" if limit.done else "đã quá", limit.late))
    if one.reply:
        parts.append(one.reply)
    return Markup(" ").join(parts)
