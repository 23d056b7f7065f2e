"""What is said of an error that no command expected; a part that was not installed is named with its installation."""

from __future__ import annotations

OF_THE_PORTAL = ("PIL", "duckdb", "jinja2", "markdown", "markupsafe", "mkdocs", "nh3", "pyromark", "watchdog")
"""What is imported only to build the portal: not installed with the package alone."""


def unexpected(error: Exception) -> str:
    """One sentence, without a traceback."""
    if isinstance(error, ModuleNotFoundError) and str(error.name).partition(".")[0] in OF_THE_PORTAL:
        return 'lệnh này cần phần dựng cổng thông tin, chưa được cài; hãy chạy: pip install "doithoai[portal]"'
    return f"lỗi của chương trình, xin báo cho người phụ trách kho: {type(error).__name__}: {error}"
