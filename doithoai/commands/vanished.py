"""Records that a change makes disappear without a trace: nothing may, save of a sample unit, or to a new address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from doithoai.model import addresses
from doithoai.reading import redirects
from doithoai.reading.archive import Archive
from doithoai.reading.dossier import ConferenceFolder, DocumentFile, Key


def lost(old: Archive, new: Archive, paths: Iterable[str]) -> list[str]:
    """What stood in `old` and left no stub in `new`, among the changed paths: files, folders and petitions."""
    paths = tuple(paths)
    keys = {
        Key(found[1], int(found[2]), found[3]) for path in paths if (found := addresses.CONFERENCE_FILE.fullmatch(path))
    }
    gone = [path for path in paths if addresses.UNIT_FILE.fullmatch(path) and _was(old, new, path)]
    for key in sorted(keys):
        gone += _conference(old, new, key)
    moved = redirects.followed(new.moved, new.root)
    return [path for path in sorted(gone) if not _sample(old, path) and not _moved(path, moved)]


def _was(old: Archive, new: Archive, path: str) -> bool:
    return (old.root / path).is_file() and not (new.root / path).exists()


def _sample(old: Archive, path: str) -> bool:
    unit = old.unit(path.partition("/")[0])
    return unit is not None and unit.sample


def _moved(path: str, moved: Iterable[str]) -> bool:
    place = PurePosixPath(path.partition("#")[0])
    return any(str(one) in moved for one in (place, *place.parents))


def _conference(old: Archive, new: Archive, key: Key) -> Iterator[str]:
    if not (old.root / key.path).is_dir():
        return
    if not (new.root / key.path).is_dir():
        yield key.page
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
