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
from pathlib import Path
from typing import TYPE_CHECKING

from doithoai.unexpected import unexpected

if TYPE_CHECKING:
    from doithoai.reading.archive import Archive
    from doithoai.reading.selection import Selection

VIETNAM = dt.timezone(dt.timedelta(hours=7))


class CannotRun(Exception):
    """The call can't be carried out; the sentence says why."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows code page has no Vietnamese
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except CannotRun as error:
        print(f"doithoai: {error}", file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if os.environ.get("DOITHOAI_DEBUG"):
            raise
        print(f"doithoai: {unexpected(error)}", file=sys.stderr)
    return 2


def today() -> dt.date:
    """The civil date in Việt Nam; SOURCE_DATE_EPOCH replaces the clock where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = dt.datetime.fromtimestamp(int(epoch), VIETNAM) if epoch else dt.datetime.now(VIETNAM)
    return now.date()


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” không phải là ngày; viết như 2025-10-29") from None


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"“{text}” không phải là số nguyên dương")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="doithoai", description="Kho hồ sơ hội nghị đối thoại: kiểm tra, tính hạn.")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    _add_check(commands.add_parser("check", help="kiểm tra hồ sơ"))
    _add_deadline(commands.add_parser("deadline", help="tính các thời hạn của một ngày tổ chức"))
    _add_changes(commands.add_parser("changes", help="thay đổi này làm gì: lỗi mới, lỗi đã hết, thời hạn mới"))
    _add_nightly(commands.add_parser("nightly", help="việc thiếu, chậm hoặc sắp đến hạn"))
    _add_stamp(commands.add_parser("stamp", help="ghi lại các trang hồ sơ vào cổng thông tin đã dựng"))
    _add_init(commands.add_parser("init", help="lập kho hồ sơ mới của một đơn vị"))
    _add_upgrade(commands.add_parser("upgrade", help="ghi lại mọi số phiên bản và mã băm của kho theo bản đang cài"))
    _add_schemas(commands.add_parser("schemas", help="ghi lại lược đồ mà trình soạn thảo dùng để nhắc khi gõ hồ sơ"))
    return parser


def _as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", type=_day, metavar="NGÀY", help="tính đến ngày này (mặc định: hôm nay)")


def _records(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--records", type=Path, default=Path("records"), metavar="THƯ_MỤC", help="thư mục kho hồ sơ")


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="ĐƯỜNG_DẪN", help="tệp hoặc thư mục (mặc định: records)")
    _as_of(parser)
    formats = ("text", "github", "json", "sarif", "junit")
    parser.add_argument("--format", choices=formats, help="dạng kết quả (mặc định: text; trên GitHub Actions: github)")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ")
    parser.add_argument(
        "--fail-on",
        choices=("error", "late", "missing", "any"),
        default="error",
        help="mã thoát 1 khi có: lỗi sai; hoặc chậm; hoặc thiếu; hoặc bất kỳ điều gì",
    )
    parser.add_argument("--explain", metavar="MÃ", help="giải thích một quy tắc, ví dụ T03")
    parser.add_argument("--deleted", action="store_true", help="chỉ xét hồ sơ mà lần commit này xóa")
    parser.add_argument("--jobs", type=_positive, metavar="SỐ", help="số tiến trình (mặc định: số nhân của máy)")
    parser.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
    if arguments.explain:
        return _explain(arguments.explain)
    from doithoai.reading.selection import select

    paths = arguments.paths or [Path("records")]
    for path in paths:
        if not path.exists():
            raise CannotRun(f"không có tệp hoặc thư mục “{path}”")
    archive, prefix = _archive(paths)
    if arguments.deleted:
        return _check_deleted(archive, prefix, arguments)
    selection = select(archive, paths)
    if selection.empty:
        raise CannotRun(f"không có hồ sơ nào ở {', '.join(map(str, paths))}; xem lại tên thư mục đơn vị, năm, hội nghị")
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
        told = deletion(archive.root, gone)
    except NotInGit as error:
        raise CannotRun(str(error)) from None
    if not told.clean:
        print(told.markdown.strip(), end="\n\n")
    selection = select(archive, [archive.root / path for path in gone])
    fails = not selection.empty and _fails(archive, prefix, selection, arguments)
    return int(fails or not told.clean)


def _failing(threshold: str) -> set[str]:
    order = ("error", "late", "missing", "notice")
    last = {"error": 1, "late": 2, "missing": 3, "any": 4}[threshold]
    return set(order[:last])


