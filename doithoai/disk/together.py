"""Several files written together: all of them or none, whatever ends the program in between.

All are on the disk under other names before any takes its place; then a note says which is to become what. A kill
before that leaves the old, every file of it; a kill after it leaves the note, and the next command that comes by ends
what was begun (`finish`). A note is believed only of the very files that it was written for, on the
machine on which it was written: one that came with a copy of the folder, or from another user, moves nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from doithoai.disk import NOTE, PART, dead, prepare, remove, rights_of, settle, sweep
from doithoai.disk.lock import locked

Contents = Mapping[Path, bytes | str | None]
"""What files shall hold; None: they shall go."""
_LOCK = f"{PART}.khoa"
_PIECE = ".doithoai-viec"
"""How a file's name begins that waits for its place together with others."""
_TOPS = (".git", "mkdocs.yml")
_MOST = 10_000_000
_WHAT = "ghi nhiều tệp, doithoai"
Step = tuple[str, str, int, int]
"""Below the folder of a note: the new file, empty where the old one only goes; its place; which file it is."""


class ChangedMeanwhile(Exception):
    """A file is other than when it was read."""


def write_all(files: Contents, expected: Mapping[Path, bytes | None] | None = None) -> None:
    """Write several files, or none of them: Busy while others write there, OSError where it can't be.

    ChangedMeanwhile where one is no longer as `expected`, None for one that was not there.
    """
    wanted = {_absolute(path): data for path, data in files.items()}
    folders = sorted({path.parent for path in wanted})
    finish(folders)
    todo = {path: data for path, data in wanted.items() if not _there(path, data)}
    if not todo:
        return
    home = _home([path.parent for path in wanted])
    with locked(home / _LOCK, home, _WHAT):
        for folder in folders:
            _sweep(folder)
        for path, data in (expected or {}).items():
            if (path.read_bytes() if path.is_file() else None) != data:
                raise ChangedMeanwhile(path)
        _write(home, todo)


def finish(folders: Iterable[Path]) -> bool:
    """End what a killed command had begun to write in these folders or above them; whether there was any."""
    homes = {above for folder in folders for above in (folder, *folder.parents)}
    begun = [home for home in sorted(homes) if os.path.lexists(home / NOTE)]
    for home in begun:
        with locked(home / _LOCK, home, _WHAT):
            _end(home)
    return bool(begun)


def _write(home: Path, files: Mapping[Path, bytes | str | None]) -> None:
    steps: list[Step] = []
    try:
        for position, (path, text) in enumerate(sorted(files.items())):
            piece = _prepared(path, text, position) if text is not None else ""
            steps.append((_below(home, piece), _below(home, path), *_which(piece or path)))
        _settle_all({path.parent for path in files})
        note = home / NOTE
        prepare(f"{note}-moi", json.dumps(steps, ensure_ascii=False).encode(), -1)
        settle(f"{note}-moi")
        Path(f"{note}-moi").replace(note)
    except BaseException:
        for piece, *_ in steps:
            if piece:
                remove(str(home / piece))
        remove(f"{home / NOTE}-moi")
        raise
    try:
        _settle_all({home})
        _end(home)
    except OSError:
        raise
    except BaseException:  # who asks to stop now is heard when all is in its place
        _end(home)
        raise


def _prepared(path: Path, text: bytes | str, position: int) -> str:
    data = text.encode() if isinstance(text, str) else text
    rights = rights_of(str(path), data)
    piece = f"{path.parent}/{_PIECE}-{os.getpid()}-{position}"
    try:
        prepare(piece, data, -1 if rights is None else rights)
        settle(piece)
    except BaseException:
        remove(piece)
        raise
    return piece


def _end(home: Path) -> None:
    """Do what the note says and was not done yet; then it has nothing more to say."""
    done: set[Path] = set()
    for piece, place, device, number in _steps(home):
        path, here = home / place, home / (piece or place)
        with contextlib.suppress(FileNotFoundError):
            if _which(here) == (device, number):
                here.replace(path) if piece else path.unlink()
                done.add(path.parent)
    _settle_all(done)
    remove(str(home / NOTE))


def _steps(home: Path) -> Iterator[Step]:
    """What a note says, of nothing but plain files below its folder that this user had begun to write."""
    try:
        with open(home / NOTE, "rb", opener=_no_link) as file:
            status = os.fstat(file.fileno())
            mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
            text = file.read(_MOST) if mine and stat.S_ISREG(status.st_mode) else b"[]"
        found = json.loads(text)
    except (OSError, ValueError, RecursionError):
        return
    for one in found if isinstance(found, list) else ():
        match one:
            case [str(piece), str(place), int(device), int(number)] if _safe(piece, place):
                yield piece, place, device, number


def _safe(piece: str, place: str) -> bool:
    parts = place.split("/")
    beside = not piece or (piece.rpartition("/")[0] == place.rpartition("/")[0] and f"/{_PIECE}-" in f"/{piece}")
    return beside and not place.startswith("/") and not {"..", ""} & {*parts}


def _no_link(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _home(folders: list[Path]) -> Path:
    """Where the note lies: at the top of the project, where whoever comes next looks, or as high as all files ask."""
    common = Path(os.path.commonpath(folders))
    for above in (common, *common.parents):
        if any(os.path.lexists(above / top) for top in _TOPS) and os.access(above, os.W_OK):
            return above
    here = Path.cwd()
    while not common.exists():
        common = common.parent
    return here if common.is_relative_to(here) and os.access(here, os.W_OK) else common


def _sweep(folder: Path) -> None:
    """Remove what killed runs left that had not come as far as a note."""
    sweep(folder)
    for left in folder.glob(f"{_PIECE}-*"):
        if dead(left.name.removeprefix(f"{_PIECE}-").partition("-")[0]):
            remove(str(left))


def _there(path: Path, data: bytes | str | None) -> bool:
    if data is None:
        return not os.path.lexists(path)
    return rights_of(str(path), data.encode() if isinstance(data, str) else data) is None


def _absolute(path: Path) -> Path:
    return Path(os.path.realpath(path.parent)) / path.name


def _below(home: Path, path: Path | str) -> str:
    return Path(path).relative_to(home).as_posix() if path else ""


def _which(path: Path | str) -> tuple[int, int]:
    status = os.lstat(path)
    return status.st_dev, status.st_ino


def _settle_all(folders: Iterable[Path]) -> None:
    """That names were given is on the disk too, where the system lets that be asked."""
    for folder in folders:
        with contextlib.suppress(OSError):
            number = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)
