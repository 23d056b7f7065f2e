"""Refuse a change that adds more than an archive can carry: whatever Git has taken once, each copy keeps for ever.

`python -m doithoai.commands.added --base HEAD^1`: since that commit; files are measured in Git, none is opened. No
paper sets a total: it is a provisional number, and `--total-mb` or DOITHOAI_ADDED_MB sets another.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from doithoai.commands.repository import NotInGit, Repository
from doithoai.reading.attachments import LIMIT
from doithoai.reading.names import visible

TOTAL, FILES = 100, 500
"""MB and files that one change may add: ten scans of the largest size, and a unit's records of some years."""
_MB = 1 << 20
_SHOWN = 20
_DIFF = ("diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--diff-filter=AMT")


class Added(NamedTuple):
    """A file that a change brings, and its bytes."""

    path: str
    size: int


def added(folder: Path, base: str) -> list[Added]:
    """What a change adds or gives another content, anywhere in the repository. Raises NotInGit."""
    repository = Repository(folder)
    told = repository.run(*_DIFF, base, "HEAD", "--", ":/").split(b"\0")
    # Each file is its line (modes, contents before and after) and its path.
    files = {os.fsdecode(path): head.split()[3] for head, path in zip(told[::2], told[1::2], strict=False) if head}
    asked = b"\n".join(files.values())
    sizes = repository.run("cat-file", "--batch-check=%(objectsize)", given=asked).split(b"\n") if files else []
    # What another repository holds (a submodule) has no size here.
    return [Added(path, int(size) if size.isdigit() else 0) for path, size in zip(files, sizes, strict=False)]


def faults(files: Sequence[Added], total: int, most: int) -> list[str]:
    """Why the change can't be taken; empty when it can."""
    large = sorted((one for one in files if one.size > LIMIT), key=lambda one: -one.size)
    said = [
        f"tệp “{visible(one.path)}” nặng {_mb(one.size)} MB, quá {LIMIT // _MB} MB mà kho nhận cho một tệp"
        for one in large[:_SHOWN]
    ]
    if len(large) > _SHOWN:
        said.append(f"và {len(large) - _SHOWN} tệp quá lớn nữa")
    whole = sum(one.size for one in files)
    if whole > total * _MB:
        said.append(
            f"thay đổi này thêm {_mb(whole)} MB, quá {total} MB cho một lần; hãy chia ra, hoặc giảm độ nét bản quét"
        )
    if len(files) > most:
        said.append(f"thay đổi này thêm hoặc sửa {len(files)} tệp, quá {most} tệp cho một lần; hãy chia ra")
    return said


def _mb(size: int) -> str:
    return f"{size / _MB:.1f}".replace(".", ",")


def main(argv: Sequence[str] | None = None) -> int:
    """Measure a change; 1 when it is too large, 2 when that can't be told."""
    parser = argparse.ArgumentParser(description="Từ chối thay đổi thêm tệp quá lớn, hoặc quá nhiều.")
    parser.add_argument("--base", required=True, help="bản ghi mà thay đổi bắt đầu từ đó")
    parser.add_argument("--total-mb", type=int, default=os.environ.get("DOITHOAI_ADDED_MB") or TOTAL)
    parser.add_argument("--files", type=int, default=os.environ.get("DOITHOAI_ADDED_FILES") or FILES)
    parser.add_argument("folder", type=Path, nargs="?", default=Path())
    given = parser.parse_args(argv)
    try:
        files = added(given.folder, given.base)
    except (NotInGit, OSError, subprocess.SubprocessError) as error:
        print(f"Không đo được thay đổi: {visible(str(error))}", file=sys.stderr)
        return 2
    said = faults(files, given.total_mb, given.files)
    for one in said:
        print(f"Thay đổi quá lớn: {one}.")
    if not said:
        print(f"Thay đổi thêm hoặc sửa {len(files)} tệp, {_mb(sum(one.size for one in files))} MB: trong giới hạn.")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