def _explain(code: str) -> int:
    from doithoai.rules import RULES
    from doithoai.rules.protocol import general_sentence

    rule = RULES.get(code.upper())
    if rule is None:
        raise CannotRun(f"không có quy tắc “{code}”; các quy tắc: {', '.join(RULES)}")
    body = "## " + (rule.__doc__ or "").partition("\n## ")[2].strip()
    print(f"{rule.CODE} ({rule.LEVEL.label}): {rule.NAME}\n{general_sentence(rule)}\n\n{body}")
    return 0


def _archive(paths: Sequence[Path]) -> tuple[Archive, str]:
    from doithoai.reading.archive import Archive
    from doithoai.reading.selection import NotAnArchive, find_root

    try:
        roots = {find_root(path).absolute() for path in paths}
    except NotAnArchive as error:
        raise CannotRun(f"“{error}” không nằm trong kho hồ sơ nào (thư mục có policies/ và calendar/)") from None
    if len(roots) > 1:
        raise CannotRun("các đường dẫn thuộc nhiều kho hồ sơ khác nhau; hãy kiểm tra từng kho")
    root = roots.pop()
    here = Path.cwd()
    shown = root.relative_to(here).as_posix() if root.is_relative_to(here) else root.as_posix()
    return Archive(root), "" if shown == "." else f"{shown}/"


def _add_deadline(parser: argparse.ArgumentParser) -> None:
    from doithoai.model.vocabulary import Chair, ConferenceType

    parser.add_argument("unit", metavar="ĐƠN_VỊ", help="mã đơn vị, ví dụ cat-hai")
    parser.add_argument("--event", type=_day, required=True, metavar="NGÀY", help="ngày tổ chức hội nghị")
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


def _add_changes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--base", required=True, metavar="NHÁNH", help="so với nhánh hoặc bản ghi này của Git")
    _as_of(parser)
    _records(parser)
    parser.set_defaults(run=_changes)


def _changes(arguments: argparse.Namespace) -> int:
    from doithoai.commands.changes import NotInGit, changes

    _archive([arguments.records])
    try:
        told = changes(arguments.records, arguments.base, arguments.as_of or today())
    except NotInGit as error:
        raise CannotRun(str(error)) from None
    print(told.markdown)
    return 0 if told.clean else 1


def _add_nightly(parser: argparse.ArgumentParser) -> None:
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


def _add_stamp(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("site", type=Path, metavar="THƯ_MỤC", help="thư mục cổng thông tin đã dựng")
    parser.add_argument(
        "--changed",
        nargs="+",
        type=Path,
        metavar="ĐƯỜNG_DẪN",
        help="chỉ ghi lại trang của các đơn vị có hồ sơ đã đổi này; danh sách chung đợi lần ghi đủ",
    )
    _as_of(parser)
    _records(parser)
    parser.set_defaults(run=_stamp)


def _stamp(arguments: argparse.Namespace) -> int:
    from doithoai.reading.selection import NotAnArchive
    from doithoai.site import NotBuilt, stamp_changed

    _archive([arguments.records])
    records: Path = arguments.records
    try:
        pages = stamp_changed(arguments.site, records, arguments.as_of or today(), arguments.changed or [records])
    except NotAnArchive as error:
        raise CannotRun(f"“{error}” không nằm trong thư mục hồ sơ “{records}”") from None
    except NotBuilt:
        raise CannotRun(f"“{arguments.site}” chưa phải là cổng thông tin đã dựng; hãy chạy make site trước") from None
    print(f"Đã ghi {pages} trang.")
    return 0


def _add_init(parser: argparse.ArgumentParser) -> None:
    from doithoai.init.arguments import add_init

    add_init(parser)
    _as_of(parser)
    parser.set_defaults(run=_init)


def _init(arguments: argparse.Namespace) -> int:
    from doithoai.init.command import Refused, init

    try:
        print(init(arguments, arguments.as_of or today()))
    except Refused as error:
        raise CannotRun(str(error)) from None
    return 0


def _add_upgrade(parser: argparse.ArgumentParser) -> None:
    from doithoai.init.arguments import add_upgrade

    add_upgrade(parser)
    parser.set_defaults(run=_upgrade)


def _upgrade(arguments: argparse.Namespace) -> int:
    from doithoai.init.upgrade import Refused, upgrade

    try:
        told = upgrade(arguments.folder, arguments.to)
    except Refused as error:
        raise CannotRun(str(error)) from None
    print(told.text)
    return 0 if told.whole else 1


def _add_schemas(parser: argparse.ArgumentParser) -> None:
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
