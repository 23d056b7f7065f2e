"""What the two rules about the notice ask of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.deadlines.doubts import HELD_WHEN
from doithoai.deadlines.fulfilment import Part
from doithoai.deadlines.notice import CONFERENCE, decided_after
from doithoai.model.records import Postponement
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, NoticePart
from doithoai.rules.verdicts import unread

PAPERS = (DocumentKind.NOTICE, DocumentKind.INVITATION, DocumentKind.URGENT_NOTICE)
FORM = NoticePart.OPINION_FORM.both
BROAD = NoticePart.ANNOUNCEMENT.both


def binding(case: Case) -> Iterator[Deadline]:
    """The limit of the notice where something is asked and counted; one that is only noted is among them."""
    for limit in case.limits(DeadlineKind.NOTICE):
        if limit.parts and limit.due and limit.unclear != HELD_WHEN and not limit.no_data and not limit.advisory:
            yield limit


def untold(case: Case) -> Postponement | None:
    """The decision by which it was put off to a day that was never announced: of that T02 tells, once and alone."""
    move = case.folder.move
    return move if move and case.folder.told is None and any(binding(case)) else None


def put_off_afterwards(case: Case) -> bool:
    """Whether it was put off only once its day was over: that, and what it brought about, is told once."""
    move = case.folder.move
    return (
        move is not None
        and move.decided > move.start.date()
        and (decided_after(case.folder) or untold(case) is not None)
    )


def unknown(case: Case, part: Part) -> bool:
    """Whether the paper is there but can't be read, or bears no day at all: of that other rules tell.

    Nor does anybody know what an earlier notice told of, where it was put off by a decision of a later day.
    """
    if decided_after(case.folder):
        return True
    if part.title == BROAD:
        return False
    if part.title == FORM:
        return unread(case, DocumentKind.OPINION_FORM)
    if part.file == CONFERENCE and unread(case, *PAPERS):
        return True
    paper = case.folder.document(part.stem) if part.stem else None
    return paper is not None and not paper.days
