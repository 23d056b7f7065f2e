"""Which kind of record a file of an archive holds, by its path alone: under any other name nobody reads it."""

from __future__ import annotations

from doithoai.model import addresses
from doithoai.model.vocabulary import DocumentKind, ReportKind
from doithoai.reading import calendars, redirects, units
from doithoai.reading.names import SLUG, names_kind

_LISTS = {"fields.yml": "fields", "recipients.yml": "recipients", redirects.FILE: "redirects"}
_OF_CONFERENCE = {"conference.yml": "conference", "petitions.yml": "petitions"}


def kind_of_file(path: str) -> str | None:
    """The kind of record that a file holds; None where it is none."""
    folder, _, name = path.rpartition("/")
    if folder == "policies" and name.endswith(".yml"):
        return "policy" if SLUG.fullmatch(name.removesuffix(".yml")) else None
    if folder == "calendar":
        return "calendar" if calendars.NAME.fullmatch(name) else None
    stem = name.removesuffix(".md")
    if addresses.UNIT_FILE.fullmatch(path):
        if folder.endswith("/reports"):
            return "report" if names_kind(stem, ReportKind) else None
        return "unit" if name == units.FILE else "plan"
    if addresses.CONFERENCE_FILE.fullmatch(path):
        inside = path.split("/", 3)[3]
        paper = inside == f"documents/{stem}.md" and names_kind(stem, DocumentKind)
        return "document" if paper else _OF_CONFERENCE.get(inside)
    return _LISTS.get(path)
