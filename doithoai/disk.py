"""Many small files written without ceremony: a build of 10,000 conferences writes 50,000 of them."""

from __future__ import annotations

import os


def write(path: str, data: bytes) -> None:
    """Write a file, and the folders above it where there are none."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - a Path costs as much as the file
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        while data := data[os.write(file, data) :]:
            pass
    finally:
        os.close(file)
