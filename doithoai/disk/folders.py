"""A folder made anew beside the one that is read, and put in its place when it is whole.

A reader finds the old folder or the new one; who is killed leaves the old, byte for byte, and what lies beside it is
removed by the next. What is not in one step, and why:

- where the system can't exchange two names (Windows, some network file systems) the old folder is renamed first: for a
  moment there is none. The next to come here puts the old one back if that is where it ended;
- a folder that is a mount point, or in whose parent nothing may be written, can't be renamed: what it holds is
  exchanged name by name (`Renewal.at_once` is False);
- a page that a browser loads in parts may take its style sheet from the new folder: their names tell their content;
- a process that works *in* the folder, such as a shell, stays in the old one, which is removed. Web servers look each
  path up anew.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from doithoai.disk import aside
from doithoai.disk.exchange import exchange
from doithoai.disk.lock import locked

INSIDE = ".doithoai"
"""How the names of what is made inside a folder begin, where nothing can be made beside it."""
_READY = f"{INSIDE}.xong"
"""Where all lies that a folder gets that had nothing of it, while it gets it one by one."""


class Renewal:
    """One folder that is being made anew; it is locked until `commit` or `abandon`."""

    def __init__(self, folder: Path, what: str, *, own: str = "", stays: bool = False) -> None:
        """Lock it, for `what`; the one hidden entry `own` of it is made anew, others are kept. Busy, or OSError.

        A folder that `stays` is not exchanged itself if it is there: who works in it goes on in it.
        """
        self.folder = Path(os.path.realpath(folder))
        if self.folder.exists() and not os.access(self.folder, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        renamed = os.access(self.folder.parent, os.W_OK) and not os.path.ismount(self.folder)
        self.at_once = renamed and not (stays and self.folder.exists())
        self.own = own
        base = f".{self.folder.name}" if self.at_once else f"{self.folder.name}/{INSIDE}"
        self.new, self.old, lock = (self.folder.parent / f"{base}.{kind}" for kind in ("moi", "cu", "khoa"))
        """What is being made, and what was there while the system can't exchange two names."""
        self._end = contextlib.ExitStack()
        self._end.enter_context(locked(lock, folder, what))
        try:
            self._recover()
            self.new.mkdir()
            if self.folder.exists():
                _same_rights(self.folder, self.new)
        except BaseException:
            self.abandon()
            raise
        self._end.enter_context(aside())

    def _recover(self) -> None:
        if not self.folder.exists() and self.old.exists():
            self.old.rename(self.folder)
        for left in (self.new, self.old):
            _remove(left)

    def copy(self, *, linked: bool = True) -> Path:
        """Begin with all that is there, as links to the same files where they can be; returns the new folder."""
        _copy(self.folder, self.new, linked=linked)
        return self.new

    def commit(self) -> None:
        """Put what was made in the place of what was there; an OSError leaves what was there."""
        try:
            if not self.folder.exists():
                self.new.rename(self.folder)
                return
            # What others keep in the folder, such as a repository of its pages, is in both until one of them goes.
            mine = {one.name for one in os.scandir(self.new)} | {self.own}
            others = [one.name for one in os.scandir(self.folder) if one.name.startswith(".")]
            for name in others if self.at_once else ():
                if name not in mine and not name.startswith(INSIDE):
                    _copy_one(self.folder / name, self.new / name, linked=True)
            if self.at_once:
                self._swap(self.new, self.folder)
            else:
                self._one_by_one()
        finally:
            self.abandon()

    def _swap(self, new: Path, folder: Path) -> None:
        if exchange(new, folder):
            return
        folder.rename(self.old)
        try:
            new.rename(folder)
        except OSError:
            self.old.rename(folder)
            raise
        _remove(self.old)

    def _one_by_one(self) -> None:
        made = {one.name for one in os.scandir(self.new)}
        there = {one.name for one in os.scandir(self.folder)}
        if not made & there and all(name.startswith(".") for name in there):
            self.new.rename(self.folder / _READY)  # from here on whoever comes next ends it
            _put_in(self.folder)
            return
        for name in sorted(made):
            if os.path.lexists(self.folder / name):
                self._swap(self.new / name, self.folder / name)
            else:
                (self.new / name).rename(self.folder / name)
        for gone in {one.name for one in os.scandir(self.folder)} - made:
            if not gone.startswith(".") or gone == self.own:
                _remove(self.folder / gone)

    def abandon(self) -> None:
        """Remove what was made, unless it has its place; let others come."""
        _remove(self.new)
        self._end.close()


def end_begun(folder: Path, what: str) -> bool:
    """End what a killed command had begun to put into a folder that held nothing of it; whether there was any."""
    ready = folder / _READY
    if ready.is_symlink() or not ready.is_dir():
        return False
    with locked(folder / f"{INSIDE}.khoa", folder, what):
        _put_in(folder)
    return True


def _put_in(folder: Path) -> None:
    ready = folder / _READY
    for one in sorted(os.scandir(ready) if ready.is_dir() else (), key=lambda one: one.name):
        if not os.path.lexists(folder / one.name):
            Path(one.path).rename(folder / one.name)
    with contextlib.suppress(OSError):
        ready.rmdir()


@contextlib.contextmanager
def renewed(folder: Path, what: str, *, copied: bool = False, stays: bool = False) -> Iterator[Path]:
    """A folder to be filled, `copied` from what is there or empty; it takes the place of that if all goes well."""
    renewal = Renewal(folder, what, stays=stays)
    try:
        yield renewal.copy() if copied else renewal.new
    except BaseException:
        renewal.abandon()
        raise
    renewal.commit()


def _remove(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        if stat.S_ISDIR(path.lstat().st_mode):
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def _same_rights(one: Path, other: Path) -> None:
    """A web server that may read the one may read the other."""
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(other, one.stat().st_uid, one.stat().st_gid)
    with contextlib.suppress(OSError):
        shutil.copystat(one, other)


def _copy(source: Path, target: Path, *, linked: bool) -> None:
    for one in os.scandir(source) if source.is_dir() else ():
        if not one.name.startswith(INSIDE):
            _copy_one(Path(one.path), target / one.name, linked=linked)


def _copy_one(source: Path, target: Path, *, linked: bool) -> None:
    mode = source.lstat().st_mode
    if stat.S_ISLNK(mode):
        target.symlink_to(source.readlink())
    elif stat.S_ISDIR(mode):
        target.mkdir()
        _same_rights(source, target)
        _copy(source, target, linked=linked)
    elif stat.S_ISREG(mode):
        if linked:
            with contextlib.suppress(OSError):  # the file system has no links, or the system allows none to it
                target.hardlink_to(source)
                return
        shutil.copy2(source, target)
