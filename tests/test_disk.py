"""Files written without ceremony: folders made, long ones cut, what says the same left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from doithoai.disk import write


@pytest.mark.parametrize("before", [None, b"", b"abc", b"abd", b"abcd", b"x" * 3_000_000])
@pytest.mark.parametrize("after", [b"", b"abc", b"x" * 3_000_000])
def test_a_file_says_what_was_written_last(tmp_path: Path, before: bytes | None, after: bytes) -> None:
    path = tmp_path / "xã Minh Họa" / "2025" / "index.html"
    if before is not None:
        write(str(path), before)
    write(str(path), after)
    assert path.read_bytes() == after


def test_a_file_that_says_the_same_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write(str(path), b"abd")
    os.utime(path, (1, 1))
    write(str(path), b"abd")
    assert path.stat().st_mtime == 1
    write(str(path), b"abe")
    assert path.stat().st_mtime > 1


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        write(str(tmp_path), b"")
