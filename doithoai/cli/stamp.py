"""`doithoai stamp`: the pages of records into a site, or a site out of a kept shell."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_as_of, add_records, as_of, open_archive, refuse_private
from doithoai.cli.refusal import CannotRun


def add(parser: Parser) -> None:
    """Its arguments."""
    parser.add_argument("site", type=Path, metavar="THƯ_MỤC", help="thư mục cổng thông tin đã dựng")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--changed",
        nargs="+",
        type=Path,
        metavar="ĐƯỜNG_DẪN",
        help="chỉ ghi lại trang của các đơn vị có hồ sơ đã đổi này; danh sách chung đợi lần ghi đủ",
    )
    ways.add_argument(
        "--shell",
        type=Path,
        metavar="KHUNG",
        help="dựng cổng từ khung đã giữ ở thư mục này, không cần MkDocs; thư mục cổng cũ được thay",
    )
    ways.add_argument(
        "--keep-shell",
        type=Path,
        metavar="KHUNG",
        help="giữ khung của cổng đã dựng vào thư mục này (mọi trang viết tay và tệp dùng chung, không có hồ sơ)",
    )
    parser.add_argument(
        "--evidence",
        type=Path,
        metavar="TỆP",
        help="tệp do doithoai evidence --format json ghi; không nêu thì dùng tệp của lần dựng trước",
    )
    add_as_of(parser)
    add_records(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.disk.lock import Busy
    from doithoai.reading.evidence import NoEvidence, encoded, load
    from doithoai.reading.selection import NotAnArchive
    from doithoai.site import NotBuilt, NotFree, keep_shell, restamp, told, unwritten

    archive, _ = open_archive([arguments.records])
    for place in (arguments.site, arguments.keep_shell):
        refuse_private(place or arguments.site, archive)
    records: Path = arguments.records
    try:
        if arguments.keep_shell:
            print(f"Đã giữ khung: {keep_shell(arguments.site, arguments.keep_shell)} tệp.")
            return 0
        day, changed = as_of(arguments), arguments.changed or [records]
        evidence = encoded(load(arguments.evidence)) if arguments.evidence else b""
        stamped = restamp(arguments.site, records, day, changed, shell=arguments.shell, evidence=evidence)
    except NoEvidence as error:
        raise CannotRun(error.args[0]) from None
    except NotAnArchive as error:
        raise CannotRun(f"“{error}” không nằm trong thư mục hồ sơ “{records}”") from None
    except NotBuilt as error:
        vi = "hãy dựng bằng mkdocs build --strict, hoặc giữ khung của cổng đã dựng bằng --keep-shell"
        raise CannotRun(f"“{error}” chưa phải là cổng thông tin đã dựng hoặc khung đã giữ; {vi}") from None
    except NotFree as error:
        raise CannotRun(f"“{error}” đang chứa tệp khác; hãy chọn một thư mục trống") from None
    except (Busy, OSError) as error:
        raise CannotRun(unwritten(error)) from None
    print(f"Đã ghi {stamped.pages} trang.")
    if stamped.held:
        print(f"doithoai stamp: {told(stamped.held)}.", file=sys.stderr)
    return 1 if stamped.held else 0
