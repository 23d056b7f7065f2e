"""JSON to Parquet by DuckDB: columns typed by the table, one thread, so that the same rows give the same bytes."""

from __future__ import annotations

import glob
from pathlib import Path

from doithoai.opendata.tables import Table

ROWS_PER_GROUP = 20_480
"""Ten of DuckDB's vectors: a group of petitions is some 20 MB before it is compressed."""
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "512MB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def write_parquet(table: Table, source: Path, target: Path) -> None:
    """Write one table, whose rows stand in `source` as a JSON array."""
    import duckdb  # noqa: PLC0415 - 0.1 s and 40 MB that nobody needs before the last step of a build

    columns = {column.name: column.sql for column in table.columns}
    with duckdb.connect(config=_SETTINGS) as connection:
        rows = connection.read_json(glob.escape(str(source)), columns=columns, format="array")
        rows.write_parquet(str(target), compression="zstd", row_group_size=ROWS_PER_GROUP)
