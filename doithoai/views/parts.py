"""All that one duty asks for, with the day of each: issued, sent to whom, and which petitions it was done for.

The first sending is information; what counts is the last of them, and where the two differ that is said.
"""

from __future__ import annotations

import datetime as dt

from markupsafe import Markup

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.deadlines.fulfilment import Part
from doithoai.deadlines.sending import ISSUED, SENT
from doithoai.html.fragments import brief, joined
from doithoai.model.vocabulary import DeadlineKind
from doithoai.views.portal import Portal

_APART = frozenset((DeadlineKind.NOTICE,))
"""Its parts stand in lines of their own on the timeline, each with its verdict."""
_UNNAMED = "?"
_Groups = dict[tuple[bool, dt.date | None], list[str]]


def told(portal: Portal, unit: str | Case, limit: Deadline, *, named: bool = True) -> tuple[Markup, ...]:
    """In one line who was given it on which day, and in a second one what follows; nothing where nothing was done.

    Unless `named`, as of an internal document, recipients are only counted.
    """
    parts = limit.parts
    if not parts or limit.kind in _APART or limit.waived or limit.no_data:
        return ()
    sent = [part for part in parts if part.title != ISSUED]
    days = {_seen(portal, part) for part in sent}
    known = sorted(day for day in days if day)
    if not known:
        return ()
    if limit.kind is DeadlineKind.WRITTEN_REPLY and len(days) == 1:
        return ()  # the day of the reply itself, that its row tells
    groups = _groups(portal, unit, parts, named=named).items()
    line = joined("Đã ghi: ", Markup("; ").join(_group(key, names) for key, names in groups), ".")
    if None in days:
        return line, joined("Gửi lần đầu ", brief(known[0]), "; chưa gửi đủ nên chưa tính là xong.")
    if len(known) > 1:
        last = ", nơi nhận cuối cùng " if sent[0].title == SENT else ", lần cuối "
        return line, joined("Gửi lần đầu ", brief(known[0]), last, brief(known[-1]), ": hạn tính theo lần cuối.")
    return (line,)


def _seen(portal: Portal, part: Part) -> dt.date | None:
    return part.done if part.done and part.done <= portal.today else None


def _groups(portal: Portal, unit: str | Case, parts: tuple[Part, ...], *, named: bool) -> _Groups:
    groups: _Groups = {}
    for part in parts:
        name = "" if part.title in (ISSUED, SENT) else part.title
        if part.recipient:
            name = portal.body(unit, part.recipient) if named else _UNNAMED
        groups.setdefault((part.title == ISSUED, _seen(portal, part)), []).append(name)
    return groups


def _group(key: tuple[bool, dt.date | None], names: list[str]) -> Markup:
    issue, day = key
    what = "ban hành" if issue else "gửi"
    whom = ", ".join(name for name in names if name and name != _UNNAMED)
    if unnamed := names.count(_UNNAMED):
        whom = f"{unnamed} nơi nhận"
    head = joined(what, " ", brief(day)) if day else joined("chưa ghi ngày ban hành" if issue else "chưa ghi gửi")
    return joined(head, ": ", whom) if whom else head
