"""An archive as the next commit will have it, or as a commit has it: read from an index, never from the work tree.

What lies in the folder is judged as it lies there where that is what the index holds, as it mostly is; otherwise as
many files are written elsewhere as judging needs.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from doithoai.commands.needed import Needed
from doithoai.commands.repository import NotInGit, Repository
from doithoai.model.base import Frozen
from doithoai.model.both import Both


class Committed(Frozen, frozen=True):
    """Where an archive can be read, and which files near it lie in the folder alone."""

    root: Path
    untracked: tuple[str, ...] = ()


@contextmanager
def next_commit(repository: Repository, paths: Sequence[str]) -> Iterator[Committed]:
    """The archive as the next commit has it, with all that is needed to judge these paths. Raises NotInGit."""
    announced = repository.announced()
    holds = [one for one in repository.holds() if one not in announced]
    outside = [one for one in (*repository.untracked(), *announced) if _shown(one)]
    needed = Needed(holds, paths)
    if not any(map(needed.asks, (*repository.unlike(), *outside))):
        yield Committed(repository.records)
        return
    with tempfile.TemporaryDirectory() as folder:
        root = needed.written(repository, Path(folder))
        yield Committed(root, tuple(sorted(filter(needed.asks, outside))))


@contextmanager
def commit(repository: Repository, name: str, paths: Sequence[str]) -> Iterator[Path | None]:
    """The archive as a commit has it; None where it has none there, nor one that has gone. Raises NotInGit."""
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        repository.read_tree(name, index)
        holds = repository.holds(index=index)
        if not any(one.startswith("policies/") for one in holds):
            _refuse_a_move(repository, name, index)
            yield None
            return
        yield Needed(holds, paths).written(repository, Path(folder) / "kho", index=index, whole=True)


def _refuse_a_move(repository: Repository, name: str, index: Path) -> None:
    """An archive that stood elsewhere in the commit must not pass for one that is new."""
    if gone := repository.archives(index=index) - repository.archives():
        where = ", ".join(sorted(one or "." for one in gone))
        here = repository.prefix.rstrip("/") or "."
        raise NotInGit(
            Both(
                f"{name} không có kho hồ sơ ở {here}, mà có ở {where}; kho đã chuyển chỗ thì không so sánh được",
                f"{name} holds no archive at {here}, but one at {where}; a moved archive can't be compared",
            )
        )


def none_at(name: str) -> NotInGit:
    """What is said where records of a commit are asked for, and it holds no archive."""
    return NotInGit(
        Both(
            f"{name} không có kho hồ sơ ở chỗ này (thư mục có policies/ và calendar/), nên không biết hồ sơ nào đã mất",
            f"{name} holds no archive here (a folder with policies/ and calendar/), so what is lost can't be told",
        )
    )


def _shown(path: str) -> bool:
    """Whether a reader of records looks at a path: hidden files of the machine are nobody's records."""
    return not any(part.startswith(".") for part in path.split("/"))
