"""What was promised on petitions, each with the day that the conclusion notice or a reply set for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from doithoai.deadlines.deadline import Deadline
from doithoai.model import addresses
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder
from doithoai.model.records import Petition, Promise
from doithoai.model.steps import reopening, withdrew
from doithoai.model.vocabulary import DeadlineKind, PetitionState

_WITHDRAWN = "người nêu đã rút kiến nghị"
TOO_EARLY = "ngày hứa ghi trước ngày đưa ra lời hứa, nên chưa rõ hứa đến ngày nào"
UNPROVED = "kết quả ghi trong hồ sơ có trước lời hứa, nên chưa rõ đã làm hay chưa"


def promises(folder: ConferenceFolder, subject: str) -> Iterator[Deadline]:
    """One limit for each promise, in the order of the record: no plan sets it, the document does that promised it."""
    for position, petition in enumerate(folder.petitions):
        if petition.promised is None:
            continue
        gone = withdrew(petition)
        for index, promise in enumerate(petition.promises):
            given = made(folder, promise)
            document = folder.document(promise.document) if promise.document else None
            where = document.front.kind.label if document else "hội nghị"
            yield Deadline(
                DeadlineKind.PROMISE,
                addresses.petition_code(subject, petition.id),
                Both(f"{DeadlineKind.PROMISE.label}: kiến nghị số {petition.id}", f"Promise on petition {petition.id}"),
                petition=petition.id,
                owner=petition.assigned.office if petition.assigned else None,
                trigger=f"ngày hứa tại {where}",
                route=(position, *petition.promise_route(index), "on"),
                **_day(promise, given, gone),
                **_done(folder, petition, promise, given),
            )


def _day(promise: Promise, given: dt.date | None, gone: dt.date | None) -> dict[str, Any]:
    """Until when it was to be done; a day before the promise itself is none."""
    if given and promise.on < given:
        return {"due": None, "note": TOO_EARLY}
    return {"due": promise.on, "released": gone, "waived": _WITHDRAWN if gone and gone <= promise.on else None}


def _done(folder: ConferenceFolder, petition: Petition, promise: Promise, given: dt.date | None) -> dict[str, Any]:
    """When it was done, and by which paper; what is older than the promise proves nothing."""
    if predates(folder, promise, given):
        return {"unclear": UNPROVED}
    day = kept(petition, promise, given)
    shown = folder.document(promise.result.document) if promise.result and promise.result.document else None
    paper = {"met_by": shown.file, "stem": shown.stem} if shown and day else {}
    return {"met_on": day, **paper}


def made(folder: ConferenceFolder, promise: Promise) -> dt.date | None:
    """The day of the promise: that of the document which gives it, or of the conference; None where neither has one."""
    if promise.document is None:
        return folder.day
    document = folder.document(promise.document)
    return document.done if document else None


def predates(folder: ConferenceFolder, promise: Promise, given: dt.date | None) -> dt.date | None:
    """The day of a result, or of the paper that shows it, where that lies before the promise."""
    result = promise.result
    if result is None or given is None:
        return None
    shown = folder.document(result.document) if result.document else None
    days = (result.on, shown.done if shown else None)
    return next((day for day in days if day and day < given), None)


def kept(petition: Petition, promise: Promise, given: dt.date | None) -> dt.date | None:
    """The day on which it was done: its own result, else the step by which the matter was resolved after it.

    What was taken up again before its day is not done by what came before that.
    """
    again = reopening(petition.states)
    anew = again.on if again and again.on <= promise.on else dt.date.min
    if promise.result:
        return promise.result.on if promise.result.on >= anew else None
    since = max(given or dt.date.min, anew)
    done = (step.on for step in petition.states if step.state is PetitionState.RESOLVED)
    return min((day for day in done if day >= since), default=None)
