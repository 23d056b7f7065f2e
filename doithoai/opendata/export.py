"""One conference, plan or unit at a time into the bytes of the tables, and its record into a file of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from doithoai import public
from doithoai.cases.case import Case, YearCase
from doithoai.cases.fate import fates
from doithoai.disk import write
from doithoai.model.base import Frozen
from doithoai.model.dossier import DocumentFile, Key
from doithoai.model.evidence import HeldSince
from doithoai.model.records import Unit
from doithoai.opendata import deadline_rows, files, record, rows
from doithoai.opendata.columns import TableRow
from doithoai.opendata.tables import TABLES, Table
from doithoai.views.portal import Portal

_ENCODER = msgspec.json.Encoder(enc_hook=record.moment)


class Chunk(Frozen, frozen=True):
    """Some rows of one table as JSON, and the days that they tell of."""

    count: int
    json: bytes
    recorded: dt.date | None
    first: dt.date | None
    last: dt.date | None


class Rows(Frozen, frozen=True):
    """What one conference, plan or unit gives: rows by table, and the file that was written."""

    chunks: dict[str, Chunk] = {}  # noqa: RUF012 - each gets its own
    file: str = ""


class Exporter:
    """Turns records into rows; workers have one each."""

    def __init__(self, site: Path, portal: Portal) -> None:
        """Write below `site`; states are those of the portal's day."""
        self.site, self.portal, self.today = site, portal, portal.today

    def conference(self, case: Case) -> Rows:
        """One conference with its documents, petitions and deadlines."""
        shown = public.folder(case.folder, self.today)
        internal = public.internal(case.folder)
        sent = {one.file: one.first_sent for one in case.folder.documents}
        found: dict[str, Sequence[TableRow]] = {
            "conferences": [rows.conference_row(case, case.folder, case.conference)],
            "documents": [
                rows.document_row(case, one, sent[one.file], self._first(case.key, one)) for one in shown.documents
            ],
            "petitions": [
                rows.petition_row(case, self.portal, one, became)
                for one, became in zip(shown.petitions, fates(case), strict=True)
            ],
            "deadlines": list(deadline_rows.conference_deadlines(case, self.portal, internal)),
        }
        file = self._write(
            files.record(case.key), record.export_conference(shown, case.conference, sample=case.unit.sample)
        )
        return self._rows(found, file)

    def year(self, case: YearCase) -> Rows:
        """One unit-year: its plan, when it has one, and its deadlines."""
        found: dict[str, Sequence[TableRow]] = {"deadlines": list(deadline_rows.year_deadlines(case, self.portal))}
        plans, file = case.year.plans, ""
        found["plans"] = [rows.plan_row(case, plan) for plan in plans]
        for plan in reversed(plans):
            path = files.plan(case.year.unit, case.year.year, plan.stem)
            file = self._write(path, record.export_plan(case.year, plan, sample=case.unit.sample))
        return self._rows(found, file)

    def unit(self, name: str, unit: Unit) -> Rows:
        """One unit."""
        file = self._write(files.unit(name), record.export_unit(name, unit))
        return self._rows({"units": [rows.unit_row(name, unit)]}, file)

    def _first(self, key: Key, file: DocumentFile) -> HeldSince | None:
        """Since when the archive holds a public document, where that is known."""
        known = self.portal.evidence if public.is_public(file.front) else None
        return known.first(f"{key.path}/{file.file}") if known else None

    def _write(self, path: str, data: bytes) -> str:
        write(f"{self.site}/{path}", data)
        return path

    def _rows(self, found: dict[str, Sequence[TableRow]], file: str) -> Rows:
        return Rows({name: self._chunk(TABLES[name], some) for name, some in found.items() if some}, file)

    def _chunk(self, table: Table, some: Sequence[TableRow]) -> Chunk:
        recorded = [day for day in _days(some, table.recorded) if day <= self.today]
        period = _days(some, table.period)
        return Chunk(
            len(some),
            b",\n".join(map(_ENCODER.encode, some)),
            max(recorded, default=None),
            min(period, default=None),
            max(period, default=None),
        )


def _days(some: Iterable[TableRow], names: tuple[str, ...]) -> list[dt.date]:
    return [day for one in some for name in names if (day := getattr(one, name))]
