"""Files written whole or not at all, many of them: a build of 10,000 conferences writes 60,000.

What is new is written beside the old and takes its name at the end: whoever reads finds the one or the other, and so
does whoever comes after a kill. A link in the place of a file is replaced, never followed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

PART = ".doithoai-ghi-do"
"""How the name of a file begins that is being written; what a killed run left of them says nothing."""

NOTE = f"{PART}.so"
"""Where it is noted what is to become of several files (`together`)."""


def write(path: str, data: bytes) -> None:
    """Write a file, and the folders above it where there are none; one that says the same already is left alone."""
    rights = rights_of(path, data)
    if rights is None:
        return
    if _ASIDE:
        prepare(path, data, rights)
        return
    part = _part(path)
    try:
        prepare(part, data, rights)
        os.replace(part, path)  # noqa: PTH105 - a Path costs as much as the file
    except BaseException:
        remove(part)
        raise


@contextlib.contextmanager
def aside() -> Iterator[None]:
    """While a folder is made that nobody reads yet, and that takes the place of another as a whole.

    Files need no second name then, which costs more than the files; each is still a new one, since what stands there
    may be the same file as in the folder that is read.
    """
    _ASIDE.append(None)
    try:
        yield
    finally:
        _ASIDE.pop()


_ASIDE: list[None] = []


def begin(path: Path) -> None:
    """Make way for a file that others write bit by bit: what stands there may be the same file under another name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what killed runs left of files in a folder."""
    for left in folder.glob(f"{PART}-*"):
        if dead(left.name.removeprefix(f"{PART}-").partition("-")[0]):
            remove(str(left))


def dead(process: str) -> bool:
    """Whether a process is gone; not known on Windows, where to ask is to end it."""
    if not process.isdecimal() or sys.platform == "win32":
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return int(process) == os.getpid()


def rights_of(path: str, data: bytes) -> int | None:
    """The rights that a file shall have, -1 for those of a new one; None when it says the same already."""
    try:
        file = os.open(path, _READ)
    except OSError as error:  # a link, a file that only others may read, a name in which there is nothing
        if not isinstance(error, FileNotFoundError):
            _refuse_a_folder(path)
        return -1
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        size = status.st_size
        return None if size == len(data) and _read(file, size) == data else stat.S_IMODE(status.st_mode)
    finally:
        os.close(file)


def _refuse_a_folder(path: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        if stat.S_ISDIR(os.lstat(path).st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)


def prepare(part: str, data: bytes, rights: int) -> None:
    """Write a new file beside another, with its rights."""
    try:
        file = os.open(part, _NEW, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(part), exist_ok=True)  # noqa: PTH103, PTH120 - a Path costs as much as the file
        file = os.open(part, _NEW, 0o666)
    except FileExistsError:  # of a run that was killed under the same number
        os.unlink(part)  # noqa: PTH108 - likewise
        file = os.open(part, _NEW, 0o666)
    try:
        while data := data[os.write(file, data) :]:
            pass
    finally:
        os.close(file)
    if rights >= 0:
        os.chmod(part, rights)  # noqa: PTH101 - likewise


def settle(part: str) -> None:
    """A record is worth the wait: it is on the disk before it takes the place of another."""
    file = os.open(part, os.O_RDWR | _BINARY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _part(path: str) -> str:
    return f"{os.path.dirname(path) or '.'}/{PART}-{os.getpid()}"  # noqa: PTH120 - likewise


def remove(part: str) -> None:
    """Remove a file that may not be there, or not be removable."""
    with contextlib.suppress(OSError):
        os.unlink(part)  # noqa: PTH108 - likewise


_BINARY: int = getattr(os, "O_BINARY", 0)
"""Windows alone tells text from bytes."""
_READ: int = os.O_RDONLY | _BINARY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_NEW: int = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY


def _read(file: int, size: int) -> bytes:
    found = os.read(file, size)
    while len(found) < size and (more := os.read(file, size - len(found))):
        found += more
    return found
