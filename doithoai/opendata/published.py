"""What was published: tables and their files, measured while they were written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from doithoai.opendata.tables import Table


@dataclass(frozen=True, slots=True)
class File:
    """One published file."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Published:
    """One published table: its rows, its files by format, and the days that it tells of."""

    table: Table
    rows: int
    files: dict[str, File]
    recorded: dt.date | None
    first: dt.date | None
    last: dt.date | None
