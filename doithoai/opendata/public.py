"""What everybody may read of a record: the same record without what is internal, withheld or private.

Of an internal document its kind and date stay. A withheld petition keeps its field, dates and state. A petitioner's
name stays for organisations, and for persons while their consent stands.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from doithoai.deadlines import Deadline
from doithoai.model.records import Document, Petition, Petitioner
from doithoai.model.vocabulary import PetitionerKind
from doithoai.reading.dossier import ConferenceFolder, DocumentFile, is_public

NAMED = frozenset((PetitionerKind.ORGANISATION, PetitionerKind.BUSINESS, PetitionerKind.COOPERATIVE))
INTERNAL_REASON = "có ghi trong hồ sơ (tài liệu nội bộ)"


def folder(one: ConferenceFolder, today: dt.date) -> ConferenceFolder:
    """The public part of one conference; doing it twice changes nothing more."""
    return msgspec.structs.replace(
        one,
        petitions=tuple(petition(asked, today) for asked in one.petitions),
        documents=tuple(document(file) for file in one.documents),
        problems=(),
        files=0,
    )


def document(file: DocumentFile) -> DocumentFile:
    """A public document whole, a withdrawn one without its text; of an internal one kind, date, and why it is so."""
    front, body = file.front, file.text
    if not is_public(front):
        front = Document(kind=front.kind, issued=front.issued, public=False, public_reason=front.public_reason)
        body = ""
    return msgspec.structs.replace(file, front=front, body=body, body_line=0)


def is_told(one: Petition) -> bool:
    """Whether what was asked and answered may be shown."""
    return one.withheld is None and one.text is not None


def petition(one: Petition, today: dt.date) -> Petition:
    """A petition without what is withheld and without a name that must not be shown."""
    who = petitioner(one.petitioner, today)
    if is_told(one):
        return one if who is one.petitioner else msgspec.structs.replace(one, petitioner=who)
    steps = tuple(msgspec.structs.replace(step, note=None) if step.note else step for step in one.states)
    return msgspec.structs.replace(one, petitioner=who, text=None, answer=None, refused=None, note=None, states=steps)


def petitioner(who: Petitioner, today: dt.date) -> Petitioner:
    """Who asked; a person's name only with a consent that stands."""
    if who.kind in NAMED:
        return who
    consent = who.consent
    if who.name and consent and consent.on <= today and consent.withdrawn is None:
        return who
    if who.name is None and consent is None:
        return who
    return msgspec.structs.replace(who, name=None, consent=None)


def reasons(limit: Deadline, internal: frozenset[str]) -> tuple[str | None, str | None]:
    """Why it was late, and why it was extended; of an internal document only that there is a reason."""
    if limit.met_by is None or limit.met_by not in internal:
        return limit.late_reason, limit.extension
    return (INTERNAL_REASON if limit.late_reason else None, INTERNAL_REASON if limit.extension else None)
