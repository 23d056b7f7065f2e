"""The documents of a dossier as the portal shows them: public ones with their text, of internal ones kind and date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from doithoai.case import Case
from doithoai.models import Document
from doithoai.pages.limits import Limit, anchor, view
from doithoai.pages.markup import rich
from doithoai.pages.portal import Portal
from doithoai.records import DocumentFile
from doithoai.vocabulary import PHASES, PUBLIC_BY_DEFAULT, DeadlineKind, DocumentKind, Phase, State

TEXT_LEVEL = 5
"""Headings inside a document stand below the h4 that names it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of the dossier; `front` and `text` are None when it is internal."""

    anchor: str
    kind: DocumentKind
    issued: str
    front: Document | None
    text: Markup | None
    sent: tuple[tuple[str, str, str], ...]
    reason: str | None
    limit: Limit | None


@dataclass(frozen=True, slots=True)
class PhaseView:
    """One part of the dossier: what is there, and what the plan asks for that is not."""

    phase: Phase
    papers: tuple[Paper, ...]
    absent: tuple[Limit, ...]


def is_public(front: Document) -> bool:
    """Whether the portal shows a document: by its kind, or because its record says so and why."""
    if front.kind in PUBLIC_BY_DEFAULT:
        return front.public is not False
    return front.public is True and bool(front.public_reason)


def internal_files(case: Case) -> frozenset[str]:
    """The files of the documents that are not shown."""
    return frozenset(one.file for one in case.folder.documents if not is_public(one.front))


def phases(portal: Portal, case: Case) -> tuple[PhaseView, ...]:
    """The dossier by its parts."""
    limits = {limit.met_by: limit for limit in case.limits(DeadlineKind.DOSSIER) if limit.met_by}
    order = list(DocumentKind)
    files = sorted(case.folder.documents, key=lambda one: (order.index(one.front.kind), _natural(one.stem)))
    return tuple(
        PhaseView(
            phase,
            tuple(_paper(portal, case, one, limits.get(one.file)) for one in files if PHASES[one.front.kind] is phase),
            tuple(_absent(portal, case, phase)),
        )
        for phase in Phase
    )


def _natural(stem: str) -> tuple[str, int]:
    name, _, number = stem.partition("-")
    return name, int(number) if number.isdecimal() else 0


def _paper(portal: Portal, case: Case, file: DocumentFile, limit: object) -> Paper:
    from doithoai.deadlines import Deadline  # noqa: PLC0415

    front = file.front
    public = is_public(front)
    unit = case.key.unit
    shown = view(portal, unit, limit, internal_files(case)) if isinstance(limit, Deadline) else None
    return Paper(
        anchor(file.file),
        front.kind,
        front.issued,
        front if public else None,
        rich(file.body, TEXT_LEVEL) if public and file.body.strip() else None,
        (),
        front.public_reason,
        shown,
    )


def _absent(portal: Portal, case: Case, phase: Phase) -> Iterator[Limit]:
    kinds = {kind.label: kind for kind in DocumentKind}
    for limit in case.limits(DeadlineKind.DOSSIER):
        if limit.met_by is None and PHASES[kinds[limit.title]] is phase:
            if case.state(limit) is not State.WAIVED:
                yield view(portal, case.key.unit, limit)
