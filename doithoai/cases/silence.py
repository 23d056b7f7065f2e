"""Whether anything at all is on record of a conference whose day has passed."""

from __future__ import annotations

from doithoai.cases.case import Case
from doithoai.deadlines.unclear import stems_unread
from doithoai.model import addresses
from doithoai.model.dossier import ConferenceFolder
from doithoai.model.vocabulary import DocumentKind, Received

_OF_EVENT = (DocumentKind.MINUTES, DocumentKind.CONCLUSION_NOTICE)


def silent(case: Case) -> bool:
    """Whether nothing of the event itself is on record; what can't be read may be something."""
    return case.once(_silent)


def _silent(case: Case) -> bool:
    folder = case.folder
    if _counted(case) or any(folder.of(kind) for kind in _OF_EVENT):
        return False
    if not folder.petitions_read or any(addresses.kind_of(stem) in _OF_EVENT for stem in stems_unread(folder)):
        return False
    return not _raised(folder)


def _counted(case: Case) -> bool:
    conference, came = case.conference, case.conference.attendance
    people = came and ((came.people, came.organisations, came.speakers) != (None, None, None) or came.groups)
    return bool(people or conference.counted or conference.no_petitions)


def _raised(folder: ConferenceFolder) -> bool:
    """Whether a matter was raised at it, or dealt with since."""
    day = folder.day
    return any(
        one.received.when is Received.AT or (day and any(step.on >= day for step in one.states))
        for one in folder.petitions
    )
