"""The command line: arguments in, exit code out.

0 nothing that fails the run, 1 findings that do, 2 the call itself can't be carried out. Never a traceback.
Only here, in the hook and in scripts is today's date known.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from doithoai import __version__
from doithoai.commands.arguments import Parser, language, parser
from doithoai.model.both import Both
from doithoai.model.formats import FORMATS
from doithoai.reading.names import visible
from doithoai.unexpected import unexpected

if TYPE_CHECKING:
    from doithoai.reading.archive import Archive
    from doithoai.reading.selection import Selection

_LINE = "\n"
VIETNAM = dt.timezone(dt.timedelta(hours=7))


class CannotRun(Exception):
    """The call can't be carried out; the sentence says why."""


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


def today() -> dt.date:
    """The civil date in Việt Nam; SOURCE_DATE_EPOCH replaces the clock where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        now = dt.datetime.fromtimestamp(int(epoch), VIETNAM) if epoch else dt.datetime.now(VIETNAM)
    except (ValueError, OverflowError, OSError):
        raise CannotRun(f"SOURCE_DATE_EPOCH={epoch} không phải là một thời điểm (số giây nguyên từ 1970)") from None
    return now.date()


def _day(parser: Parser, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        told = parser.tell(f"“{text}” không phải là ngày; viết như 2025-10-29", f"“{text}” is no day; write 2025-10-29")
        raise argparse.ArgumentTypeError(told) from None


def _positive(parser: Parser, text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) == 0:
        told = parser.tell(f"“{text}” không phải là số nguyên dương", f"“{text}” is no positive whole number")
        raise argparse.ArgumentTypeError(told)
    return int(text)


def _parser(words: Sequence[str]) -> Parser:
    made = parser(words, prog="doithoai")
    tell = made.tell
    made.description = tell(
        "Kho hồ sơ hội nghị đối thoại: kiểm tra, tính hạn.",
        "Records of dialogue conferences: check them, count limits.",
    )
    told = tell("in số phiên bản", "print the version")
    made.add_argument("--version", action="version", version=f"doithoai {__version__}", help=told)
    commands = made.add_subparsers(required=True, metavar=tell("LỆNH", "COMMAND"))
    for name, add, vi, en in (
        ("check", _add_check, "kiểm tra hồ sơ", "check records"),
        ("deadline", _add_deadline, "tính các thời hạn của một ngày tổ chức", "count the limits of a day"),
        (
            "changes",
            _add_changes,
            "thay đổi này làm gì: lỗi mới, lỗi đã hết, thời hạn mới",
            "what a change does: new findings, gone findings, new limits",
        ),
        ("nightly", _add_nightly, "việc thiếu, chậm hoặc sắp đến hạn", "what is missing, late or due soon"),
        (
            "stamp",
            _add_stamp,
            "ghi lại các trang hồ sơ vào cổng thông tin đã dựng",
            "write the pages of records into a built portal again",
        ),
        ("init", _add_init, "lập kho hồ sơ mới của một đơn vị", "start an archive for a unit"),
        (
            "upgrade",
            _add_upgrade,
            "ghi lại mọi số phiên bản và mã băm của kho theo bản đang cài",
            "rewrite every pin and hash of the archive to the installed version",
        ),
        (
            "schemas",
            _add_schemas,
            "ghi lại lược đồ mà trình soạn thảo dùng để nhắc khi gõ hồ sơ",
            "write the schemas anew with which an editor completes records",
        ),
    ):
        add(commands.add_parser(name, help=tell(vi, en)))
    return made


def _as_of(parser: Parser) -> None:
    help_ = parser.tell("tính đến ngày này (mặc định: hôm nay)", "judge as of this day (default: today)")
    parser.add_argument("--as-of", type=partial(_day, parser), metavar=parser.tell("NGÀY", "DAY"), help=help_)


def _records(parser: Parser) -> None:
    parser.add_argument("--records", type=Path, default=Path("records"), metavar="THƯ_MỤC", help="thư mục kho hồ sơ")


def _add_check(parser: Parser) -> None:
    tell = parser.tell
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar=tell("ĐƯỜNG_DẪN", "PATH"),
        help=tell("tệp hoặc thư mục (mặc định: records)", "files or folders (default: records)"),
    )
    _as_of(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help=tell(
            "dạng kết quả (mặc định: text; trên GitHub Actions: github)",
            "form of the report (default: text; on GitHub Actions: github)",
        ),
    )
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help=tell("ngôn ngữ", "language"))
    parser.add_argument(
        "--fail-on",
        choices=("error", "late", "missing", "any"),
        default="error",
        help=tell(
            "mã thoát 1 khi có: lỗi sai; hoặc chậm; hoặc thiếu; hoặc bất kỳ điều gì",
            "exit code 1 for: what is wrong; or late; or missing; or anything",
        ),
    )
    parser.add_argument(
        "--explain",
        metavar=tell("MÃ", "CODE"),
        help=tell("giải thích một quy tắc, ví dụ T03", "explain one rule, such as T03"),
    )
    parser.add_argument(
        "--deleted",
        action="store_true",
        help=tell("chỉ xét hồ sơ mà lần commit này xóa", "judge only what the next commit deletes"),
    )
    parser.add_argument(
        "--jobs",
        type=partial(_positive, parser),
        metavar=tell("SỐ", "NUMBER"),
        help=tell("số tiến trình (mặc định: số nhân của máy)", "number of processes (default: one a core)"),
    )
    parser.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
    if arguments.explain:
        return _explain(arguments.explain, arguments.lang)
    from doithoai.reading.selection import select

    paths = arguments.paths or [Path("records")]
    for path in paths:
        if not os.path.exists(path):  # noqa: PTH110 - a name that is too long, or hidden by rights, is no error here
            raise CannotRun(Both(f"không có tệp hoặc thư mục “{path}”", f"there is no file or folder “{path}”"))
    archive, prefix = _archive(paths)
    if arguments.deleted:
        return _check_deleted(archive, prefix, arguments)
    selection = select(archive, paths)
    if selection.empty:
        where = ", ".join(map(str, paths))
        vi = f"không có hồ sơ nào ở {where}; xem lại tên thư mục đơn vị, năm, hội nghị"
        raise CannotRun(Both(vi, f"there are no records at {where}; look at the names of unit, year and conference"))
    return int(_fails(archive, prefix, selection, arguments))


def _fails(archive: Archive, prefix: str, selection: Selection, arguments: argparse.Namespace) -> bool:
    """Judge what is selected and print what is found; whether that fails the run."""
    from doithoai.check import Judge, check
    from doithoai.report import report

    judge = Judge(archive, arguments.as_of or today(), arguments.lang, prefix)
    result = check(judge, selection, jobs=arguments.jobs)
    format_ = arguments.format or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    print(report(result, format_, arguments.lang))
    return any(finding.level in _failing(arguments.fail_on) for finding in result.findings)


def _check_deleted(archive: Archive, prefix: str, arguments: argparse.Namespace) -> int:
    """Tell what the next commit deletes and leaves no stub, and judge what referred to it."""
    from doithoai.commands.changes import NotInGit, deleted, deletion
    from doithoai.reading.selection import select

    try:
        gone = deleted(archive.root)
        if not gone:
            return 0
        told = deletion(archive.root, gone, arguments.as_of or today())
    except NotInGit as error:
        raise CannotRun(str(error)) from None
    if told.markdown:
        print(told.markdown.strip(), end="\n\n")
    selection = select(archive, [archive.root / path for path in gone])
    fails = not selection.empty and _fails(archive, prefix, selection, arguments)
    return int(fails or not told.clean)


def _failing(threshold: str) -> set[str]:
    order = ("error", "late", "missing", "notice")
    last = {"error": 1, "late": 2, "missing": 3, "any": 4}[threshold]
    return set(order[:last])


def _explain(code: str, language: str) -> int:
    from doithoai.rules import RULES
    from doithoai.rules.protocol import explained

    rule = RULES.get(code.upper())
    if rule is None:
        known = ", ".join(RULES)
        raise CannotRun(
            Both(f"không có quy tắc “{code}”; các quy tắc: {known}", f"there is no rule “{code}”; the rules: {known}")
        )
    print(explained(rule, language))
    return 0


def _archive(paths: Sequence[Path]) -> tuple[Archive, str]:
    from doithoai.reading.archive import Archive
    from doithoai.reading.selection import NotAnArchive, find_root

    try:
        roots = {find_root(path).absolute() for path in paths}
    except NotAnArchive as error:
        vi = f"“{error}” không nằm trong kho hồ sơ nào (thư mục có policies/ và calendar/)"
        en = f"“{error}” lies in no archive of records (a folder with policies/ and calendar/)"
        raise CannotRun(Both(vi, en)) from None
    if len(roots) > 1:
        vi = "các đường dẫn thuộc nhiều kho hồ sơ khác nhau; hãy kiểm tra từng kho"
        raise CannotRun(Both(vi, "the paths belong to several archives; check one at a time"))
    root = roots.pop()
    here = Path.cwd()
    shown = root.relative_to(here).as_posix() if root.is_relative_to(here) else root.as_posix()
    return Archive(root), "" if shown == "." else f"{shown}/"


def _add_deadline(parser: Parser) -> None:
    from doithoai.model.vocabulary import Chair, ConferenceType

    parser.add_argument("unit", metavar="ĐƠN_VỊ", help="mã đơn vị, ví dụ cat-hai")
    parser.add_argument(
        "--event", type=partial(_day, parser), required=True, metavar="NGÀY", help="ngày tổ chức hội nghị"
    )
    types = {str(word): word for word in ConferenceType}
    chairs = {str(word): word for word in Chair}
    parser.add_argument("--type", choices=types, default="periodic", help="loại hội nghị")
    parser.add_argument("--chair", choices=chairs, help="người chủ trì")
    parser.add_argument("--policy", metavar="MÃ", help="quy định áp dụng (mặc định: theo kế hoạch năm của đơn vị)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="dạng kết quả")
    parser.add_argument("--explain", action="store_true", help="kể từng ngày được tính và không được tính")
    _records(parser)
    parser.set_defaults(run=_deadline, types=types, chairs=chairs)


def _deadline(arguments: argparse.Namespace) -> int:
    from doithoai.commands.deadline import Question, UnknownUnit, answer

    archive, _ = _archive([arguments.records])
    type_, chair = arguments.types[arguments.type], arguments.chairs.get(arguments.chair)
    question = Question(arguments.unit, arguments.event, type_, chair, arguments.policy)
    try:
        found = answer(archive, question)
    except UnknownUnit as error:
        raise CannotRun(str(error)) from None
    print(found.json() if arguments.format == "json" else found.text(explain=arguments.explain))
    return 0


def _add_changes(parser: Parser) -> None:
    parser.add_argument("--base", required=True, metavar="NHÁNH", help="so với nhánh hoặc bản ghi này của Git")
    _as_of(parser)
    _records(parser)
    parser.set_defaults(run=_changes)


def _changes(arguments: argparse.Namespace) -> int:
    from doithoai.commands.changes import NotInGit, changes

    _archive([arguments.records])
    try:
        base = arguments.base or "--"  # Python before 3.13 makes an empty list of --base=--
        told = changes(arguments.records, base, arguments.as_of or today())
    except NotInGit as error:
        raise CannotRun(str(error)) from None
    print(told.markdown)
    return 0 if told.clean else 1


def _add_nightly(parser: Parser) -> None:
    _as_of(parser)
    _records(parser)
    parser.add_argument("--samples", action="store_true", help="kể cả đơn vị mẫu")
    parser.set_defaults(run=_nightly)


def _nightly(arguments: argparse.Namespace) -> int:
    from doithoai.commands.nightly import nightly

    archive, prefix = _archive([arguments.records])
    told = nightly(archive, arguments.as_of or today(), prefix, samples=arguments.samples)
    print(told.markdown)
    return 0 if told.clean else 1


def _add_stamp(parser: Parser) -> None:
    parser.add_argument("site", type=Path, metavar="THƯ_MỤC", help="thư mục cổng thông tin đã dựng")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--changed",
        nargs="+",
        type=Path,
        metavar="ĐƯỜNG_DẪN",
        help="chỉ ghi lại trang của các đơn vị có hồ sơ đã đổi này; danh sách chung đợi lần ghi đủ",
    )
    ways.add_argument(
        "--shell",
        type=Path,
        metavar="KHUNG",
        help="dựng cổng từ khung đã giữ ở thư mục này, không cần MkDocs; thư mục cổng cũ được thay",
    )
    ways.add_argument(
        "--keep-shell",
        type=Path,
        metavar="KHUNG",
        help="giữ khung của cổng đã dựng vào thư mục này (mọi trang viết tay và tệp dùng chung, không có hồ sơ)",
    )
    _as_of(parser)
    _records(parser)
    parser.set_defaults(run=_stamp)


def _stamp(arguments: argparse.Namespace) -> int:
    from doithoai.reading.selection import NotAnArchive
    from doithoai.site import NotBuilt, NotFree, keep_shell, lay, stamp_changed

    _archive([arguments.records])
    records: Path = arguments.records
    try:
        if arguments.keep_shell:
            print(f"Đã giữ khung: {keep_shell(arguments.site, arguments.keep_shell)} tệp.")
            return 0
        if arguments.shell:
            lay(arguments.shell, arguments.site)
        pages = stamp_changed(arguments.site, records, arguments.as_of or today(), arguments.changed or [records])
    except NotAnArchive as error:
        raise CannotRun(f"“{error}” không nằm trong thư mục hồ sơ “{records}”") from None
    except NotBuilt as error:
        raise CannotRun(f"“{error}” chưa phải là cổng thông tin đã dựng; hãy chạy make site trước") from None
    except NotFree as error:
        raise CannotRun(f"“{error}” đang chứa tệp khác; hãy chọn một thư mục trống") from None
    print(f"Đã ghi {pages} trang.")
    return 0


def _add_init(parser: Parser) -> None:
    from doithoai.init.arguments import add_init

    add_init(parser)
    _as_of(parser)
    parser.set_defaults(run=_init)


def _init(arguments: argparse.Namespace) -> int:
    from doithoai.init.command import InitRefused, init

    try:
        print(init(arguments, arguments.as_of or today()))
    except InitRefused as error:
        raise CannotRun(str(error)) from None
    return 0


def _add_upgrade(parser: Parser) -> None:
    from doithoai.init.arguments import add_upgrade

    add_upgrade(parser)
    parser.set_defaults(run=_upgrade)


def _upgrade(arguments: argparse.Namespace) -> int:
    from doithoai.init.upgrade import InitRefused, upgrade

    try:
        told = upgrade(arguments.folder, arguments.to)
    except InitRefused as error:
        raise CannotRun(str(error)) from None
    print(told.text)
    return 0 if told.whole else 1


def _add_schemas(parser: Parser) -> None:
    place = Path("docs/schemas")
    parser.add_argument("folder", nargs="?", type=Path, default=place, metavar="THƯ_MỤC", help=f"mặc định: {place}")
    parser.set_defaults(run=_schemas)


def _schemas(arguments: argparse.Namespace) -> int:
    from doithoai.commands.schemas import write

    if arguments.folder.is_file():
        raise CannotRun(f"“{arguments.folder}” không phải là thư mục")
    for path in write(arguments.folder):
        print(f"{path.as_posix()}: đã ghi lại")
    return 0
