"""A change of an archive: some files, what they were and what they shall be; judged before it is made, made as a whole.

It is judged on a second tree in which all other files are the same ones, so the archive is untouched until `write`.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from doithoai.check import Judge, check
from doithoai.commands.kinds_of_files import kind_of_file
from doithoai.commands.schemas import KINDS
from doithoai.disk.together import ChangedMeanwhile, write_all
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.findings import Finding
from doithoai.model.vocabulary import FindingLevel
from doithoai.reading.archive import Archive
from doithoai.reading.selection import Selection, everything, select
from doithoai.reading.text import read_front_matter, read_yaml
from doithoai.writing.edit import edit, edit_front
from doithoai.writing.house import dump, front, headed
from doithoai.writing.order import ordered


class CannotChange(Exception):
    """A change that is not made; its one argument, a Both, says why."""


class Verdict(Frozen, frozen=True):
    """What a change brings: the errors that keep it from being made, and what is only to be known."""

    blocking: tuple[Finding, ...]
    told: tuple[Finding, ...]


class ChangeOfFiles:
    """Files of one archive, by their paths below its root."""

    def __init__(self, root: Path) -> None:
        """Begin with none."""
        self.root = root
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, bytes] = {}

    def text(self, path: str) -> str | None:
        """What a record says as the change has it so far; None where there is none. Raises CannotChange, Unreadable."""
        data = self._after.get(path, self._standing(path))
        return None if data is None else data.decode("utf-8")

    def holds(self, path: str) -> bool:
        """Whether a file is there, whatever it holds, as the change has it so far. Raises CannotChange."""
        return path in self._after or self._standing(path) is not None

    def put(self, path: str, data: bytes) -> None:
        """A file as it shall be."""
        self._standing(path)
        self._after[path] = data

    def new(self, path: str, data: Any, body: str | None = None, comment: str = "") -> None:
        """A record where there is none yet; CannotChange where there is one. What is None in it is left out."""
        if self.text(path) is not None:
            raise CannotChange(Both(f"{path} đã có; không ghi đè", f"{path} is there; it is not overwritten"))
        schema = _schema(path)
        head = headed(schema, path.count("/") + 1, dump(ordered(data, KINDS[schema][1])), comment)
        self.put(path, (head if body is None else front(head, body)).encode())

    def edit(self, path: str, change: Callable[[Any], Any], body: str | None = None) -> None:
        """A record with other values, by what `change` makes of those it has. Raises CannotChange, Unreadable."""
        text = self.text(path)
        if text is None:
            raise CannotChange(Both(f"không có {path}", f"there is no {path}"))
        shape = KINDS[_schema(path)][1]
        if path.endswith(".md"):
            told = edit_front(text, ordered(change(read_front_matter(text).data), shape), body)
        else:
            told = edit(text, ordered(change(read_yaml(text)), shape))
        self.put(path, told.encode())

    def _standing(self, path: str) -> bytes | None:
        """What stands at a path when it is first asked for; no link is followed, nothing outside is reached."""
        if path not in self._before:
            where = self.root
            for part in path.split("/"):
                where = where / part
                if part in ("", ".", "..") or "\\" in part or os.path.islink(where):  # noqa: PTH114 - no error for names
                    raise CannotChange(Both(f"{path}: không ghi qua đường này", f"{path}: nothing is written this way"))
            try:
                self._before[path] = where.read_bytes()
            except FileNotFoundError:
                self._before[path] = None
        return self._before[path]

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that are other than they were, sorted."""
        return tuple(path for path, data in sorted(self._after.items()) if data != self._before[path])

    def verdict(self, today: dt.date, language: str = "vi") -> Verdict:
        """Judge it: what it brings that was not there before."""
        with _beside(self.root) as other:
            for path in self.paths:
                file = other / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.unlink(missing_ok=True)
                file.write_bytes(self._after[path])
            return brought(self.root, other, self.paths, today, language)

    def write(self) -> tuple[str, ...]:
        """Make it, all files or none; CannotChange where one is other than when it was read. Returns the paths."""
        made = self.paths
        try:
            write_all(
                {self.root / path: self._after[path] for path in made},
                {self.root / path: self._before[path] for path in made},
            )
        except ChangedMeanwhile as error:
            path = os.path.relpath(error.args[0], self.root)
            vi = f"{path} vừa được sửa ở nơi khác; hãy xem lại rồi làm lại"
            raise CannotChange(
                Both(vi, f"{path} was changed elsewhere meanwhile; look at it and do it again")
            ) from None
        return made


def brought(before: Path, after: Path, paths: Sequence[str], today: dt.date, language: str = "vi") -> Verdict:
    """What a state of an archive brings that the one before had not, by the paths in which they differ."""
    known = {_same(one) for one in _judged(before, paths, today, language)}
    found = [one for one in _judged(after, paths, today, language) if _same(one) not in known]
    blocks = tuple(one for one in found if one.level is FindingLevel.ERROR)
    return Verdict(blocks, tuple(one for one in found if one.level is not FindingLevel.ERROR))


def _judged(root: Path, paths: Sequence[str], today: dt.date, language: str) -> tuple[Finding, ...]:
    archive = Archive(root)
    return check(Judge(archive, today, language), _selected(archive, paths), jobs=1).findings


def _selected(archive: Archive, paths: Sequence[str]) -> Selection:
    """What the change may bear on; a unit of which there is nothing yet but its record is read with all others."""
    units = {path.partition("/")[0] for path in paths if path.endswith("/unit.yml")}
    if any(not archive.years(unit) for unit in units):
        return everything(archive)
    return select(archive, [archive.root / path for path in paths])


def _schema(path: str) -> str:
    kind = kind_of_file(path)
    if kind is None:
        raise CannotChange(Both(f"{path} không phải là tên của hồ sơ nào", f"{path} is the name of no record"))
    return kind


def _same(one: Finding) -> tuple[str, str, str]:
    """By what a finding is known again when lines have moved."""
    return one.path, one.code, one.message


@contextlib.contextmanager
def _beside(root: Path) -> Iterator[Path]:
    """A second tree of the same files; copies where the machine can't give a file two names."""
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / "kho"
        shutil.copytree(root, other, copy_function=linked, symlinks=True)
        yield other


def linked(source: str, target: str) -> None:
    """A second name of a file, or a copy where the machine gives none."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
