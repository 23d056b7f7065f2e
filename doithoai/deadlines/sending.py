"""When a document that must be sent is done: issued, and in the hands of each recipient that the plan names.

"Ban hành và gửi ... đồng thời gửi đến" (S0 V.3.a, S1 V.3.1, S3 IV.3.1, S4 III.1): the last required recipient decides.
The report to the higher level is left out: who makes it, the plans leave open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from doithoai import public
from doithoai.deadlines.conclusions import speaking_of
from doithoai.deadlines.fulfilment import Part, met
from doithoai.deadlines.layers import Sourced
from doithoai.model import raised
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.model.provisions import Recipients
from doithoai.model.vocabulary import DocumentKind
from doithoai.vietnamese.folding import number_key

SUPERIORS = "cap-tren"
COMPETENT = "co-quan-co-tham-quyen"
PETITIONERS = ("nguoi-neu-kien-nghi", "dia-phuong-noi-co-kien-nghi")
"""Recipients that there are only where somebody raised a matter."""

ISSUED = Both("ban hành", "issued")
SENT = Both("gửi", "sent")
REST = Both("phần trả lời còn lại", "the rest of the reply")
"""A part of an answer that is known to be outstanding and has no document yet."""


def wanted(folder: ConferenceFolder, found: Sourced[Recipients] | None) -> tuple[str, ...]:
    """The recipients whose sending the plan puts under the limit."""
    if found is None:
        return ()
    absent = () if folder.petitions or raised.untexted(folder) or not folder.petitions_read else PETITIONERS
    return tuple(name for name in found.rule.to if name != SUPERIORS and name not in absent)


def sending(
    document: DocumentFile,
    recipients: Iterable[str],
    assigned: Collection[str] = (),
    also: Collection[DocumentFile] = (),
) -> tuple[Part, ...]:
    """What is asked of one document: its issue, then each recipient; anybody at all where the plan names nobody.

    `assigned` are the offices that "the competent bodies" stand for, `also` the papers by which it was sent on.
    """
    front, papers = document.front, (document, *also)
    parts = [_part(papers, name, assigned) for name in recipients]
    parts = parts or [_told(papers, None, min(_lines(papers, None), default=None))]
    if front.issued or not front.sent:
        parts.insert(0, Part(ISSUED, front.issued, document.file, ("issued",), document.stem, front.late_reason))
    return tuple(parts)


_Line = tuple[dt.date, int, int]
"""A day of sending, the place of its paper, and its line there."""


def _part(papers: tuple[DocumentFile, ...], name: str, assigned: Collection[str]) -> Part:
    found = min(_lines(papers, name), default=None)
    if name == COMPETENT and found is None and assigned:
        each = [min(_lines(papers, office), default=None) for office in assigned]
        if all(each):
            found = max(one for one in each if one)
    return _told(papers, name, found)


def _told(papers: tuple[DocumentFile, ...], name: str | None, found: _Line | None) -> Part:
    """The part of one recipient: where its first sending is recorded, or where that would be."""
    document = papers[found[1]] if found else papers[0]
    day, route = (found[0], ("sent", found[2], "on")) if found else (None, ("sent",))
    return Part(SENT, day, document.file, route, document.stem, document.front.late_reason, name)


def _lines(papers: tuple[DocumentFile, ...], name: str | None) -> list[_Line]:
    """The lines that tell of a recipient, or of any."""
    return [
        (line.on, place, position)
        for place, paper in enumerate(papers)
        for position, line in enumerate(paper.front.sent)
        if name in (None, line.to)
    ]


def sent_on_by(folder: ConferenceFolder, document: DocumentFile) -> tuple[DocumentFile, ...]:
    """The other papers by which what it says reached people.

    That is what corrects it or is corrected by it, directly or by way of another correction, the same paper filed
    twice, any other conclusion notice of the conference, and a paper that rests on it and goes with it. A letter about
    some of the petitions that it answers brings nothing to those who raised the others.
    """
    if not _linked(folder, document):
        return ()
    key = ("sent on", document.stem)
    if key not in folder.worked_out:
        folder.worked_out[key] = _sent_on_by(folder, document)
    found: tuple[DocumentFile, ...] = folder.worked_out[key]
    return found


def _sent_on_by(folder: ConferenceFolder, document: DocumentFile) -> tuple[DocumentFile, ...]:
    known, found = {document.stem: document}, []
    for _ in folder.documents:
        more = [one for one in folder.documents if one.stem not in known and _sends_on(one, document, known)]
        if not more:
            break
        known |= {one.stem: one for one in more}
        found += [one for one in more if one.front.sent and _tells_all(one, document)]
    return tuple(found)


def _linked(folder: ConferenceFolder, document: DocumentFile) -> bool:
    """Whether any other paper has to do with it: asked of every paper that answers, and seldom so."""
    found, kind = folder.worked_out, document.front.kind
    if "corrected" not in found:
        papers = folder.documents
        found["corrected"] = any(one.front.corrects for one in papers)
        going = [one for one in papers if one.front.kind in _COVERING and one.front.sent]
        found["covered"] = {number_key(basis.number) for one in going for basis in one.front.bases}
    if found["corrected"] or (document.front.number and number_key(document.front.number) in found["covered"]):
        return True
    same = folder.of(kind)
    if kind is DocumentKind.CONCLUSION_NOTICE:
        return len(same) > 1
    return any(one is not document and _same(one, document) for one in same)


def _sends_on(one: DocumentFile, document: DocumentFile, known: Mapping[str, DocumentFile]) -> bool:
    if one.front.corrects in known or any(each.front.corrects == one.stem for each in known.values()):
        return True
    kind = one.front.kind
    if kind is DocumentKind.CONCLUSION_NOTICE and document.front.kind is kind:
        return True
    return _same(one, document) or (kind in _COVERING and _cites(one, document))


_COVERING = (DocumentKind.NOTICE, DocumentKind.FORWARDING_LETTER, DocumentKind.OTHER_PAPERS)
"""What goes with a document to those who are to have it."""


def _tells_all(one: DocumentFile, document: DocumentFile) -> bool:
    """Whether it is about all petitions that a reply answers; one that names none is about the whole of it."""
    if document.front.kind is DocumentKind.CONCLUSION_NOTICE or not one.front.petitions:
        return True
    return set(document.front.petitions) <= set(one.front.petitions)


def _same(one: DocumentFile, document: DocumentFile) -> bool:
    """Whether they are one paper in two files, as D15 tells of replies."""
    here, there = one.front, document.front
    if not here.number or not there.number or here.issued != there.issued or here.kind is not there.kind:
        return False
    return number_key(here.number) == number_key(there.number)


def _cites(one: DocumentFile, document: DocumentFile) -> bool:
    if not document.front.number:
        return False
    number = number_key(document.front.number)
    return any(number_key(basis.number) == number for basis in one.front.bases)


def reached(
    folder: ConferenceFolder, document: DocumentFile, number: int, bodies: Collection[str]
) -> tuple[dt.date, DocumentFile, int] | None:
    """The first day on which what it says of a petition was out and with one of the bodies, and the line that says so.

    Of the papers by which it was sent on those count that are about that petition, or about the whole.
    """
    first = document.front.issued or dt.date.min
    papers = (document, *(one for one in sent_on_by(folder, document) if _about(folder, one, number)))
    days = [
        (max(line.on, one.front.issued or line.on, first), place, position)
        for place, one in enumerate(papers)
        for position, line in enumerate(one.front.sent)
        if line.to in bodies
    ]
    day, place, position = min(days, default=(None, 0, 0))
    return (day, papers[place], position) if day else None


def _about(folder: ConferenceFolder, one: DocumentFile, number: int) -> bool:
    if one.front.kind is DocumentKind.CONCLUSION_NOTICE:
        return one in speaking_of(folder, number)
    return not one.front.petitions or number in one.front.petitions


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
