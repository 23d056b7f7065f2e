"""One synthetic conference: everything about it follows from its place in the archive and the seed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import Any

from doithoai.model.vocabulary import DayUnit, Direction
from doithoai.model.workdays import Calendar
from scripts import synthetic_text as text

AS_OF = dt.date(2026, 12, 31)
"""The day as of which the archive is clean."""

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Season:
    """When the conferences of a year are held, under which plan and guidance."""

    planned: dt.date
    first: dt.date
    last: dt.date
    guidance: str


SEASONS = {
    2025: Season(dt.date(2025, 8, 20), dt.date(2025, 9, 22), dt.date(2025, 11, 14), "huong-dan-13-2025"),
    2026: Season(dt.date(2026, 1, 20), dt.date(2026, 3, 9), dt.date(2026, 9, 25), "huong-dan-11-2026"),
}
JOINED = dt.date(2025, 7, 1)


@dataclass(frozen=True)
class Event:
    """One conference to be written: everything about it follows from its place in the archive and the seed."""

    unit: int
    year: int
    index: int
    day: dt.date
    slot: int
    seed: int
    calendar: Calendar = field(repr=False)
    carried_to: str | None = None
    carried_from: str | None = None
    fault: str = ""

    @property
    def slug(self) -> str:
        return f"tong-hop-{self.unit:03}"

    @property
    def name(self) -> str:
        return f"xã Tổng Hợp {self.unit:03}"

    @property
    def number(self) -> str:
        return f"{self.index + 1:02}"

    @property
    def path(self) -> str:
        return f"{self.slug}/{self.year}/{self.number}"

    def rng(self, purpose: str) -> Random:
        return Random(f"{self.seed}:{self.path}:{purpose}")

    def workday(self, days: int, start: dt.date | None = None) -> dt.date:
        direction = Direction.AFTER if days >= 0 else Direction.BEFORE
        return self.calendar.shift(start or self.day, abs(days), DayUnit.WORKING_DAY, direction)

    @property
    def type(self) -> str:
        return "periodic" if self.index % 2 == 0 else "urgent" if self.index % 12 == 7 else "thematic"

    @property
    def type_label(self) -> str:
        return {"periodic": "định kỳ", "urgent": "đột xuất", "thematic": "chuyên đề"}[self.type]

    @property
    def form(self) -> str:
        return "online" if self.index % 10 == 3 else "in_person"

    @property
    def chair(self) -> str:
        return ("joint", "chair_of_committee", "secretary")[self.index % 3]

    @property
    def party(self) -> bool:
        return self.chair != "chair_of_committee"

    @property
    def lead(self) -> str:
        return "van-phong-dang-uy" if self.party else "van-phong-hdnd-ubnd"

    @property
    def chairs(self) -> str:
        secretary, head = "đồng chí Bí thư Đảng ủy", "đồng chí Chủ tịch Ủy ban nhân dân xã"
        return {
            "joint": f"{secretary} và {head}",
            "secretary": secretary,
            "chair_of_committee": head,
        }[self.chair]

    @property
    def issuer(self) -> str:
        return "Ban Thường vụ Đảng ủy xã" if self.party else "Ủy ban nhân dân xã"

    @property
    def signer(self) -> Data:
        if self.party:
            return {"mandate": "T/M", "body": "Ban Thường vụ", "post": "Bí thư"}
        return {"mandate": "TM.", "body": "Ủy ban nhân dân", "post": "Chủ tịch"}

    @property
    def office_signer(self) -> Data:
        return {"post": "Chánh Văn phòng"}

    def document_number(self, step: int, kind: str) -> str:
        number = f"{self.index * 12 + step:02}"
        return f"{number}-{kind}/ĐU" if self.party else f"{number}/{kind}-UBND"

    @property
    def village(self) -> str:
        return text.VILLAGES[self.slot % len(text.VILLAGES)]

    @property
    def place(self) -> str:
        return f"Nhà văn hóa {self.village}"

    @property
    def topic(self) -> str:
        return text.TOPICS[(self.unit * 5 + self.index) % len(text.TOPICS)]

    @property
    def hour(self) -> tuple[int, int]:
        return ((7, 30), (8, 0), (13, 30), (14, 0))[self.slot // len(text.VILLAGES) % 4]

    @property
    def reports_up(self) -> bool:
        return self.index % 2 == 1

    @property
    def noticed(self) -> dt.date:
        return self.workday(-5 if self.fault == "notice late" else -11)

    @cached_property
    def concluded(self) -> dt.date:
        """Five working days later, and within the ten calendar days of the law."""
        if self.fault == "conclusion late":
            return self.workday(12)
        day = self.workday(5)
        while (day - self.day).days > 9:
            day = self.workday(-1, day)
        return day

    def replied(self, stem: str) -> dt.date:
        late = self.fault == "reply late" and stem == "written_reply-1"
        return self.workday(17 if late else 10, self.concluded)

    @cached_property
    def reported(self) -> dt.date:
        return self.workday(4, self.replied("written_reply-1"))
