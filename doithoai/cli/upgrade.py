"""`doithoai upgrade`: take an archive to the installed version."""

from __future__ import annotations

import argparse

from doithoai.cli.arguments import Parser
from doithoai.cli.refusal import CannotRun


def add(parser: Parser) -> None:
    """Its arguments."""
    from doithoai.init.arguments import add_upgrade

    add_upgrade(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.init.upgrade import InitRefused, upgrade

    try:
        told = upgrade(arguments.folder, arguments.to)
    except InitRefused as error:
        raise CannotRun(str(error)) from None
    print(told.text)
    return 0 if told.whole else 1
