"""`doithoai init`: start the archive of a unit."""

from __future__ import annotations

import argparse

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_as_of, as_of
from doithoai.cli.refusal import CannotRun


def add(parser: Parser) -> None:
    """Its arguments."""
    from doithoai.init.arguments import add_init

    add_init(parser)
    add_as_of(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.init.command import InitRefused, init

    try:
        print(init(arguments, as_of(arguments)))
    except InitRefused as error:
        raise CannotRun(str(error)) from None
    return 0
