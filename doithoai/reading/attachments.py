"""Files attached to a record: which may be published, judged by one function for the check and for the portal alike.

A file is opened without following a link anywhere below the archive's root, read once, and only what was read is
published: whoever swaps it in between, or puts a link in its way, gains nothing.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from typing import BinaryIO

from doithoai.fence import no_room
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.reading.contents import KINDS, fault_of
from doithoai.reading.text import NO_RIGHT, NOT_THERE

LIMIT = 10 << 20
"""Bytes of the largest file; the hook and the guide for staff say 10 MB."""
_CHUNK = 1 << 18
_REMEMBERED = 4096


class Fault(Frozen, frozen=True):
    """What is wrong: the field of the record that is to be looked at, and the sentence."""

    field: str
    detail: Both


class _Refused(Exception):
    """A file that can't be opened or must not be; `detail` says why."""

    def __init__(self, detail: Both) -> None:
        """Keep the sentence."""
        super().__init__(detail)
        self.detail = detail


def fault(root: str, inside: str, sha256: str) -> Fault | None:
    """Why the file at a path below the archive may not be published; None when it may."""
    try:
        return _compared(_read(root, inside), sha256)
    except _Refused as error:
        return Fault("path", error.detail)
    except OSError as error:
        return Fault("path", _told(error))


def digest(root: str, inside: str) -> str | None:
    """The checksum of a file below the archive that may be published; None when there is none, or it may not."""
    try:
        found, wrong = _read(root, inside)
    except (_Refused, OSError):
        return None
    return None if wrong else found


def content(root: str, inside: str) -> tuple[tuple[object, ...], bytes] | None:
    """What a file below the archive holds, and a key of this state of it; None when it may not be opened."""
    try:
        with _open(root, inside) as (file, status):
            data = file.read(LIMIT + 1)
            return (_key(inside, status), data) if len(data) <= LIMIT else None
    except (_Refused, OSError):
        return None


def _key(inside: str, status: os.stat_result) -> tuple[object, ...]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns, _kind(inside)


def _read(root: str, inside: str) -> tuple[str, Both | None]:
    with _open(root, inside) as (file, status):
        # Two documents may name one file, and one run may read a conference more than once.
        key = _key(inside, status)
        seen = _seen.get(key) or _seen.setdefault(key, (_stream(file, None), fault_of(file, _kind(inside))))
        if len(_seen) > _REMEMBERED:
            del _seen[next(iter(_seen))]
    return seen


_seen: dict[tuple[object, ...], tuple[str, Both | None]] = {}


def _compared(seen: tuple[str, Both | None], sha256: str) -> Fault | None:
    digest, wrong = seen
    if digest != sha256:
        return Fault("sha256", Both(f"mã kiểm của tệp là {digest}", f"the checksum of the file is {digest}"))
    return Fault("path", wrong) if wrong else None


def publish(root: str, inside: str, sha256: str, target: str) -> bool:
    """Copy a file that fits its record; False, with nothing left at the target, when it does not."""
    part = f"{target}.part"
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - paths are text here
        with contextlib.suppress(FileNotFoundError):
            os.unlink(part)  # noqa: PTH108 - likewise
        with _open(root, inside) as (source, _), open(part, "x+b") as copy:  # noqa: PTH123 - likewise
            fits = _compared((_stream(source, copy.write), fault_of(copy, _kind(inside))), sha256) is None
        if fits:
            os.replace(part, target)  # noqa: PTH105 - likewise
    except (_Refused, OSError) as error:
        fits = False
        if no_room(error):
            raise
    finally:
        for left in (part,) if fits else (part, target):
            with contextlib.suppress(OSError):
                os.unlink(left)  # noqa: PTH108 - likewise
    return fits


def _kind(inside: str) -> str:
    return inside.rpartition(".")[2]


def _stream(source: BinaryIO, write: Callable[[bytes], object] | None) -> str:
    """Read a file once: its checksum, each part being written on the way."""
    from hashlib import sha256  # noqa: PLC0415 - few records have files, and it takes longer to load than they to read

    digest, left = sha256(), LIMIT
    while part := source.read(_CHUNK):
        left -= len(part)
        if left < 0:  # it grew after it was measured
            raise _Refused(_TOO_LARGE)
        digest.update(part)
        if write:
            write(part)
    return digest.hexdigest()


_TOO_LARGE = Both(f"tệp lớn hơn {LIMIT >> 20} MB", f"the file is larger than {LIMIT >> 20} MB")
_LINKED = Both(
    "trên đường dẫn có liên kết; kho chỉ nhận tệp thường trong thư mục thường",
    "there is a link on the way to it; the archive takes plain files in plain folders only",
)
_KINDS = ", ".join(KINDS)
_OTHER_KIND = Both(
    f"loại tệp không được công khai; chỉ nhận {_KINDS}", f"files of this type are not published; {_KINDS} are"
)
_NO_PATH = Both("đường dẫn không đúng", "this is no path below the folder of the conference")
_NOT_PLAIN = Both("không phải là một tệp thường", "it is no plain file")


@contextlib.contextmanager
def _open(root: str, inside: str) -> Iterator[tuple[BinaryIO, os.stat_result]]:
    """Open a plain file below the root without following any link; _Refused or OSError when that can't be."""
    parts = inside.split("/")
    if _kind(inside) not in KINDS:
        raise _Refused(_OTHER_KIND)
    if any(part in ("", ".", "..") or "\\" in part for part in parts):
        raise _Refused(_NO_PATH)
    number = _walked(root, parts) if _BY_FOLDER else _looked(root, parts)
    status = os.fstat(number)
    if not stat.S_ISREG(status.st_mode):
        os.close(number)
        raise _Refused(_NOT_PLAIN)
    with os.fdopen(number, "rb") as file:
        if status.st_size > LIMIT:
            raise _Refused(_TOO_LARGE)
        yield file, status


_BY_FOLDER = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW") and hasattr(os, "O_DIRECTORY")
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


def _walked(root: str, parts: list[str]) -> int:
    """Go down folder by folder, each opened from the one above: no name is looked up twice."""
    folders = _FLAGS | os.O_DIRECTORY
    folder, way = -1, root
    try:
        for part in (root, *parts[:-1]):
            way = part
            below = os.open(part, folders, dir_fd=folder if folder >= 0 else None)
            if folder >= 0:
                os.close(folder)
            folder = below
        way = parts[-1]
        return os.open(way, _FLAGS, dir_fd=folder)
    except OSError:
        if is_link(os.stat(way, dir_fd=folder if folder >= 0 else None, follow_symlinks=False)):
            raise _Refused(_LINKED) from None
        raise
    finally:
        if folder >= 0:
            os.close(folder)


def _looked(root: str, parts: list[str]) -> int:
    """Where no folder can be opened (Windows): look at each part of the way, then open."""
    way = root
    for part in (None, *parts):
        way = f"{way}/{part}" if part else way
        if is_link(os.lstat(way)):
            raise _Refused(_LINKED)
    return os.open(way, _FLAGS)


def is_link(status: os.stat_result) -> bool:
    """Whether what was found leads elsewhere: a link, or a junction of Windows."""
    reparse = getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0x400)
    return stat.S_ISLNK(status.st_mode) or bool(getattr(status, "st_file_attributes", 0) & reparse)


def _told(error: OSError) -> Both:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return NOT_THERE
    if isinstance(error, PermissionError):
        return NO_RIGHT
    return Both(f"không đọc được ({error.strerror})", f"it can't be read ({error.strerror})")
