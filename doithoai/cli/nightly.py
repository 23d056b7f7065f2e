"""`doithoai nightly`: what is missing, late or due soon."""

from __future__ import annotations

import argparse

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_as_of, add_records, as_of, open_archive


def add(parser: Parser) -> None:
    """Its arguments."""
    add_as_of(parser)
    add_records(parser)
    parser.add_argument("--samples", action="store_true", help=parser.tell("kể cả đơn vị mẫu", "sample units too"))
    told = parser.tell("markdown: một danh sách; json: từng đơn vị", "markdown: one list; json: unit by unit")
    parser.add_argument("--format", choices=("markdown", "json"), default="markdown", help=told)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.commands.nightly import nightly

    archive, prefix = open_archive([arguments.records])
    if arguments.format == "json":
        import msgspec

        from doithoai.commands.reminders import is_clean, reminders

        found = reminders(archive, as_of(arguments), prefix, samples=arguments.samples)
        print(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return int(not all(is_clean(one.told) for one in found.units))
    told = nightly(archive, as_of(arguments), prefix, samples=arguments.samples)
    print(told.markdown)
    return 0 if told.clean else 1
