"""What the open data writes of a record, read back into the models: the written form says all that is public."""

from __future__ import annotations

import msgspec

from doithoai.model.dossier import YearFolder
from doithoai.model.records import Unit
from doithoai.opendata.record import PlanRecord, UnitRecord, load_conference, read

__all__ = ("load_conference", "load_plan", "load_unit", "read")


def load_unit(data: bytes) -> tuple[str, Unit]:
    """The unit that was exported, with its folder's name."""
    record = msgspec.json.decode(data, type=UnitRecord, dec_hook=read)
    return record.id, record.unit


def load_plan(data: bytes) -> YearFolder:
    """The plan that was exported."""
    record = msgspec.json.decode(data, type=PlanRecord, dec_hook=read)
    return YearFolder(record.id, record.year, record.plan, record.body)
