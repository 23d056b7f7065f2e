"""JSON to Parquet and CSV by DuckDB, one thread a table, so that the same rows give the same bytes."""

from __future__ import annotations

import errno
import glob
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from doithoai.opendata.columns import Column
from doithoai.opendata.tables import Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

ROWS_PER_GROUP = 20_480
"""Ten of DuckDB's vectors: a group of petitions is some 20 MB before it is compressed."""
BOM = "\ufeff"
"""By which spreadsheet programs know that a file is UTF-8."""
RISKY = r"^[ \n]*[=+\-@''\t\r＝＋－＠]"
"""What a spreadsheet program may take for a formula."""
WITHIN = r"([;\n\t] *)([=+@＝＋＠]|[\-－][^ \n]|[\-－][^\n;]*[|!])"
"""The same inside a text: a program of a country that parts cells by ; begins new ones there, and new rows."""
_FIRST = ", ".join(str(ord(letter)) for letter in " \n=+-@'\t\r＝＋－＠")
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "512MB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def write_parquet(table: Table, source: Path, target: Path) -> None:
    """Write one table, whose rows stand in `source` as a JSON array."""
    with _connection() as connection:
        rows = _json(connection, source, {column.name: column.sql for column in table.columns})
        rows.write_parquet(str(target), compression="zstd", row_group_size=ROWS_PER_GROUP)


def write_csv(table: Table, parquet: Path, target: Path) -> None:
    """Write one table from its Parquet file."""
    with _connection() as connection:
        rows = connection.read_parquet(glob.escape(str(parquet)))
        rows.create_view("rows")
        first, *others = table.columns
        cells = ", ".join((_cell(first, BOM), *map(_cell, others)))
        path = str(target).replace("'", "''")
        chosen = f"SELECT {cells} FROM rows"  # noqa: S608 - the names are those of our own tables
        connection.execute(f"COPY ({chosen}) TO '{path}' (FORMAT csv, HEADER, NEW_LINE '\\r\\n')")


@contextmanager
def _connection() -> Iterator[DuckDBPyConnection]:
    """A connection; what the machine refuses it is told as by every other writer."""
    import duckdb  # noqa: PLC0415 - 0.1 s and 40 MB that nobody needs before the last step of a build

    with duckdb.connect(config=_SETTINGS) as connection:
        try:
            yield connection
        except duckdb.IOException as error:
            told = str(error)
            known = (one for one in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EACCES) if os.strerror(one) in told)
            raise OSError(next(known, errno.EIO), told) from error


def _json(connection: DuckDBPyConnection, source: Path, columns: dict[str, str]) -> DuckDBPyRelation:
    return connection.read_json(glob.escape(str(source)), columns=columns, format="array")


def _cell(column: Column, prefix: str = "") -> str:
    """A column for CSV: text that would be a formula is marked as text."""
    name = f'"{column.name}"'
    if column.kind is str and column.words is None:
        # The first letter is looked at before a pattern is tried: that makes the table four times faster.
        risky = f"ascii({name}) IN ({_FIRST}) AND regexp_matches({name}, '{RISKY}')"
        parted = f"regexp_matches({name}, '[;\\n\\t]')"
        whole = f"(CASE WHEN {parted} THEN regexp_replace({name}, '{WITHIN}', '\\1''\\2', 'g') ELSE {name} END)"
        return f"CASE WHEN {risky} THEN '''' || {whole} ELSE {whole} END AS \"{prefix}{column.name}\""
    return f'{name} AS "{prefix}{column.name}"'
