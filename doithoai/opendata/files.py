"""The addresses of the open data, below the site's root; they never change."""

from __future__ import annotations

from doithoai.model import addresses
from doithoai.model.dossier import Key

FOLDER = "du-lieu"
CATALOG = f"{FOLDER}/catalog.jsonld"
DICTIONARY = f"{FOLDER}/tu-dien.json"
RECORD_SCHEMA = f"{FOLDER}/ho-so.schema.json"
FORMATS = ("csv", "json", "parquet")


def table(name: str, form: str) -> str:
    """One table in one format."""
    return f"{FOLDER}/{name}.{form}"


def schema(name: str) -> str:
    """The JSON Schema of one table."""
    return f"{FOLDER}/{name}.schema.json"


def record(key: Key) -> str:
    """The record of one conference."""
    return f"{FOLDER}/ho-so/{key.code}.json"


def unit(name: str) -> str:
    """The record of one unit."""
    return f"{FOLDER}/don-vi/{name}.json"


def plan(unit: str, year: int, stem: str = "plan") -> str:
    """The record of one yearly plan."""
    return f"{FOLDER}/ke-hoach/{plan_code(unit, year, stem)}.json"


def plan_code(unit: str, year: int, stem: str = "plan") -> str:
    """The name of a plan: that of its year, and of its file where it is not the first."""
    code = addresses.code(unit, year)
    return f"{code}-{stem}" if addresses.number_of(stem) else code
