"""`doithoai due`: everything owed, by whom, by when, and the command that makes what is lacking."""

from __future__ import annotations

import argparse
import sys
from functools import partial

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_as_of, add_records, as_of, open_archive, positive
from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both

FORMATS = ("text", "json", "markdown", "ics", "zalo")


def add(parser: Parser) -> None:
    """Its arguments."""
    tell = parser.tell
    parser.add_argument("--unit", metavar=tell("ĐƠN_VỊ", "UNIT"), help=tell("chỉ đơn vị này", "this unit only"))
    parser.add_argument(
        "--days",
        type=partial(positive, parser),
        metavar=tell("SỐ", "NUMBER"),
        help=tell(
            "báo trước mấy ngày làm việc (mặc định: chỉ tiêu năm 60, thời gian dự kiến 30, giấy mời 15, còn lại 5)",
            "working days ahead (default: yearly quota 60, planned time 30, notice 15, all else 5)",
        ),
    )
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--samples", action="store_true", help=tell("kể cả đơn vị mẫu", "sample units too"))
    add_as_of(parser)
    add_records(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; 0 when nothing is past its day, else 1."""
    from doithoai.commands.due import due
    from doithoai.commands.due_told import FORMATS as WRITERS
    from doithoai.model.vocabulary import State

    archive, _ = open_archive([arguments.records])
    if arguments.unit is not None and arguments.unit not in archive.units:
        known = ", ".join(archive.units)
        vi = f"không có đơn vị “{arguments.unit}”; kho có: {known}"
        raise CannotRun(Both(vi, f"there is no unit “{arguments.unit}”, only: {known}"))
    found = due(archive, as_of(arguments), unit=arguments.unit, days=arguments.days, samples=arguments.samples)
    sys.stdout.write(WRITERS[arguments.format](found))
    return int(any(one.state in (State.OVERDUE, State.ABSENT) for one in found.duties))
