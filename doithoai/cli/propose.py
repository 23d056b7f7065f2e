"""`doithoai propose`: what was written is sent for review, one proposal for the whole change."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from doithoai.cli.arguments import Parser
from doithoai.cli.changing import tell_findings
from doithoai.cli.day import now
from doithoai.cli.options import add_as_of, add_language, add_records, as_of, open_archive
from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both

if TYPE_CHECKING:
    from doithoai.commands.proposals.merging import Disagreement
    from doithoai.commands.proposals.propose import Proposed
    from doithoai.commands.proposals.remote import Remote
    from doithoai.commands.proposals.store import Author, ProposalStore

FORGES = ("github", "gitlab", "gitea", "forgejo")
_LONGEST = 400


def add(parser: Parser) -> None:
    """Its arguments."""
    tell = parser.tell
    parser.add_argument(
        "places",
        nargs="*",
        metavar=tell("NƠI", "PLACE"),
        help=tell(
            "chỉ gửi phần này của kho, như minh-hoa/2026/02", "only this part of the archive, as minh-hoa/2026/02"
        ),
    )
    parser.add_argument(
        "--undo",
        action="store_true",
        help=tell("rút lại đề nghị đã giữ mà chưa gửi", "take back the proposal that was kept and not sent"),
    )
    parser.add_argument(
        "--forge", choices=FORGES, help=tell("phần mềm của máy chủ kho", "the software of the repository's server")
    )
    parser.add_argument(
        "--save-token",
        action="store_true",
        help=tell(
            "hỏi mã truy cập rồi giữ trong nơi giữ mật khẩu của máy", "ask for the token and keep it in the keyring"
        ),
    )
    add_language(parser)
    parser.add_argument("--yes", action="store_true", help=tell("không hỏi gì", "ask nothing"))
    add_as_of(parser)
    add_records(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Carry it out; 0 when it is sent or kept, 1 when something stands in the way."""
    from doithoai.commands.change import CannotChange
    from doithoai.commands.proposals.memory import ForgottenNote
    from doithoai.commands.proposals.propose import Conflicted
    from doithoai.commands.proposals.store import Declined, MovedOn
    from doithoai.commands.repository import NotInGit

    try:
        return _told(_done(arguments), arguments.lang)
    except Conflicted as error:
        for one in error.args[0]:
            print(_in_words(one, arguments.lang), file=sys.stderr)
        raise CannotRun(
            Both(
                "máy này và kho sửa khác nhau ở chỗ nêu trên; sửa cho khớp, hoặc chạy trong cửa sổ dòng lệnh để chọn",
                "both sides changed the fields above; make them agree, or run this in a terminal to choose",
            )
        ) from None
    except (Declined, MovedOn, CannotChange, ForgottenNote, NotInGit) as error:
        raise CannotRun(*error.args) from None


def _done(arguments: argparse.Namespace) -> Proposed:
    from doithoai.commands.proposals import propose, remote
    from doithoai.commands.proposals.sending import Server
    from doithoai.commands.proposals.store import open_store

    archive, _ = open_archive([arguments.records])
    with closing(open_store(archive.root)) as store:
        if arguments.undo:
            return propose.undo(store)
        where = _remote(store, archive.root.parent / "mkdocs.yml", arguments.forge)
        if arguments.save_token:
            return _saved(where)
        server = Server(where, remote.access(where), store.main() or store.branch() or "main")
        person = None if arguments.yes or not sys.stdin.isatty() else _chosen
        call = propose.Call(
            root=archive.root,
            places=tuple(_place(one, archive.root) for one in arguments.places),
            today=as_of(arguments),
            author=_author(store),
            language=arguments.lang,
        )
        return propose.propose(store, propose.Asking(person), server, call)


def _remote(store: ProposalStore, site: Path, forge: str | None) -> Remote:
    from doithoai.commands.proposals.remote import remote, said_in

    url = store.setting("remote.origin.url")
    if not url:
        vi = "kho này chưa nối với máy chủ nào; hãy hỏi người quản lý kho, hoặc: git remote add origin https://…"
        raise CannotRun(Both(vi, "this archive is linked to no server: git remote add origin https://…"))
    return remote(url, forge or said_in(site))


def _place(word: str, root: Path) -> str:
    """A part of the archive, named within it or as a path of this machine."""
    path = Path(word).absolute()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) and path.exists() else word.strip("/")


def _author(store: ProposalStore) -> Author:
    """Whom Git is set to name; nobody where that was never said."""
    from doithoai.commands.proposals.store import Author

    name, email = (store.setting(f"user.{one}") or "" for one in ("name", "email"))
    plain = [
        "".join(letter for letter in one if letter.isprintable() and letter not in "<>").strip()
        for one in (name, email)
    ]
    return Author(plain[0] or "Đối thoại", plain[1] or "khong-tra-loi@doithoai.invalid", now())


def _saved(where: Remote) -> Proposed:
    """A token, typed unseen, given to the keyring."""
    import getpass

    from doithoai.commands.proposals.propose import Proposed
    from doithoai.commands.proposals.remote import save

    if not where.home or not where.safe:
        vi = "địa chỉ của kho không được mã hóa (https) nên không giữ mã truy cập cho nó"
        raise CannotRun(Both(vi, "the address of the repository is not encrypted (https): no token is kept for it"))
    if not sys.stdin.isatty():
        raise CannotRun(Both("mã truy cập phải gõ trong cửa sổ dòng lệnh", "the token must be typed in a terminal"))
    save(where, getpass.getpass(f"Mã truy cập cho {where.host}: ").strip())
    return Proposed(lines=(Both(f"đã giữ mã truy cập cho {where.host}", f"the token for {where.host} is kept"),))


def _told(outcome: Proposed, language: str) -> int:
    tell_findings(outcome.findings)
    for line in outcome.lines:
        print(line.en if language == "en" else line)
    return 0 if outcome.well else 1


def _in_words(one: Disagreement, language: str) -> str:
    mine, theirs = (_short(value, language) for value in (one.mine, one.theirs))
    field = f" ({one.field})" if one.field else ""
    if language == "en":
        return f"{one.path}{field}: here “{mine}”; in the archive “{theirs}”"
    return f"{one.path}{field}: trên máy này là “{mine}”; trên kho là “{theirs}”"


def _short(value: str | None, language: str) -> str:
    from doithoai.reading.names import visible

    if value is None:
        return "(none)" if language == "en" else "(không có)"
    shown = visible(value.strip(), keep="\n")
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def _chosen(question: Disagreement) -> bool:
    """What a person says of one field."""
    from doithoai.init.choices import InitRefused
    from doithoai.init.questions import Asker

    def read(said: str) -> bool:
        if said in ("1", "2"):
            return said == "1"
        raise InitRefused("hãy gõ 1 hoặc 2")

    asker = Asker(sys.stdin, sys.stdout)
    asker.say(_in_words(question, "vi"))
    try:
        return asker.ask("Giữ giá trị nào? 1: của máy này, 2: của kho", read)
    except InitRefused as error:
        raise CannotRun(str(error)) from None
