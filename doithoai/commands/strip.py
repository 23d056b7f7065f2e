"""Take out of attached files what they tell besides what they show, and record their new checksums.

What is seen stays as it is: pictures byte for byte, pages and words compared before anything is written. File and
records are written together, whole or not at all.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain
from pathlib import Path

from doithoai.disk.together import write_all
from doithoai.fence import guard
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.findings import Unreadable
from doithoai.reading.attachments import LIMIT, is_link
from doithoai.reading.contents import KINDS
from doithoai.reading.inside import Inside, Trace, look, stripped
from doithoai.reading.text import locator, read_front_matter, read_text

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_OWN = frozenset((Trace.CAPTION,))


class Stripped(Frozen, frozen=True):
    """What was done with one file, or why nothing was."""

    path: Path
    taken: tuple[Trace, ...] = ()
    left: tuple[Trace, ...] = ()
    """What only a person can take out."""
    refused: Both | None = None
    old: str = ""
    new: str = ""
    records: tuple[Path, ...] = ()
    """Where the checksum was changed."""

    @property
    def clean(self) -> bool:
        """Whether nothing is left to do."""
        return not self.left and not self.refused


def strip(paths: Iterable[Path], *, only_look: bool = False) -> Iterator[Stripped]:
    """Strip files one by one: what is wrong with one leaves the others alone."""
    for path in paths:
        yield guard(lambda why, path=path: Stripped(path, refused=why), _strip, path, only_look)  # type: ignore[misc]


class Cleaned(Frozen, frozen=True):
    """The bytes of a file without what it told besides, or why they are as they were."""

    data: bytes
    taken: tuple[Trace, ...] = ()
    left: tuple[Trace, ...] = ()
    refused: Both | None = None


def cleaned(data: bytes, kind: str) -> Cleaned:
    """Take out of the bytes of a file what it tells besides what it shows; what is seen stays as it is."""
    inside = look(data, kind)
    left = tuple(one for one in Trace if one in inside.traces and one.by_hand)
    if refused := _refusal(inside):
        return Cleaned(data, left=left, refused=refused)
    taken = tuple(one for one in Trace if one in inside.traces and not one.by_hand)
    if not taken:
        return Cleaned(data, left=left)
    fresh = stripped(data, kind)
    again = look(fresh, kind)
    if _shown(again) != _shown(inside) or any(not one.by_hand for one in again.traces):
        return Cleaned(data, left=left, refused=_NOT_SAFE)
    return Cleaned(fresh, tuple(one for one in taken if one not in _OWN) or taken, left)


def _strip(path: Path, only_look: bool) -> Stripped:  # noqa: FBT001 - called through the fence
    kind = path.name.rpartition(".")[2].lower()
    data = _content(path, kind)
    if isinstance(data, Both):
        return Stripped(path, refused=data)
    one = cleaned(data, kind)
    old = sha256(data).hexdigest()
    if one.refused or not one.taken:
        return Stripped(path, left=one.left, refused=one.refused, old=old)
    new = sha256(one.data).hexdigest()
    records = dict(_records(path, old, new))
    if not only_look:
        write_all({path: one.data, **records})
    return Stripped(path, one.taken, one.left, None, old, new, tuple(records))


def _content(path: Path, kind: str) -> bytes | Both:
    if kind not in KINDS:
        return Both(f"không phải loại tệp được đính kèm ({', '.join(KINDS)})", "files of this type are not attached")
    if is_link(path.lstat()):
        return Both("đây là liên kết, cần một tệp thường", "this is a link; a plain file is due")
    file = os.open(path, _READ)
    with os.fdopen(file, "rb") as opened:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            return Both("không phải là một tệp thường", "it is no plain file")
        data = opened.read(LIMIT + 1)
    return data if len(data) <= LIMIT else Both(f"tệp lớn hơn {LIMIT >> 20} MB", f"it is larger than {LIMIT >> 20} MB")


def _refusal(inside: Inside) -> Both | None:
    if inside.signed:
        return Both(
            "tệp đã ký số: sửa một byte là hỏng chữ ký, nên lệnh không đụng vào",
            "the file is signed: to change one byte breaks the signature, so it is left alone",
        )
    return inside.unread if inside.unread and not inside.parts else None


_NOT_SAFE = Both(
    "gỡ thì nội dung nhìn thấy sẽ đổi, nên lệnh không ghi gì; hãy xuất lại tệp từ bản gốc",
    "what is seen would change, so nothing was written; make the file anew from its source",
)


def _shown(inside: Inside) -> list[str]:
    return [one.text for one in inside.parts if one.shown]


def _records(path: Path, old: str, new: str) -> Iterator[tuple[Path, str]]:
    """The papers that declare the file with its old checksum, each as it shall be: nothing else in it changes."""
    folder = path.parent
    if folder.name != "files":
        return
    papers = ((folder.parent / name).glob("*.md") for name in ("documents", "reports"))
    for record in sorted(chain.from_iterable(papers)):
        try:
            text = read_text(record)
            given = read_front_matter(text).data
        except (Unreadable, ValueError):
            continue
        changed = _changed(text, given, f"files/{path.name}", (old, new))
        if changed != text:
            yield record, changed


def _changed(text: str, given: object, name: str, sums: tuple[str, str]) -> str:
    files = given.get("files") if isinstance(given, dict) else None
    find = locator(text, front_matter=True)
    lines = text.split("\n")
    for position, one in enumerate(files if isinstance(files, list) else ()):
        if isinstance(one, dict) and one.get("path") == name and one.get("sha256") == sums[0]:
            line, column = find(("files", position, "sha256"))
            row = lines[line - 1]
            at = row.find(sums[0], max(0, column - 1))
            at = at if at >= 0 else row.find(sums[0])
            if at >= 0:
                lines[line - 1] = f"{row[:at]}{sums[1]}{row[at + 64 :]}"
    return "\n".join(lines)
