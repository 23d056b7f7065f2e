"""The command line: arguments in, exit code out; one module a command.

0 nothing that fails the run, 1 findings that do, 2 the call itself can't be carried out. Never a traceback.
Only here (`day.py`), in the plugin and in scripts is today's date known.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence

from doithoai import __version__
from doithoai.cli import changes, check, deadline, init, nightly, schemas, stamp, upgrade
from doithoai.cli.arguments import Parser, language, parser
from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both
from doithoai.reading.names import visible
from doithoai.unexpected import unexpected

COMMANDS = (check, deadline, changes, nightly, stamp, init, upgrade, schemas)
"""In the order of the help: each has NAME, what it does in VI and EN, add(parser) and run(arguments)."""
_LINE = "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows code page has no Vietnamese
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    words = sys.argv[1:] if argv is None else argv
    arguments = _parser(words).parse_args(words)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except CannotRun as error:
        told = error.args[0]
        english = isinstance(told, Both) and language(words) == "en"
        print(f"doithoai: {visible(told.en if english else str(told), keep=_LINE)}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if os.environ.get("DOITHOAI_DEBUG"):
            raise
        fault = unexpected(error)
        print(f"doithoai: {fault.en if language(words) == 'en' else fault}", file=sys.stderr)
    return 2


def _parser(words: Sequence[str]) -> Parser:
    made = parser(words, prog="doithoai")
    made.description = made.tell(
        "Kho hồ sơ hội nghị đối thoại: kiểm tra, tính hạn.",
        "Records of dialogue conferences: check them, count limits.",
    )
    told = made.tell("in số phiên bản", "print the version")
    made.add_argument("--version", action="version", version=f"doithoai {__version__}", help=told)
    commands = made.add_subparsers(required=True, metavar=made.tell("LỆNH", "COMMAND"))
    for command in COMMANDS:
        command.add(commands.add_parser(command.NAME, help=made.tell(command.VI, command.EN)))
    return made
