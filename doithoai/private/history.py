"""The commits of the private repository: by Git, or by dulwich where none is installed.

The repository is always named outright: Git left alone would climb up and commit into the archive's.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from doithoai.model.both import Both
from doithoai.private.errors import NotKept

if TYPE_CHECKING:
    from dulwich.repo import Repo

_KEPT = ("GIT_AUTHOR_", "GIT_COMMITTER_", "GIT_CONFIG_", "GIT_EXEC_PATH", "GIT_SSH")
"""What the environment may say; a hook's would lead to another repository."""
_SOMEBODY = ("-c", "user.name=doithoai", "-c", "user.email=doithoai@localhost")
HOOKS = ".git/hooks"


def begin(folder: Path) -> None:
    """Make an empty repository in a folder. Raises NotKept."""
    if which("git"):
        _asked(["git", "init", "--quiet", "--initial-branch=main", "--", str(folder)], folder.parent)
        _git(folder, "config", "core.hooksPath", HOOKS)  # or the machine's own would stand before the guard
        _git(folder, "config", "core.quotePath", "false")
        return
    _dulwich().init(str(folder), default_branch=b"main").close()


def commit(folder: Path, paths: Sequence[str], message: str) -> None:
    """One commit of these paths, gone ones too; none where nothing of them changed. Raises NotKept."""
    if which("git"):
        known = {os.fsdecode(one) for one in _git(folder, "ls-files", "-z", "--", *paths).split(b"\0")}
        there = [path for path in paths if path in known or (folder / path).exists()]
        if there:
            _git(folder, "add", "--all", "--", *there)
            if _git(folder, "status", "--porcelain", "--untracked-files=no", "--", *there):
                _git(folder, *_who(folder), "-c", "commit.gpgsign=false", "commit", "-q", "-m", message, "--", *there)
        return
    _commit_without_git(folder, paths, message)


def _dulwich() -> type[Repo]:
    try:
        from dulwich.repo import Repo  # noqa: PLC0415 - only where there is no Git
    except ImportError:
        raise NotKept(
            Both(
                'máy chưa có Git; hãy cài Git, hoặc chạy: pip install "doithoai[desk]"',
                'Git is not installed; install it, or run: pip install "doithoai[desk]"',
            )
        ) from None
    return Repo


def _commit_without_git(folder: Path, paths: Sequence[str], message: str) -> None:
    with _dulwich()(str(folder)) as repository:
        tree = repository.get_worktree()
        tree.stage([os.fsencode(path) for path in paths])
        staged = repository.open_index().commit(repository.object_store)
        if staged != _tree_of(repository):
            tree.commit(message=message.encode())


def _tree_of(repository: Repo) -> bytes | None:
    """The number of what the last commit holds; None where there is none yet."""
    from dulwich.objects import Commit  # noqa: PLC0415 - only where there is no Git

    try:
        last = repository[repository.head()]
    except KeyError:
        return None
    return last.tree if isinstance(last, Commit) else None


def _who(folder: Path) -> tuple[str, ...]:
    """Nothing where Git knows who commits; else a name, since a PC of an office has none."""
    try:
        _git(folder, "var", "GIT_COMMITTER_IDENT")
    except NotKept:
        return _SOMEBODY
    return ()


def _git(folder: Path, *words: str) -> bytes:
    return _asked(["git", f"--git-dir={folder / '.git'}", f"--work-tree={folder}", *words], folder)


def _asked(command: list[str], folder: Path) -> bytes:
    told = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    told |= {"GIT_LITERAL_PATHSPECS": "1", "GIT_TERMINAL_PROMPT": "0"}
    done = subprocess.run(command, cwd=folder, env=told, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip() or done.stdout.decode(errors="replace").strip()
        raise NotKept(Both(f"Git không ghi được vào private/: {why}", f"Git can't write to private/: {why}"))
    return done.stdout
