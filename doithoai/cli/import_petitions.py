"""`doithoai import petitions`: a sheet of petitions into a conference, shown row by row, written only when asked."""

from __future__ import annotations

import argparse
import re
import sys
from bisect import bisect_right
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doithoai.cli.arguments import Parser
from doithoai.cli.changing import refusals
from doithoai.cli.options import add_as_of, add_language, add_records, as_of, open_archive
from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both

if TYPE_CHECKING:
    from doithoai.commands.change import ChangeOfFiles
    from doithoai.commands.sheets.importing import ImportedSheet
    from doithoai.model.findings import Finding
    from doithoai.model.private import Person
    from doithoai.private.store import Store

_FINDINGS = 20
"""Findings of one rule that are told one by one."""


def add(parser: Parser) -> None:
    """Its arguments."""
    tell = parser.tell
    parser.description = tell(
        "Đọc bảng kiến nghị và in từng dòng được hiểu thế nào: mới, bổ sung, thay đổi, như cũ, không nhận. "
        "Chỉ ghi khi có --write. Thoát 0: đã ghi, hoặc ghi được; 1: có điều phải sửa hoặc xác nhận, chưa ghi gì; "
        "2: không đọc được tệp.",
        "Read a sheet of petitions and show what each row does; written only with --write. "
        "Exit 0: written, or could be; 1: something must be mended or confirmed, nothing written; 2: it can't be read.",
    )
    told = tell("bảng .xlsx, .xls, .ods hoặc .csv", "a sheet: .xlsx, .xls, .ods or .csv")
    parser.add_argument("file", type=Path, metavar=tell("TỆP", "FILE"), help=told)
    told = tell("hội nghị, như minh-hoa/2026/02", "the conference, as minh-hoa/2026/02")
    parser.add_argument("--into", required=True, metavar=tell("HỘI_NGHỊ", "CONFERENCE"), help=told)
    told = tell("tên trang, khi nhiều trang có bảng", "the name of the sheet, where several could be meant")
    parser.add_argument("--sheet", metavar=tell("TRANG", "SHEET"), help=told)
    parser.add_argument("--write", action="store_true", help=tell("ghi vào kho", "write it into the archive"))
    told = tell("ghi các dòng còn lại khi có dòng không nhận", "write the other rows where some are rejected")
    parser.add_argument("--skip-rejected", action="store_true", help=told)
    told = tell("số các kiến nghị được đổi điều đã ghi", "numbers of petitions whose recorded values may change")
    parser.add_argument("--confirm", type=int, nargs="+", default=[], metavar=tell("SỐ", "NUMBER"), help=told)
    told = tell(
        "đọc cả cột họ tên, liên hệ; hai cột ấy chỉ vào private/", "read names and contacts too, for private/ alone"
    )
    parser.add_argument("--internal", action="store_true", help=told)
    add_as_of(parser)
    add_records(parser)
    add_language(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.commands.change import ChangeOfFiles
    from doithoai.commands.new import conference_meant
    from doithoai.commands.sheets.columns import lists
    from doithoai.commands.sheets.importing import SheetRefused, put, understand
    from doithoai.commands.sheets.told import lines
    from doithoai.private.errors import PrivateError
    from doithoai.private.store import Store

    archive, _ = open_archive([arguments.records])
    change = ChangeOfFiles(archive.root)
    try:
        with refusals():
            store = Store.require(archive.root) if arguments.internal else None
            if store and arguments.file.absolute().is_relative_to(archive.root.parent):
                print(_said(arguments, _OUTSIDE), file=sys.stderr)
            sheet = understand(archive, arguments.into, arguments.file, as_of(arguments), arguments.sheet, store)
            for line in lines(sheet, lists(archive, conference_meant(archive, arguments.into)), arguments.confirm):
                print(_said(arguments, line))
            put(change, sheet, arguments.confirm)
            return _judged(arguments, change, sheet, store)
    except SheetRefused as error:
        name = arguments.file.name
        raise CannotRun(Both(f"{name}: {error.args[0]}", f"{name}: {error.args[0].en}")) from None
    except PrivateError as error:
        raise CannotRun(*error.args) from None


def _judged(arguments: argparse.Namespace, change: ChangeOfFiles, sheet: ImportedSheet, store: Store | None) -> int:
    """Judge what the rows make of the record, and write it where that was asked for and nothing keeps it."""
    blocking: tuple[Finding, ...] = ()
    if change.paths:
        verdict = change.verdict(as_of(arguments), arguments.lang)
        blocking = verdict.blocking
        _tell((*blocking, *verdict.told), change, sheet, arguments.lang)
    left = [*sheet.rejected, *sheet.waiting(arguments.confirm)]
    if blocking or (left and not arguments.skip_rejected):
        print(_said(arguments, _NOTHING), file=sys.stderr)
        return 1
    people = sheet.people(arguments.confirm) if store else {}
    if not change.paths and not people:
        print(_said(arguments, Both("Không có gì để ghi.", "There is nothing to write.")))
    elif not arguments.write:
        print(_said(arguments, Both("Chưa ghi gì; thêm --write để ghi.", "Nothing is written yet; add --write.")))
    else:
        print(*change.write(), sep="\n") if change.paths else None
        if store and people:
            _keep(arguments, store, sheet.path.removesuffix("/petitions.yml"), people)
        print(_said(arguments, _skipped([row.number for row in left])), file=sys.stderr) if left else None
    return 0


def _keep(arguments: argparse.Namespace, store: Store, conference: str, people: Mapping[int, Person]) -> None:
    """Who raised the petitions, which now have their numbers; where it can't be kept the same call does it again."""
    from doithoai.private.errors import PrivateError

    try:
        store.keep_people(conference, people)
    except PrivateError as error:
        why = error.args[0]
        vi = f"kiến nghị đã ghi, sổ riêng thì chưa: {why}. Chạy lại lệnh này sau khi sửa"
        raise CannotRun(
            Both(vi, f"the petitions are written, who raised them is not: {why.en}. Run it again")
        ) from None
    told = Both(f"private/: đã ghi {len(people)} người nêu.", f"private/: {len(people)} people kept.")
    print(_said(arguments, told))


_OUTSIDE = Both(
    "Lưu ý: bảng có danh tính đang nằm trong thư mục của kho; nhập xong hãy chuyển ra ngoài.",
    "Note: a sheet with names lies in the folder of the archive; move it elsewhere once it is in.",
)
_NOTHING = Both(
    "Chưa ghi gì: sửa dòng không nhận, xác nhận dòng thay đổi (--confirm), hoặc bỏ qua chúng bằng --skip-rejected.",
    "Nothing is written: mend the rejected rows, confirm the changed ones (--confirm), or add --skip-rejected.",
)


def _skipped(rows: Collection[int]) -> Both:
    told = ", ".join(map(str, rows))
    return Both(f"Đã bỏ qua, không ghi {len(rows)} dòng: {told}.", f"Skipped, not written, {len(rows)} rows: {told}.")


def _said(arguments: argparse.Namespace, told: Both) -> str:
    return told.en if arguments.lang == "en" else str(told)


def _tell(findings: Collection[Finding], change: ChangeOfFiles, sheet: ImportedSheet, language: str) -> None:
    """What the check says of the record as it would be, by the rows of the sheet; of one rule not hundreds."""
    from collections import Counter

    text = change.text(sheet.path) or ""
    begins = [
        (text.count("\n", 0, found.start()) + 1, int(found[1]))
        for found in re.finditer(r"^- id: (\d+)$", text, re.MULTILINE)
    ]
    numbers = {row.id: row.number for row in sheet.rows}
    told: Counter[Any] = Counter()
    for one in findings:
        told[one.code] += 1
        at = bisect_right(begins, (one.line, 1000)) - 1
        row = numbers.get(begins[at][1]) if at >= 0 and one.path == sheet.path else None
        place = f"{one.path}:{one.line}" if row is None else f"dòng {row}" if language == "vi" else f"row {row}"
        if told[one.code] <= _FINDINGS:
            print(f"{place}: {one.code} {one.level.label}: {one.message}", file=sys.stderr)
    for code, count in told.items():
        if count > _FINDINGS:
            more = count - _FINDINGS
            print(f"{code}: còn {more} lần nữa" if language == "vi" else f"{code}: {more} times more", file=sys.stderr)
