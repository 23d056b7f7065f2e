"""What was promised on petitions, each with the day that the conclusion notice or a reply set for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.deadlines.deadline import Deadline
from doithoai.model import addresses
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder
from doithoai.model.records import Petition, Promise
from doithoai.model.steps import round_began, went_through
from doithoai.model.vocabulary import DeadlineKind, PetitionState

_WITHDRAWN = "người nêu đã rút kiến nghị"


def promises(folder: ConferenceFolder, subject: str) -> Iterator[Deadline]:
    """One limit for each promise, in the order of the record: no plan sets it, the document does that promised it."""
    for position, petition in enumerate(folder.petitions):
        if petition.promised is None:
            continue
        withdrawn = went_through(petition, PetitionState.WITHDRAWN)
        for index, promise in enumerate(petition.promises):
            document = folder.document(promise.document) if promise.document else None
            shown = folder.document(promise.result.document) if promise.result and promise.result.document else None
            done = fulfilled(petition, promise, made(folder, promise))
            where = document.front.kind.label if document else "hội nghị"
            yield Deadline(
                DeadlineKind.PROMISE,
                addresses.petition_code(subject, petition.id),
                Both(f"{DeadlineKind.PROMISE.label}: kiến nghị số {petition.id}", f"Promise on petition {petition.id}"),
                due=promise.on,
                petition=petition.id,
                owner=petition.assigned.office if petition.assigned else None,
                trigger=f"ngày hứa tại {where}",
                met_on=done,
                met_by=shown.file if shown and done else None,
                stem=shown.stem if shown and done else None,
                waived=_WITHDRAWN if withdrawn else None,
                route=(position, *petition.promise_route(index), "on"),
            )


def made(folder: ConferenceFolder, promise: Promise) -> dt.date | None:
    """The day of the promise: that of the document which gives it, or of the conference; None where neither has one."""
    if promise.document is None:
        return folder.day
    document = folder.document(promise.document)
    return document.done if document else None


def fulfilled(petition: Petition, promise: Promise, given: dt.date | None) -> dt.date | None:
    """The day on which it was done: its own result, else the step by which the matter was resolved after it.

    What was taken up again before its day is not done by what came before that.
    """
    anew = round_began(petition, promise.on)
    if promise.result:
        return promise.result.on if promise.result.on >= anew else None
    since = max(given or dt.date.min, anew)
    done = (step.on for step in petition.states if step.state is PetitionState.RESOLVED)
    return min((day for day in done if day >= since), default=None)
