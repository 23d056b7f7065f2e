"""`doithoai deadline`: what is due when, if a conference is held on a day."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
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
    _add_words(parser, "--chair", chairs, "người chủ trì")
    _add_words(parser, "--form", forms, "hình thức đối thoại")
    parser.add_argument("--policy", metavar="MÃ", help="quy định áp dụng (mặc định: theo kế hoạch năm của đơn vị)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="dạng kết quả")
    parser.add_argument("--explain", action="store_true", help="kể từng ngày được tính và không được tính")
    add_records(parser)
    parser.set_defaults(run=run, types=types, chairs=chairs, forms=forms)


def _add_words(parser: Parser, name: str, words: Iterable[str], told: str) -> None:
    """An option of one word or several, as records have them: with commas between, or once for each."""
    known = list(words)

    def read(text: str) -> list[str]:
        given = [one.strip() for one in text.strip("[] ").split(",")]
        for one in given:
            if one not in known:
                raise argparse.ArgumentTypeError(f"invalid choice: {one!r} (choose from {', '.join(known)})")
        return given

    shown = f"{{{','.join(known)}}}"
    parser.add_argument(name, type=read, action="extend", metavar=shown, help=f"{told}; nhiều thì cách bằng dấu phẩy")


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; returns the exit code."""
    from doithoai.commands.deadline import Question, UnknownUnit, answer

    archive, _ = open_archive([arguments.records])
    type_ = arguments.types[arguments.type]
    chair = tuple(arguments.chairs[word] for word in arguments.chair or ()) or None
    form = tuple(arguments.forms[word] for word in arguments.form or ()) or None
    question = Question(arguments.unit, arguments.event, type_, chair, arguments.policy, form)
    try:
        found = answer(archive, question)
    except UnknownUnit as error:
        raise CannotRun(str(error)) from None
    print(found.json() if arguments.format == "json" else found.text(explain=arguments.explain))
    return 0
