"""Records as JSON: the public part of a conference, unit or plan, in the words of the models.

What is written here can be read back into the same models; the tests do so with every record.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from doithoai.html.markdown import visible
from doithoai.model import addresses
from doithoai.model.base import Moment, Record
from doithoai.model.dossier import ConferenceFolder, DocumentFile, Key, YearFolder
from doithoai.model.plan_file import PlanFile
from doithoai.model.records import Conference, Document, Petition, Plan, Unit


class DocumentRecord(Record, frozen=True, kw_only=True):
    """One document: its file, front matter and text."""

    file: Annotated[str, Meta(title="Tệp trong hồ sơ")]
    front: Annotated[Document, Meta(title="Phần đầu")]
    body: Annotated[str, Meta(title="Toàn văn (Markdown)")] = ""


class ConferenceRecord(Record, frozen=True, kw_only=True):
    """One conference with its petitions and documents."""

    key: Annotated[Key, Meta(title="Đơn vị, năm, số")]
    conference: Annotated[Conference, Meta(title="Hội nghị")]
    sample: Annotated[bool, Meta(title="Dữ liệu mẫu")] = False
    petitions: Annotated[tuple[Petition, ...], Meta(title="Ý kiến, kiến nghị")] = ()
    documents: Annotated[tuple[DocumentRecord, ...], Meta(title="Tài liệu của hồ sơ")] = ()


class UnitRecord(Record, frozen=True, kw_only=True):
    """One unit with its folder's name."""

    id: Annotated[str, Meta(title="Mã đơn vị")]
    unit: Annotated[Unit, Meta(title="Đơn vị")]


class PlanRecord(Record, frozen=True, kw_only=True):
    """One yearly plan with its text."""

    id: Annotated[str, Meta(title="Mã đơn vị")]
    year: Annotated[int, Meta(title="Năm")]
    plan: Annotated[Plan, Meta(title="Kế hoạch")]
    sample: Annotated[bool, Meta(title="Dữ liệu mẫu")] = False
    body: Annotated[str, Meta(title="Toàn văn (Markdown)")] = ""


def read(kind: type, value: Any) -> Any:
    """Read again what msgspec has no word for."""
    if kind is Moment:
        return Moment.read(value)
    raise NotImplementedError(kind)


def moment(value: object) -> str:
    """How JSON spells what msgspec has no word for: a moment with its offset, or the day and what is known of it."""
    if isinstance(value, Moment):
        return value.isoformat() if value.exact else value.written
    raise NotImplementedError(value)


_ENCODER = msgspec.json.Encoder(enc_hook=moment)
_CONFERENCE = msgspec.json.Decoder(ConferenceRecord, dec_hook=read)


def export_conference(folder: ConferenceFolder, conference: Conference, *, sample: bool) -> bytes:
    """One conference, whose folder has passed `public`."""
    documents = tuple(
        DocumentRecord(file=one.file, front=one.front, body=visible(one.body)) for one in folder.documents
    )
    record = ConferenceRecord(
        key=folder.key, conference=conference, sample=sample, petitions=folder.petitions, documents=documents
    )
    return _ENCODER.encode(record) + b"\n"


def load_conference(data: bytes) -> ConferenceFolder:
    """The conference that was exported; msgspec.MsgspecError when it says what no record may say."""
    record = _CONFERENCE.decode(data)
    documents = tuple(
        DocumentFile(one.file, addresses.document_stem(one.file), one.front, one.body, 0) for one in record.documents
    )
    return ConferenceFolder(record.key, record.conference, record.petitions, documents)


def export_unit(name: str, unit: Unit) -> bytes:
    """One unit."""
    return _ENCODER.encode(UnitRecord(id=name, unit=unit)) + b"\n"


def export_plan(year: YearFolder, plan: PlanFile, *, sample: bool) -> bytes:
    """One yearly plan; the reports of the year are internal."""
    record = PlanRecord(id=year.unit, year=year.year, plan=plan.front, sample=sample, body=visible(plan.body))
    return _ENCODER.encode(record) + b"\n"
