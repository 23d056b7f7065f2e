"""`doithoai new`: a new conference, petition, document or report, complete and judged before it is written."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doithoai.cli.arguments import Parser
from doithoai.cli.changing import refusals, tell_findings, typed
from doithoai.cli.options import add_as_of, add_records, as_of, open_archive
from doithoai.cli.petitions_told import add_petitions, follow
from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both

if TYPE_CHECKING:
    from doithoai.reading.archive import Archive

KINDS = ("conference", "petition", "document", "report", "unit", "policy", "plan")


def add(parser: Parser) -> None:
    """Its arguments."""
    tell = parser.tell
    parser.add_argument("kind", choices=KINDS, metavar=tell("LOẠI", "KIND"), help=", ".join(KINDS))
    parser.add_argument(
        "of",
        metavar=tell("NƠI", "PLACE"),
        help=tell(
            "đơn vị (conference, report), hội nghị như minh-hoa/2026/02 (petition, document), mã đơn vị mới (unit), "
            "đơn vị và năm như minh-hoa/2027 (policy, plan)",
            "a unit (conference, report), a conference as minh-hoa/2026/02 (petition, document), a new unit's id "
            "(unit), a unit and year as minh-hoa/2027 (policy, plan)",
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
        "--from",
        dest="template",
        default="",
        metavar=tell("MÃ", "ID"),
        help=tell(
            "unit: chép cơ quan của đơn vị này; policy: chép theo quy định này, còn là dự kiến",
            "unit: take over the offices of this unit; policy: take over this policy, provisionally",
        ),
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar=tell("QUY_ĐỊNH", "RULE"),
        help=tell("policy: quy định mà văn bản không có", "policy: a rule that the document does not have"),
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
    from doithoai.commands.change import ChangeOfFiles
    from doithoai.commands.new import timetable

    archive, _ = open_archive([arguments.records])
    change = ChangeOfFiles(archive.root)
    today = as_of(arguments)
    with refusals():
        path = _made(arguments, change, archive, today)
        follow(arguments, change, archive, path, asked=not arguments.yes and sys.stdin.isatty())
        verdict = change.verdict(today, arguments.lang)
        tell_findings((*verdict.blocking, *verdict.told))
        if verdict.blocking:
            return 1
        change.write()
    print(path, *(one for one in change.paths if one != path), sep="\n")
    archive, _ = open_archive([arguments.records])
    if arguments.kind == "conference":
        print(*timetable(archive, path, today), sep="\n")
    if arguments.kind == "policy":
        _tell_provisional(archive, path)
    return 0


def _tell_provisional(archive: Archive, path: str) -> None:
    from doithoai.init.further import provisional

    policy = archive.policy(Path(path).stem)
    if policy and (left := provisional(policy)):
        print(f"Dự kiến, chưa tính cho ai đến khi ghi số, ngày của văn bản và mục của từng quy định: {', '.join(left)}")


def _made(arguments: argparse.Namespace, change: Any, archive: Any, today: Any) -> str:
    """The record, in the change; returns its path."""
    from doithoai.commands.new import MAKERS, SHAPES

    shape = SHAPES[arguments.kind]
    data = set_fields(arguments.set, shape)
    asking = not arguments.yes and sys.stdin.isatty()
    if arguments.kind in ("unit", "policy", "plan"):
        return _further(arguments, change, archive, data, today, asking=asking)
    if asking and arguments.kind == "document":
        from doithoai.cli.document_questions import ask_document

        ask_document(data, archive, arguments.of, today)
    elif asking:
        _ask(data, shape)
    words = [body_of(arguments.body)] if arguments.kind in ("document", "report") else []
    return MAKERS[arguments.kind](change, archive, arguments.of, data, today, *words)


def _further(
    arguments: argparse.Namespace, change: Any, archive: Any, data: dict[str, Any], today: Any, *, asking: bool
) -> str:
    """A unit, policy or plan: what the archive knows of it, what was set, and what is asked besides."""
    from doithoai.commands.new import SHAPES
    from doithoai.init.further import RecordAsked, begun
    from doithoai.init.questions import Asker

    shape = SHAPES[arguments.kind]
    asked = RecordAsked(arguments.of, data, today, arguments.template, tuple(arguments.without))
    found = begun(arguments.kind, archive, asked, Asker(sys.stdin, sys.stdout) if asking else None)
    record = set_fields(arguments.set, shape, found.record)
    if asking:
        _ask(record, shape)
    body = body_of(arguments.body) or found.body if found.body is not None else None
    change.new(found.path, record, body, found.comment)
    return found.path


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
    from doithoai.init.questions import Asker
    from doithoai.writing.form import entries, said_at

    asker = Asker(sys.stdin, sys.stdout)
    for one in entries(shape):
        if not one.required or one.path == "id" or said_at(data, one.path) is not None:
            continue
        for word, label in one.words.items():
            asker.say(f"  {word}: {label}")

        asker.ask(f"{one.title} ({one.path})", typed(data, shape, one.path))


def body_of(file: Path | None) -> str:
    """The words in a file, or those of the input. Raises CannotRun."""
    if file is None:
        return ""
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(Both(f"không đọc được “{file}”: {error}", f"“{file}” can't be read: {error}")) from None
