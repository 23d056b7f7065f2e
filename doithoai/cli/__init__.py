"""The command line: arguments in, exit code out; one module a command.

0 nothing that fails the run, 1 findings that do, 2 the call itself can't be carried out. Never a traceback.
Only here (`day.py`), in the plugin and in scripts is today's date known.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

from doithoai import __version__
from doithoai.cli.arguments import Parser, language, parser
from doithoai.cli.refusal import CannotRun
from doithoai.disk import NOTE
from doithoai.model.both import Both

COMMANDS = (
    ("check", "kiểm tra hồ sơ", "check records"),
    ("deadline", "tính các thời hạn của một ngày tổ chức", "count the limits of a day"),
    ("due", "việc phải làm: ai, hạn nào, lệnh nào", "what is owed: by whom, by when, by which command"),
    (
        "new",
        "lập hồ sơ mới: hội nghị, kiến nghị, tài liệu, báo cáo",
        "make a new record",
    ),
    ("import", "nhập kiến nghị từ bảng tính, văn bản từ Word", "petitions from a sheet, a document from Word"),
    (
        "mend",
        "sửa dấu BOM, chữ rời dấu (NFD), dấu xuống dòng của Windows trong hồ sơ",
        "mend byte order marks, loose accents (NFD) and line ends of Windows in records",
    ),
    (
        "strip",
        "gỡ tọa độ, tên người soạn và phần kèm theo khác khỏi tệp đính kèm",
        "take out of attached files what they tell besides what they show",
    ),
    (
        "changes",
        "thay đổi này làm gì: lỗi mới, lỗi đã hết, thời hạn mới",
        "what a change does: new findings, gone findings, new limits",
    ),
    (
        "forget",
        "chỉ ra nơi còn tên, nội dung của người đã rút lại, trong tệp và lịch sử Git, và cách gỡ",
        "tell where a person who withdrew still stands, in files and in Git's history, and how to purge it",
    ),
    (
        "private",
        "kho riêng: ai nêu kiến nghị, tài liệu nội bộ; không bao giờ đi cùng kho hồ sơ",
        "the private repository: who raised petitions, internal documents",
    ),
    (
        "public-copy",
        "chép phần công khai của kho ra một thư mục mới",
        "write a copy of the archive with its public part alone",
    ),
    ("nightly", "việc thiếu, chậm hoặc sắp đến hạn", "what is missing, late or due soon"),
    (
        "evidence",
        "kho có từng văn bản từ ngày nào, theo lịch sử Git, và điều gì mâu thuẫn với ngày ghi trong văn bản",
        "since when history holds each document, and what contradicts the days it says",
    ),
    (
        "manifest",
        "kê mọi hồ sơ và tệp của cổng với mã kiểm, ký và lấy dấu thời gian",
        "list every record and file of the portal with its checksum, sign and stamp the list",
    ),
    ("timestamp", "lấy dấu thời gian RFC 3161 cho một tệp", "get a time stamp of RFC 3161 for a file"),
    (
        "verify",
        "cổng, kho hồ sơ hay một tệp có đúng như bản kê đã ký không",
        "whether a portal, an archive or a file is what a signed manifest says",
    ),
    (
        "stamp",
        "ghi lại các trang hồ sơ vào cổng thông tin đã dựng",
        "write the pages of records into a built portal again",
    ),
    ("init", "lập kho hồ sơ mới của một đơn vị", "start an archive for a unit"),
    (
        "upgrade",
        "ghi lại mọi số phiên bản và mã băm của kho theo bản đang cài",
        "rewrite every pin and hash of the archive to the installed version",
    ),
    (
        "schemas",
        "ghi lại lược đồ mà trình soạn thảo dùng để nhắc khi gõ hồ sơ",
        "write the schemas anew with which an editor completes records",
    ),
)
"""In the order of the help: a module here with add(parser) and run(arguments), and what it does."""
_LINE = "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows code page has no Vietnamese
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with _garbage_seldom():
        return _run(sys.argv[1:] if argv is None else argv)


@contextmanager
def _garbage_seldom() -> Iterator[None]:
    """Modules and records are trees that a run keeps to its end: walking them again and again collects nothing."""
    before = gc.get_threshold()
    gc.set_threshold(100_000)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _run(words: Sequence[str]) -> int:
    arguments = _parser(words).parse_args(words)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        _finish()
        return run(arguments)
    except CannotRun as error:
        from doithoai.reading.names import visible

        told = error.args[0]
        english = isinstance(told, Both) and language(words) == "en"
        print(f"doithoai: {visible(told.en if english else str(told), keep=_LINE)}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if os.environ.get("DOITHOAI_DEBUG"):
            raise
        from doithoai.unexpected import unexpected

        fault = unexpected(error)
        print(f"doithoai: {fault.en if language(words) == 'en' else fault}", file=sys.stderr)
    return 2


def _finish() -> None:
    """End what a killed command had begun to write here, before anybody reads half of it."""
    try:
        here = os.getcwd()  # noqa: PTH109 - a Path costs more than to look
    except OSError:  # a folder that is no more
        return
    while not os.path.lexists(f"{here}/{NOTE}"):
        above = os.path.dirname(here)  # noqa: PTH120 - likewise
        if above == here:
            return
        here = above
    from pathlib import Path

    from doithoai.disk.together import finish

    finish([Path(here)])


def _parser(words: Sequence[str]) -> Parser:
    made = parser(words, prog="doithoai")
    made.description = made.tell(
        "Kho hồ sơ hội nghị đối thoại: kiểm tra, tính hạn.",
        "Records of dialogue conferences: check them, count limits.",
    )
    told = made.tell("in số phiên bản", "print the version")
    made.add_argument("--version", action="version", version=f"doithoai {__version__}", help=told)
    commands = made.add_subparsers(required=True, metavar=made.tell("LỆNH", "COMMAND"))
    asked = next((word for word in words if not word.startswith("-")), "")
    known = list(words[:1]) in [[name] for name, *_ in COMMANDS]
    for name, vi, en in COMMANDS:
        if name == asked:  # the others cost nothing: the hook runs before every commit
            import_module(f"{__name__}.{name.replace('-', '_')}").add(commands.add_parser(name, help=made.tell(vi, en)))
        elif not known:
            commands.add_parser(name, help=made.tell(vi, en))
    return made
