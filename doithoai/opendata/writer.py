"""Rows into files: tables grow on disk as units come in, and are described once they are whole."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from doithoai.cases.case import Case
from doithoai.disk import begin, write
from doithoai.opendata import dictionary, files
from doithoai.opendata.catalog import catalog
from doithoai.opendata.convert import write_csv, write_parquet
from doithoai.opendata.export import Chunk, Exporter, Rows
from doithoai.opendata.page_tables import slots
from doithoai.opendata.published import File, Published
from doithoai.opendata.tables import TABLES, Table
from doithoai.views.collector import Given, OfUnit, Whole
from doithoai.views.portal import Portal

AT_ONCE = 1 << 20
"""Bytes of a table that wait in memory: no file stays open between two parts."""


class _Sink:
    """A file that is written from front to back, a megabyte at a time, and measured on the way."""

    def __init__(self, site: Path, path: str) -> None:
        self.path, self.target = path, site / path
        self.size, self.digest, self.waiting = 0, hashlib.sha256(), bytearray()
        begin(self.target)
        self.target.touch()

    def write(self, data: bytes) -> None:
        self.waiting += data
        if len(self.waiting) >= AT_ONCE:
            self.flush()

    def flush(self) -> None:
        with self.target.open("ab") as stream:
            stream.write(self.waiting)
        self.digest.update(self.waiting)
        self.size += len(self.waiting)
        self.waiting.clear()

    def close(self) -> File:
        self.flush()
        return File(self.path, self.size, self.digest.hexdigest())


class _Growing:
    """One table as JSON."""

    def __init__(self, site: Path, table: Table) -> None:
        self.table, self.count = table, 0
        self.recorded: set[dt.date] = set()
        self.period: set[dt.date] = set()
        self.json = _Sink(site, files.table(table.name, "json"))
        self.json.write(b"[\n")

    def add(self, chunk: Chunk) -> None:
        self.json.write(b",\n" + chunk.json if self.count else chunk.json)
        self.count += chunk.count
        self.recorded = _widest(self.recorded, chunk.recorded)
        self.period = _widest(self.period, chunk.first, chunk.last)

    def close(self) -> File:
        self.json.write(b"\n]\n")
        return self.json.close()


def _widest(known: set[dt.date], *days: dt.date | None) -> set[dt.date]:
    """The first and last of all days seen."""
    found = known | {day for day in days if day}
    return {min(found), max(found)} if found else found


class OpenData:
    """Collects the rows of one archive; `finish` writes what describes them."""

    def __init__(self, site: Path, portal: Portal, home: str) -> None:
        """Begin the tables below `site`; `home` is the address of the site, empty when not known."""
        self.site, self.home = site, home
        self.exporter = Exporter(site, portal)
        self.growing: dict[str, _Growing] = {}
        self.published: dict[str, Published] = {}

    def part(self, name: str) -> UnitData:
        """Begin one unit."""
        del name
        return UnitData(self.exporter)

    def add(self, value: Mapping[str, Sequence[Chunk]]) -> None:
        """Put the rows of one unit behind those that are there."""
        for name, chunks in value.items():
            for chunk in chunks:
                self._table(name).add(chunk)

    def _table(self, name: str) -> _Growing:
        if name not in self.growing:
            self.growing[name] = _Growing(self.site, TABLES[name])
        return self.growing[name]

    def finish(self, whole: Whole) -> list[str]:
        """Close the tables, write them as CSV and Parquet, schemas, dictionary and catalogue; returns the files."""
        del whole
        # One at a time: DuckDB takes some 100 MB for each, and the other processor writes the search index.
        self.published = {name: self._publish(self._table(name)) for name in TABLES}
        described = {
            files.CATALOG: catalog(self.published, self.home),
            files.DICTIONARY: dictionary.dictionary(),
            files.RECORD_SCHEMA: dictionary.record_schema(),
            **{files.schema(name): dictionary.schema(table) for name, table in TABLES.items()},
        }
        for path, data in described.items():
            write(f"{self.site}/{path}", json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n")
        return [*(file.path for one in self.published.values() for file in one.files.values()), *described]

    def slots(self) -> Mapping[str, Callable[[], str]]:
        """What the open-data page shows of what was published."""
        return slots(self.published)

    def _publish(self, one: _Growing) -> Published:
        json, (csv, parquet) = one.close(), (files.table(one.table.name, form) for form in ("csv", "parquet"))
        for path in (csv, parquet):
            begin(self.site / path)
        write_parquet(one.table, self.site / json.path, self.site / parquet)
        write_csv(one.table, self.site / parquet, self.site / csv)
        made = {"csv": _measured(self.site, csv), "json": json, "parquet": _measured(self.site, parquet)}
        first, last = (min(one.period), max(one.period)) if one.period else (None, None)
        return Published(one.table, one.count, made, max(one.recorded, default=None), first, last)


class UnitData:
    """The rows of one unit, and the records that were written of it."""

    def __init__(self, exporter: Exporter) -> None:
        """Begin with no row."""
        self.exporter = exporter
        self.chunks: dict[str, list[Chunk]] = {}
        self.files: list[str] = []

    def add(self, case: Case) -> None:
        """Take one conference."""
        self._take(self.exporter.conference(case))

    def finish(self, unit: OfUnit) -> Given:
        """Take the unit and its years."""
        for case in unit.years.values():
            self._take(self.exporter.year(case))
        self._take(self.exporter.unit(unit.name, unit.unit))
        return Given(self.chunks, self.files)

    def _take(self, rows: Rows) -> None:
        for name, chunk in rows.chunks.items():
            self.chunks.setdefault(name, []).append(chunk)
        if rows.file:
            self.files.append(rows.file)


def _measured(site: Path, path: str) -> File:
    with (site / path).open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return File(path, (site / path).stat().st_size, digest)
