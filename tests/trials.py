"""What the trials of the plans share: one change in the archive of a whole conference, and what is then told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
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
        amend(self.year / record[1:] if record.startswith("/") else self.year / "01" / record, change)

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
