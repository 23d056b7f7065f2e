"""`doithoai import document`: a paper of Word into a record, shown value by value, written only when asked."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doithoai.cli.arguments import Parser
from doithoai.cli.changing import refusals, tell_findings, typed
from doithoai.cli.new import set_fields
from doithoai.cli.options import add_as_of, add_language, add_records, as_of, day, open_archive
from doithoai.cli.petitions_told import add_petitions, follow
from doithoai.writing.form import said_at

if TYPE_CHECKING:
    from doithoai.commands.import_document import Understood

_INDENT = "      "


def add(parser: Parser) -> None:
    """Its arguments."""
    tell = parser.tell
    parser.description = tell(
        "Đọc một văn bản Word: số, ngày, trích yếu, người ký, nơi nhận, lời văn; in từng giá trị cạnh dòng đọc ra nó. "
        "Chỉ ghi vào kho khi có --write. Thoát 0: xong; 1: phép kiểm tra báo sai, chưa ghi; 2: không nhập được.",
        "Read a paper of Word and show each value beside the line that says it; written only with --write.",
    )
    parser.add_argument(
        "file", type=Path, metavar=tell("TỆP.docx", "FILE.docx"), help=tell("văn bản Word", "the paper")
    )
    told = tell("hội nghị, như minh-hoa/2026/02", "the conference, as minh-hoa/2026/02")
    parser.add_argument("--into", required=True, metavar=tell("HỘI_NGHỊ", "CONFERENCE"), help=told)
    parser.add_argument(
        "--kind", metavar=tell("LOẠI", "KIND"), help=tell("loại tài liệu, như notice", "kind of document")
    )
    told = tell("tên tài liệu trong documents/, như written_reply-2", "name of the record in documents/")
    parser.add_argument("--name", default="", metavar=tell("TÊN", "NAME"), help=told)
    told = tell("sửa, thêm một trường, như number=12/TB-UBND", "mend or add a field, as number=12/TB-UBND")
    parser.add_argument("--set", action="append", default=[], metavar=tell("TRƯỜNG=GIÁ_TRỊ", "FIELD=VALUE"), help=told)
    told = tell("ngày đã gửi các nơi nhận đã khớp", "the day on which it was sent to the recipients that were matched")
    parser.add_argument("--sent", type=partial(day, parser), metavar=tell("NGÀY", "DAY"), help=told)
    add_petitions(parser)
    parser.add_argument("--write", action="store_true", help=tell("ghi vào kho", "write it into the archive"))
    parser.add_argument("--yes", action="store_true", help=tell("không hỏi gì", "ask nothing"))
    add_as_of(parser)
    add_records(parser)
    add_language(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.commands.change import ChangeOfFiles
    from doithoai.commands.import_document import data_of, is_internal, prepare, read, understand
    from doithoai.model.records import Document

    archive, _ = open_archive([arguments.records])
    change = ChangeOfFiles(archive.root)
    with refusals():
        understood = understand(read(arguments.file), archive, arguments.into)
        data = data_of(understood)
        # What the call says stands before what the paper says.
        set_fields([*([f"kind={arguments.kind}"] if arguments.kind else []), *arguments.set], Document, data)
        asked = not arguments.yes and sys.stdin.isatty()
        if asked:
            _ask(understood, data, archive, arguments.into, as_of(arguments))
        sent = arguments.sent or (_ask_sent(understood) if asked else None)
        if sent:
            data["sent"] = [{"to": one, "on": sent.isoformat()} for one in understood.known]
        _show(arguments, understood, data)
        name = arguments.name or (_ask_name(change, archive, arguments.into, data) if asked else "")
        kept: Callable[[], str] | None = None
        if is_internal(data):
            path, kept = _internal(arguments, change, archive, understood, data, name)
        else:
            path = prepare(change, archive, arguments.into, understood, data, name)
            follow(arguments, change, archive, path, asked=asked)
        return _written(arguments, change, path, kept, asked=asked)


def _internal(
    arguments: argparse.Namespace, change: Any, archive: Any, understood: Understood, data: dict[str, Any], name: str
) -> tuple[str, Callable[[], str]]:
    """What the archive says of an internal paper, put into the change; and how the rest is kept in private/."""
    from doithoai.commands.import_internal import keep, prepare_internal

    path, rest = prepare_internal(change, archive, arguments.into, understood, data, (name, arguments.file.name))
    vi = "Tài liệu nội bộ: kho hồ sơ chỉ ghi loại, ngày, mã kiểm; lời văn và tệp vào private/."
    print(_tell(arguments, vi, "Internal: the archive has kind, days, checksum alone; words and file go to private/."))
    return path, lambda: keep(archive, rest)


def _written(
    arguments: argparse.Namespace, change: Any, path: str, kept: Callable[[], str] | None, *, asked: bool
) -> int:
    """Judge the change, and make it where that was asked for.

    What goes to private/ goes first: a run that ends in between is ended by the same command, which finds it there.
    """
    verdict = change.verdict(as_of(arguments), arguments.lang)
    tell_findings((*verdict.blocking, *verdict.told))
    if verdict.blocking:
        return 1
    tell = partial(_tell, arguments)
    if not arguments.write:
        print(tell(f"Chưa ghi gì. Ghi {path}: thêm --write.", f"Nothing was written. To write {path}: add --write."))
        return 0
    if asked and not _agreed(tell("Ghi các giá trị trên vào kho?", "Write these values?")):
        return 0
    private = [kept()] if kept else []
    print(*private, *change.write(), sep="\n")
    return 0


def _tell(arguments: argparse.Namespace, vi: str, en: str) -> str:
    return en if arguments.lang == "en" else vi


# --- shown


def _show(arguments: argparse.Namespace, understood: Understood, data: dict[str, Any]) -> None:
    """Each value beside the words that say it; what is lacking; what is left out; the text."""
    from doithoai.reading.names import visible

    def say(vi: str, en: str) -> None:
        print(visible(_tell(arguments, vi, en), keep="\n"))

    for one in understood.values:
        title = one.title
        kept = said_at(data, one.field) if one.field else one.value
        shown = "; ".join(map(str, kept)) if isinstance(kept, list) else str(kept)
        if one.field and kept is None:
            continue
        changed = one.field and shown.replace(" ", "") != one.value.replace(" ", "")
        say(f"{title}: {shown}", f"{title.en}: {shown}")
        if changed:
            say(
                f"{_INDENT}← nêu khi gọi lệnh; văn bản ghi: {one.value}",
                f"{_INDENT}← as told; the paper says: {one.value}",
            )
        say(f"{_INDENT}← {one.said.where}: “{one.said.source}”", f"{_INDENT}← {one.said.where.en}: “{one.said.source}”")
        if not one.field:
            say(f"{_INDENT}(hồ sơ không có trường này, không ghi)", f"{_INDENT}(no field of the record, not written)")
    for gap in understood.gaps:
        if (told := said_at(data, gap.field)) is not None:
            say(f"{gap.title}: {told}\n{_INDENT}← người nhập nêu", f"{gap.title.en}: {told}\n{_INDENT}← as told")
    _show_recipients(arguments, understood, data)
    for gap in understood.gaps:
        if said_at(data, gap.field) is None:
            say(
                f"Còn thiếu {gap.title} ({gap.why}): thêm --set {gap.field}=…",
                f"Lacking {gap.title.en} ({gap.why.en}): add --set {gap.field}=…",
            )
    for left in understood.left_out:
        say(f"Không nằm trong lời văn: {left}", f"Not in the text: {left.en}")
    if understood.taken:
        vi, en = ", ".join(understood.taken), ", ".join(one.en for one in understood.taken)
        say(f"Đã gỡ khỏi tệp được giữ: {vi}", f"Taken out of the file that is kept: {en}")
    say(f"Lời văn:\n\n{understood.body}\n", f"Text:\n\n{understood.body}\n")


def _show_recipients(arguments: argparse.Namespace, understood: Understood, data: dict[str, Any]) -> None:
    from doithoai.reading.names import visible

    for one in understood.recipients:
        unknown = _tell(arguments, "chưa khớp nơi nhận nào của kho", "no recipient of the archive")
        part = _tell(arguments, "; còn phần chưa khớp", "; a part of it is none")
        known = ", ".join(f"{key} ({name})" for key, name in one.known)
        told = known + ("" if one.whole else part) if known else unknown
        word = _tell(arguments, "Nơi nhận", "recipient")
        where = _tell(arguments, one.said.where, one.said.where.en)
        print(visible(f"{word}: {told}\n{_INDENT}← {where}: “{one.said.source}”", keep="\n"))
    if understood.known and "sent" not in data:
        print(
            _tell(
                arguments,
                "Còn thiếu ngày gửi (văn bản không nêu): thêm --sent NGÀY thì nơi nhận đã khớp được ghi vào sent",
                "Lacking the day of sending (no paper tells it): with --sent DAY the recipients are written",
            )
        )


# --- asked


def _ask(understood: Understood, data: dict[str, Any], archive: Any, into: str, today: dt.date) -> None:
    """What the paper does not tell; an empty line leaves it open."""
    from doithoai.commands.next_number import next_number
    from doithoai.init.questions import Asker
    from doithoai.model.records import Document
    from doithoai.model.vocabulary import DocumentKind

    asker = Asker(sys.stdin, sys.stdout)
    kind = next((word for word in DocumentKind if str(word) == data.get("kind")), None)
    written = next((str(gap.why) for gap in understood.gaps if gap.field == "number"), "")
    hint = next_number(archive, into.partition("/")[0], kind, today.year, written) if kind and written else ""
    for gap in understood.gaps:
        if said_at(data, gap.field) is not None:
            continue
        if gap.field == "kind":
            for word in DocumentKind:
                asker.say(f"  {word}: {word.label}")
        if gap.field == "number" and hint:
            asker.say(f"  theo kho, số tiếp theo là {hint}; chỉ ghi số mà văn thư đã cấp")

        asker.maybe(f"{gap.title} ({gap.why})", typed(data, Document, gap.field))


def _ask_name(change: Any, archive: Any, into: str, data: dict[str, Any]) -> str:
    """Under which name it stands: the next free one of its kind is proposed."""
    from doithoai.commands.import_document import next_name
    from doithoai.init.questions import Asker

    proposed = next_name(change, archive, into, data)
    return Asker(sys.stdin, sys.stdout).ask("Tên tài liệu trong documents/", str, proposed) if proposed else ""


def _ask_sent(understood: Understood) -> dt.date | None:
    from doithoai.init.choices import InitRefused
    from doithoai.init.questions import Asker

    def read(said: str) -> dt.date:
        try:
            return dt.date.fromisoformat(said)
        except ValueError:
            raise InitRefused(f"“{said}” không phải là ngày; viết như 2026-11-06") from None

    if not understood.known:
        return None
    return Asker(sys.stdin, sys.stdout).maybe(f"Ngày gửi {', '.join(understood.known)}", read)


def _agreed(question: str) -> bool:
    from doithoai.init.questions import Asker

    return Asker(sys.stdin, sys.stdout).ask(f"{question} (có/không)", str.lower, "không") in (
        "có",
        "co",
        "c",
        "yes",
        "y",
    )
