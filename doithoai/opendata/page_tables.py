"""What the open-data page shows of what was published: files with sizes and check sums, and the dictionary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from doithoai.opendata import files
from doithoai.opendata.columns import Column
from doithoai.opendata.published import File, Published
from doithoai.opendata.tables import TABLES, Table

_FORMS = {"csv": "CSV", "json": "JSON", "parquet": "Parquet"}


def slots(tables: Mapping[str, Published]) -> dict[str, Callable[[], str]]:
    """What the page asks for by name."""
    return {"datafiles": lambda: _files(tables), "dictionary": _dictionary}


def size(count: int) -> str:
    """A number of bytes as people read it."""
    for unit, least in (("MB", 1_000_000), ("kB", 1_000)):
        if count >= least:
            return f"{count / least:.1f} {unit}".replace(".", ",")
    return f"{count} byte"


def _files(tables: Mapping[str, Published]) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Bảng", "Số dòng", *_FORMS.values(), "Lược đồ"))
    lines = "\n".join(_line(one) for one in tables.values())
    return (
        '<div class="dt-scroll" tabindex="0"><table class="dt-cards">\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}\n</tbody>\n</table></div>"
    )


def _line(one: Published) -> str:
    name = one.table.name
    cells = "".join(f'<td data-label="{label}">{_link(one.files[form], name)}</td>' for form, label in _FORMS.items())
    schema = f'<a href="../{files.schema(name)}">{name}.schema.json</a>'
    return (
        f'<tr><th scope="row">{escape(one.table.title)}</th><td data-label="Số dòng">{one.rows}</td>'
        f'{cells}<td data-label="Lược đồ">{schema}</td></tr>'
    )


def _link(file: File, name: str) -> str:
    form = file.path.rpartition(".")[2]
    return f'<a href="../{file.path}" download>{name}.{form}</a> <span class="dt-small">{size(file.size)}</span>'


def _dictionary() -> str:
    return "\n".join(_table(table) for table in TABLES.values())


def _table(table: Table) -> str:
    lines = "\n".join(_row(column) for column in table.columns)
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Cột", "Kiểu", "Nghĩa"))
    return (
        f'<details class="dt-why" id="bang-{table.name}"><summary>{table.name}: {escape(table.title)} '
        f"({len(table.columns)} cột)</summary>\n<p>{escape(table.description)}</p>\n"
        f'<div class="dt-scroll" tabindex="0"><table class="dt-cards">\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{lines}\n</tbody>\n</table></div>\n</details>"
    )


def _row(column: Column) -> str:
    kind = f"{column.told}, có thể trống" if column.optional else column.told
    meaning = escape(column.title)
    if column.description:
        meaning += f'<br><span class="dt-small">{escape(column.description)}</span>'
    if column.words:
        words = "; ".join(f"<code>{escape(one.value)}</code> {escape(one.label)}" for one in column.words)
        meaning += f'<br><span class="dt-small">{words}</span>'
    return (
        f'<tr><th scope="row"><code>{column.name}</code></th><td data-label="Kiểu">{kind}</td>'
        f'<td data-label="Nghĩa">{meaning}</td></tr>'
    )
