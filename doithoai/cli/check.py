"""`doithoai check`: judge records, or explain one rule."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_as_of, add_language, as_of, open_archive, positive
from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both
from doithoai.model.formats import FORMATS

if TYPE_CHECKING:
    from doithoai.model.findings import Finding
    from doithoai.reading.archive import Archive
    from doithoai.reading.selection import Selection


def add(parser: Parser) -> None:
    """Its arguments."""
    tell = parser.tell
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar=tell("ĐƯỜNG_DẪN", "PATH"),
        help=tell("tệp hoặc thư mục (mặc định: records)", "files or folders (default: records)"),
    )
    add_as_of(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help=tell(
            "dạng kết quả (mặc định: text; trên GitHub Actions: github)",
            "form of the report (default: text; on GitHub Actions: github)",
        ),
    )
    add_language(parser)
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
        "--staged",
        action="store_true",
        help=tell("xét hồ sơ như lần commit này sẽ ghi, không như trong thư mục", "judge what the next commit records"),
    )
    parser.add_argument(
        "--deleted",
        action="store_true",
        help=tell("chỉ xét hồ sơ mà lần commit này xóa", "judge only what the next commit deletes"),
    )
    parser.add_argument(
        "--jobs",
        type=partial(positive, parser),
        metavar=tell("SỐ", "NUMBER"),
        help=tell("số tiến trình (mặc định: số nhân của máy)", "number of processes (default: one a core)"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    if arguments.explain:
        return _explain(arguments.explain, arguments.lang)
    paths = arguments.paths or [Path("records")]
    if arguments.staged or arguments.deleted:
        from doithoai.cli.staged import run_staged

        return run_staged(arguments, paths)
    require(paths)
    archive, prefix = open_archive(paths)
    whole = archive.root in {Path(os.path.abspath(path)) for path in paths}  # noqa: PTH100 - a link stays as it is written
    return int(judge(archive, prefix, paths, arguments, beside=_beside(archive.root, arguments.lang) if whole else ()))


def _beside(records: Path, language: str) -> tuple[Finding, ...]:
    """What of the private repository the archive would take along; asked where all of it is judged."""
    from doithoai.commands.private_told import private_told

    return private_told(records, language)


def require(paths: Sequence[Path]) -> None:
    """Refuse a path that leads nowhere."""
    for path in paths:
        if not os.path.exists(path):  # noqa: PTH110 - a name that is too long, or hidden by rights, is no error here
            raise CannotRun(Both(f"không có tệp hoặc thư mục “{path}”", f"there is no file or folder “{path}”"))


def judge(
    archive: Archive,
    prefix: str,
    paths: Sequence[Path],
    arguments: argparse.Namespace,
    mend: Callable[[Finding], Finding] | None = None,
    beside: Sequence[Finding] = (),
) -> bool:
    """Judge what these paths select and print what is found; whether that fails the run.

    `mend` may say more of a finding than its rule knows; `beside` are told with those of the records. Raises CannotRun
    where nothing is selected.
    """
    from doithoai.reading.selection import select

    selection = select(archive, paths)
    if selection.empty:
        where = ", ".join(map(str, paths))
        vi = f"không có hồ sơ nào ở {where}; xem lại tên thư mục đơn vị, năm, hội nghị"
        raise CannotRun(Both(vi, f"there are no records at {where}; look at the names of unit, year and conference"))
    return fails(archive, prefix, selection, arguments, mend, beside)


def fails(
    archive: Archive,
    prefix: str,
    selection: Selection,
    arguments: argparse.Namespace,
    mend: Callable[[Finding], Finding] | None = None,
    beside: Sequence[Finding] = (),
) -> bool:
    """Judge a selection and print what is found; whether that fails the run."""
    from doithoai.check import Judge, check
    from doithoai.report import report

    result = check(Judge(archive, as_of(arguments), arguments.lang, prefix), selection, jobs=arguments.jobs)
    if mend:
        result = replace(result, findings=tuple(map(mend, result.findings)))
    if beside:
        result = replace(result, findings=tuple(sorted({*result.findings, *beside})))
    format_ = arguments.format or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    print(report(result, format_, arguments.lang))
    return any(finding.level in _failing(arguments.fail_on) for finding in result.findings)


def _failing(threshold: str) -> set[str]:
    order = ("error", "late", "missing", "deviation", "notice")
    last = {"error": 1, "late": 2, "missing": 3, "any": 5}[threshold]
    return set(order[:last])


def _explain(code: str, language: str) -> int:
    from doithoai.commands.lists import lists
    from doithoai.rules import RULES
    from doithoai.rules.protocol import explained

    rule = RULES.get(code.upper())
    if rule is None:
        known = ", ".join(RULES)
        raise CannotRun(
            Both(f"không có quy tắc “{code}”; các quy tắc: {known}", f"there is no rule “{code}”; the rules: {known}")
        )
    whole = lists(rule.CODE) if language == "vi" else ""
    print(explained(rule, language), *([whole] if whole else []), sep="\n\n")
    return 0
