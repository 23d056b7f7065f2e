"""When a document that must be sent is done: issued, and in the hands of each recipient that the plan names.

"Ban hành và gửi ... đồng thời gửi đến" (S0 V.3.a, S1 V.3.1, S3 IV.3.1, S4 III.1): the last required recipient decides.
The report to the higher level is left out: who makes it, the plans leave open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from doithoai import public
from doithoai.deadlines.fulfilment import Part, met
from doithoai.deadlines.layers import Sourced
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.model.provisions import Recipients
from doithoai.model.records import Sent

SUPERIORS = "cap-tren"
COMPETENT = "co-quan-co-tham-quyen"
PETITIONERS = ("nguoi-neu-kien-nghi", "dia-phuong-noi-co-kien-nghi")
"""Recipients that there are only where somebody raised a matter."""

ISSUED = Both("ban hành", "issued")
SENT = Both("gửi", "sent")


def wanted(folder: ConferenceFolder, found: Sourced[Recipients] | None) -> tuple[str, ...]:
    """The recipients whose sending the plan puts under the limit."""
    if found is None:
        return ()
    absent = () if folder.petitions or not folder.petitions_read else PETITIONERS
    return tuple(name for name in found.rule.to if name != SUPERIORS and name not in absent)


def sending(document: DocumentFile, recipients: Iterable[str], assigned: Collection[str] = ()) -> tuple[Part, ...]:
    """What is asked of one document: its issue, then each recipient; anybody at all where the plan names nobody.

    `assigned` are the offices that "the competent bodies" stand for.
    """
    front = document.front
    parts = [_part(document, front.sent, name, assigned) for name in recipients]
    parts = parts or [_anybody(document, front.sent)]
    if front.issued or not front.sent:
        parts.insert(0, Part(ISSUED, front.issued, document.file, ("issued",), document.stem, front.late_reason))
    return tuple(parts)


def _part(document: DocumentFile, lines: tuple[Sent, ...], name: str, assigned: Collection[str]) -> Part:
    day, position = _first(lines, name)
    if name == COMPETENT and day is None and assigned:
        each = [_first(lines, office) for office in assigned]
        if all(on for on, _ in each):
            day, position = max((on, place) for on, place in each if on)
    route = ("sent",) if day is None else ("sent", position, "on")
    return Part(SENT, day, document.file, route, document.stem, document.front.late_reason, name)


def _anybody(document: DocumentFile, lines: tuple[Sent, ...]) -> Part:
    day = min((line.on for line in lines), default=None)
    position = next((place for place, line in enumerate(lines) if line.on == day), 0)
    route = ("sent",) if day is None else ("sent", position, "on")
    return Part(SENT, day, document.file, route, document.stem, document.front.late_reason)


def _first(lines: tuple[Sent, ...], name: str) -> tuple[dt.date | None, int]:
    found = [(line.on, position) for position, line in enumerate(lines) if line.to == name]
    return min(found, default=(None, 0))


def reached(document: DocumentFile, bodies: Collection[str]) -> tuple[dt.date, int] | None:
    """The first day on which it was issued and sent to one of the bodies, and the line that says so."""
    issued = document.front.issued
    lines = enumerate(document.front.sent)
    days = [(max(line.on, issued or line.on), position) for position, line in lines if line.to in bodies]
    return min(days, default=None)


def assigned_offices(folder: ConferenceFolder) -> frozenset[str]:
    """The offices that the petitions of a conference were given to."""
    return frozenset(one.assigned.office for one in folder.petitions if one.assigned)


def by_paper(document: DocumentFile, parts: tuple[Part, ...]) -> dict[str, Any]:
    """What a Deadline says of a document of which several things are asked."""
    return {"met_on": met(parts), "parts": parts, **paper(document)}


def paper(document: DocumentFile) -> dict[str, Any]:
    """What a Deadline says of the document that meets it, its days apart."""
    gone = public.gone(document.front)
    return {
        "met_by": document.file,
        "stem": document.stem,
        "late_reason": document.front.late_reason,
        "withdrawn": gone.on if gone else None,
    }
