"""What `new document` and `import document` share: the petitions that a paper gives to offices, or answers."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from functools import partial
from typing import Any

from doithoai.cli.arguments import Parser
from doithoai.cli.options import as_of
from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both

_STATES = ("answered", "under_way")
_SHOWN = 120


def add_petitions(parser: Parser) -> None:
    """Their options."""
    tell = parser.tell
    parser.add_argument(
        "--assign",
        action="append",
        default=[],
        metavar=tell("SỐ=CƠ_QUAN:HẠN", "NUMBER=OFFICE:DAY"),
        help=tell(
            "thông báo kết luận giao kiến nghị cho cơ quan, như 2=phong-kinh-te:2026-11-17; ghi luôn vào petitions.yml",
            "a conclusion notice gives a petition to an office, as 2=phong-kinh-te:2026-11-17; petitions.yml too",
        ),
    )
    parser.add_argument(
        "--answers",
        nargs="?",
        const=_STATES[0],
        choices=_STATES,
        help=tell(
            "văn bản trả lời: ghi luôn vào các kiến nghị nó nêu là đã trả lời (under_way: mới báo đang giải quyết)",
            "a written reply: record in its petitions that they are answered (under_way: only that it is dealt with)",
        ),
    )


def follow(arguments: argparse.Namespace, change: Any, archive: Any, path: str, *, asked: bool) -> None:
    """Write into the change what its new document does to petitions. Raises CannotChange."""
    from doithoai.commands.petitions_of_paper import answer, assign, given, wanted
    from doithoai.model.vocabulary import DocumentKind, PetitionState

    unit = path.partition("/")[0]
    kind = wanted(path.rpartition("/")[2].removesuffix(".md").rstrip("-0123456789"))
    if arguments.assign and kind is not DocumentKind.CONCLUSION_NOTICE:
        raise CannotRun(
            Both("--assign chỉ dùng với thông báo kết luận", "--assign goes with a conclusion notice alone")
        )
    if arguments.answers and kind is not DocumentKind.WRITTEN_REPLY:
        raise CannotRun(Both("--answers chỉ dùng với văn bản trả lời", "--answers goes with a written reply alone"))
    if kind is DocumentKind.CONCLUSION_NOTICE:
        told = {number: one for said in arguments.assign for number, one in given(said, archive, unit).items()}
        if asked:
            told |= _ask_offices(change, archive, path, told, as_of(arguments))
        assign(change, archive, path, told, as_of(arguments))
    elif kind is DocumentKind.WRITTEN_REPLY:
        state = arguments.answers or (_ask_answers() if asked else None)
        if state:
            answer(change, path, PetitionState.UNDER_WAY if state == _STATES[1] else PetitionState.ANSWERED)


def _ask_offices(change: Any, archive: Any, path: str, told: dict[int, Any], today: dt.date) -> dict[int, Any]:
    """To whom each matter goes that the notice leaves open, and by when: the plan's day is proposed."""
    from doithoai.commands.change import CannotChange
    from doithoai.commands.petitions_of_paper import answer_by, given, left_open, offices_of
    from doithoai.init.choices import InitRefused
    from doithoai.init.questions import Asker
    from doithoai.model.dossier import Key
    from doithoai.reading.text import read_front_matter, read_yaml

    unit, year, number, *_ = path.split("/")
    front = read_front_matter(change.text(path)).data
    items = read_yaml(change.text(f"{unit}/{year}/{number}/petitions.yml") or "[]")
    open_ = [one for one in left_open(items, front) if one not in told]
    if not open_:
        return {}
    asker = Asker(sys.stdin, sys.stdout)
    for key, name in offices_of(archive, unit).items():
        asker.say(f"  {key}: {name}")
    due = answer_by(archive, Key(unit, int(year), number), _day(front), today) if "issued" in front else None
    found: dict[int, Any] = {}
    for one in open_:

        def read(said: str, one: int = one) -> Any:
            try:
                return given(f"{one}={said}", archive, unit)[one]
            except CannotChange as error:
                raise InitRefused(str(error.args[0])) from None

        words = next((str(each.get("text") or "") for each in items if each["id"] == one), "")
        asker.say(f"Kiến nghị số {one}: {words[:_SHOWN]}")
        charge = asker.ask("Giao cơ quan", read)
        offices = ",".join((charge.office, *charge.helped_by))
        # The question is asked again for a day that can't be read: the offices stay as they were said.
        found[one] = asker.ask("Hạn trả lời", partial(_with_day, read, offices), due.isoformat() if due else None)
    return found


def _with_day(read: Any, offices: str, said: str) -> Any:
    return read(f"{offices}:{said}")


def _day(front: Any) -> dt.date:
    return dt.date.fromisoformat(str(front["issued"]))


def _ask_answers() -> str | None:
    from doithoai.init.questions import Asker

    said = Asker(sys.stdin, sys.stdout).ask("Ghi luôn các kiến nghị ấy là đã trả lời? (có/không)", str.lower, "có")
    return _STATES[0] if said in ("có", "co", "c", "yes", "y") else None
