"""What the trials of the plans share: one change in the archive of a whole conference, and what is then told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.five_walks import WALKS
from tests.walks import UNIT, Records, amend, judged, walked

S0, S1, S2, S3, S4 = WALKS
CONCLUDED, REPLIED = "documents/conclusion_notice.md", "documents/written_reply.md"
ERROR, LATE, MISSING, NOTICE = "error", "late", "missing", "notice"
Found = set[tuple[str, str]]
Change = Callable[[Any], object]


class Trial:
    """One conference as its plan asks, in which a record can be changed before it is judged."""

    def __init__(self, folder: Path, plan: str) -> None:
        self.folder = walked(folder / "records", WALKS[plan])
        self.year = self.folder / UNIT / str(WALKS[plan].year)

    def change(self, record: str, change: Change) -> None:
        """Change a record of the conference or, with a slash in front, of the year."""
        path = self.year / record[1:] if record.startswith("/") else self.year / "01" / record
        amend(path, change)
        if change is dropped:
            path.unlink()

    def all_told(self, day: str = "") -> Found:
        """All that is told of it, by any rule."""
        return {(one.code, one.level.value) for one in judged(self.folder, day or f"{self.year.name}-12-31")}

    def told(self, *codes: str, day: str = "") -> Found:
        """What these rules say of it, at the end of its year or on another day."""
        found = judged(self.folder, day or f"{self.year.name}-12-31")
        unread = [one.message for one in found if one.code[0] == "S" and one.code not in codes]
        assert not unread, "a trial whose records can't be read shows nothing"
        return {(one.code, one.level.value) for one in found if one.code in codes}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def sent(to: str, on: str | None) -> Change:
    """Sent to one recipient on another day, or never."""

    def change(front: Records) -> None:
        kept = [one for one in front["sent"] if one["to"] != to]
        front["sent"] = [*kept, *([{"to": to, "on": day(on)}] if on else [])]

    return change


def petition(number: int, change: Change) -> Change:
    return lambda petitions: change(next(one for one in petitions if one["id"] == number))


Edit = tuple[str, Change]
"""A record, and what is changed in it."""


def set_to(**fields: Any) -> Change:
    """Fields of a record set anew."""
    return lambda record: record.update(fields)


def dropped(record: Any) -> None:
    """The whole record is taken out."""
    record["dropped"] = True


def paper(kind: str, issued: str, *sent_to: str, **more: Any) -> Change:
    """A document that was not there before; each recipient with the day on which it was sent."""
    lines = [{"to": one.split()[0], "on": day(one.split()[1])} for one in sent_to]
    head = {"kind": kind, "title": "Văn bản", "number": "97/VP", "signer": {"post": "Chánh Văn phòng"}}
    return lambda front: front.update({**head, "issued": day(issued), "sent": lines, **more})


def announced(*lines: str) -> Edit:
    """How the conference was announced instead: channel and day."""
    told = [{"channel": one.split()[0], "on": day(one.split()[1])} for one in lines]
    return "conference.yml", lambda conference: conference.update(announced=told)


def dated(on: str) -> Change:
    """Issued and sent to all on another day."""

    def change(front: Records) -> None:
        front["issued"] = day(on)
        for line in front["sent"]:
            line["on"] = day(on)

    return change


def received(to: str, on: str | None) -> Change:
    """The day on which a recipient had it, or no word of that."""

    def change(front: Records) -> None:
        for line in front["sent"]:
            if line["to"] == to:
                line.pop("received", None)
                line.update({"received": day(on)} if on else {})

    return change


@cache
def clean(plan: str, on: str) -> Found:
    """What is told before anything is changed."""
    with TemporaryDirectory() as folder:
        return Trial(Path(folder), plan).all_told(on)


def newly_told(tmp_path: Path, plan: str, edits: tuple[Edit, ...], on: str = "") -> Found:
    """All that is told after some changes and was not before, but for what the law only advises (T14) and reading B.

    Where a paper is moved to another day the steps that name it stay, which P35 tells by itself.
    """
    case = Trial(tmp_path, plan)
    before = clean(plan, on)
    for record, change in edits:
        case.change(record, change)
    return {one for one in case.all_told(on) - before if one[0] not in ("P35", "T12", "T14")}
