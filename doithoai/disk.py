"""Many small files written without ceremony: a build of 10,000 conferences writes 60,000 of them."""

from __future__ import annotations

import os


def write(path: str, data: bytes) -> None:
    """Write a file, and the folders above it where there are none; one that says the same already is left alone."""
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - a Path costs as much as the file
        file = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, 0o666)
    try:
        size = os.fstat(file).st_size
        if size == len(data) and size and _read(file, size) == data:
            return
        if size:
            os.lseek(file, 0, os.SEEK_SET)
            os.truncate(file, 0)
        while data := data[os.write(file, data) :]:
            pass
    finally:
        os.close(file)


_BINARY: int = getattr(os, "O_BINARY", 0)
"""Windows alone tells text from bytes."""


def _read(file: int, size: int) -> bytes:
    found = os.read(file, size)
    while len(found) < size and (more := os.read(file, size - len(found))):
        found += more
    return found
