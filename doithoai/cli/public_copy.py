"""`doithoai public-copy`: a copy of the archive that anybody may have."""

from __future__ import annotations

import argparse
from pathlib import Path

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_as_of, add_records, as_of, open_archive, refuse_private
from doithoai.cli.refusal import CannotRun


def add(parser: Parser) -> None:
    """Its arguments."""
    parser.description = (
        "Chép phần công khai của kho ra một thư mục mới: không có toàn văn tài liệu nội bộ, lời chú thích, tệp ẩn, tệp "
        "lạ, cách cho phép nêu tên, nội dung đã gỡ, thư mục private; tệp đính kèm chỉ gồm tệp cổng công khai. Bản sao "
        "qua được doithoai check. Thoát 0: xong; 1: có hồ sơ phải để lại hoặc còn sai; 2: không chép được."
    )
    parser.add_argument("target", type=Path, metavar="THƯ_MỤC", help="thư mục mới hoặc còn trống")
    add_as_of(parser)
    add_records(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.disk.lock import Busy
    from doithoai.reading.names import visible
    from doithoai.site import unwritten
    from doithoai.site.public_copy import public_copy

    refuse_private(arguments.target, open_archive([arguments.records])[0])
    try:
        done = public_copy(arguments.records, arguments.target, as_of(arguments))
    except FileExistsError:
        raise CannotRun(f"“{arguments.target}” đã có tệp; hãy chọn thư mục mới hoặc còn trống") from None
    except (Busy, OSError) as error:
        raise CannotRun(unwritten(error)) from None
    print(f"Đã chép {done.records} hồ sơ vào {visible(arguments.target.as_posix())}.")
    for one in done.left:
        print(f"Để lại {visible(one)}: hồ sơ còn sai hoặc có thông tin riêng; chạy doithoai check để sửa.")
    for finding in done.wrong:
        print(f"Bản sao còn sai: {visible(finding.path)}:{finding.line}: {finding.code} {visible(finding.message)}")
    return 1 if done.left or done.wrong else 0
