"""`doithoai strip`: attached files without what they tell besides what they show."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from doithoai.cli.arguments import Parser
from doithoai.cli.check import require
from doithoai.cli.options import add_language
from doithoai.model.both import Both

if TYPE_CHECKING:
    from doithoai.commands.strip import Stripped


def add(parser: Parser) -> None:
    """Its arguments."""
    tell = parser.tell
    parser.description = tell(
        "Gỡ khỏi tệp đính kèm (ảnh, PDF, Word, Excel) tọa độ nơi chụp, tên người soạn, tên máy, ảnh thu nhỏ, bản lưu "
        "trước; ảnh, trang, chữ giữ nguyên. Mã kiểm mới được ghi vào tài liệu, báo cáo đã khai tệp. Thoát 0: xong; "
        "1: còn phần phải tự sửa hoặc không đọc được (với --check: còn phần gỡ được); 2: gọi sai.",
        "Take out of attached files (pictures, PDF, Word, Excel) what they tell besides what they show.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar=tell("TỆP", "FILE"), help=tell("tệp đính kèm", "files"))
    told = tell("chỉ nói trong tệp có gì, không sửa", "only tell what is in them")
    parser.add_argument("--check", action="store_true", help=told)
    add_language(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.commands.strip import strip
    from doithoai.reading.names import visible

    require(arguments.files)
    done = []
    for one in strip(arguments.files, only_look=arguments.check):
        done.append(one)
        for line in _told(one, only_look=arguments.check):
            print(visible(line.en if arguments.lang == "en" else str(line)))
    clean = all(one.clean and not (arguments.check and one.taken) for one in done)
    return 0 if clean else 1


def _told(one: Stripped, *, only_look: bool) -> list[Both]:
    name = one.path.as_posix()
    if one.refused:
        return [Both(f"{name}: {one.refused}.", f"{name}: {one.refused.en}.")]
    lines = []
    if one.taken:
        vi, en = ", ".join(each.label for each in one.taken), ", ".join(each.value for each in one.taken)
        lines.append(Both(f"{name}: có {vi}.", f"{name}: has {en}.") if only_look else _done(one, vi, en))
    if one.left:
        vi, en = ", ".join(each.label for each in one.left), ", ".join(each.value for each in one.left)
        lines.append(
            Both(
                f"{name}: còn {vi}: hãy mở tệp, xem lại, tự bỏ rồi lưu; lệnh này không sửa nội dung.",
                f"{name}: still has {en}: open it and take that out; this command changes no content.",
            )
        )
    return lines or [Both(f"{name}: không mang gì kèm theo.", f"{name}: tells nothing besides.")]


def _amended(one: Stripped) -> str:
    """The line that keeps the old checksum: who decided it, only a person knows."""
    from doithoai.cli.day import today

    field, why = f"files.files/{one.path.name}.sha256", "gỡ thông tin kèm theo tệp"
    return f'- {{field: {field}, was: "{one.old}", on: {today():%Y-%m-%d}, by: …, reason: {why}}}'


def _done(one: Stripped, vi: str, en: str) -> Both:
    name = one.path.as_posix()
    if one.records:
        records = ", ".join(path.as_posix() for path in one.records)
        return Both(
            f"{name}: đã gỡ {vi}. Mã kiểm mới {one.new} đã ghi vào {records}; tài liệu đã có trên nhánh main thì chép "
            f"thêm dòng này vào amended, ghi cơ quan quyết định ở by: {_amended(one)}",
            f"{name}: took out {en}. Its new checksum {one.new} was recorded in {records}; where that is on main "
            f"already, copy this line into its amended, with the office at by: {_amended(one)}",
        )
    return Both(
        f"{name}: đã gỡ {vi}. Mã kiểm mới: {one.new}; chưa tài liệu nào khai tệp này với mã cũ.",
        f"{name}: took out {en}. Its new checksum: {one.new}; no document has the file with its old one.",
    )
