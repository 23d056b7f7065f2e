"""Which conclusion notice speaks of a petition: there may be several, one that corrects or adds, one for each session.

A notice that names petitions speaks of those alone; one that names none speaks of all. What a correction says takes
the place of what it corrects; any other notice adds to it, for what one left open another does not undo.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.model.records import Covers, Petition, Sent
from doithoai.model.vocabulary import DocumentKind, PetitionState

Line = tuple[DocumentFile, int, Sent]
"""A line of sending, and where it is."""


def conclusions(folder: ConferenceFolder) -> Sequence[DocumentFile]:
    """The conclusion notices of a conference, the first first."""
    own = folder.of(DocumentKind.CONCLUSION_NOTICE)
    return own if len(own) < 2 else sorted(own, key=lambda one: (one.front.issued or dt.date.max, one.stem))


def unsolved(folder: ConferenceFolder) -> Collection[int]:
    """The petitions that the conclusion calls unsolved, by number; what it calls solved too is not known to be so."""
    left: set[int] = set()
    for notice in conclusions(folder):
        if covers := notice.front.covers:
            corrected = folder.document(notice.front.corrects)
            if corrected and corrected.front.kind is DocumentKind.CONCLUSION_NOTICE:
                left.difference_update(covers.solved or ())
            left.update(_left(covers))
    return left


def speaking_of(folder: ConferenceFolder, number: int) -> Sequence[DocumentFile]:
    """The conclusion notices that speak of a petition; all of them where none does, for then one left it out."""
    found = conclusions(folder)
    if len(found) < 2:
        return found
    return [one for one in found if not (named := named_in(one)) or number in named] or found


def leaving_open(folder: ConferenceFolder, number: int) -> Sequence[DocumentFile]:
    """Those that call it unsolved, for a limit runs from these; all that speak of it where none does."""
    found = speaking_of(folder, number)
    if len(found) < 2:
        return found
    return [one for one in found if one.front.covers and number in _left(one.front.covers)] or found


def giving(folder: ConferenceFolder, petition: Petition) -> Sequence[DocumentFile]:
    """Those by which the office in charge may have got it: none older than the one by which it was last given."""
    found = leaving_open(folder, petition.id)
    if len(found) < 2:
        return found
    steps = [folder.document(one.document) for one in petition.states if one.state is PetitionState.ASSIGNED]
    by = steps[-1] if steps else None
    all_of_it = speaking_of(folder, petition.id)
    if by is None or by not in all_of_it:
        return found
    since = by.front.issued or dt.date.min
    return [one for one in all_of_it if one is by or (one.front.issued or dt.date.max) >= since]


def lines(notices: Sequence[DocumentFile], recipients: Collection[str]) -> list[Line]:
    """The lines of sending to any of some recipients, by day of sending."""
    found = [(one, place, line) for one in notices for place, line in enumerate(one.front.sent)]
    return sorted((each for each in found if each[2].to in recipients), key=lambda each: each[2].on)


def _left(covers: Covers) -> Collection[int]:
    if not covers.unsolved:
        return ()
    return [one for one in covers.unsolved if one not in covers.solved] if covers.solved else covers.unsolved


def named_in(notice: DocumentFile) -> set[int]:
    """The petitions that a conclusion notice names; none where it speaks of the conference as a whole."""
    front, covers = notice.front, notice.front.covers or Covers()
    said = (covers.discussed, covers.taken_up, covers.solved, covers.unsolved, front.petitions)
    return {number for some in said for number in some or ()}
