"""The manifest of a publication: made of a built site and the archive it was built from, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from doithoai import __version__, public
from doithoai.commands.checksums_of_files import listed, paths
from doithoai.commands.evidence import documents
from doithoai.commands.repository import NotInGit, Repository
from doithoai.model.manifest import NAME, SIGNATURE, STAMP, Listed, Manifest, SharedVersion
from doithoai.model.records import Document
from doithoai.reading.archive import Archive
from doithoai.reading.manifest import folded, sealed, unlistable
from doithoai.reading.private_names import private_paths, private_roots

OWN = frozenset((NAME, NAME + SIGNATURE, NAME + STAMP))
"""What stands beside a manifest and can't be in it."""
KEPT = ".shell"
"""What stamping keeps beside a site; it is not published."""


def manifest(
    archive: Archive, site: Path, as_of: dt.date, previous: bytes | None = None
) -> tuple[Manifest, tuple[str, ...]]:
    """Everything of the archive and of the site by checksum; and the paths that no manifest can name."""
    hidden, held = unshown(archive), held_back(site)
    named, left = listable(record_paths(archive.root))
    kept = {path for path in named if path in hidden or sealed(path) in held}
    records = tuple(Listed(path=path) if path in kept else listed(archive.root, path) for path in named)
    told, more = listable(published(site))
    known = {one.path: one.sha256 for one in records}

    def shared(folder: str) -> tuple[SharedVersion, ...]:
        names = [path for path in known if path.startswith(f"{folder}/") and path.endswith(".yml")]
        found = ((path.split("/", 1)[1].removesuffix(".yml"), known[path]) for path in names)
        return tuple(SharedVersion(id=name, sha256=checksum) for name, checksum in found if checksum)

    made = Manifest(
        manifest=1,
        algorithm="sha256",
        software=f"doithoai {__version__}",
        as_of=as_of,
        commit=commit_of(archive.root),
        previous=hashlib.sha256(previous).hexdigest() if previous is not None else None,
        calendars=shared("calendar"),
        policies=shared("policies"),
        records=records,
        files=tuple(listed(site, path) for path in told),
    )
    return made, (*left, *more, *private_roots(paths(archive.root)), *private_roots(paths(site, {KEPT})))


def listable(found: Iterable[str]) -> tuple[list[str], list[str]]:
    """The paths that a manifest can name, and those that it can't: odd names, and one more that looks the same."""
    good, left, seen = [], [], set[str]()
    for path in found:
        if unlistable(path) or folded(path) in seen:
            left.append(path)
            continue
        seen.add(folded(path))
        good.append(path)
    return good, left


def record_paths(root: Path) -> Iterator[str]:
    """Every file of an archive, but for the hidden ones of the machine, and whatever is called private."""
    found = [path for path in paths(root) if not any(part.startswith(".") for part in path.split("/"))]
    barred = frozenset(private_paths(found))
    yield from (path for path in found if path not in barred)


def unshown(archive: Archive) -> frozenset[str]:
    """The records that not everybody may read: internal documents and reports, and texts that were taken out."""
    return frozenset(
        one.file
        for one in documents(archive)
        if not one.open or (isinstance(one.front, Document) and public.gone(one.front))
    )


def held_back(site: Path) -> frozenset[str]:
    """The records that the build held back, by their sealed names."""
    try:
        told = (site / KEPT / "held.txt").read_text("ascii")
    except OSError:
        return frozenset()
    return frozenset(line.partition(" ")[2] for line in told.splitlines())


def published(site: Path) -> Iterator[str]:
    """What a site publishes, but for the manifest itself, and whatever is called private."""
    found = [path for path in paths(site, {KEPT}) if path not in OWN]
    barred = frozenset(private_paths(found))
    yield from (path for path in found if path not in barred)


def commit_of(root: Path) -> str | None:
    """The last commit, where the records are just what it holds."""
    try:
        repository = Repository(root)
        return None if repository.changed("HEAD") else repository.run("rev-parse", "HEAD").decode().strip()
    except NotInGit:
        return None
