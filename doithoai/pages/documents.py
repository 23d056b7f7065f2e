"""The documents of a dossier as the portal shows them: public ones with their text, of internal ones kind and date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from doithoai.case import Case
from doithoai.deadlines import Deadline
from doithoai.models import Attachment, Document, Sent
from doithoai.pages.changed import subject
from doithoai.pages.limits import Limit, anchor, view
from doithoai.pages.markup import rich
from doithoai.pages.portal import Portal
from doithoai.records import DocumentFile, is_public
from doithoai.vocabulary import PHASES, DeadlineKind, DocumentKind, Phase, State

TEXT_LEVEL = 5
"""Headings inside a document stand below the h4 that names it."""
_ORDER = {kind: position for position, kind in enumerate(DocumentKind)}


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of the dossier; `front` and `text` are None when it is internal."""

    anchor: str
    kind: DocumentKind
    issued: dt.date | None
    front: Document | None
    text: Markup | None
    reason: str | None
    limit: Limit | None
    original: str = ""
    """The document that it corrects, by kind and number."""
    corrected: tuple[DocumentFile, ...] = ()
    """The public documents that correct it."""

    @property
    def sent(self) -> tuple[Sent, ...]:
        """To whom a public document was sent."""
        return self.front.sent if self.front else ()

    @property
    def files(self) -> tuple[Attachment, ...]:
        """What is attached to a public document."""
        return self.front.files if self.front else ()


@dataclass(frozen=True, slots=True)
class PhaseView:
    """One part of the dossier: what is there, and what the plan asks for that is not."""

    phase: Phase
    papers: tuple[Paper, ...]
    absent: tuple[Limit, ...]


def internal_files(case: Case) -> frozenset[str]:
    """The files of the documents that are not shown."""
    return frozenset(one.file for one in case.folder.documents if not is_public(one.front))


def phases(portal: Portal, case: Case) -> tuple[PhaseView, ...]:
    """The dossier by its parts; a part in which nothing is, or is owed, is left out."""
    internal = internal_files(case)
    owed = {limit.met_by: limit for limit in case.limits(DeadlineKind.DOSSIER) if limit.met_by}
    papers = [
        _paper(portal, case, file, owed.get(file.file), internal) for file in sorted(case.folder.documents, key=_place)
    ]
    absent = tuple(_absent(portal, case))
    parts = (
        PhaseView(
            phase,
            tuple(paper for paper in papers if PHASES[paper.kind] is phase),
            tuple(limit for of, limit in absent if of is phase),
        )
        for phase in Phase
    )
    return tuple(part for part in parts if part.papers or part.absent)


def _place(file: DocumentFile) -> tuple[int, int, str]:
    number = file.stem.rpartition("-")[2]
    return _ORDER[file.front.kind], int(number) if number.isdecimal() else 0, file.stem


def _paper(portal: Portal, case: Case, file: DocumentFile, limit: Deadline | None, internal: frozenset[str]) -> Paper:
    public = file.file not in internal
    original = case.folder.document(file.front.corrects) if file.front.corrects else None
    return Paper(
        anchor(file.file),
        file.front.kind,
        file.front.issued,
        file.front if public else None,
        rich(file.text, TEXT_LEVEL) if public and file.text.strip() else None,
        file.front.public_reason,
        view(portal, case.key.unit, limit, internal) if limit else None,
        subject(original) if original else "",
        tuple(one for one in case.folder.corrections(file.stem) if public and one.file not in internal),
    )


def _absent(portal: Portal, case: Case) -> Iterator[tuple[Phase, Limit]]:
    kinds = {kind.label: kind for kind in DocumentKind}
    for limit in case.limits(DeadlineKind.DOSSIER):
        if limit.met_by is None and case.state(limit) is not State.WAIVED:
            yield PHASES[kinds[limit.title]], view(portal, case.key.unit, limit)
