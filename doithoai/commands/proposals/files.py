"""Which files of a folder belong to a change of the archive; all others stay where they are, and are named."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Mapping
from pathlib import Path

from doithoai.commands.kinds_of_files import kind_of_file
from doithoai.commands.proposals.store import Declined, oid_of
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.findings import Unreadable
from doithoai.reading.names import visible
from doithoai.reading.private_names import is_private_name, private_roots
from doithoai.reading.text import read_front_matter

_GIT = ".git"
_SHOWN = 10


class Lying(Frozen, frozen=True):
    """What lies in an archive: its records and attached files, by checksum, and what is none of it."""

    files: Mapping[str, str]
    aside: tuple[str, ...]


def refuse_private(paths: Iterable[str]) -> None:
    """Declined where anything of `private/` is among what Git tracks, or what the server would put there."""
    found = private_roots(paths)
    if found:
        some = ", ".join(map(visible, [*found.values()][:_SHOWN]))
        cure = f"git rm -r -f --cached {' '.join(map(shlex.quote, map(visible, found)))}"
        raise Declined(
            Both(
                f"không gửi gì: tệp riêng nằm trong phần sẽ công khai: {some}. Gỡ ra: {cure}",
                f"nothing is sent: private files are tracked: {some}. Take them out: {cure}",
            )
        )


def lying(root: Path, tracked: Mapping[str, str], like: str) -> Lying:
    """Look through an archive; `tracked` are the files that it is known to hold, `like` a checksum of their kind."""
    files: dict[str, str] = {}
    aside: list[str] = []
    for path, plain in _walked(root):
        known = path in tracked or kind_of_file(path) is not None or _declared(root, path)
        if plain and known:
            files[path] = oid_of((root / path).read_bytes(), like)
        elif path not in tracked:
            aside.append(path)
    return Lying(files, tuple(sorted(aside)))


def _walked(root: Path) -> Iterable[tuple[str, bool]]:
    """Every entry that is not hidden, and whether it is a plain file; no link is followed."""
    for folder, names, files in os.walk(root):
        inside = os.path.relpath(folder, root).replace(os.sep, "/")
        head = "" if inside == "." else f"{inside}/"
        links = [name for name in names if os.path.islink(os.path.join(folder, name))]  # noqa: PTH114, PTH118 - many
        names[:] = sorted({name for name in names if name[0] != "." and not is_private_name(name)} - {*links})
        for name in (*files, *links):
            if not name.startswith("."):
                whole = os.path.join(folder, name)  # noqa: PTH118 - likewise
                yield f"{head}{name}", os.path.isfile(whole) and not os.path.islink(whole)  # noqa: PTH113, PTH114


def _declared(root: Path, path: str) -> bool:
    """Whether a document of the same conference names an attached file."""
    if not belongs(path):
        return False
    folder, _, name = path.partition("/files/")
    for document in sorted((root / folder / "documents").glob("*.md")):
        try:
            front = read_front_matter(document.read_text("utf-8")).data
        except (OSError, UnicodeDecodeError, Unreadable):
            continue
        some = front.get("files") if isinstance(front, dict) else None
        named = (one.get("path") for one in some or () if isinstance(one, dict))
        if f"files/{name}" in named:
            return True
    return False


def belongs(path: str) -> bool:
    """Whether a file is a record, or may be attached to one."""
    inside = path.split("/") if addresses.CONFERENCE_FILE.fullmatch(path) else []
    return kind_of_file(path) is not None or inside[3:4] == ["files"]


def about(path: str) -> str:
    """What a file of the archive is about: its conference, the year or unit, else what all units share."""
    found = addresses.CONFERENCE_FILE.fullmatch(path)
    if found:
        return "/".join(found.groups())
    if addresses.UNIT_FILE.fullmatch(path):
        return path.rpartition("/")[0].removesuffix("/reports")
    return path.partition("/")[0]


def standing(top: Path, path: str) -> bytes | None:
    """What lies at a path of the repository; Declined where the way there leads through a link, or into Git itself."""
    where = top
    for part in path.split("/"):
        where = where / part
        odd = part in ("", ".", "..") or part.casefold().rstrip(" .").startswith((_GIT, "git~")) or "\\" in part
        if (odd and part not in (".gitignore", ".gitattributes", ".github")) or ":" in part or where.is_symlink():
            shown = visible(path)
            raise Declined(Both(f"{shown}: không ghi qua đường này", f"{shown}: nothing is written this way"))
    try:
        return where.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
