"""`doithoai timestamp`: a time stamp of RFC 3161 for one file."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from doithoai.cli.arguments import Parser
from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both

SETTING = "DOITHOAI_TIMESTAMP_URL"
"""Where the server is told once for all calls; without it and without --url the network is not used."""


def add(parser: Parser) -> None:
    """Its arguments."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp cần dấu thời gian, như site/manifest.json")
    parser.add_argument("--url", metavar="ĐỊA_CHỈ", help=f"máy chủ dấu thời gian (mặc định: biến {SETTING})")
    parser.add_argument("--ca", type=Path, required=True, metavar="TỆP", help="chứng thư của nơi cấp được tin")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.commands.signatures import NoTool
    from doithoai.commands.timestamps import NotStamped, ask

    server = arguments.url or os.environ.get(SETTING)
    if not server:
        vi = f"chưa biết máy chủ dấu thời gian; hãy nêu --url hoặc đặt biến {SETTING}"
        raise CannotRun(Both(vi, f"no time stamp server is known; give --url or set {SETTING}"))
    try:
        stamp, moment = ask(arguments.file, server, arguments.ca)
    except (NoTool, NotStamped) as error:
        raise CannotRun(error.args[0]) from None
    print(f"Đã có dấu thời gian {moment:%Y-%m-%d %H:%M:%S} UTC: {stamp}.")
    return 0
