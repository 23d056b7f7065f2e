"""Git as it stands around an archive, whoever asks: a hook, a linked worktree, a submodule, a run by hand.

A hook is told by its environment which repository and index a commit is made with. What is told of the repository is
not passed on, since a child that is sent to the archive's folder would take that folder for the top of the work tree;
the index is, because `git commit -a` and `git commit --only` commit from one of their own.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from doithoai.model.both import Both

_ELSEWHERE = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_PREFIX",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE",
    "GIT_EXTERNAL_DIFF",
    "GIT_DIFF_OPTS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
)
"""What a hook inherits that may lead to another repository, or make a name of a file mean others."""
_OWN = ("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_SHALLOW_FILE")
"""What is kept beside the index where the environment speaks of the archive's own repository."""


class NotInGit(RuntimeError):
    """Git can't tell what changed; the sentence says why."""


class Repository:
    """The repository that holds an archive; paths in and out are relative to the archive's root."""

    def __init__(self, records: Path) -> None:
        """Find it. Raises NotInGit."""
        self.records = Path(os.path.abspath(records))  # noqa: PTH100 - a link stays as it is written
        self.environment, told = _found(self.records)
        top, _, rest = told.partition("\n")
        self.prefix = rest.partition("\n")[0]
        self.top = Path(top)

    def run(self, *words: str, given: bytes | None = None, index: Path | None = None) -> bytes:
        """What a command of Git says, asked from the archive. Raises NotInGit."""
        extra = {"GIT_INDEX_FILE": str(index)} if index else {}
        return _asked(self.records, words, {**self.environment, **extra}, given)

    def named(self, *words: str, index: Path | None = None) -> list[str]:
        """The names that a command of Git gives, one after another."""
        return [os.fsdecode(name) for name in self.run(*words, index=index).split(b"\0") if name]

    @cached_property
    def begun(self) -> bool:
        """Whether there is a commit yet."""
        return self._has("HEAD")

    def _has(self, name: str) -> bool:
        try:
            self.run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        except NotInGit:
            return False
        return True

    def staged(self, kinds: str) -> list[str]:
        """Paths that the next commit adds (A), modifies (M, T) or deletes (D). Raises NotInGit on a halted merge."""
        if halted := self.named(*_DIFF, "--diff-filter=U", "--", "."):
            some = ", ".join(sorted(set(halted))[:_SHOWN])
            raise NotInGit(
                Both(
                    f"đang gộp dở, tệp còn vướng nên chưa ghi được: {some}; sửa xong thì chạy git add",
                    f"a merge is under way, and nothing can be committed before these are mended and added: {some}",
                )
            )
        return self.named(*_DIFF, "--cached", f"--diff-filter={kinds}", "--", ".")

    def changed(self, base: str) -> list[str]:
        """Paths that differ between a commit and the work tree, with those that Git does not know yet."""
        if not self._has(base):
            raise NotInGit(
                Both(
                    f"không có nhánh hay bản ghi “{base}” ở bản chép này của kho; thiếu lịch sử thì chạy git fetch",
                    f"this copy of the repository has no branch or commit “{base}”; git fetch brings what it lacks",
                )
            )
        return sorted({*self.named(*_DIFF, base, "--", "."), *self.untracked(ignored=False), *self._unlooked_at()})

    def _unlooked_at(self) -> Iterable[str]:
        """Paths that Git is told to look away from (assume-unchanged, sparse) and that are there all the same."""
        marked = (
            line for line in self.named("ls-files", "-v", "-z", "--", ".") if line[:1].islower() or line[0] == "S"
        )
        return (line[2:] for line in marked if os.path.lexists(self.records / line[2:]))

    def untracked(self, *, ignored: bool = True) -> list[str]:
        """Paths that lie in the folder and are not in the index, by default those too that it is told to ignore."""
        rest = () if ignored else ("--exclude-standard",)
        return self.named("ls-files", "-z", "--others", *rest, "--", ".")

    def unlike(self) -> set[str]:
        """Paths whose content in the work tree is not that of the index; such as the index only announces, too."""
        # What Git is told to look away from (a sparse checkout, assume-unchanged) may be like it or not.
        marked = (
            line for line in self.named("ls-files", "-v", "-z", "--", ".") if line[:1].islower() or line[0] == "S"
        )
        return {*self.named(*_DIFF, "--", "."), *(line[2:] for line in marked)}

    def announced(self) -> set[str]:
        """Paths of which the index knows the name alone (`git add --intent-to-add`): they are not committed."""
        return set(self.named(*_DIFF, "--diff-filter=A", "--", "."))

    def holds(self, *, index: Path | None = None) -> list[str]:
        """Every file of an index."""
        return self.named("ls-files", "-z", "--cached", "--", ".", index=index)

    def archives(self, *, index: Path | None = None) -> set[str]:
        """Where the whole repository of an index holds archives: folders, below its top."""
        extra = {"GIT_INDEX_FILE": str(index)} if index else {}
        found = _asked(self.top, ("ls-files", "-z", "--cached", "--", "."), {**self.environment, **extra}, None)
        folders = {os.fsdecode(name).rpartition("/")[0] for name in found.split(b"\0")}
        ends = {one.removesuffix("policies") for one in folders if one.rpartition("/")[2] == "policies"}
        return {one.rstrip("/") for one in ends if f"{one}calendar" in folders}

    def contents(self, paths: Sequence[str], *, index: Path | None = None) -> list[bytes]:
        """What files of an index hold, as Git keeps it."""
        asked = b"".join(os.fsencode(f":{self.prefix}{path}\n") for path in paths)
        output = self.run("cat-file", "--batch", given=asked, index=index) if paths else b""
        return objects(output, len(paths))

    def read_tree(self, commit: str, index: Path) -> None:
        """Fill an index with what a commit holds. Raises NotInGit."""
        self.run("read-tree", commit, index=index)

    def write(self, paths: Iterable[str], folder: Path, *, index: Path | None = None) -> Path:
        """Write files of an index as a checkout would have them; where the archive then lies.

        A link that leads out, which a commit may hold, stays a link: whoever reads records refuses it.
        """
        names = b"".join(os.fsencode(f"{path}\0") for path in paths)
        if names:
            self.run("checkout-index", "-z", "--stdin", "--force", f"--prefix={folder}/", given=names, index=index)
        return folder / self.prefix


