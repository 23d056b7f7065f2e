"""What is said of an error that no command expected; a part that was not installed is named with its installation."""

from __future__ import annotations

import errno

from doithoai.disk.lock import Busy
from doithoai.model.both import Both

OF_THE_PORTAL = ("PIL", "duckdb", "jinja2", "markdown", "markupsafe", "mkdocs", "nh3", "pyromark", "watchdog")
"""What is imported only to build the portal: not installed with the package alone."""
OF_THE_DESK = ("docx", "dulwich", "keyring", "merge3", "python_calamine", "tqdm", "xlsxwriter")
"""What is imported only by the staff's own commands, likewise."""

_OF_THE_MACHINE = {
    errno.ENOSPC: Both(
        "ổ đĩa hoặc nơi ghi kết quả đã đầy nên chưa ghi được hết; hãy dọn bớt rồi chạy lại",
        "the disk, or what the result is written to, is full, so not all was written; make room and run it again",
    ),
    errno.EDQUOT: Both(
        "đã hết phần ổ đĩa được cấp nên chưa ghi được hết; hãy dọn bớt rồi chạy lại",
        "the quota of the disk is used up, so not all was written; make room and run it again",
    ),
    errno.EROFS: Both("nơi ghi chỉ cho đọc, chưa ghi được gì", "what is to be written to can only be read"),
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM),
        Both("không có quyền đọc hoặc ghi ở đó", "there is no right to read or to write there"),
    ),
    errno.EFBIG: Both(
        "tệp vượt quá cỡ mà máy cho ghi nên chưa ghi được hết", "a file is larger than the machine lets it be written"
    ),
    errno.EIO: Both("ổ đĩa đọc hoặc ghi bị lỗi", "the disk failed while it was read or written"),
    errno.ENOENT: Both(
        "không còn thư mục hoặc tệp mà lệnh đang làm việc; hãy chuyển vào thư mục của kho rồi chạy lại",
        "the folder or file that the command works in is gone; go to the folder of the archive and run it again",
    ),
}
"""What the machine refuses, whatever the program does."""


def unexpected(error: Exception) -> Both:
    """One sentence, without a traceback."""
    if isinstance(error, ModuleNotFoundError) and str(error.name).partition(".")[0] in OF_THE_PORTAL:
        return Both(
            'lệnh này cần phần dựng cổng thông tin, chưa được cài; hãy chạy: pip install "doithoai[portal]"',
            'this command needs the portal part, which is not installed; run: pip install "doithoai[portal]"',
        )
    if isinstance(error, ModuleNotFoundError) and str(error.name).partition(".")[0] in OF_THE_DESK:
        return Both(
            'lệnh này cần phần dành cho văn phòng, chưa được cài; hãy chạy: pip install "doithoai[desk]"',
            'this command needs the desk part, which is not installed; run: pip install "doithoai[desk]"',
        )
    if isinstance(error, Busy):
        folder, holder = error.folder, error.holder
        return Both(
            f"“{folder}” đang được tiến trình khác ghi: {holder}; hãy đợi tiến trình ấy xong rồi chạy lại",
            f"another process writes “{folder}”: {holder}; wait for it to end, then run this again",
        )
    if isinstance(error, OSError) and error.errno in _OF_THE_MACHINE:
        place = f" ({error.filename})" if error.filename else ""
        told_of = _OF_THE_MACHINE[error.errno]
        return Both(f"{told_of}{place}", f"{told_of.en}{place}")
    told = f"{type(error).__name__}: {error}"
    return Both(
        f"lỗi của chương trình, xin báo cho người phụ trách kho: {told}",
        f"a fault of the program, please report it: {told}",
    )
