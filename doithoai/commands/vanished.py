"""Records that a change makes disappear without a trace: nothing may, save of a sample unit, or to a new address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import PurePosixPath

from doithoai.fence import guard
from doithoai.reading import redirects
from doithoai.reading.archive import Archive
from doithoai.reading.dossier import ConferenceFolder, DocumentFile, Key

_CONFERENCE = re.compile(r"([^/]+)/(20[0-9]{2})/([0-9]{2,3})/.+")
_OTHER = re.compile(r"([^/]+)/(unit\.yml|20[0-9]{2}/(plan\.md|reports/[^/]+\.md))")


def lost(old: Archive, new: Archive, paths: Iterable[str]) -> list[str]:
    """What stood in `old` and left no stub in `new`, among the changed paths: files, folders and petitions."""
    paths = tuple(paths)
    keys = {Key(found[1], int(found[2]), found[3]) for path in paths if (found := _CONFERENCE.fullmatch(path))}
    gone = [path for path in paths if _OTHER.fullmatch(path) and _was(old, new, path)]
    for key in sorted(keys):
        # Unknown is not kept: what can't be compared is told as lost.
        gone += guard(partial(_unknown, key), _compared, old, new, key)
    moved = redirects.followed(new.moved, new.root)
    return [path for path in sorted(gone) if not _sample(old, path) and not _moved(path, moved)]


def _unknown(key: Key, _why: str) -> list[str]:
    return [f"{key.path}/"]


def _compared(old: Archive, new: Archive, key: Key) -> list[str]:
    return [*_conference(old, new, key)]


def _was(old: Archive, new: Archive, path: str) -> bool:
    return (old.root / path).is_file() and not (new.root / path).exists()


def _sample(old: Archive, path: str) -> bool:
    unit = old.unit(path.partition("/")[0])
    return unit is not None and unit.sample


def _moved(path: str, moved: Iterable[str]) -> bool:
    place = PurePosixPath(path.partition("#")[0])
    return any(str(one) in moved for one in (place, *place.parents))


def _conference(old: Archive, new: Archive, key: Key) -> Iterator[str]:
    if not old.holds(key):
        return
    if not new.holds(key):
        yield f"{key.path}/"
        return
    before, after = old.conference(key), new.conference(key)
    if _was(old, new, f"{key.path}/conference.yml"):
        yield f"{key.path}/conference.yml"
    left = {petition.id for petition in after.petitions}
    if after.petitions_read:
        yield from (f"{key.path}/petitions.yml#{one.id}" for one in before.petitions if one.id not in left)
    for document in before.documents:
        if _was(old, new, f"{key.path}/{document.file}") and not _renamed(document, before, after):
            yield f"{key.path}/{document.file}"
        yield from (f"{key.path}/{path}" for path in _files(old, new, key, document, after))


def _renamed(document: DocumentFile, before: ConferenceFolder, after: ConferenceFolder) -> bool:
    """Whether the same document stands there by another name, as when its kind was wrong."""
    known = {one.file for one in before.documents}
    fresh = (one for one in after.documents if one.file not in known)
    text, number = document.body.strip(), document.front.number
    return any((text and one.body.strip() == text) or (number and one.front.number == number) for one in fresh)


def _files(old: Archive, new: Archive, key: Key, document: DocumentFile, after: ConferenceFolder) -> Iterator[str]:
    """Attached files that are gone and of which no document speaks any more."""
    told = {one.path for other in after.documents for one in other.front.files}
    for one in document.attached:
        if one.path not in told and _was(old, new, f"{key.path}/{one.path}"):
            yield one.path
