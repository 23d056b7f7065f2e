"""Files below a folder by size and checksum: links and devices are named and never opened."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Container, Iterator
from pathlib import Path

from doithoai.model.manifest import Listed

_CHUNK = 1 << 20


def paths(folder: Path, but: Container[str] = ()) -> Iterator[str]:
    """Every file below a folder, sorted; links and devices too, by name alone."""
    found: list[str] = []
    for above, folders, files in os.walk(folder):
        inside = Path(above).relative_to(folder).as_posix()
        if inside == ".":
            folders[:] = [name for name in folders if name not in but]
        linked = [name for name in folders if os.path.islink(f"{above}/{name}")]  # noqa: PTH114 - paths are text here
        found += [name if inside == "." else f"{inside}/{name}" for name in (*files, *linked)]
    yield from sorted(found)


def listed(folder: Path, path: str) -> Listed:
    """One file with its size and checksum; of what is no plain file neither."""
    try:
        file = os.open(folder / path, os.O_RDONLY | _NEVER)
    except OSError:
        return Listed(path=path)
    with os.fdopen(file, "rb") as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            return Listed(path=path)
        digest, size = hashlib.sha256(), 0
        while part := stream.read(_CHUNK):
            digest.update(part)
            size += len(part)
    return Listed(path=path, size=size, sha256=digest.hexdigest())


_NEVER = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
"""Neither a link is followed nor the other end of a pipe waited for."""
