"""The wall: what of a record everybody may see on a given day. Nobody else looks at the fields that decide it.

Pages, search, feeds, open data, scripts and rules ask here. Of an internal document its kind and date stay. A petition
whose content is withheld keeps its field, dates and state, and no name. A person's name stays while their consent
stands; organisations need none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Container, Mapping
from typing import TypeVar

import msgspec

from doithoai.model.amendable import Amendable
from doithoai.model.amended import Amendment
from doithoai.model.base import Frozen
from doithoai.model.blanked import blanked
from doithoai.model.dossier import ConferenceFolder, DocumentFile, ReportFile, YearFolder
from doithoai.model.findings import Route
from doithoai.model.plan_file import PlanFile
from doithoai.model.records import (
    Attachment,
    Consent,
    Deviation,
    Document,
    Petition,
    Petitioner,
    Promise,
    Report,
    TextWithdrawal,
    Withdrawal,
)
from doithoai.model.vocabulary import PetitionerKind, Word

NAMED = frozenset((PetitionerKind.ORGANISATION, PetitionerKind.BUSINESS, PetitionerKind.COOPERATIVE))
"""Who may be named without consent; a business household is a person."""
Shared = TypeVar("Shared", bound=Amendable)
Paper = TypeVar("Paper", PlanFile, ReportFile)
ON_RECORD = "có ghi trong hồ sơ"
INTERNAL_REASON = f"{ON_RECORD} (tài liệu nội bộ)"


# --- petitioners


class Unnamed(Word):
    """Why a name that is on record must not be shown."""

    NO_CONSENT = "no consent is recorded (consent)", "chưa ghi sự đồng ý (consent)"
    NOT_YET = "consent was not given yet", "ngày đồng ý chưa tới"
    WITHDRAWN = "consent was withdrawn", "sự đồng ý đã được rút lại"


def unnamed(who: Petitioner, today: dt.date) -> Unnamed | None:
    """Why the name on record must not be shown on that day; None when it may be, or when there is none.

    A consent holds from its day on, and up to the day before it is withdrawn.
    """
    if not who.name or who.kind in NAMED:
        return None
    if who.consent is None:
        return Unnamed.NO_CONSENT
    if who.consent.withdrawn is not None and who.consent.withdrawn <= today:
        return Unnamed.WITHDRAWN
    return Unnamed.NOT_YET if who.consent.on > today else None


def unsaid(who: Petitioner, today: dt.date) -> str | None:
    """The name on record that must not be shown on that day, for whoever looks where it stands all the same."""
    return who.name if unnamed(who, today) else None


def name(one: Petition, today: dt.date) -> str | None:
    """The name by which a petitioner may be called; none where nothing is told of what was asked."""
    who = one.petitioner
    return who.name if who.name and is_told(one) and unnamed(who, today) is None else None


def petitioner(one: Petition, today: dt.date) -> Petitioner:
    """Who asked. That there is a consent, and since when, is told with the name; how it was given is not."""
    who, shown = one.petitioner, name(one, today)
    if who.name is None and who.consent is None:
        return who
    consent = who.consent if shown and who.kind not in NAMED else None
    if consent:
        consent = Consent(on=consent.on, how=ON_RECORD, scope=ON_RECORD, withdrawn=consent.withdrawn)
    return msgspec.structs.replace(who, name=shown, consent=consent)


def consented(one: Petition, today: dt.date) -> dt.date | None:
    """The day of a consent; None where there is none, or where `unnamed` tells that it does not hold yet."""
    consent = one.petitioner.consent
    return consent.on if consent and unnamed(one.petitioner, today) is not Unnamed.NOT_YET else None


# --- petitions


class Hidden(Frozen, frozen=True):
    """What is told of a content that is not shown: the reason on record, and the day on which it was taken out."""

    reason: str | None
    since: dt.date | None

    @property
    def told(self) -> str:
        """Why, in words."""
        return self.reason or "hồ sơ không ghi lý do"


def is_told(one: Petition) -> bool:
    """Whether what was asked and answered may be shown; not while it is withheld or was taken out."""
    return one.withheld is None and one.removed is None and bool(one.text and not one.text.isspace())


def hidden(one: Petition) -> Hidden | None:
    """What the record says of its content being withheld or taken out; None where it says nothing of it."""
    if one.withheld is None and one.removed is None:
        return None
    return Hidden(one.withheld or None, one.removed)


def petition(one: Petition, today: dt.date) -> Petition:
    """A petition without what is withheld and without a name that must not be shown."""
    who = petitioner(one, today)
    if is_told(one):
        return one if who is one.petitioner else msgspec.structs.replace(one, petitioner=who)
    steps = tuple(msgspec.structs.replace(step, note=None) if step.note else step for step in one.states)
    promised = tuple(map(_untold, one.promises)) or None
    confirmed = msgspec.structs.replace(one.confirmed, note=None) if one.confirmed else None
    bare = msgspec.structs.replace(one, petitioner=who, text=None, answer=None, refused=None, note=None, states=steps)
    departs = tuple(Deviation(of=each.of, reason=ON_RECORD) for each in one.deviation)
    amended = tuple(untold(each) for each in one.amended)
    return msgspec.structs.replace(bare, promised=promised, confirmed=confirmed, deviation=departs, amended=amended)


UNTOLD = "không công khai nội dung"


def untold(one: Amendment) -> Amendment:
    """That something was put right, and when; neither what it said nor why."""
    return msgspec.structs.replace(one, was=None, was_sha256=None, reason=ON_RECORD)


def _untold(one: Promise) -> Promise:
    """That something was promised and whether it was done is told; what, is not."""
    result = msgspec.structs.replace(one.result, text=None) if one.result else None
    return msgspec.structs.replace(one, text=UNTOLD, result=result)


# --- documents


def is_public(front: Document) -> bool:
    """Whether everybody may read a document: by its kind, or because its record says so and why."""
    if front.kind.public:
        return front.public is not False
    return front.public is True and bool(front.public_reason)


def is_public_report(front: Report) -> bool:
    """Whether a periodic report is recorded as public."""
    return bool(front.public)


def reason(front: Document | Report) -> str | None:
    """Why a document is public or internal; it is shown of both."""
    return front.public_reason


def is_flagged(front: Document) -> bool:
    """Whether its record itself calls it public."""
    return front.public is True


def unexplained(front: Document) -> bool:
    """Whether its record goes against what its kind is by default, and does not say why."""
    return front.public not in (None, front.kind.public) and not front.public_reason


def gone(front: Document | Report) -> TextWithdrawal | None:
    """How the text of a document was taken out. What is told of it stays; it holds as soon as it is recorded."""
    return front.withdrawn if isinstance(front, Document) else None


def gone_file(one: Attachment) -> Withdrawal | None:
    """How an attached file was taken out by itself."""
    return one.withdrawn


def text(file: DocumentFile) -> str:
    """Its body as people may read it: none once it is withdrawn, whatever still stands in the file."""
    return "" if gone(file.front) else file.body


def kept(file: DocumentFile) -> tuple[Attachment, ...]:
    """The attached files that are still there, of an internal document too."""
    return () if gone(file.front) else tuple(one for one in file.front.files if gone_file(one) is None)


def attached(file: DocumentFile) -> tuple[Attachment, ...]:
    """The attached files that everybody may have."""
    return kept(file) if is_public(file.front) else ()


def unretold(file: DocumentFile) -> DocumentFile:
    """A document whose text was taken out, without the words that tell it again; any other as it is.

    What names it stays, and so do its reasons for being late, longer or otherwise than planned: they are the office's.
    """
    front = file.front
    if not gone(front) or not (front.note or front.correction or front.amended):
        return file
    correction = ON_RECORD if front.correction else None
    amended = tuple(map(untold, front.amended))
    return msgspec.structs.replace(
        file, front=msgspec.structs.replace(front, note=None, correction=correction, amended=amended)
    )


def document(file: DocumentFile) -> DocumentFile:
    """A public document whole, a withdrawn one without its text; of an internal one kind, date, and why it is so."""
    front, body = unretold(file).front, text(file)
    if not is_public(front):
        front = Document(kind=front.kind, issued=front.issued, public=False, public_reason=front.public_reason)
        body = ""
    return msgspec.structs.replace(file, front=front, body=body, body_line=0)


# --- what is held back while its record is put right (rules/holding)

HELD = "hồ sơ đang được chỉnh lại"
HELD_TEXT = "Văn bản này tạm thời chưa hiện ở đây, vì hồ sơ đang được chỉnh lại."


def held_petition(one: Petition) -> Petition:
    """A petition of which nothing is told but that it is there, and what was done when."""
    return msgspec.structs.replace(one, petitioner=Petitioner(kind=one.petitioner.kind), withheld=HELD, amended=())


def held_document(file: DocumentFile) -> DocumentFile:
    """A document of which its kind and day are told."""
    front = msgspec.structs.replace(file.front, public=False, public_reason=HELD)
    return msgspec.structs.replace(file, front=front, body="", body_line=0)


def is_held(front: Document) -> bool:
    """Whether a document is shown to nobody only because its record is put right: it may well be a public one."""
    return front.public is False and front.public_reason == HELD


def held_shared(one: Shared, private: Collection[Route] = ()) -> Shared:
    """A record that others share, without its free words and what it said before; its names stay if not `private`."""
    return blanked(one, HELD, private)


def held_year(one: YearFolder, files: Mapping[str, Collection[Route]]) -> YearFolder:
    """The plans and reports of a year without the words of some files, each with the ways to what is private in it."""
    bare, own = msgspec.structs.replace, f"{one.stem}.md"
    if one.plan and own in files:
        one = bare(one, plan=held_shared(one.plan, {*files[own], ("title",)}), plan_body=HELD_TEXT)

    def held(paper: Paper) -> Paper:
        routes = {*files.get(paper.file, ()), ("title",)}
        held = paper.file in files
        return bare(paper, front=held_shared(paper.front, routes), body=HELD_TEXT) if held else paper

    return bare(one, later=tuple(map(held, one.later)), reports=tuple(map(held, one.reports)))


# --- whole folders


def internal(one: ConferenceFolder) -> frozenset[str]:
    """The files of the documents that are not shown."""
    return frozenset(file.file for file in one.documents if not is_public(file.front))


def internal_reports(one: YearFolder) -> frozenset[str]:
    """The files of the reports of which neither text nor reasons are shown."""
    return frozenset(report.file for report in one.reports if not is_public_report(report.front))


def guarded(why: str | None, file: str | None, hidden: Container[str]) -> str | None:
    """A reason that a document gives; of a `hidden` one (a file) only that there is a reason."""
    return INTERNAL_REASON if why and file is not None and file in hidden else why


def folder(one: ConferenceFolder, today: dt.date) -> ConferenceFolder:
    """The public part of one conference; doing it twice changes nothing more."""
    return msgspec.structs.replace(
        one,
        petitions=tuple(petition(asked, today) for asked in one.petitions),
        documents=tuple(document(file) for file in one.documents),
        problems=(),
        files=0,
    )
