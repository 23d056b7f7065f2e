"""What the columns mean: the data dictionary, and a JSON Schema of every table and of a conference's record."""

from __future__ import annotations

from typing import Any

from doithoai.opendata import files
from doithoai.opendata.columns import Column
from doithoai.opendata.tables import TABLES, Table

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def dictionary() -> dict[str, Any]:
    """Every table with its columns."""
    return {
        "title": "Từ điển dữ liệu",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "tables": [_table(table) for table in TABLES.values()],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "files": [files.table(table.name, form) for form in files.FORMATS],
        "columns": [_column(column) for column in table.columns],
    }


def _column(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {"name": column.name, "type": column.told, "title": column.title}
    if column.description:
        told["description"] = column.description
    told["optional"] = column.optional
    if column.words:
        told["values"] = {one.value: one.label for one in column.words}
    return told


def schema(table: Table) -> dict[str, Any]:
    """What `<table>.json` holds: an array of flat rows, every column in every row."""
    columns = {column.name: column.schema for column in table.columns}
    row = {"type": "object", "properties": columns, "required": list(columns), "additionalProperties": False}
    described = {"title": table.title, "description": table.description}
    return {"$schema": DRAFT, **described, "type": "array", "items": row}


def record_schema() -> dict[str, Any]:
    """What `ho-so/<code>.json` holds: the schemas of the records themselves, put together."""
    key = {"unit": {"type": "string"}, "year": {"type": "integer"}, "number": {"type": "string"}}
    document = {
        "file": {"type": "string", "title": "Tệp trong hồ sơ"},
        "front": {"$ref": "../schemas/document.schema.json"},
        "body": {"type": "string", "title": "Toàn văn (Markdown)"},
    }
    properties = {
        "key": {"type": "object", "properties": key, "required": list(key), "additionalProperties": False},
        "sample": {"type": "boolean", "title": "Dữ liệu mẫu"},
        "conference": {"$ref": "../schemas/conference.schema.json"},
        "petitions": {"$ref": "../schemas/petitions.schema.json"},
        "documents": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": document,
                "required": ["file", "front"],
                "additionalProperties": False,
            },
        },
    }
    return {
        "$schema": DRAFT,
        "title": "Hồ sơ một hội nghị, phần công khai",
        "type": "object",
        "properties": properties,
        "required": ["key", "conference"],
        "additionalProperties": False,
    }
