"""Petitions of a sheet into a conference: understood first, then put into a change that others judge and write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path
from typing import Any

from doithoai.commands.change import CannotChange, ChangeOfFiles
from doithoai.commands.new import conference_meant
from doithoai.commands.sheets.columns import COLUMNS, INTERNAL, lists
from doithoai.commands.sheets.grid import SheetRefused
from doithoai.commands.sheets.merging import MergedRow, RowKind, differing, item, merge
from doithoai.commands.sheets.opened import grids
from doithoai.commands.sheets.rows import SheetRead, read
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.private import Person
from doithoai.private.store import Store
from doithoai.reading.archive import Archive


class ImportedSheet(Frozen, frozen=True):
    """What a sheet would do to the petitions of a conference."""

    path: str
    """The record that would be written."""
    read: SheetRead
    rows: tuple[MergedRow, ...]

    def taken(self, confirmed: Collection[int]) -> tuple[MergedRow, ...]:
        """The rows that do something, and may."""
        return tuple(
            one for one in self.rows if _does(one) and (one.kind is not RowKind.CHANGED or one.id in confirmed)
        )

    def waiting(self, confirmed: Collection[int]) -> tuple[MergedRow, ...]:
        """The rows that would change what is on record, and whose numbers nobody confirmed."""
        return tuple(one for one in self.rows if one.kind is RowKind.CHANGED and one.id not in confirmed)

    def people(self, confirmed: Collection[int]) -> dict[int, Person]:
        """Who raised the petitions of the rows that are taken, or are as on record."""
        left = {one.number for one in (*self.rejected, *self.waiting(confirmed))}
        return {one.id: one.person for one in self.rows if one.id and one.person and one.number not in left}

    @property
    def rejected(self) -> tuple[MergedRow, ...]:
        """The rows that are not taken."""
        return tuple(one for one in self.rows if one.kind is RowKind.REJECTED)


def _does(row: MergedRow) -> bool:
    return row.kind in (RowKind.NEW, RowKind.FILLED, RowKind.CHANGED)


def understand(
    archive: Archive, of: str, file: Path, today: dt.date, sheet: str | None = None, store: Store | None = None
) -> ImportedSheet:
    """Read a file beside the petitions of a conference; who raised them only where there is a `store` to keep it.

    Raises CannotChange, SheetRefused, PrivateError, Unreadable, ImportError.
    """
    key = conference_meant(archive, of)
    folder, unit = archive.conference(key), archive.unit(key.unit)
    wrong = next((one for one in folder.problems if one.file == "petitions.yml"), None)
    if wrong or unit is None:
        path = f"{key.path}/petitions.yml" if wrong else f"{key.unit}/unit.yml"
        raise CannotChange(_unread(path, wrong))
    window = folder.conference.petitions_open if folder.conference else None
    found = read(grids(file), lists(archive, key), sheet, COLUMNS if store is None else (*COLUMNS, *INTERNAL))
    rows = merge(found, folder.petitions, unit, today, (window.phone or "") if window else "")
    if store is not None:
        rows = differing(rows, store.people_of(key.path), found)
    return ImportedSheet(f"{key.path}/petitions.yml", found, rows)


def _unread(path: str, wrong: Problem | None) -> Both:
    line = f":{wrong.line}" if wrong and wrong.line else ""
    return Both(
        f"{path}{line} đang sai, chưa nhập thêm được; chạy doithoai check và sửa trước",
        f"{path}{line} is wrong and nothing can be added; run doithoai check and mend it first",
    )


def put(change: ChangeOfFiles, sheet: ImportedSheet, confirmed: Collection[int]) -> None:
    """Put what is taken of a sheet into a change. Raises CannotChange, Unreadable."""
    taken = {one.id: one for one in sheet.taken(confirmed)}
    fresh = [one for one in taken.values() if one.kind is RowKind.NEW]

    def merged(old: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
        standing = old or []
        known = [item(taken[one["id"]], one) if one["id"] in taken else one for one in standing]
        return [*known, *map(item, fresh)]

    if not taken:
        return
    if change.text(sheet.path) is None:
        change.new(sheet.path, merged(None))
    else:
        change.edit(sheet.path, merged)


__all__ = ["ImportedSheet", "SheetRefused", "put", "understand"]
