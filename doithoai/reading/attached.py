"""What the attached files of a folder say, each read once; those that no document names are in the repository too."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from doithoai.fence import guard
from doithoai.model.both import Both
from doithoai.reading.attachments import content
from doithoai.reading.contents import KINDS, fault_of
from doithoai.reading.folders import entries, is_folder
from doithoai.reading.inside.found import Inside

_REMEMBERED = 16
_FOLDER = "files"


def attached(root: Path, base: str) -> Iterator[tuple[str, Inside]]:
    """Every attached file below a folder of records that may be opened, by its path below that folder."""
    if not is_folder(root, f"{base}/{_FOLDER}"):
        return
    for one in entries(f"{root}/{base}/{_FOLDER}"):
        kind = one.name.rpartition(".")[2].lower()
        if one.name.startswith(".") or kind not in KINDS:
            continue
        inside = f"{_FOLDER}/{one.name}"
        found = guard(_failed, _inside, str(root), f"{base}/{inside}", kind)
        if found is not None:
            yield inside, found


def _inside(root: str, path: str, kind: str) -> Inside | None:
    read = content(root, path)
    if read is None:
        return None
    key, data = read
    if key not in _seen:
        from doithoai.reading.inside import look  # noqa: PLC0415 - few records have files

        found = look(data, kind)
        # What is no file of its kind is told as such (S10): that it can't be read only follows.
        wrong = found.unread and fault_of(io.BytesIO(data), kind)
        _seen[key] = replace(found, unread=None) if wrong else found
        if len(_seen) > _REMEMBERED:
            del _seen[next(iter(_seen))]
    return _seen[key]


_seen: dict[tuple[object, ...], Inside] = {}


def _failed(why: Both) -> Inside:
    return Inside(unread=why)
