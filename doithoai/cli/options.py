"""Options that several commands share, and the archive that they are asked about."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from doithoai.cli.arguments import Parser
from doithoai.cli.day import today
from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both

if TYPE_CHECKING:
    from doithoai.reading.archive import Archive


def day(parser: Parser, text: str) -> dt.date:
    """A civil date, as 2025-10-29."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        told = parser.tell(f"“{text}” không phải là ngày; viết như 2025-10-29", f"“{text}” is no day; write 2025-10-29")
        raise argparse.ArgumentTypeError(told) from None


def positive(parser: Parser, text: str) -> int:
    """A whole number from 1."""
    if not text.isascii() or not text.isdecimal() or int(text) == 0:
        told = parser.tell(f"“{text}” không phải là số nguyên dương", f"“{text}” is no positive whole number")
        raise argparse.ArgumentTypeError(told)
    return int(text)


def add_as_of(parser: Parser) -> None:
    """The day of judgement."""
    help_ = parser.tell("tính đến ngày này (mặc định: hôm nay)", "judge as of this day (default: today)")
    parser.add_argument("--as-of", type=partial(day, parser), metavar=parser.tell("NGÀY", "DAY"), help=help_)


def as_of(arguments: argparse.Namespace) -> dt.date:
    """The day of judgement that was asked for, or today."""
    asked: dt.date | None = arguments.as_of
    return asked or today()


def add_language(parser: Parser) -> None:
    """The language of what is told."""
    told = parser.tell("ngôn ngữ", "language")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help=told)


def add_records(parser: Parser) -> None:
    """Where the archive is."""
    parser.add_argument("--records", type=Path, default=Path("records"), metavar="THƯ_MỤC", help="thư mục kho hồ sơ")


def open_archive(paths: Sequence[Path]) -> tuple[Archive, str]:
    """The one archive that the paths lie in, and what stands before its paths; CannotRun when there is none."""
    from doithoai.reading.archive import Archive
    from doithoai.reading.private_names import is_private_name
    from doithoai.reading.selection import NotAnArchive, find_root

    try:
        roots = {find_root(path).absolute() for path in paths}
    except NotAnArchive as error:
        vi = f"“{error}” không nằm trong kho hồ sơ nào (thư mục có policies/ và calendar/)"
        en = f"“{error}” lies in no archive of records (a folder with policies/ and calendar/)"
        raise CannotRun(Both(vi, en)) from None
    if len(roots) > 1:
        vi = "các đường dẫn thuộc nhiều kho hồ sơ khác nhau; hãy kiểm tra từng kho"
        raise CannotRun(Both(vi, "the paths belong to several archives; check one at a time"))
    root = roots.pop()
    if is_private_name(root.name) or is_private_name(root.parent.name):
        vi = f"“{root}” nằm trong kho riêng private/: kho hồ sơ không bao giờ ở đó"
        raise CannotRun(Both(vi, f"“{root}” lies in the private repository: no archive is ever kept there"))
    here = Path.cwd()
    shown = root.relative_to(here).as_posix() if root.is_relative_to(here) else root.as_posix()
    return Archive(root), "" if shown == "." else f"{shown}/"


def refuse_private(path: Path, archive: Archive) -> None:
    """CannotRun where something would be written into the private repository of an archive."""
    from doithoai.reading.private_names import lies_in_private

    if lies_in_private(path, archive.root):
        vi = f"“{path}” nằm trong kho riêng private/; hãy chọn nơi khác"
        raise CannotRun(Both(vi, f"“{path}” lies in the private repository; choose another place"))
