"""`doithoai forget`: where a person who withdrew still stands, and how each place is purged."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_records, open_archive
from doithoai.cli.refusal import CannotRun
from doithoai.patterns import lazy

if TYPE_CHECKING:
    from doithoai.commands.forget import Remains
    from doithoai.model.dossier import Key

_CODE = lazy(r"([a-z0-9-]+?)[-/](20[0-9]{2})[-/]([0-9]{2,3})[-/#]([0-9]{1,3})")


def add(parser: Parser) -> None:
    """Its arguments."""
    parser.description = (
        "Chỉ ra nơi còn tên, sự đồng ý, nội dung kiến nghị của một người đã rút lại: trong tệp, trong lịch sử Git "
        "(mọi nhánh, nhãn, bản cất tạm, bản ghi đã bỏ), rồi nói từng bước gỡ. Lệnh không sửa gì, không đọc sổ riêng. "
        "Thoát 0: không còn ở đâu; 1: còn; 2: không tìm được."
    )
    parser.add_argument("petition", metavar="KIẾN_NGHỊ", help="như minh-hoa-2026-02-011 hoặc minh-hoa/2026/02#11")
    told = "tên, số điện thoại cần tìm thêm, khi hồ sơ không ghi (lặp lại được)"
    parser.add_argument("--name", action="append", default=[], metavar="CHỮ", help=told)
    add_records(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.commands.forget import remains
    from doithoai.commands.forget_steps import places, steps
    from doithoai.commands.repository import NotInGit
    from doithoai.reading.names import visible

    open_archive([arguments.records])
    key, number = asked(arguments.petition)
    try:
        found = remains(Path(arguments.records), key, number, long_enough(arguments.name))
    except NotInGit as error:
        raise CannotRun(str(error)) from None
    if not found.words:
        raise CannotRun(
            f"hồ sơ và lịch sử không ghi tên hay nội dung nào của kiến nghị {arguments.petition}; "
            "hãy nêu tên cần tìm bằng --name"
        )
    lines = (*places(found), "", *steps(found, key, number)) if _any(found) else places(found)
    for line in lines:
        print(visible(line))
    return 1 if _any(found) else 0


def _any(found: Remains) -> bool:
    return bool(found.files or found.history)


def long_enough(given: list[str]) -> list[str]:
    """The names that are to be looked for; CannotRun where one would be found everywhere."""
    if short := next((one for one in given if len(one.strip()) < 4), None):
        raise CannotRun(f"“{short}” quá ngắn để tìm; hãy nêu từ bốn chữ trở lên")
    return given


def asked(text: str) -> tuple[Key, int]:
    """The petition that a code names; CannotRun where it is none."""
    from doithoai.model.dossier import Key

    found = _CODE.fullmatch(text)
    if not found:
        raise CannotRun(f"“{text}” không phải là mã kiến nghị; viết như minh-hoa-2026-02-011")
    return Key(found[1], int(found[2]), found[3]), int(found[4])
