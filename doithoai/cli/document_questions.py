"""What a document is asked for at a terminal: its number, day, title and signer, and what it says of petitions."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from typing import Any

from doithoai.cli.changing import typed
from doithoai.init.questions import Asker
from doithoai.model.records import Document
from doithoai.model.vocabulary import DocumentKind, PetitionClass, PetitionState, Trait
from doithoai.reading.archive import Archive
from doithoai.writing.form import said_at

_NUMBERED = {
    DocumentKind.WRITTEN_REPLY: ("petitions",),
    DocumentKind.PETITION_TO_SUPERIOR: ("petitions",),
    DocumentKind.FORWARDING_LETTER: ("petitions",),
    DocumentKind.CONCLUSION_NOTICE: (
        *("petitions", "covers.discussed", "covers.taken_up", "covers.solved", "covers.unsolved", "covers.monitor"),
    ),
}
"""What each kind says of petitions."""
_TITLES = {
    "kind": "Loại tài liệu",
    "number": "Số, ký hiệu",
    "issued": "Ngày ban hành",
    "title": "Trích yếu",
    "signer.post": "Chức vụ người ký",
    "petitions": "Về các kiến nghị số (cách nhau bằng dấu chấm phẩy)",
    "covers.discussed": "Kiến nghị đã đối thoại, số",
    "covers.taken_up": "Kiến nghị được tiếp thu, số",
    "covers.solved": "Kiến nghị đã giải quyết, số",
    "covers.unsolved": "Kiến nghị chưa giải quyết, số",
    "covers.monitor": "Mã cơ quan theo dõi, đôn đốc",
}


def ask_document(data: dict[str, Any], archive: Archive, of: str, today: dt.date) -> None:
    """Ask for what is not said yet; an empty line takes what is proposed, or leaves it open."""
    asker = Asker(sys.stdin, sys.stdout)
    if "kind" not in data:
        for word in DocumentKind:
            asker.say(f"  {word}: {word.label}")
        _ask(asker, data, "kind", None)
    kind = next((one for one in DocumentKind if str(one) == data.get("kind")), None)
    if kind is None:
        return
    proposed = dict(_proposed(archive, of, kind, today))
    wanted = ["title", *(["issued"] if not kind.has(Trait.UNDATED) else []), "signer.post"]
    wanted += ["number"] if not kind.has(Trait.UNNUMBERED) else []
    for path in (*wanted, *_NUMBERED.get(kind, ())):
        if said_at(data, path) is None:
            _ask(asker, data, path, proposed.get(path, ""))


def _ask(asker: Asker, data: dict[str, Any], path: str, default: str | None) -> None:
    write = typed(data, Document, path)

    def read(said: str) -> str:
        return write(said) if said or default is None else said

    asker.ask(f"{_TITLES[path]} ({path})", read, default)


def _proposed(archive: Archive, of: str, kind: DocumentKind, today: dt.date) -> Iterator[tuple[str, str]]:
    """What the archive knows: the next number, today, and what became of each petition."""
    from doithoai.commands.new import conference_meant
    from doithoai.commands.next_number import next_number

    key = conference_meant(archive, of)
    folder = archive.conference(key)
    yield "number", next_number(archive, key.unit, kind, today.year)
    yield "issued", today.isoformat()
    if kind is not DocumentKind.CONCLUSION_NOTICE:
        return
    open_, solved, all_ = [], [], []
    for one in folder.petitions:
        if one.duplicate_of is not None or any(step.state is PetitionState.WITHDRAWN for step in one.states):
            continue
        all_.append(one.id)
        if one.classed in (PetitionClass.ANSWERED, PetitionClass.REFUSED):
            solved.append(one.id)
        elif one.classed is not None:
            open_.append(one.id)
    for path, numbers in (
        *(("petitions", all_), ("covers.discussed", all_), ("covers.taken_up", all_)),
        *(("covers.solved", solved), ("covers.unsolved", open_)),
    ):
        yield path, "; ".join(map(str, numbers))
