"""What the two rules about the notice ask of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.deadlines.fulfilment import Part
from doithoai.deadlines.notice import CONFERENCE
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, NoticePart
from doithoai.rules.verdicts import unread

PAPERS = (DocumentKind.NOTICE, DocumentKind.INVITATION, DocumentKind.URGENT_NOTICE)
FORM = NoticePart.OPINION_FORM.both
BROAD = NoticePart.ANNOUNCEMENT.both


def binding(case: Case) -> Iterator[Deadline]:
    """The limit of the notice where something is asked and counted; one that is only noted is among them."""
    for limit in case.limits(DeadlineKind.NOTICE):
        if limit.parts and limit.due and not limit.no_data and not limit.advisory:
            yield limit


def unknown(case: Case, part: Part) -> bool:
    """Whether the paper is there but can't be read, or bears no day at all: of that other rules tell."""
    if part.title == BROAD:
        return False
    if part.title == FORM:
        return unread(case, DocumentKind.OPINION_FORM)
    if part.file == CONFERENCE and unread(case, *PAPERS):
        return True
    paper = case.folder.document(part.stem) if part.stem else None
    return paper is not None and not paper.days
