"""`doithoai export petitions`: the sheet in which opinions are collected, with those of a conference or empty."""

from __future__ import annotations

import argparse
from pathlib import Path

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_language, add_records, open_archive
from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both


def add(parser: Parser) -> None:
    """Its arguments."""
    tell = parser.tell
    parser.description = tell(
        "Ghi bảng Excel để Mặt trận, các cơ quan tổng hợp ý kiến; điền xong thì nhập lại (import petitions). "
        "Bảng không có cột danh tính, trừ khi có --internal.",
        "Write the sheet in which opinions are collected; `doithoai import petitions` takes it in again.",
    )
    told = tell("hội nghị, như minh-hoa/2026/02", "the conference, as minh-hoa/2026/02")
    parser.add_argument("of", metavar=tell("HỘI_NGHỊ", "CONFERENCE"), help=told)
    told = tell("bảng trống, chưa có kiến nghị nào", "an empty sheet")
    parser.add_argument("--template", action="store_true", help=told)
    told = tell("tệp .xlsx sẽ ghi (mặc định: ở thư mục hiện tại)", "the file (default: in this folder)")
    parser.add_argument("--out", type=Path, metavar=tell("TỆP.xlsx", "FILE.xlsx"), help=told)
    told = tell("thêm cột họ tên, liên hệ lấy từ private/", "with names and contacts from private/")
    parser.add_argument("--internal", action="store_true", help=told)
    add_records(parser)
    add_language(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai import disk
    from doithoai.commands.change import CannotChange
    from doithoai.commands.sheets.exporting import sheet_of
    from doithoai.model.findings import Unreadable
    from doithoai.private.errors import PrivateError
    from doithoai.private.store import Store

    archive, _ = open_archive([arguments.records])
    try:
        store = Store.require(archive.root) if arguments.internal else None
        name, data = sheet_of(archive, arguments.of, empty=arguments.template, store=store)
    except (CannotChange, PrivateError) as error:
        raise CannotRun(*error.args) from None
    except Unreadable as error:
        raise CannotRun(Both(f"không đọc được sổ riêng: {error}", f"private/ can't be read: {error}")) from None
    out: Path = arguments.out or Path(name)
    if out.suffix.lower() != ".xlsx":
        raise CannotRun(Both(f"“{out}”: tên tệp phải có đuôi .xlsx", f"“{out}”: the name must end in .xlsx"))
    # With names in it not beside the records either, where the next commit of everything would take it along.
    closed = archive.root.parent if arguments.internal else archive.root
    if out.absolute().resolve().is_relative_to(closed.resolve()):
        vi = f"“{out}” nằm trong kho hồ sơ; chọn nơi khác (--out)"
        raise CannotRun(Both(vi, f"“{out}” lies in the archive; choose another place (--out)"))
    if out.exists() or out.is_symlink():
        raise CannotRun(Both(f"“{out}” đã có; chọn tên khác hoặc xóa tệp ấy", f"“{out}” is there; choose another name"))
    disk.write(str(out), data)
    if arguments.internal:
        out.chmod(0o600)
    print(out)
    return 0
