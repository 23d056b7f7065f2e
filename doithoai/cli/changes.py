"""`doithoai changes`: what a change does, beside a branch or commit."""

from __future__ import annotations

import argparse

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_as_of, add_records, as_of, open_archive
from doithoai.cli.refusal import CannotRun


def add(parser: Parser) -> None:
    """Its arguments."""
    parser.add_argument("--base", required=True, metavar="NHÁNH", help="so với nhánh hoặc bản ghi này của Git")
    add_as_of(parser)
    add_records(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.commands.changes import changes
    from doithoai.commands.repository import NotInGit

    open_archive([arguments.records])
    try:
        base = arguments.base or "--"  # Python before 3.13 makes an empty list of --base=--
        told = changes(arguments.records, base, as_of(arguments))
    except NotInGit as error:
        raise CannotRun(str(error)) from None
    print(told.markdown)
    return 0 if told.clean else 1
