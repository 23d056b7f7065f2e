"""The documents of a dossier as the portal shows them: public ones with their text, of internal ones kind and date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from markupsafe import Markup

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.html.fragments import brief, joined, link
from doithoai.html.markdown import rich
from doithoai.model.base import Frozen
from doithoai.model.records import Attachment, Document, Signer
from doithoai.model.vocabulary import PHASES, DeadlineKind, DocumentKind, Phase, State
from doithoai.reading.dossier import DocumentFile, is_public
from doithoai.vietnamese.wording import long_date, short_date
from doithoai.views.corrections import subject
from doithoai.views.limits import Limit, anchor, view
from doithoai.views.portal import Portal

TEXT_LEVEL = 5
"""Headings inside a document stand below the h4 that names it."""
_ORDER = {kind: position for position, kind in enumerate(DocumentKind)}
NOTICES = (DocumentKind.NOTICE, DocumentKind.URGENT_NOTICE)
_KINDS = {kind.label: kind for kind in DocumentKind}


class Paper(Frozen, frozen=True):
    """One document of the dossier; of an internal one only kind, date and lateness are given."""

    anchor: str
    kind: DocumentKind
    about: str
    limit: Limit | None
    front: Document | None = None
    text: Markup | None = None
    sent: str = ""
    answers: tuple[int, ...] = ()
    """The petitions that it answers."""
    apart: bool = False
    """Whether its text is shown in another place of the page."""
    original: str = ""
    """The document that it corrects, by kind and number."""
    corrected: tuple[DocumentFile, ...] = ()
    """The public documents that correct it."""
    refused: frozenset[str] = frozenset()
    """The attached files that are not given out, since they are not what is recorded."""

    @property
    def files(self) -> tuple[Attachment, ...]:
        """What is attached to a public document."""
        return self.front.files if self.front else ()


class PhaseView(Frozen, frozen=True):
    """One part of the dossier: what is there, and what the plan asks for that is not."""

    phase: Phase
    public: tuple[Paper, ...]
    internal: tuple[Paper, ...]
    absent: tuple[Limit, ...]


def internal_files(case: Case) -> frozenset[str]:
    """The files of the documents that are not shown."""
    return frozenset(one.file for one in case.folder.documents if not is_public(one.front))


def programme(portal: Portal, case: Case) -> DocumentFile | None:
    """The newest programme that everybody may read; its text has a place of its own on the page."""
    found = [
        file
        for file in case.folder.of(DocumentKind.PROGRAMME)
        if is_public(file.front) and file.text.strip() and (file.front.issued or portal.today) <= portal.today
    ]
    return max(found, key=lambda file: (file.front.issued or dt.date.min, file.stem), default=None)


def present(portal: Portal, case: Case, *kinds: DocumentKind) -> list[DocumentFile]:
    """The documents of these kinds that are there today, the first one first."""
    found = [file for kind in kinds for file in case.folder.of(kind)]
    known = [file for file in found if (file.done or portal.today) <= portal.today]
    return sorted(known, key=lambda file: (file.front.issued or dt.date.max, file.stem))


def cited(file: DocumentFile) -> Markup:
    """A document with the way to its place on the page; of an internal one no number is told."""
    public = is_public(file.front)
    number = f" số {file.front.number}" if file.front.number and public else ""
    name = link(f"#{anchor(file.file)}", f"{file.front.kind.label}{number}")
    issued = joined(" (", brief(file.front.issued), ")") if file.front.issued else ""
    return joined(name, issued, "" if public else ", tài liệu nội bộ")


def phases(portal: Portal, case: Case, apart: DocumentFile | None = None) -> tuple[PhaseView, ...]:
    """The dossier by its parts, without the text of the one that is shown `apart`; an empty part is left out."""
    internal = internal_files(case)
    owed = {limit.met_by: limit for limit in case.limits(DeadlineKind.DOSSIER) if limit.met_by}
    papers = [
        _paper(portal, case, file, owed.get(file.file), internal, apart=file is apart)
        for file in sorted(case.folder.documents, key=_place)
    ]
    absent = tuple(_absent(portal, case))
    parts = (
        PhaseView(
            phase,
            tuple(paper for paper in papers if PHASES[paper.kind] is phase and paper.front),
            tuple(paper for paper in papers if PHASES[paper.kind] is phase and paper.front is None),
            tuple(limit for of, limit in absent if of is phase),
        )
        for phase in Phase
    )
    return tuple(part for part in parts if part.public or part.internal or part.absent)


def _place(file: DocumentFile) -> tuple[int, int, str]:
    number = file.stem.rpartition("-")[2]
    return _ORDER[file.front.kind], int(number) if number.isdecimal() else 0, file.stem


def _paper(
    portal: Portal, case: Case, file: DocumentFile, limit: Deadline | None, internal: frozenset[str], *, apart: bool
) -> Paper:
    front = file.front
    original = case.folder.document(front.corrects) if front.corrects else None
    seen = view(portal, case.key.unit, limit, internal) if limit else None
    if file.file in internal:
        return Paper(anchor(file.file), front.kind, _issued(front.issued), seen)
    return Paper(
        anchor(file.file),
        front.kind,
        _about(front),
        seen,
        front,
        rich(file.text, TEXT_LEVEL) if file.text.strip() and not apart else None,
        "; ".join(_sent(portal, case, front)),
        _answers(case, file),
        apart,
        subject(original) if original else "",
        tuple(one for one in case.folder.corrections(file.stem) if one.file not in internal),
        file.refused,
    )


def _about(front: Document) -> str:
    """Number, day and signer of a document in one line."""
    number = f"Số {front.number}" if front.number else "Không ghi số"
    return " · ".join(part for part in (number, _issued(front.issued), signed(front.signer)) if part)


def _issued(day: dt.date | None) -> str:
    return long_date(day) if day else "chưa ghi ngày"


def signed(who: Signer | None) -> str:
    """Mandate, body, post and name, as they stand below a document."""
    if who is None:
        return ""
    body = f"{who.body}," if who.body else None
    return " ".join(part for part in (who.mandate, body, who.post, who.name) if part)


def _sent(portal: Portal, case: Case, front: Document) -> Iterator[str]:
    for one in front.sent:
        received = f", nhận {short_date(one.received)}" if one.received else ""
        yield f"{portal.body(case.key.unit, one.to)} ({short_date(one.on)}{received})"


def _answers(case: Case, file: DocumentFile) -> tuple[int, ...]:
    """The petitions whose written reply this is, whichever of the two records says so."""
    if file.front.kind is not DocumentKind.WRITTEN_REPLY:
        return ()
    numbers = {one.id for one in case.folder.petitions}
    answered = {one.id for one in case.folder.petitions if one.reply == file.stem}
    return tuple(sorted(answered | (numbers & set(file.front.petitions))))


def _absent(portal: Portal, case: Case) -> Iterator[tuple[Phase, Limit]]:
    for limit in case.limits(DeadlineKind.DOSSIER):
        if limit.met_by is None and case.state(limit) is not State.WAIVED:
            yield PHASES[_KINDS[limit.title]], view(portal, case.key.unit, limit)
