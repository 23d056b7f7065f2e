"""`doithoai deadline`: what is due when, if a conference is held on a day."""

from __future__ import annotations

import argparse
from functools import partial

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_records, day, open_archive
from doithoai.cli.refusal import CannotRun


def add(parser: Parser) -> None:
    """Its arguments."""
    from doithoai.model.vocabulary import Chair, ConferenceType, Form

    parser.add_argument("unit", metavar="ĐƠN_VỊ", help="mã đơn vị, ví dụ cat-hai")
    parser.add_argument(
        "--event", type=partial(day, parser), required=True, metavar="NGÀY", help="ngày tổ chức hội nghị"
    )
    types = {str(word): word for word in ConferenceType}
    forms = {str(word): word for word in Form}
    chairs = {str(word): word for word in Chair}
    parser.add_argument("--type", choices=types, default="periodic", help="loại hội nghị")
    parser.add_argument("--chair", choices=chairs, help="người chủ trì")
    parser.add_argument("--form", choices=forms, help="hình thức đối thoại")
    parser.add_argument("--policy", metavar="MÃ", help="quy định áp dụng (mặc định: theo kế hoạch năm của đơn vị)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="dạng kết quả")
    parser.add_argument("--explain", action="store_true", help="kể từng ngày được tính và không được tính")
    add_records(parser)
    parser.set_defaults(run=run, types=types, chairs=chairs, forms=forms)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.commands.deadline import Question, UnknownUnit, answer

    archive, _ = open_archive([arguments.records])
    type_, chair = arguments.types[arguments.type], arguments.chairs.get(arguments.chair)
    form = arguments.forms.get(arguments.form)
    question = Question(arguments.unit, arguments.event, type_, chair, arguments.policy, form)
    try:
        found = answer(archive, question)
    except UnknownUnit as error:
        raise CannotRun(str(error)) from None
    print(found.json() if arguments.format == "json" else found.text(explain=arguments.explain))
    return 0
