"""What of the private repository the archive would take along: tracked by its Git, or no repository of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from doithoai.commands.repository import NotInGit, Repository
from doithoai.model.both import Both
from doithoai.model.findings import Finding
from doithoai.private.place import beside, fault
from doithoai.reading.private_names import FOLDER, private_roots
from doithoai.rules.shape import private_within
from doithoai.vietnamese.wording import sentence

_TRACKED = Both("Git của kho hồ sơ đang theo dõi tệp ở đây", "the archive's Git tracks files here")
_KINDS = {
    "120000": Both("Git của kho hồ sơ đang theo dõi một liên kết ở đây", "the archive's Git tracks a link here"),
    "160000": Both(
        "Git của kho hồ sơ đang theo dõi một kho con (submodule) ở đây", "the archive's Git tracks a submodule here"
    ),
}
_NOT_IGNORED = Both(
    "Git của kho hồ sơ chưa bỏ qua thư mục này; hãy chạy doithoai private init, hoặc thêm /private/ vào .gitignore",
    "the archive's Git does not ignore this folder; run doithoai private init, or add /private/ to .gitignore",
)


def private_told(records: Path, language: str = "vi") -> tuple[Finding, ...]:
    """A finding for each place, sorted; paths as seen from the folder in which the command runs."""
    here = Path.cwd()
    return tuple(
        Finding(
            path=path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix(),
            line=1,
            column=1,
            code=private_within.CODE,
            level=private_within.LEVEL,
            message=sentence(private_within.VI if language == "vi" else private_within.EN, {"why": why}, language),
        )
        for path, why in _places(records)
    )


def taken_along(records: Path) -> Both | None:
    """Why nothing private may be put beside the records yet: the archive's Git tracks something of that name."""
    try:
        found = sorted(_tracked(Repository(records)).items())
    except NotInGit:
        return None
    return next((why for _, why in found), None)


def _places(records: Path) -> list[tuple[Path, Both]]:
    folder = beside(records)
    found: dict[Path, Both] = {}
    if why := fault(folder, begun=False):
        found[folder] = why
    try:
        git = Repository(records)
        found |= _tracked(git)
        if folder not in found and Repository(folder.parent).named(*_UNIGNORED, FOLDER):
            found[folder] = _NOT_IGNORED
    except NotInGit:
        pass
    return sorted(found.items())


_UNIGNORED = ("ls-files", "-z", "--others", "--exclude-standard", "--directory", "--")


def _tracked(git: Repository) -> dict[Path, Both]:
    """The topmost folders and files of that name in the index of the archive's repository, each once."""
    kinds = {path: line.partition(" ")[0] for line, _, path in _staged(git)}
    found: dict[Path, Both] = {}
    for shown, path in private_roots(kinds).items():
        what = _KINDS.get(kinds[path], _TRACKED)
        told = Both(
            f"{what}; hãy chạy git rm -r -f --cached “{shown}”, và gỡ cả trong lịch sử nếu đã ghi",
            f"{what.en}; run git rm -r -f --cached “{shown}”, and purge history where it was committed",
        )
        found[git.top / shown] = told
    return found


def _staged(git: Repository) -> Iterator[tuple[str, str, str]]:
    """Every entry of the whole index: mode and number, and its path."""
    for line in Repository(git.top).run("ls-files", "--stage", "-z").split(b"\0"):
        if line:
            yield os.fsdecode(line).partition("\t")
