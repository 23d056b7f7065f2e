"""What lies in the archive beside its records: hidden files and folders, files that no record kind claims.

Nothing of it is published by the portal. The repository shows it all the same: its names, and its texts.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path

from doithoai.fence import guard, nothing
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.dossier import Key
from doithoai.model.findings import Unreadable
from doithoai.model.vocabulary import DocumentKind, ReportKind
from doithoai.reading import names
from doithoai.reading.contents import KINDS
from doithoai.reading.folders import IN_CONFERENCE, IN_YEAR, entries
from doithoai.reading.text import read_text

FILES, BYTES = 300, 4 << 20
"""How many files beside records are read of one folder, and how much of them: the rest is told as stray (S11)."""
_LEFT = frozenset((".git", ".gitkeep", ".gitignore", ".gitattributes", ".DS_Store", "Thumbs.db", "desktop.ini"))
"""What tools put there."""
_IN_ROOT = frozenset(("calendar", "policies", "fields.yml", "recipients.yml", "redirects.yml"))
_IN_UNIT = frozenset(("unit.yml",))


class StrayText(Frozen, frozen=True):
    """A file that is no record, below the folder that was asked for: its name, and its text where it is one."""

    file: str
    text: str


def of_conference(root: Path, key: Key) -> list[StrayText]:
    """What lies in a conference's folder; of attached files, read by themselves, the names."""
    claims: dict[str, Callable[[str], bool]] = {
        "": IN_CONFERENCE.__contains__,
        "documents": partial(_paper, DocumentKind),
        "files": _attachable,
    }
    return list(_read(f"{root}/{key.path}", claims))


def of_year(root: Path, unit: str, year: int) -> list[StrayText]:
    """What lies in the folder of a unit-year, and in its reports; of their attached files the names."""
    plans = frozenset(names.plan_files(root, f"{unit}/{year}"))
    claims: dict[str, Callable[[str], bool]] = {
        "": lambda name: name in IN_YEAR or name in plans or bool(addresses.NUMBER.fullmatch(name)),
        "reports": partial(_paper, ReportKind),
        "files": _attachable,
    }
    return list(_read(f"{root}/{unit}/{year}", claims))


def of_unit(root: Path, unit: str) -> list[StrayText]:
    """What lies in the folder of a unit."""
    claims = {"": lambda name: name in _IN_UNIT or bool(addresses.YEAR.fullmatch(name))}
    return list(_read(f"{root}/{unit}", claims))


def of_archive(root: Path, units: tuple[str, ...]) -> list[StrayText]:
    """What lies in the archive's own folder, and in those of calendars and policies."""
    listed: Callable[[str], bool] = lambda name: name.endswith(".yml")  # noqa: E731 - said once for both
    claims: dict[str, Callable[[str], bool]] = {
        "": lambda name: name in _IN_ROOT or name in units,
        "calendar": listed,
        "policies": listed,
    }
    return list(_read(str(root), claims))


@lru_cache(1024)  # the same few names in every folder
def _paper(kinds: type[DocumentKind | ReportKind], name: str) -> bool:
    return name.endswith(".md") and names.names_kind(name[:-3], kinds) is not None


def _attachable(name: str) -> bool:
    """Whether what is called so in files/ is opened as an attached file."""
    return name.rpartition(".")[2].lower() in KINDS


def _read(folder: str, claims: dict[str, Callable[[str], bool]]) -> Iterator[StrayText]:
    left, room = FILES, BYTES
    for inside, claimed in claims.items():
        if inside != "files" and guard(nothing, _all_claimed, f"{folder}/{inside}", claimed):
            continue
        for one in guard(nothing, entries, f"{folder}/{inside}") or ():
            if one.name in _LEFT or (not one.name.startswith(".") and claimed(one.name)):
                if inside == "files":
                    yield StrayText(f"{inside}/{one.name}", "")
                continue
            for file in _files(one, inside):
                text = _text(f"{folder}/{file}") if room > 0 else ""
                left, room = left - 1, room - len(text)
                yield StrayText(file, text)
                if not left:
                    return


def _all_claimed(folder: str, claimed: Callable[[str], bool]) -> bool:
    """Whether a folder holds records alone, as most do, or is not there: names are asked faster than entries."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - a Path for each name costs more than the look
    except (FileNotFoundError, NotADirectoryError):
        return True
    return all(name[0] != "." and claimed(name) for name in names)


def _files(one: os.DirEntry[str], inside: str) -> Iterator[str]:
    """The files at a place, a folder's too; links lead nowhere, and what can't be listed is told elsewhere."""
    file = f"{inside}/{one.name}".lstrip("/")
    yield file
    if one.is_dir(follow_symlinks=False) and one.name not in _LEFT:
        for below in guard(nothing, entries, one.path) or ():
            yield from _files(below, file)


def _text(path: str) -> str:
    """The words of a text file; of any other none."""
    try:
        return read_text(path)
    except (Unreadable, ValueError):
        return ""
