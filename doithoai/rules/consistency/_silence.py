"""Whether anything at all is on record of a conference that was held."""

from __future__ import annotations

from doithoai.cases.case import Case, drafted
from doithoai.model.vocabulary import DocumentKind, Received
from doithoai.rules.own_marks import still_quiet
from doithoai.rules.verdicts import kept, unread

_OF_EVENT = (DocumentKind.MINUTES, DocumentKind.CONCLUSION_NOTICE)


def told(case: Case) -> bool:
    """Whether a conference is one of which something must be on record by now."""
    return kept(case) and case.folder.held(case.today) and not still_quiet(case) and not drafted(case)


def silent(case: Case) -> bool:
    """Whether nothing of the event itself is on record; what can't be read may be something."""
    return case.once(_silent)


def _silent(case: Case) -> bool:
    folder, attended = case.folder, case.conference.attendance
    counted = attended and (attended.people, attended.organisations, attended.speakers) != (None, None, None)
    if counted or case.conference.counted or case.conference.no_petitions or any(folder.of(kind) for kind in _OF_EVENT):
        return False
    if not folder.petitions_read or unread(case, *_OF_EVENT):
        return False
    day = folder.day
    return not any(
        one.received.when is Received.AT or (day and any(step.on >= day for step in one.states))
        for one in folder.petitions
    )
