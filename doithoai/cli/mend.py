"""`doithoai mend`: what the hook mends by itself before a commit."""

from __future__ import annotations

import argparse
from pathlib import Path

from doithoai.cli.arguments import Parser
from doithoai.cli.check import require
from doithoai.cli.options import add_language


def add(parser: Parser) -> None:
    """Its arguments."""
    tell = parser.tell
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        default=[Path("records")],
        metavar=tell("ĐƯỜNG_DẪN", "PATH"),
        help=tell("tệp hoặc thư mục hồ sơ (mặc định: records)", "files or folders of records (default: records)"),
    )
    add_language(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code: 1 where a file was rewritten, so that a commit stops for it once."""
    from doithoai.commands.mend import mend, told
    from doithoai.reading.names import visible

    require(arguments.paths)
    done = mend(arguments.paths)
    if done:
        sentence = told(done)
        print(visible(sentence.en if arguments.lang == "en" else str(sentence)))
    return int(bool(done))
