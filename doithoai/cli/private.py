"""`doithoai private`: the repository beside the archive in which identities and internal documents are kept."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from doithoai.cli.arguments import Parser
from doithoai.cli.options import add_language, add_records, day, open_archive
from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both

if TYPE_CHECKING:
    from doithoai.private.store import Store


_WHOLE = Both("kho riêng đã có đủ", "the private repository is whole")


def add(parser: Parser) -> None:
    """Its arguments."""
    tell = parser.tell
    parser.description = tell(
        "Kho riêng private/ nằm cạnh thư mục hồ sơ: ai nêu kiến nghị nào, cách liên hệ, sự đồng ý; tài liệu nội bộ. "
        "Là một kho Git của riêng nó, không bao giờ đi cùng kho hồ sơ.",
        "The private repository beside the records: who raised which petition, contacts, consent; internal documents. "
        "A Git repository of its own, which never goes where the archive goes.",
    )
    acts = parser.add_subparsers(required=True, metavar=tell("VIỆC", "ACT"))
    init = acts.add_parser("init", help=tell("lập kho riêng, đặt chốt", "make it, with its guard"))
    init.set_defaults(run=_init)
    find = acts.add_parser("find", help=tell("tìm người, gõ dấu hay không đều được", "search people"))
    find.add_argument("words", nargs="+", metavar=tell("CHỮ", "WORD"), help=tell("tên, số điện thoại", "name, phone"))
    find.set_defaults(run=_find)
    keep = acts.add_parser("keep", help=tell("ghi người nêu một kiến nghị", "keep who raised a petition"))
    code = tell("mã như minh-hoa-2026-02-011", "as minh-hoa-2026-02-011")
    keep.add_argument("petition", metavar=tell("KIẾN_NGHỊ", "PETITION"), help=code)
    keep.add_argument("--name", metavar=tell("TÊN", "NAME"), help=tell("họ tên", "full name"))
    keep.add_argument(
        "--contact", metavar=tell("LIÊN_HỆ", "CONTACT"), help=tell("điện thoại, địa chỉ", "phone, address")
    )
    keep.add_argument(
        "--consent-on", type=partial(day, keep), metavar=tell("NGÀY", "DAY"), help=tell("ngày đồng ý", "day")
    )
    keep.add_argument(
        "--consent-how", metavar=tell("CÁCH", "HOW"), help=tell("đồng ý bằng cách nào", "how it was given")
    )
    keep.set_defaults(run=_keep)
    paper = acts.add_parser("keep-document", help=tell("ghi một tài liệu nội bộ", "keep an internal document"))
    paper.add_argument(
        "conference", metavar=tell("HỘI_NGHỊ", "CONFERENCE"), help=tell("như", "as") + " minh-hoa/2026/02"
    )
    paper.add_argument("document", metavar=tell("TÊN", "NAME"), help=tell("như minutes, minutes-2", "as minutes-2"))
    paper.add_argument("--set", action="append", default=[], metavar=tell("TRƯỜNG=GIÁ_TRỊ", "FIELD=VALUE"))
    paper.add_argument("--body", type=Path, metavar=tell("TỆP", "FILE"), help=tell("lời văn (Markdown)", "its words"))
    paper.add_argument("--file", type=Path, metavar=tell("TỆP", "FILE"), help=tell("tệp gốc", "the file itself"))
    paper.set_defaults(run=_keep_document)
    forget = acts.add_parser("forget", help=tell("gỡ một người, chỉ ra nơi còn lại", "take a person out"))
    forget.description = tell(
        "Gỡ người nêu một kiến nghị khỏi tệp của kho riêng, rồi chỉ ra nơi còn tên, cách liên hệ của người ấy ở kho "
        "riêng và trong lịch sử của nó, và từng bước gỡ hẳn. Thoát 0: không còn ở đâu; 1: còn, hoặc chưa biết; 2: "
        "không làm được.",
        "Takes whoever raised a petition out of the files, then tells where name and contact still stand in the "
        "private repository and its history, and how to purge them. Exit 0: nowhere; 1: somewhere, or not known; 2: it "
        "can't be done.",
    )
    forget.add_argument("petition", metavar=tell("KIẾN_NGHỊ", "PETITION"), help=code)
    again = tell("tên, số cần tìm thêm, khi đã gỡ khỏi tệp (lặp lại được)", "a name to look for, once it is taken out")
    forget.add_argument("--name", action="append", default=[], metavar=tell("CHỮ", "WORD"), help=again)
    forget.set_defaults(run=_forget)
    for one in (init, find, keep, paper, forget):
        add_language(one)
        add_records(one)


def _init(arguments: argparse.Namespace) -> int:
    from doithoai.commands.private_repository import found_private

    archive, _ = open_archive([arguments.records])
    with _told():
        done = [*found_private(archive.root)] or [_WHOLE]
    print(*(one.en if arguments.lang == "en" else one for one in done), sep="\n")
    return 0


def _find(arguments: argparse.Namespace) -> int:
    from doithoai.commands.private_find import found
    from doithoai.reading.names import visible

    with _told():
        lines = list(found(_store(arguments), arguments.words, arguments.lang))
    for line in lines:
        print(visible(line))
    if not lines:
        print("nobody is found" if arguments.lang == "en" else "không tìm thấy")
    return 0 if lines else 1


def _keep(arguments: argparse.Namespace) -> int:
    from doithoai.cli.forget import asked
    from doithoai.model.private import ConsentGiven, Person

    key, number = asked(arguments.petition)
    _held(arguments, key.path)
    given: dt.date | None = arguments.consent_on
    if (given is None) != (arguments.consent_how is None):
        raise CannotRun(
            Both("sự đồng ý cần cả --consent-on và --consent-how", "consent needs both --consent-on and --consent-how")
        )
    consent = ConsentGiven(on=given, how=arguments.consent_how) if given else None
    person = Person(name=arguments.name, contact=arguments.contact, consent=consent)
    if person == Person():
        raise CannotRun(Both("chưa nêu gì để ghi (--name, --contact)", "nothing to keep was told (--name, --contact)"))
    with _told():
        _store(arguments).keep_people(key.path, {number: person})
    print(f"private/{key.path}: {number}")
    return 0


def _keep_document(arguments: argparse.Namespace) -> int:
    from doithoai.cli.new import body_of, set_fields
    from doithoai.model.private import InternalDocument
    from doithoai.reading.shapes import convert

    _held(arguments, arguments.conference)
    with _told():
        data = {"kind": arguments.document.partition("-")[0], **set_fields(arguments.set, InternalDocument)}
        document = convert(data, InternalDocument)
        file = (arguments.file.name, arguments.file.read_bytes()) if arguments.file else None
        sum_ = _store(arguments).keep_document(
            arguments.conference, arguments.document, document, body_of(arguments.body), file
        )
    print(f"sha256: {sum_}")
    return 0


def _forget(arguments: argparse.Namespace) -> int:
    from doithoai.cli.forget import asked, long_enough
    from doithoai.commands.forget_steps import private_places
    from doithoai.commands.private_forget import forget
    from doithoai.reading.names import visible

    key, number = asked(arguments.petition)
    with _told():
        gone, left = forget(_store(arguments), key.path, number, long_enough(arguments.name))
    if gone:
        print(f"Đã gỡ người nêu kiến nghị {arguments.petition} khỏi tệp của kho riêng.")
    elif not left.words:
        raise CannotRun(
            Both(
                f"kho riêng không ghi ai nêu kiến nghị {arguments.petition}; đã gỡ trước đây thì nêu tên bằng --name",
                f"nobody is kept for petition {arguments.petition}; name who was taken out before by --name",
            )
        )
    for line in private_places(left):
        print(visible(line))
    print(f"Kho hồ sơ có thể cũng còn: chạy doithoai forget {arguments.petition} --name “họ tên”.")
    return 1 if left.files or left.history or not left.in_git else 0


def _held(arguments: argparse.Namespace, conference: str) -> None:
    archive, _ = open_archive([arguments.records])
    if conference not in {key.path for key in archive.keys(conference.partition("/")[0])}:
        raise CannotRun(Both(f"không có hội nghị {conference}", f"there is no conference {conference}"))


def _store(arguments: argparse.Namespace) -> Store:
    from doithoai.private.store import Store

    archive, _ = open_archive([arguments.records])
    return Store.require(archive.root)


@contextmanager
def _told() -> Iterator[None]:
    """What the private repository refuses, as a sentence."""
    from msgspec import ValidationError

    from doithoai.private.errors import PrivateError
    from doithoai.writing.form import WrongField

    try:
        yield
    except (PrivateError, WrongField) as error:
        raise CannotRun(*error.args) from None
    except ValidationError as error:
        raise CannotRun(Both(f"không đúng lược đồ: {error}", f"it does not fit its schema: {error}")) from None
    except OSError as error:
        raise CannotRun(Both(f"không đọc được tệp: {error}", f"a file can't be read: {error}")) from None
