"""What was taken out of public view or corrected, as the register, the feeds and the pages tell it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from msgspec import inspect as mi
from msgspec.structs import replace

from doithoai import public
from doithoai.cases.case import Case, YearCase
from doithoai.html.strokes import Stroke
from doithoai.model import addresses
from doithoai.model.amendable import Amendable
from doithoai.model.amended import TEXT, TEXT_LABEL, Amendment
from doithoai.model.base import Frozen
from doithoai.model.dossier import DocumentFile, YearFolder
from doithoai.model.records import Document, Plan, Report, Withdrawal
from doithoai.model.vocabulary import Word
from doithoai.reading.as_of import whole_item
from doithoai.reading.facts import facts, in_words, told_of
from doithoai.vietnamese.wording import capital
from doithoai.views.differences import of_amendment


class What(Word):
    """What was done."""

    DOCUMENT = "van-ban", "gỡ bỏ văn bản"
    FILE = "tep", "gỡ bỏ tệp đính kèm"
    PETITION = "kien-nghi", "gỡ bỏ nội dung kiến nghị"
    CORRECTION = "dinh-chinh", "đính chính"
    AMENDED = "sua", "sửa điều đã ghi"


class Change(Frozen, frozen=True):
    """One line of the register; `told` is why something was taken out, or what is corrected."""

    what: What
    on: dt.date | None
    title: str
    told: str
    name: str
    """A name that is its own within the conference."""
    fragment: str
    """The part of the conference's page that shows it."""
    sha256: str | None = None
    by: str = ""
    pieces: tuple[Stroke, ...] = ()
    """What an amended field said and says, where that may be shown."""

    @property
    def removal(self) -> bool:
        """Whether something was taken out."""
        return self.what not in (What.CORRECTION, What.AMENDED)

    @property
    def heading(self) -> str:
        """What its words are."""
        return {What.CORRECTION: "Nội dung đính chính", What.AMENDED: "Điều đã sửa"}.get(self.what, "Lý do")


def changes(case: Case) -> Iterator[Change]:
    """All that was taken out, corrected or amended in one conference; nothing of what is internal."""
    for one in _of_conference(case):
        yield replace(one, told=named(case, one.told)) if one.what is What.AMENDED else one


def named(case: Case, told: str) -> str:
    """What an amendment says, with the names of offices and recipients where the record has their ids."""
    return _ID.sub(lambda found: f"“{case.body(found[1])}”", told)


_ID = re.compile(r"“([a-z0-9]+(?:-[a-z0-9]+)+)”")


def _of_conference(case: Case) -> Iterator[Change]:
    yield from amendments(case.conference, case.today, "Hội nghị", "cac-buoc")
    for document in case.folder.documents:
        if public.is_public(document.front):
            yield from _document(case, document)
            yield from of_document(document, case.today)
    for petition in case.folder.petitions:
        shown = public.petition(petition, case.today) if petition.amended else petition
        yield from amendments(shown, case.today, f"Kiến nghị số {petition.id}", addresses.petition(petition.id))
        hidden = public.hidden(petition)
        if hidden and hidden.since:
            yield _petition(petition.id, hidden)


def of_document(document: DocumentFile, today: dt.date) -> Iterator[Change]:
    """What was amended in a public document; of one whose text was taken out, only which field, when and why."""
    shown = public.document(document)
    place = addresses.document(document.stem)
    return amendments(shown.front, today, subject(document), place, shown.body)


def _document(case: Case, document: DocumentFile) -> Iterator[Change]:
    front, fragment = document.front, addresses.document(document.stem)
    if gone := public.gone(front):
        name = f"go-bo-{document.stem}"
        yield Change(
            What.DOCUMENT, gone.on, subject(document), gone.reason, name, fragment, gone.sha256, _by(case, gone)
        )
    for number, one in enumerate(front.files, start=1):
        if own := public.gone_file(one) or gone:
            name = f"go-bo-{document.stem}-tep-{number}"
            title = one.title or one.path
            yield Change(What.FILE, own.on, title, own.reason, name, fragment, one.sha256, _by(case, own))
    if front.correction and (corrected := case.folder.document(front.corrects)):
        name, title = f"dinh-chinh-{document.stem}", subject(corrected)
        yield Change(What.CORRECTION, front.issued, title, front.correction, name, fragment)


def of_year(case: YearCase) -> Iterator[Change]:
    """What was amended in the record of the unit, its plans and their rules, and its reports."""
    yield from amendments(case.unit, case.today, "Hồ sơ đơn vị", "don-vi")
    for plan in case.year.plans:
        policy = case.archive.policy(plan.front.policy)
        if policy:
            place = addresses.plan(plan.stem, "ke-hoach")
            yield from amendments(policy, case.today, f"Quy định {policy.number or policy.title}", place)
    yield from of_papers(case.year, case.today)


def of_papers(year: YearFolder, today: dt.date) -> Iterator[Change]:
    """What was amended in the plans and reports of a year."""
    for plan in year.plans:
        yield from amendments(plan.front, today, "Kế hoạch", addresses.plan(plan.stem, "ke-hoach"), plan.body)
    for report in year.reports:
        front, body = report.front, report.body
        if not public.is_public_report(front):
            front, body = replace(front, amended=tuple(map(public.untold, front.amended))), ""
        yield from amendments(front, today, front.kind.label, "bao-cao", body)


def amendments(record: Amendable, today: dt.date, title: str, place: str, body: str = "") -> Iterator[Change]:
    """What was amended in one record by a day; `body` is its text, where that is no field."""
    for number, one in enumerate(record.amended, 1):
        if one.on <= today:
            told, pieces = amended(record, one), of_amendment(record, number - 1, body)
            yield Change(What.AMENDED, one.on, title, told, f"sua-{place}-{number}", place, by=one.by, pieces=pieces)


def amended(record: Amendable, one: Amendment) -> str:
    """What an amendment changed, in one sentence: what the record said, unless that is private, and why."""
    label, kind = told_of(type(record), one.field)
    was = f"trước ghi “{in_words(one.was, kind)}”" if one.was else _unsaid(record, one, kind)
    if one.was and isinstance(kind, mi.StructType) and not whole_item(one.was) and one.field not in facts(record):
        was += " (điều khác của mục ấy không giữ lại)"
    label = TEXT_LABEL if one.field == TEXT and isinstance(record, Document | Report | Plan) else label
    return f"{capital(label)}: {was}. {one.reason}"


def _unsaid(record: Amendable, one: Amendment, kind: mi.Type | None) -> str:
    """What is told where nothing is said of before: an item of a list was put in, or words are not repeated."""
    whole = isinstance(kind, mi.StructType) and one.reason != public.ON_RECORD
    if one.was_sha256:
        return f"điều cũ là nội dung riêng tư nên không nêu lại (mã kiểm SHA-256 của nó: {one.was_sha256})"
    if not whole:
        return "điều cũ không nêu lại"
    return "mới ghi thêm" if one.field in facts(record) else "đã bỏ"


def _by(case: Case, gone: Withdrawal) -> str:
    return case.body(gone.by) if gone.by else ""


def _petition(number: int, hidden: public.Hidden) -> Change:
    title, place = f"Kiến nghị số {number}", addresses.petition(number)
    return Change(What.PETITION, hidden.since, title, hidden.told, f"go-bo-{place}", place)


def subject(document: DocumentFile) -> str:
    """A document by number and kind, without its title: a title may be what had to go."""
    kind, number = document.front.kind.label, document.front.number
    return f"{kind} số {number}" if number else kind
