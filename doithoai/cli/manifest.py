"""`doithoai manifest`: the manifest of a built site, signed and stamped where that is asked for."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_as_of, add_records, as_of, open_archive
from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both


def add(parser: Parser) -> None:
    """Its arguments."""
    parser.add_argument("site", type=Path, metavar="THƯ_MỤC", help="thư mục cổng thông tin đã dựng")
    parser.add_argument("--previous", type=Path, metavar="TỆP", help="bản kê lần trước, để nối thành chuỗi")
    parser.add_argument("--sign", type=Path, metavar="KHÓA", help="ký bằng khóa SSH này")
    parser.add_argument("--timestamp", metavar="ĐỊA_CHỈ", help="lấy dấu thời gian RFC 3161 của máy chủ này")
    parser.add_argument("--ca", type=Path, metavar="TỆP", help="chứng thư của nơi cấp dấu thời gian được tin")
    add_as_of(parser)
    add_records(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.commands.manifest import manifest
    from doithoai.commands.signatures import NoTool, sign
    from doithoai.commands.timestamps import NotStamped, ask
    from doithoai.disk import write
    from doithoai.model.manifest import NAME, SIGNATURE, STAMP
    from doithoai.reading.manifest import BadManifest, manifest_bytes, read_manifest
    from doithoai.reading.names import visible

    site: Path = arguments.site
    if not site.is_dir():
        raise CannotRun(Both(f"không có thư mục “{site}”", f"there is no folder “{site}”"))
    if bool(arguments.timestamp) != bool(arguments.ca):
        raise CannotRun(Both("--timestamp và --ca phải đi cùng nhau", "--timestamp and --ca go together"))
    archive, _ = open_archive([arguments.records])
    try:
        before = arguments.previous.read_bytes() if arguments.previous else None
        if before is not None:
            read_manifest(before)
    except (OSError, BadManifest) as error:
        vi = f"“{arguments.previous}” không phải là bản kê lần trước: {error}"
        raise CannotRun(Both(vi, f"“{arguments.previous}” is no manifest: {error}")) from None
    made, left = manifest(archive, site, as_of(arguments), before)
    path = site / NAME
    for old in (SIGNATURE, STAMP):
        path.with_name(NAME + old).unlink(missing_ok=True)
    write(str(path), manifest_bytes(made))
    print(f"Đã ghi {path}: {len(made.records)} hồ sơ, {len(made.files)} tệp của cổng.")
    for name in left:
        print(f"doithoai manifest: không kê được “{visible(name)}”: tên ấy không dùng được.", file=sys.stderr)
    if made.commit is None:
        print("doithoai manifest: hồ sơ chưa ghi hết vào Git, nên bản kê không nêu bản ghi nào.", file=sys.stderr)
    try:
        if arguments.sign:
            print(f"Đã ký: {sign(path, arguments.sign)}.")
        if arguments.timestamp:
            stamp, moment = ask(path, arguments.timestamp, arguments.ca)
            print(f"Đã có dấu thời gian {moment:%Y-%m-%d %H:%M:%S} UTC: {stamp}.")
    except (NoTool, NotStamped) as error:
        raise CannotRun(error.args[0]) from None
    return 0
