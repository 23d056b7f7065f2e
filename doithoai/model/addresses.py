"""How conferences, petitions and documents are named and where they are shown: one spelling each.

A folder, a code that people type, a reference in a record, the address of a page and the place on it are made here
and read here. The scripts of the portal (docs/assets/*.js) write the same places for what they list.
"""

from __future__ import annotations

from doithoai.patterns import lazy

_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_YEAR = "20[0-9]{2}"
_NUMBER = "[0-9]{2,3}"

YEAR = lazy(_YEAR)
"""The folder of a year."""
NUMBER = lazy(_NUMBER)
"""The folder of a conference within its year."""
CONFERENCE_FILE = lazy(rf"([^/]+)/({_YEAR})/({_NUMBER})/.+")
"""A file of a conference, by its path below the archive's root: unit, year, number."""
UNIT_FILE = lazy(rf"([^/]+)/(unit\.yml|{_YEAR}/(plan(-[0-9]+)?\.md|reports/[^/]+\.md))")
"""A record of a unit or of one of its years, by its path below the archive's root."""
FILE_OF_YEAR = lazy(rf"([^/]+)/({_YEAR})/(?:reports|files)/[^/]+")
"""A report of a year, or a file that is attached to one."""

END = r"(?!\n)$"
"""Ends every pattern of a field: `$` alone would let a line break through at the end."""
SLUG = f"^{_SLUG}{END}"
CONFERENCE_REF = f"^[0-9]{{4}}/{_NUMBER}{END}"
PETITION_REF = f"^[0-9]{{4}}/{_NUMBER}#[0-9]{{1,3}}{END}"
FOLDER = f"^{_SLUG}(/{_YEAR}(/{_NUMBER})?)?{END}"
"""The folder of a unit, of one of its years, or of a conference."""

PETITION = "kn-"
DOCUMENT = "van-ban-"
STEPS = "cac-buoc"
"""The part of a conference's page that tells its steps."""
PLAN = "ke-hoach"
"""The part of a year's page that tells of its plan."""
LIMITS = "thoi-han"
"""The part of a year's page that tells its limits."""


def folder(unit: str, year: int | None = None, number: str | None = None) -> str:
    """The folder of a unit, a year or a conference below the archive's root."""
    return "/".join(str(part) for part in (unit, year, number) if part is not None)


def page(path: str) -> str:
    """The address, below the site's root, of the page that shows what a folder holds."""
    return f"{path}/"


def code(unit: str, year: int, number: str | None = None) -> str:
    """The name of a unit-year or a conference that people type and print."""
    return f"{unit}-{year}-{number}" if number is not None else f"{unit}-{year}"


def petition_code(conference: str, number: int) -> str:
    """The name of a petition, from the code of its conference."""
    return f"{conference}-{number:03}"


def reference(ref: str) -> tuple[int, str, int | None]:
    """Year, conference and petition that a record of the same unit refers to, as in 2025/01#7."""
    conference, _, petition = ref.partition("#")
    year, number = conference.split("/")
    return int(year), number, int(petition) if petition else None


def petition(number: object) -> str:
    """The place of a petition on its conference's page."""
    return f"{PETITION}{number}"


def document(stem: str) -> str:
    """The place of a document on its conference's page."""
    return f"{DOCUMENT}{stem}"


def document_code(conference: str, stem: str) -> str:
    """The name of a document in the open data."""
    return f"{conference}/{stem}"


def document_stem(file: str) -> str:
    """The name by which records refer to a file of a dossier: it is made of the kind, and a number where needed."""
    return file.removeprefix("documents/").removesuffix(".md")


def kind_of(stem: str) -> str:
    """The kind of document that the name of a file says."""
    return stem.partition("-")[0]


def number_of(stem: str) -> int:
    """The number in the name of a file, where several are of one kind; 0 where there is none."""
    number = stem.rpartition("-")[2]
    return int(number) if number.isdecimal() else 0


def plan(stem: str, part: str = PLAN) -> str:
    """The place of one of several plans on the page of its year, from the name of its file."""
    number = number_of(stem)
    return f"{part}-{number}" if number else part


def report(stem: str) -> str:
    """The place of a report on the page of its year."""
    return f"bao-cao-{stem}"


def on(path: str, place: str) -> str:
    """A place on the page of a folder."""
    return f"{page(path)}#{place}"


def is_petition(address: str) -> bool:
    """Whether an address leads to one petition."""
    return f"#{PETITION}" in address
