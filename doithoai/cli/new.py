"""`doithoai new`: a new conference, petition, document or report, complete and judged before it is written."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_as_of, add_records, as_of, open_archive
from doithoai.cli.petitions_told import add_petitions, follow
from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both

KINDS = ("conference", "petition", "document", "report")


def add(parser: Parser) -> None:
    """Its arguments."""
    tell = parser.tell
    parser.add_argument("kind", choices=KINDS, metavar=tell("LOẠI", "KIND"), help=", ".join(KINDS))
    parser.add_argument(
        "of",
        metavar=tell("NƠI", "PLACE"),
        help=tell(
            "đơn vị (conference, report) hoặc hội nghị, như minh-hoa/2026/02 (petition, document)",
            "a unit (conference, report) or a conference, as minh-hoa/2026/02 (petition, document)",
        ),
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar=tell("TRƯỜNG=GIÁ_TRỊ", "FIELD=VALUE"),
        help=tell("giá trị của một trường, như received.on=2026-01-02", "a field, as received.on=2026-01-02"),
    )
    parser.add_argument(
        "--body",
        type=Path,
        metavar=tell("TỆP", "FILE"),
        help=tell("lời văn của tài liệu, báo cáo (Markdown); - là đầu vào", "the words (Markdown); - for the input"),
    )
    parser.add_argument(
        "--yes", action="store_true", help=tell("không hỏi gì", "ask nothing: what is missing is told by the check")
    )
    add_petitions(parser)
    add_as_of(parser)
    add_records(parser)
    parser.set_defaults(run=run, lang=parser.language)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.commands.change import CannotChange, ChangeOfFiles
    from doithoai.commands.new import timetable
    from doithoai.model.findings import Unreadable
    from doithoai.writing.form import WrongField

    archive, _ = open_archive([arguments.records])
    change = ChangeOfFiles(archive.root)
    today = as_of(arguments)
    try:
        path = _made(arguments, change, archive, today)
        follow(arguments, change, archive, path, asked=not arguments.yes and sys.stdin.isatty())
        verdict = change.verdict(today, arguments.lang)
        for one in (*verdict.blocking, *verdict.told):
            print(f"{one.path}:{one.line}: {one.code} {one.level.label}: {one.message}", file=sys.stderr)
        if verdict.blocking:
            return 1
        change.write()
    except (CannotChange, WrongField) as error:
        raise CannotRun(*error.args) from None
    except Unreadable as error:
        raise CannotRun(Both(f"không đọc được hồ sơ: {error}", f"a record can't be read: {error}")) from None
    print(path, *(one for one in change.paths if one != path), sep="\n")
    if arguments.kind == "conference":
        archive, _ = open_archive([arguments.records])
        print(*timetable(archive, path, today), sep="\n")
    return 0


def _made(arguments: argparse.Namespace, change: Any, archive: Any, today: Any) -> str:
    """The record, in the change; returns its path."""
    from doithoai.commands.new import MAKERS, SHAPES

    shape = SHAPES[arguments.kind]
    data = set_fields(arguments.set, shape)
    if not arguments.yes and sys.stdin.isatty():
        if arguments.kind == "document":
            from doithoai.cli.document_questions import ask_document

            ask_document(data, archive, arguments.of, today)
        else:
            _ask(data, shape)
    words = [body_of(arguments.body)] if arguments.kind in ("document", "report") else []
    return MAKERS[arguments.kind](change, archive, arguments.of, data, today, *words)


def set_fields(given: Sequence[str], shape: Any, known: dict[str, Any] | None = None) -> dict[str, Any]:
    """Fields as they are told by --set, in the place of those that are known. Raises CannotRun, WrongField."""
    from doithoai.writing.form import put

    data: dict[str, Any] = {} if known is None else known
    for one in given:
        name, equal, said = one.partition("=")
        if not equal:
            raise CannotRun(Both(f"“{one}”: viết TRƯỜNG=GIÁ_TRỊ", f"“{one}”: write FIELD=VALUE"))
        put(data, shape, name.strip(), said)
    return data


def _ask(data: dict[str, Any], shape: Any) -> None:
    """What must be said and was not, asked field by field."""
    from doithoai.init.choices import InitRefused
    from doithoai.init.questions import Asker
    from doithoai.writing.form import WrongField, entries, put, said_at

    asker = Asker(sys.stdin, sys.stdout)
    for one in entries(shape):
        if not one.required or one.path == "id" or said_at(data, one.path) is not None:
            continue
        for word, label in one.words.items():
            asker.say(f"  {word}: {label}")

        def read(said: str, path: str = one.path) -> str:
            try:
                put(data, shape, path, said)
            except WrongField as error:
                raise InitRefused(str(error.args[0])) from None
            return said

        asker.ask(f"{one.title} ({one.path})", read)


def body_of(file: Path | None) -> str:
    """The words in a file, or those of the input. Raises CannotRun."""
    if file is None:
        return ""
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(Both(f"không đọc được “{file}”: {error}", f"“{file}” can't be read: {error}")) from None
