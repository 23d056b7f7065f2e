"""Where words about one person stand, in files and in all that Git keeps: branches, tags, stashes, what it let go of.

Nothing is changed here, and nobody's register is read: what is looked for is what the record says or said in any
version of it, and what the caller names.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from doithoai.commands.repository import NotInGit, Repository
from doithoai.fence import guard, nothing
from doithoai.model.base import Frozen
from doithoai.model.dossier import Key
from doithoai.model.findings import Unreadable
from doithoai.model.records import Petition
from doithoai.reading.contents import KINDS
from doithoai.reading.shapes import convert
from doithoai.reading.text import read_yaml
from doithoai.rules.privacy._fields import leaves

_ABOUT = frozenset(("text", "answer", "note"))
_WHO = frozenset(("name", "how", "scope"))
_LEAST, _LEAST_OF_NAME, _PART = 12, 4, 80
_SKIPPED = frozenset((".git", "private", "node_modules", ".venv", "__pycache__"))
_LIMIT, _BATCH = 20 << 20, 400


class Stands(Frozen, frozen=True, order=True):
    """Where something stands: in a file, or in an object of Git with the commit and the path that lead to it."""

    where: str
    commit: str = ""
    day: str = ""


class Remains(Frozen, frozen=True):
    """All that was found."""

    words: tuple[str, ...]
    """What was looked for."""
    files: tuple[Stands, ...] = ()
    history: tuple[Stands, ...] = ()
    in_git: bool = True
    shallow: bool = False


def remains(records: Path, key: Key, number: int, names: Iterable[str]) -> Remains:
    """Look for a petition's person and words everywhere."""
    try:
        git: Repository | None = Repository(records)
    except NotInGit:
        git = None
    path = f"{key.path}/petitions.yml"
    versions = [guard(nothing, (records / path).read_bytes) or b"", *(_versions(git, path) if git else ())]
    found = dict.fromkeys(word for data in versions for word in _said(data, number))
    words = tuple({**dict.fromkeys(unicodedata.normalize("NFC", one) for one in names), **found})
    return traces(git.top if git else records, git, words)


def traces(top: Path, git: Repository | None, words: tuple[str, ...]) -> Remains:
    """Where words stand, in the files below a folder and in its repository, however they are written."""
    needles = _needles(words)
    if not needles:
        return Remains((), in_git=git is not None)
    files = tuple(sorted(_in_files(top, needles)))
    if git is None:
        return Remains(words, files, in_git=False)
    shallow = git.run("rev-parse", "--is-shallow-repository").strip() == b"true"
    return Remains(words, files, tuple(sorted(set(_in_history(git, needles)))), shallow=shallow)


# --- what is looked for


def _versions(git: Repository, path: str) -> Iterator[bytes]:
    """Every version of a file that Git can lead to."""
    told = git.run("log", "--all", "--reflog", "--format=", "--raw", "--no-abbrev", "--no-renames", "-m", "--", path)
    ids = dict.fromkeys(word for line in told.splitlines() for word in line.split()[2:4] if set(word) != {ord("0")})
    yield from (body for _, kind, body in _objects(git, list(ids)) if kind == b"blob")


def _said(data: bytes, number: int) -> Iterator[str]:
    """What one version of the list says of the petition, and of whoever raised it."""
    try:
        items = read_yaml(data.decode())
    except (Unreadable, UnicodeDecodeError):
        return
    for one in items if isinstance(items, list) else ():
        if isinstance(one, dict) and one.get("id") == number:
            record = guard(nothing, _converted, one)
            for route, text, _ in leaves(record) if record else ():
                least = _LEAST_OF_NAME if route[-1] == "name" else _LEAST
                about = route[0] in _ABOUT or (route[0] == "petitioner" and route[-1] in _WHO)
                if about and len(text.strip()) >= least:
                    yield " ".join(text.split())


def _converted(data: Any) -> Petition | None:
    try:
        return convert(data, Petition)
    except msgspec.ValidationError:
        return None


