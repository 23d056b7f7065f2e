"""Attached files that were on main and hold something else now: their names and checksums may say what they said."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from doithoai import public
from doithoai.commands.rewriting import Rewriting
from doithoai.model import addresses
from doithoai.model.dossier import DocumentFile, Key, ReportFile
from doithoai.model.records import Attachment
from doithoai.reading.archive import Archive
from doithoai.reading.attachments import fault

_OTHER = "nội dung tệp đã đổi hoặc không đọc được nữa, mã kiểm SHA-256 vẫn ghi như cũ"


Paper = DocumentFile | ReportFile


def kept(one: Paper) -> tuple[Attachment, ...]:
    """The files of a document or a report that are still there."""
    if isinstance(one, DocumentFile):
        return public.kept(one)
    return tuple(each for each in one.front.files if public.gone_file(each) is None)


def declared(archive: Archive, folder: str) -> Iterator[Attachment]:
    """The files that the documents of a conference, or the reports of a year, say are in its folder."""
    unit, year, *number = folder.split("/")
    if len(number) > 1 or not year.isdecimal():
        return
    papers = (
        archive.conference(Key(unit, int(year), *number)).documents if number else archive.year(unit, int(year)).reports
    )
    for one in papers:
        yield from kept(one)


def years_of(paths: Iterable[str]) -> set[tuple[str, int]]:
    """The years whose reports, or files beside them, are among some paths."""
    found = (addresses.FILE_OF_YEAR.fullmatch(path) for path in paths)
    return {(one[1], int(one[2])) for one in found if one}


def swapped(
    archives: tuple[Archive, Archive], folders: tuple[str, str], one: Paper, other: Paper
) -> Iterator[Rewriting]:
    """The files of one paper that fitted their checksum, and are gone or hold other bytes under the same one.

    The folders are those of its conference or year, before and after.
    """
    old, new = archives
    known = {each.path: each.sha256 for each in kept(other)}
    for each in kept(one):
        was, now = (f"{folder}/{each.path}" for folder in folders)
        if known.get(each.path) != each.sha256 or fault(str(old.root), was, each.sha256):
            continue
        if not os.path.lexists(new.root / now):
            yield Rewriting(now, "tệp đính kèm", "", "", "", gone=True)
        elif fault(str(new.root), now, each.sha256):
            yield Rewriting(now, "tệp đính kèm", "", "", "", told=_OTHER)
