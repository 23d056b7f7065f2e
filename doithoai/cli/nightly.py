"""`doithoai nightly`: what is missing, late or due soon."""

from __future__ import annotations

import argparse

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_as_of, add_records, as_of, open_archive


def add(parser: Parser) -> None:
    """Its arguments."""
    add_as_of(parser)
    add_records(parser)
    parser.add_argument("--samples", action="store_true", help="kể cả đơn vị mẫu")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.commands.nightly import nightly

    archive, prefix = open_archive([arguments.records])
    told = nightly(archive, as_of(arguments), prefix, samples=arguments.samples)
    print(told.markdown)
    return 0 if told.clean else 1
