"""What the open data writes of a record, read back into the models: the written form says all that is public."""

from __future__ import annotations

from typing import Any

import msgspec

from doithoai.model.base import Moment
from doithoai.model.dossier import ConferenceFolder, DocumentFile, YearFolder
from doithoai.model.records import Unit
from doithoai.opendata.record import ConferenceRecord, PlanRecord, UnitRecord


def hook(kind: type, value: Any) -> Any:
    """Read what msgspec has no word for: a moment."""
    if kind is Moment:
        return Moment.read(value)
    raise NotImplementedError(kind)


def load_conference(data: bytes) -> ConferenceFolder:
    """The conference that was exported; msgspec.ValidationError when it says what no record may say."""
    record = msgspec.json.decode(data, type=ConferenceRecord, dec_hook=hook)
    documents = tuple(DocumentFile(one.file, stem(one.file), one.front, one.body, 0) for one in record.documents)
    return ConferenceFolder(record.key, record.conference, record.petitions, documents)


def stem(file: str) -> str:
    """The name of a document without its folder and ending."""
    return file.removeprefix("documents/").removesuffix(".md")


def load_unit(data: bytes) -> tuple[str, Unit]:
    """The unit that was exported, with its folder's name."""
    record = msgspec.json.decode(data, type=UnitRecord, dec_hook=hook)
    return record.id, record.unit


def load_plan(data: bytes) -> YearFolder:
    """The plan that was exported."""
    record = msgspec.json.decode(data, type=PlanRecord, dec_hook=hook)
    return YearFolder(record.id, record.year, record.plan, record.body)
