"""`doithoai evidence`: since when the main branch holds each document."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_as_of, as_of, open_archive
from doithoai.cli.refusal import CannotRun

if TYPE_CHECKING:
    from doithoai.model.evidence import Evidence


def add(parser: Parser) -> None:
    """Its arguments."""
    parser.add_argument(
        "records", nargs="?", type=Path, default=Path("records"), metavar="HỒ_SƠ", help="thư mục kho hồ sơ"
    )
    parser.add_argument("--branch", default="main", metavar="NHÁNH", help="nhánh được công bố (mặc định: main)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: tệp cho cổng thông tin")
    parser.add_argument(
        "--before",
        nargs="+",
        type=Path,
        default=(),
        metavar="TỆP",
        help="tệp evidence.json, manifest.json đã có: điều từng được chứng minh nay còn hay không",
    )
    parser.add_argument("--signers", type=Path, metavar="TỆP", help="bản kê đã có phải do khóa trong tệp này ký")
    parser.add_argument("--ca", type=Path, metavar="TỆP", help="bản kê đã có phải có dấu thời gian của nơi cấp này")
    add_as_of(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.commands.evidence import evidence
    from doithoai.commands.known_before import known_before
    from doithoai.commands.repository import NotInGit
    from doithoai.commands.signatures import NoTool
    from doithoai.commands.verify import Trust
    from doithoai.reading.evidence import NoEvidence, encoded
    from doithoai.reading.names import visible

    archive, prefix = open_archive([arguments.records])
    try:
        before = known_before(arguments.before, Trust(as_of(arguments), arguments.signers, arguments.ca))
        found = evidence(archive, arguments.branch, as_of(arguments), before)
    except (NotInGit, NoEvidence, NoTool) as error:
        raise CannotRun(error.args[0]) from None
    failed = bool(found.lost) or any(each.kind.fails for one in found.documents for each in one.contradicted)
    if arguments.format == "json":
        sys.stdout.write(encoded(found).decode())
    else:
        for line in _lines(found, prefix):
            print(visible(line))
    return 1 if failed else 0


def _lines(found: Evidence, prefix: str) -> Iterator[str]:
    from doithoai.vietnamese.wording import short_date
    from doithoai.views.evidence import SHORT, contradictions, held, whole_history

    for told in whole_history(found):
        yield f"{told}."
    if found.cut:
        yield "Hãy chạy git fetch --unshallow để biết đủ."
    faults = 0
    for one in found.documents:
        issued = f"ban hành {short_date(one.issued)}" if one.issued else "chưa ghi ngày ban hành"
        sent = f"; gửi {short_date(one.sent)}" if one.sent else ""
        commit = f" ({one.first.commit[:SHORT]})" if one.first and one.first.commit else ""
        differs = "; tệp ở đây khác bản trên nhánh" if one.differs and one.first else ""
        yield f"{prefix}{one.file}: {issued}{sent}. {held(one, found.begun)}{commit}{differs}."
        for told in contradictions(one):
            faults += 1
            yield f"  ! {told}."
    yield f"{len(found.documents)} văn bản, {faults} điều mâu thuẫn."
