"""What was published: tables and their files, measured while they were written."""

from __future__ import annotations

import datetime as dt

from doithoai.model.base import Frozen
from doithoai.opendata.tables import Table


class File(Frozen, frozen=True):
    """One published file."""

    path: str
    size: int
    sha256: str


class Published(Frozen, frozen=True):
    """One published table: its rows, its files by format, and the days that it tells of."""

    table: Table
    rows: int
    files: dict[str, File]
    recorded: dt.date | None
    first: dt.date | None
    last: dt.date | None
