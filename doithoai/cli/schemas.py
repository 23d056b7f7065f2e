"""`doithoai schemas`: write the schemas for editors."""

from __future__ import annotations

import argparse
from pathlib import Path

from doithoai.cli.arguments import Parser
from doithoai.cli.refusal import CannotRun


def add(parser: Parser) -> None:
    """Its arguments."""
    place = Path("docs/schemas")
    parser.add_argument("folder", nargs="?", type=Path, default=place, metavar="THƯ_MỤC", help=f"mặc định: {place}")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.commands.schemas import write

    if arguments.folder.is_file():
        raise CannotRun(f"“{arguments.folder}” không phải là thư mục")
    for path in write(arguments.folder):
        print(f"{path.as_posix()}: đã ghi lại")
    return 0