def _needles(words: Iterable[str]) -> tuple[bytes, ...]:
    """How they are looked for: without accents, capitals and blanks; of a long text its two ends."""
    ends = (end for word in words for end in {word[:_PART], word[-_PART:]})
    return tuple(dict.fromkeys(needle for end in ends if len(needle := _bare(end)) >= _LEAST_OF_NAME - 1))


def _bare(text: str) -> bytes:
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return plain.encode("ascii", "ignore").lower().translate(None, _BETWEEN)


_BETWEEN = bytes(one for one in range(128) if not chr(one).isalnum())


def _tells(data: bytes, name: str, needles: tuple[bytes, ...]) -> bool:
    """Whether a file says any of it: in its name, its bytes as text, or what its reader unpacks."""
    texts = [name, data.decode("utf-8", "ignore")]
    kind = name.rpartition(".")[2].lower()
    if kind in KINDS and kind not in ("txt", "csv"):
        from doithoai.reading.inside import look  # noqa: PLC0415 - few files are attached

        inside = guard(nothing, look, data, kind)
        texts += [part.text for part in inside.parts] if inside else []
    return any(needle in bare for text in texts for bare in (_bare(text),) for needle in needles)


# --- where


def _in_files(top: Path, needles: tuple[bytes, ...]) -> Iterator[Stands]:
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(one for one in folders if one not in _SKIPPED)
        for name in names:
            path = Path(folder, name)
            if path.is_symlink() or not path.is_file() or path.stat().st_size > _LIMIT:
                continue
            inside = path.relative_to(top).as_posix()
            if _tells(guard(nothing, path.read_bytes) or b"", inside, needles):
                yield Stands(inside)


def _in_history(git: Repository, needles: tuple[bytes, ...]) -> Iterator[Stands]:
    """Every object that says it, with whoever leads to it; one that nothing leads to is still kept for a time."""
    told = git.run("cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype) %(objectsize)")
    rows = (line.split() for line in told.splitlines())
    ids = [row[0] for row in rows if row[1] != b"tree" and int(row[2]) <= _LIMIT]
    paths = _paths(git)
    for one, kind, body in _objects(git, ids):
        known = paths.get(one, ())
        name = known[0] if known else ""
        if not _tells(body, name, needles):
            continue
        if kind == b"blob":
            yield from _leading(git, one, known)
        else:
            word = "thông điệp của bản ghi" if kind == b"commit" else "nhãn"
            yield Stands(word, one.decode()[:12])


def _objects(git: Repository, ids: list[bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Objects by their numbers, some at a time: number, kind, content."""
    for begin in range(0, len(ids), _BATCH):
        some = ids[begin : begin + _BATCH]
        output, at = git.run("cat-file", "--batch", given=b"\n".join(some) + b"\n"), 0
        for one in some:
            end = output.index(b"\n", at)
            kind, size = output[at:end].split()[1], output[at:end].split()[-1]
            if not size.isdigit():  # missing from a shallow or partial copy
                at = end + 1
                continue
            yield one, kind, output[end + 1 : end + 1 + int(size)]
            at = end + int(size) + 2


def _paths(git: Repository) -> dict[bytes, tuple[str, ...]]:
    """The paths under which each object is found."""
    found: dict[bytes, list[str]] = {}
    for line in git.run("rev-list", "--objects", "--all", "--reflog").splitlines():
        one, _, path = line.partition(b" ")
        if path:
            found.setdefault(one, []).append(os.fsdecode(path))
    return {one: tuple(paths) for one, paths in found.items()}


def _leading(git: Repository, one: bytes, paths: tuple[str, ...]) -> Iterator[Stands]:
    form = "--format=%h %as"
    told = git.run("log", "--all", "--reflog", form, "-m", f"--find-object={one.decode()}") if paths else b""
    commits = dict.fromkeys(os.fsdecode(line) for line in told.splitlines() if line.strip())
    if not commits:
        yield Stands(f"đối tượng {one.decode()[:12]} không nhánh nào dẫn tới")
    for commit in commits:
        name, _, day = commit.partition(" ")
        yield from (Stands(path, name, day) for path in paths)
