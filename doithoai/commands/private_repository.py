"""The private repository made: its folder, its guard, and that the archive's Git looks away from it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from doithoai.commands.repository import NotInGit, Repository
from doithoai.disk import write
from doithoai.model.both import Both
from doithoai.private.errors import NoPrivate
from doithoai.private.guard import set_guard
from doithoai.private.history import HOOKS, begin, commit
from doithoai.private.place import beside, fault
from doithoai.private.store import Store
from doithoai.reading.private_names import FOLDER, private_paths

_IGNORED = f"/{FOLDER}/"
_NOTE = "Danh tính người nêu kiến nghị: giữ ở kho riêng, hạn chế, không bao giờ ở đây"
_README = """\
# Kho riêng

Ai nêu kiến nghị nào, cách liên hệ, sự đồng ý; tài liệu nội bộ. Thư mục này là một kho Git của riêng nó, nằm cạnh
`records/`, không bao giờ đi cùng kho hồ sơ. Chỉ người được giao mới đọc; chỉ đẩy lên nơi không ai khác đọc được.

Lệnh: `doithoai private find`, `doithoai private keep`, `doithoai private forget`.
"""
_OWN_IGNORED = ".doithoai-*\n.DS_Store\nThumbs.db\n~$*\n"


def found_private(records: Path) -> Iterator[Both]:
    """Make what is lacking, and tell each thing that was made. Raises NoPrivate, NotKept."""
    folder = beside(records)
    if why := fault(folder, begun=False) or _taken_along(records):
        raise NoPrivate(why)
    ignore = folder.parent / ".gitignore"
    text = ignore.read_text("utf-8") if ignore.is_file() else ""
    if _IGNORED not in text.split("\n"):
        gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
        write(str(ignore), f"{text}{gap}# {_NOTE}\n{_IGNORED}\n".encode())
        yield Both(
            f".gitignore: đã thêm {_IGNORED}; hãy ghi thay đổi này vào kho hồ sơ",
            f".gitignore: {_IGNORED} added; commit this change of the archive",
        )
    if not os.path.lexists(folder / ".git"):
        folder.mkdir(mode=0o700, exist_ok=True)
        begin(folder)
        write(str(folder / "README.md"), _README.encode())
        write(str(folder / ".gitignore"), _OWN_IGNORED.encode())
        commit(folder, [".gitignore", "README.md"], "Begin a private repository")
        yield Both(f"{FOLDER}/: đã lập kho riêng", f"{FOLDER}/: the private repository is made")
    if set_guard(Store.require(records).folder):
        yield Both(
            f"{FOLDER}/{HOOKS}/pre-push: đã đặt chốt, không đẩy được lên nơi giữ kho hồ sơ",
            f"{FOLDER}/{HOOKS}/pre-push: it can't be pushed to where the archive is kept",
        )


def _taken_along(records: Path) -> Both | None:
    """Why the archive's Git holds a folder of that name already; None where it does not, or there is no Git."""
    try:
        git = Repository(records)
    except NotInGit:
        return None
    mine = private_paths(Repository(git.top).holds())
    if not mine:
        return None
    return Both(
        f"kho hồ sơ đang theo dõi {mine[0]}: hãy gỡ trước (git rm -r --cached), và gỡ khỏi lịch sử nếu đã ghi",
        f"the archive tracks {mine[0]}: take it out first (git rm -r --cached), and out of history if committed",
    )
