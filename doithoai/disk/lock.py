"""One at a time at one folder: builds, stampings and servers of a site take turns.

The system holds the lock, not the file: once its process is gone, and what it forked, so is the lock.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

WAIT = 15.0
"""Seconds that a second one waits: a portal of one commune is built in less."""
_AGAIN = 0.1
_TEXT = 200


class Busy(Exception):
    """Another process is at work; `holder` says which, as it said itself."""

    def __init__(self, folder: Path, holder: str) -> None:
        """Keep both."""
        super().__init__(folder, holder)
        self.folder, self.holder = folder, holder


@contextlib.contextmanager
def locked(file: Path, folder: Path, what: str) -> Iterator[None]:
    """Hold the lock that a file stands for, of a folder; Busy when another holds it for long."""
    number = _taken(file, folder, time.monotonic() + WAIT)
    try:
        os.truncate(number, 0)
        os.write(number, f"{what} ({os.getpid()})".encode())
        yield
    finally:
        # Removed while it is held: whoever opened it before looks again whether it is still the one that stands there.
        with contextlib.suppress(OSError):
            file.unlink()
        os.close(number)
        if sys.platform == "win32":  # which removes no open file
            with contextlib.suppress(OSError):
                file.unlink()


def _taken(file: Path, folder: Path, until: float) -> int:
    while True:
        number = os.open(file, _FLAGS, 0o644)
        if _lock(number):
            if _stands(file, number):
                return number
        elif time.monotonic() > until:
            with os.fdopen(number, "rb") as held:
                raise Busy(folder, held.read(_TEXT).decode("utf-8", "replace"))
        os.close(number)
        time.sleep(_AGAIN)


def _stands(file: Path, number: int) -> bool:
    try:
        return os.path.samestat(file.lstat(), os.fstat(number))
    except FileNotFoundError:
        return False


_FLAGS: int = (
    os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
)

if sys.platform == "win32":
    import msvcrt

    def _lock(number: int) -> bool:
        try:
            os.lseek(number, 1 << 20, os.SEEK_SET)  # beyond the text: what is locked there, nobody else can read
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
            os.lseek(number, 0, os.SEEK_SET)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(number: int) -> bool:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
