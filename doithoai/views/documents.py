"""The documents of a dossier as the portal shows them: public ones with their text, of internal ones kind and date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from markupsafe import Markup

from doithoai import public
from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.html.fragments import brief, joined, link
from doithoai.html.markdown import rich
from doithoai.html.strokes import Stroke
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.dossier import DocumentFile
from doithoai.model.records import Attachment, Document, Signer, TextWithdrawal, Withdrawal
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, Phase, State, Trait
from doithoai.vietnamese.wording import long_date, short_date
from doithoai.views.corrections import Change, of_document, subject
from doithoai.views.differences import corrected
from doithoai.views.evidence import HistoryView
from doithoai.views.limits import Limit, view
from doithoai.views.portal import Portal

TEXT_LEVEL = 5
"""Headings inside a document stand below the h4 that names it."""
_ORDER = {kind: position for position, kind in enumerate(DocumentKind)}
NOTICES = DocumentKind.all(Trait.ANNOUNCES)


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
    reason: str | None = None
    """Why it is public though its kind is internal."""
    gone: TextWithdrawal | None = None
    history: HistoryView | None = None
    """Since when the archive holds it, where that is known."""
    amended: tuple[Change, ...] = ()
    """What of it was put right, with what it said."""
    compared: tuple[Stroke, ...] = ()
    """Its words beside those of the document that it corrects, where it is that text anew."""
    held: str = ""
    """That only name and day are told because the record is put right."""

    @property
    def files(self) -> tuple[tuple[Attachment, Withdrawal | None, Withdrawal | None], ...]:
        """What is attached: each with how it was taken out, be it with its document, and by itself."""
        files = self.front.files if self.front else ()
        return tuple((one, public.gone_file(one) or self.gone, public.gone_file(one)) for one in files)


class PhaseView(Frozen, frozen=True):
    """One part of the dossier: what is there, and what the plan asks for that is not."""

    phase: Phase
    shown: tuple[Paper, ...]
    internal: tuple[Paper, ...]
    absent: tuple[Limit, ...]

    @property
    def quiet(self) -> str:
        """What the papers are of which only name and day are told."""
        held = any(paper.held for paper in self.internal)
        return "Tài liệu nội bộ hoặc đang được chỉnh lại" if held else "Tài liệu nội bộ"


def programme(portal: Portal, case: Case) -> DocumentFile | None:
    """The newest programme that everybody may read; its text has a place of its own on the page."""
    found = [
        file
        for file in case.folder.of(DocumentKind.PROGRAMME)
        if public.is_public(file.front)
        and public.text(file).strip()
        and (file.front.issued or portal.today) <= portal.today
    ]
    return max(found, key=lambda file: (file.front.issued or dt.date.min, file.stem), default=None)


def present(portal: Portal, case: Case, *kinds: DocumentKind) -> list[DocumentFile]:
    """The documents of these kinds that are there today, the first one first."""
    found = [file for kind in kinds for file in case.folder.of(kind)]
    known = [file for file in found if (file.done or portal.today) <= portal.today]
    return sorted(known, key=lambda file: (file.front.issued or dt.date.max, file.stem))


def cited(file: DocumentFile) -> Markup:
    """A document with the way to its place on the page; of an internal one no number is told."""
    shown = public.is_public(file.front)
    number = f" số {file.front.number}" if file.front.number and shown else ""
    name = link(f"#{addresses.document(file.stem)}", f"{file.front.kind.label}{number}")
    issued = joined(" (", brief(file.front.issued), ")") if file.front.issued else ""
    return joined(name, issued, "" if shown else _unshown(file))


def _unshown(file: DocumentFile) -> str:
    return f", {public.HELD}" if public.is_held(file.front) else ", tài liệu nội bộ"


def phases(portal: Portal, case: Case, apart: DocumentFile | None = None) -> tuple[PhaseView, ...]:
    """The dossier by its parts, without the text of the one that is shown `apart`; an empty part is left out."""
    internal = public.internal(case.folder)
    owed = {limit.met_by: limit for limit in case.limits(DeadlineKind.DOSSIER) if limit.met_by}
    papers = [
        _paper(portal, case, file, owed.get(file.file), internal, apart=file is apart)
        for file in sorted(case.folder.documents, key=_place)
    ]
    absent = tuple(_absent(portal, case))
    parts = (
        PhaseView(
            phase,
            tuple(paper for paper in papers if paper.kind.phase is phase and paper.front),
            tuple(paper for paper in papers if paper.kind.phase is phase and paper.front is None),
            tuple(limit for of, limit in absent if of is phase),
        )
        for phase in Phase
    )
    return tuple(part for part in parts if part.shown or part.internal or part.absent)


def _place(file: DocumentFile) -> tuple[int, int, str]:
    return _ORDER[file.front.kind], addresses.number_of(file.stem), file.stem


def _paper(
    portal: Portal, case: Case, file: DocumentFile, limit: Deadline | None, internal: frozenset[str], *, apart: bool
) -> Paper:
    front = file.front
    original = case.folder.document(front.corrects) if front.corrects else None
    seen = view(portal, case, limit, internal) if limit else None
    text = public.text(file)
    if file.file in internal:
        held = public.HELD if public.is_held(front) else ""
        return Paper(addresses.document(file.stem), front.kind, _issued(front.issued), seen, held=held)
    return Paper(
        addresses.document(file.stem),
        front.kind,
        _about(front),
        seen,
        front,
        rich(text, TEXT_LEVEL) if text.strip() and not apart else None,
        "; ".join(_sent(portal, case, front)),
        _answers(case, file),
        apart,
        subject(original) if original else "",
        tuple(one for one in case.folder.corrections(file.stem) if one.file not in internal),
        file.refused,
        public.reason(front),
        public.gone(front),
        portal.history(f"{case.key.path}/{file.file}"),
        tuple(of_document(file, case.today)),
        _compared(original, file, internal),
    )


def _compared(original: DocumentFile | None, file: DocumentFile, internal: frozenset[str]) -> tuple[Stroke, ...]:
    """The words of a document and of the one that corrects it, where everybody may read both."""
    if original is None or original.file in internal:
        return ()
    return corrected(public.text(original), public.text(file))


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
        yield f"{portal.body(case, one.to)} ({short_date(one.on)}{received})"


def _answers(case: Case, file: DocumentFile) -> tuple[int, ...]:
    """The petitions whose written reply this is, whichever of the two records says so."""
    if file.front.kind is not DocumentKind.WRITTEN_REPLY:
        return ()
    numbers = {one.id for one in case.folder.petitions}
    answered = {one.id for one in case.folder.petitions if file.stem in one.replies}
    return tuple(sorted(answered | (numbers & set(file.front.petitions))))


def _absent(portal: Portal, case: Case) -> Iterator[tuple[Phase, Limit]]:
    for limit in case.limits(DeadlineKind.DOSSIER):
        if limit.document and limit.met_by is None and case.state(limit) is not State.WAIVED:
            yield limit.document.phase, view(portal, case, limit)
