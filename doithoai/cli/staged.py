"""`doithoai check --staged` and `--deleted`: what a hook asks before a commit, judged as the commit will record it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from doithoai.cli.check import fails, judge, require
from doithoai.cli.options import as_of, open_archive
from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both

if TYPE_CHECKING:
    from doithoai.commands.repository import Repository
    from doithoai.model.findings import Finding


def run_staged(arguments: argparse.Namespace, paths: Sequence[Path]) -> int:
    """Carry either out; returns the exit code."""
    from doithoai.commands.repository import NotInGit, Repository

    try:
        archive, prefix = open_archive([_standing(path) for path in paths])
    except CannotRun:
        require(paths)
        raise
    try:
        repository = Repository(archive.root)
        inside = [_inside(path, archive.root) for path in paths]
        run = _deleted if arguments.deleted else _staged
        return run(repository, prefix, inside, arguments)
    except NotInGit as error:
        raise CannotRun(*error.args) from None


def _standing(path: Path) -> Path:
    """The path, or the nearest folder above it that is there: what is committed may be gone from the folder already."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are written
    return next(one for one in (whole, *whole.parents) if os.path.lexists(one))


def _inside(path: Path, root: Path) -> str:
    found = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")  # noqa: PTH100 - likewise
    return "" if found == "." else found


def _staged(repository: Repository, prefix: str, paths: Sequence[str], arguments: argparse.Namespace) -> int:
    """Judge paths as the index has them; without paths, all that the next commit adds or modifies."""
    from doithoai.commands.committed import next_commit
    from doithoai.commands.private_told import private_told
    from doithoai.commands.untracked import telling
    from doithoai.reading.archive import Archive

    asked = paths if arguments.paths else repository.staged("AMT")
    beside = private_told(repository.records, arguments.lang)
    if not asked:
        return _only(beside, arguments.lang)
    with next_commit(repository, asked) as committed:
        for path in asked:
            if not os.path.lexists(committed.root / path):
                raise CannotRun(_not_there(repository, path))
        archive = Archive(committed.root)
        tell = telling(committed.untracked, prefix, arguments.lang)
        return int(judge(archive, prefix, [committed.root / path for path in asked], arguments, tell, beside))


def _not_there(repository: Repository, path: str) -> Both:
    shown = f"{repository.records.name}/{path}"
    if os.path.lexists(repository.records / path):
        return Both(
            f"“{shown}” chưa được đưa vào lần ghi này; hãy chạy git add",
            f"“{shown}” is not part of the next commit; run git add",
        )
    return Both(f"không có tệp hoặc thư mục “{shown}”", f"there is no file or folder “{shown}”")


def _deleted(repository: Repository, prefix: str, _paths: Sequence[str], arguments: argparse.Namespace) -> int:
    """Tell what the next commit deletes and leaves no stub, and judge what referred to it."""
    from doithoai.commands.changes import deletion
    from doithoai.commands.committed import next_commit
    from doithoai.commands.private_told import private_told
    from doithoai.commands.untracked import telling
    from doithoai.reading.archive import Archive
    from doithoai.reading.selection import select

    gone = repository.staged("D")
    beside = private_told(repository.records, arguments.lang)
    if not gone:
        return _only(beside, arguments.lang)
    touched = (*gone, *repository.staged("AMT"))
    with next_commit(repository, touched) as committed:
        archive = Archive(committed.root)
        told = deletion(repository, archive, touched, as_of(arguments), arguments.lang)
        if told.markdown:
            print(told.markdown.strip(), end="\n\n")
        selection = select(archive, [archive.root / path for path in gone])
        tell = telling(committed.untracked, prefix, arguments.lang)
        found = not selection.empty and fails(archive, prefix, selection, arguments, tell, beside)
    return int(found or not told.clean or _only(beside if selection.empty else (), arguments.lang))


def _only(beside: Sequence[Finding], language: str) -> int:
    """Tell what stands beside the records where none of them is judged; the exit code."""
    if beside:
        from doithoai.report.text import line

        print(*(line(one, language) for one in beside), sep="\n")
    return int(bool(beside))
