"""A folder that stands while many things are tried in it: each time only what differs from a clean one is renewed."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path


def aged(clean: Path) -> Path:
    """A clean folder whose files are older than any change, so that nothing changed is taken for clean."""
    for path in clean.rglob("*"):
        os.utime(path, (0, 0))
    return clean


def renew(clean: Path, other: Path) -> None:
    """Make a folder what a clean one is that was `aged`; files come with their age."""
    other.mkdir(exist_ok=True)
    theirs, ours = ({one.name: one for one in os.scandir(folder)} for folder in (other, clean))
    for name, one in theirs.items():
        if name not in ours or _look(one) != _look(ours[name]):
            shutil.rmtree(one) if one.is_dir(follow_symlinks=False) else (other / name).unlink()
    for name, one in ours.items():
        if one.is_dir():
            renew(clean / name, other / name)
        elif not (other / name).exists():
            shutil.copy2(one, other / name)


def _look(one: os.DirEntry[str]) -> tuple[int, ...]:
    """What tells a file from what it was, without reading it."""
    found = one.stat(follow_symlinks=False)
    return (0,) if stat.S_ISDIR(found.st_mode) else (found.st_mode, found.st_size, found.st_mtime_ns)