_SHOWN = 3
_DIFF = ("diff", "--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff", "--ignore-submodules=dirty")


def _found(records: Path) -> tuple[dict[str, str], str]:
    """The environment for children of Git that are asked of an archive, and what Git says of where they are."""
    where = ("rev-parse", "--show-toplevel", "--show-prefix")
    clean = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    # Names are names here, no patterns; and whoever only looks takes no lock that a commit may be waiting for.
    clean |= {"GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        found = clean, os.fsdecode(_asked(records, where, clean, None))
    except NotInGit:
        if "GIT_DIR" not in os.environ:
            raise
        # A work tree without a repository of its own above it, as with `git --git-dir=… --work-tree=…`.
        tree = os.path.abspath(os.environ.get("GIT_WORK_TREE") or ".")  # noqa: PTH100 - a link stays
        clean |= {"GIT_DIR": os.path.abspath(os.environ["GIT_DIR"]), "GIT_WORK_TREE": tree}  # noqa: PTH100 - likewise
        found = clean, os.fsdecode(_asked(records, where, clean, None))
    return {**found[0], **_kept(records, *found)}, found[1]


def _kept(records: Path, clean: Mapping[str, str], told: str) -> dict[str, str]:
    """What the environment says of the index, where it speaks of the very repository of the archive."""
    index = os.environ.get("GIT_INDEX_FILE")
    if not index:
        return {}
    own = _asked(records, ("rev-parse", "--absolute-git-dir"), clean, None)
    try:
        meant = _asked(Path(), ("rev-parse", "--absolute-git-dir"), os.environ, None)
    except NotInGit:
        return {}
    if not _same(own, meant):
        return {}
    top = told.partition("\n")[0]
    # Git names it from the top of the work tree, where hooks run.
    kept = {name: os.environ[name] for name in _OWN if name in os.environ}
    return {**kept, "GIT_INDEX_FILE": os.path.join(top, index)}  # noqa: PTH118 - text in, text out


def _same(one: bytes, two: bytes) -> bool:
    return os.path.realpath(os.fsdecode(one.strip())) == os.path.realpath(os.fsdecode(two.strip()))


def _asked(folder: Path, words: Sequence[str], environment: Mapping[str, str], given: bytes | None) -> bytes:
    command = ["git", "-C", str(folder), *words]
    try:
        done = subprocess.run(command, env=environment, input=given or b"", capture_output=True, check=False)
    except FileNotFoundError:
        raise NotInGit(Both("không tìm thấy chương trình git", "the program git is not found")) from None
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip()
        raise NotInGit(Both(f"Git không so sánh được: {why}", f"Git can't compare: {why}"))
    return done.stdout


def objects(output: bytes, count: int) -> list[bytes]:
    """What so many objects hold, as `git cat-file --batch` prints them one behind the other."""
    found, at = [], 0
    for _ in range(count):
        end = output.index(b"\n", at)
        size = int(output[at:end].rpartition(b" ")[2])
        found.append(output[end + 1 : end + 1 + size])
        at = end + size + 2
    return found
