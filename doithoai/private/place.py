"""Where the private repository lies: a folder beside `records/`, itself and no link, with a repository of its own."""

from __future__ import annotations

import os
from pathlib import Path

from doithoai.model.both import Both
from doithoai.private.errors import NoPrivate
from doithoai.reading.attachments import is_link
from doithoai.reading.private_names import FOLDER, is_private_name

MISSING = Both(
    "chưa có kho riêng private/ bên cạnh thư mục hồ sơ; hãy chạy: doithoai private init",
    "there is no private repository beside the records; run: doithoai private init",
)


def beside(archive: Path) -> Path:
    """The folder that is or would be the private one, of an archive by its records or by the folder above them."""
    whole = Path(os.path.abspath(archive))  # noqa: PTH100 - a link stays as it is written
    records = all((whole / name).is_dir() for name in ("policies", "calendar"))
    return (whole.parent if records else whole) / FOLDER


def standing(archive: Path) -> Path | None:
    """The private repository of an archive; None where there is nothing. Raises NoPrivate on what is none, or hides."""
    folder = beside(archive)
    if why := fault(folder):
        raise NoPrivate(why)
    return folder if os.path.lexists(folder) else None


def fault(folder: Path, *, begun: bool = True) -> Both | None:
    """Why what stands there is no private repository; with `begun=False` one may still be made of it."""
    if other := _otherwise_named(folder):
        return Both(
            f"thư mục kho riêng phải mang đúng tên private; hãy đổi tên “{other}”",
            f"the private repository must be called private, just so; rename “{other}”",
        )
    if not os.path.lexists(folder):
        return None
    if is_link(os.lstat(folder)):
        return Both(
            "private/ là liên kết: nơi nó dẫn tới có thể nằm trong kho hồ sơ; cần một thư mục thường",
            "private/ is a link: where it leads may lie in the archive; a plain folder is due",
        )
    if not folder.is_dir():
        return Both("private là tệp; cần một thư mục", "private is a file; a folder is due")
    own = folder / ".git"
    if not os.path.lexists(own):
        return None if not begun else _NOT_BEGUN
    if is_link(os.lstat(own)) or not own.is_dir() or (own / "commondir").exists():
        return _NOT_ITS_OWN
    return None


_NOT_BEGUN = Both(
    "private/ chưa là một kho Git riêng; hãy chạy: doithoai private init",
    "private/ is no repository of its own yet; run: doithoai private init",
)
_NOT_ITS_OWN = Both(
    "private/ là nhánh làm việc (worktree) hoặc kho con (submodule) của một kho khác, nên sẽ đi theo kho ấy; hãy chép "
    "các tệp ra ngoài, bỏ thư mục này, rồi chạy: doithoai private init",
    "private/ is a worktree or submodule of another repository and would go where that one goes; copy its files "
    "elsewhere, remove the folder, then run: doithoai private init",
)


def _otherwise_named(folder: Path) -> str | None:
    try:
        names = sorted(os.listdir(folder.parent))  # noqa: PTH208 - names as they are written, also where letters count alike
    except OSError:
        return None
    alike = [name for name in names if is_private_name(name) and "." not in name.strip(". ")]
    return next((name for name in alike if name != FOLDER), None)
