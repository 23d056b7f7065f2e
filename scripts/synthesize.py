"""Write a synthetic archive: any number of units, years and conferences, made up, the same for the same arguments.

    python scripts/synthesize.py OUT --units 5 --years 2025 2026 --conferences 100 --faults 0.1 --seed 1

OUT/records is the archive; judged as of 2026-12-31 it is clean. With `--faults`, a share of its conferences gets one
fault each, and OUT/faults.json tells where and which finding each must give.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from doithoai.archive import Archive
from doithoai.vocabulary import DayUnit, Direction
from doithoai.workdays import Calendar
from scripts import synthetic_text as text
from scripts.synthetic_faults import FAULTS, Fault, plant

ROOT = Path(__file__).resolve().parent.parent
AS_OF = dt.date(2026, 12, 31)
"""The day as of which the archive is clean."""

Data = dict[str, Any]
Petitions = list[Data]


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

_BARE = re.compile(r"(?=.*[^\W\d_])[^\W_][\w /.()%;“”+-]*")
_BARE_IN_LINE = re.compile(r"(?=.*[^\W\d_])[^\W_][\w /.,()%;“”+-]*")


def scalar(value: object, *, inside: bool = True) -> str:
    """One value as YAML; `inside` a flow collection a comma needs quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        bare = (_BARE if inside else _BARE_IN_LINE).fullmatch(value) and not value.endswith(" ")
        return value if bare else json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {scalar(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(scalar, value)) + "]"
    return str(value)


def block(data: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """A group of fields, one a line; lists of groups one group a line."""
    for key, value in data.items():
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield f"{indent}{key}:"
            yield from (f"{indent}  - {scalar(one)}" for one in value)
        else:
            yield f"{indent}{key}: {scalar(value, inside=False)}"


def schema_line(kind: str, depth: int) -> str:
    """The comment by which editors find the schema."""
    return f"# yaml-language-server: $schema={'../' * depth}docs/schemas/{kind}.schema.json"


def record(kind: str, depth: int, data: Mapping[str, Any]) -> str:
    """A YAML record."""
    return "\n".join((schema_line(kind, depth), *block(data), ""))


def markdown(kind: str, depth: int, front: Mapping[str, Any], body: Sequence[str]) -> str:
    """A Markdown record."""
    return "\n".join(("---", schema_line(kind, depth), *block(front), "---", "", *body, ""))


def short(day: dt.date) -> str:
    """24/9/2025, as plans write it."""
    return f"{day.day:02}/{day.month}/{day.year}"


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

    @cached_property
    def petitions(self) -> Petitions:
        return list(_petitions(self))


def _numbers(event: Event, *classes: str) -> list[int]:
    return [one["id"] for one in event.petitions if one["class"] in classes and not _withdrawn(one)]


def _withdrawn(petition: Data) -> bool:
    return any(step["state"] == "withdrawn" for step in petition["states"])


VERIFIED = range(6, 10)
REPORTED = (10, 11)
WITHDRAWN = 12
FIRST_AT_CONFERENCE = 13
REPEATED, REPEATS = 15, 6
CARRIED = 7
OVERDUE = 8
LAST = 16


def _petitions(event: Event) -> Iterator[Data]:
    rng = event.rng("petitions")
    repeated: Data = {}
    for number in range(1, LAST + 1):
        petition = _petition(event, rng, number)
        if number == REPEATS:
            repeated = petition
        if number == REPEATED:
            shared = ("field", "class", "level", "assigned", "reply")
            petition.update({key: repeated[key] for key in shared})
            petition["text"] = f"Đề nghị sớm giải quyết việc đã nêu ở ý kiến số {REPEATS}."
            petition["answer"] = f"Trả lời chung với kiến nghị số {REPEATS}."
            petition["states"] = [*petition["states"][:2], *repeated["states"][2:]]
            petition["duplicate_of"] = REPEATS
        yield petition


def _received(event: Event, rng: Random, number: int) -> Data:
    if number >= FIRST_AT_CONFERENCE:
        return {"when": "at", "on": event.day, "channel": "tai_hoi_nghi"}
    day = event.workday(-10 + number * 5 // FIRST_AT_CONFERENCE)
    channel = rng.choice(("mat_tran", "doan_the", "thu", "cong_thong_tin", "truc_tiep"))
    return {"when": "before", "on": day, "channel": channel}


def _petition(event: Event, rng: Random, number: int) -> Data:
    village = rng.choice(text.VILLAGES)
    matter = _matter(event, rng, number)
    received = _received(event, rng, number)
    kind = rng.choice(("citizen", "household", "household", "group"))
    petition: Data = {
        "id": number,
        "received": received,
        "petitioner": {"kind": kind, "village": village},
        "field": matter.field,
        "text": text.petition_text(rng, matter, village),
    }
    classified = event.workday(-4) if received["when"] == "before" else event.day
    states: list[Data] = [
        {"state": "received", "on": received["on"]},
        {"state": "classified", "on": classified},
    ]
    if number in VERIFIED or number == REPEATED:
        petition |= _to_verify(event, rng, number, matter, states)
    elif number in REPORTED and event.reports_up:
        states.append(
            {"state": "reported_up", "on": event.workday(3, event.concluded), "document": "petition_to_superior"}
        )
        petition["text"] = rng.choice(text.BEYOND).format(village=village)
        petition |= {"class": "reported_up", "answer": rng.choice(text.BEYOND_ANSWERS), "level": "city"}
    elif number == WITHDRAWN:
        states.append({"state": "withdrawn", "on": classified})
        answer = "Đã giải thích khi tiếp nhận; người nêu thấy thỏa đáng và rút ý kiến."
        petition |= {"class": "answered", "answer": answer, "level": "commune"}
    else:
        states.append({"state": "answered", "on": event.day})
        if number % 3:
            states.append({"state": "resolved", "on": event.workday(number % 7)})
        answer = f"{rng.choice(matter.answers)}; thực hiện xong trước ngày {short(event.workday(8))}."
        petition |= {"class": "answered", "answer": answer, "level": "commune"}
    petition["states"] = states
    if number == 1 and event.carried_from:
        petition["carried_from"] = f"{event.carried_from}#{CARRIED}"
        petition["text"] += " Việc này đã nêu ở hội nghị năm trước."
    if number == CARRIED and event.carried_to:
        petition["carried_to"] = f"{event.carried_to}#1"
    return petition


def _to_verify(event: Event, rng: Random, number: int, matter: text.Matter, states: list[Data]) -> Data:
    reply = _reply(event, number)
    due = event.workday(15, event.concluded)
    if event.fault == "reply overdue" and number == OVERDUE:
        states.append({"state": "assigned", "on": event.concluded, "document": "conclusion_notice"})
        later = dt.date(AS_OF.year + 1, 6, 30)
        return {"class": "to_verify", "level": "commune", "assigned": {"office": matter.office, "due": later}}
    carried = number == CARRIED and event.carried_to
    states += [
        {"state": "assigned", "on": event.concluded, "document": "conclusion_notice"},
        {"state": "answered", "on": event.replied(reply), "document": reply},
        {"state": "carried_over", "on": event.reported, "document": "results_report"}
        if carried
        else {"state": "resolved", "on": event.workday(2, event.replied(reply))},
    ]
    found = rng.choice(text.FINDINGS_ON_SITE)
    return {
        "class": "to_verify",
        "answer": f"{rng.choice(matter.answers)}. {found}",
        "level": "commune",
        "assigned": {"office": matter.office, "due": due},
        "reply": reply,
    }


def _reply(event: Event, number: int) -> str:
    second = not event.reports_up and number >= 8 and number != REPEATED
    return "written_reply-2" if second else "written_reply-1"


def _matter(event: Event, rng: Random, number: int) -> text.Matter:
    if number in VERIFIED or number == REPEATED:
        second = _reply(event, number) == "written_reply-2"
        office = "phong-van-hoa-xa-hoi" if second else "phong-kinh-te"
        return rng.choice([matter for matter in text.MATTERS if matter.office == office])
    return rng.choice(text.MATTERS)


def conference_record(event: Event) -> Data:
    """conference.yml."""
    rng = event.rng("conference")
    hour, minute = event.hour
    people = rng.randrange(96, 131)
    opened, closed = event.workday(-10), event.workday(-5)
    data: Data = {
        "type": event.type,
        "form": event.form,
        "chair": event.chair,
        "topic": f"{event.topic} năm {event.year}",
        "start": f"{event.day}T{hour:02}:{minute:02}+07:00",
        "end": f"{event.day}T{hour + 4:02}:{minute:02}+07:00",
        "duration": "half_day",
        "place": {"name": event.place, "address": f"{event.village}, {event.name}", "village": event.village},
        "audience": rng.choice(text.AUDIENCES),
        "groups": some_groups(rng),
        "attendance": {
            "expected": 130,
            "people": people,
            "organisations": rng.randrange(12, 25),
            "speakers": LAST - FIRST_AT_CONFERENCE + 1 + rng.randrange(5),
        },
        "petitions_open": {
            "from": opened,
            "to": closed,
            "channels": ["mat_tran", "doan_the", "thu", "cong_thong_tin", "truc_tiep"],
            "office": event.lead,
        },
        "announced": [
            {"channel": channel, "on": event.noticed}
            for channel in ("cong_thong_tin", "dai_truyen_thanh", "bang_tin", "giay_moi")
        ],
    }
    if event.form == "online":
        data["link"] = f"https://hop.{event.slug}.example/{event.year}/{event.number}"
    if event.carried_from:
        data["follows_up"] = event.carried_from
        data["previous_results"] = {"reported": True}
    duties = " ".join(some(rng, text.DUTIES, 4))
    rules = " ".join(some(rng, text.RULES_OF_THE_HALL, 3))
    data["note"] = (
        f"Hội nghị được tạo tự động để thử phần mềm; đơn vị {event.name}, sự việc và số liệu đều không có thật. "
        f"{duties} Nội quy: {rules}"
    )
    return data


def some_groups(rng: Random) -> list[str]:
    """The groups of people invited."""
    return some(rng, text.GROUPS, 6)


some = text.some


def petitions_file(event: Event) -> str:
    """petitions.yml."""
    lines = [schema_line("petitions", 4)]
    for petition in event.petitions:
        lines += (f"  {line}" for line in block(petition))
        lines[-sum(1 for _ in block(petition))] = f"- id: {petition['id']}"
    return "\n".join((*lines, ""))


Document = tuple[str, Data, list[str]]


def documents(event: Event) -> Iterator[Document]:
    """The ten documents of the dossier: stem, front matter, body."""
    rng = event.rng("documents")
    yield _plan(event, rng)
    yield _notice(event)
    yield _petition_summary(event)
    yield _prepared_replies(event)
    yield _programme(event, rng)
    yield _minutes(event, rng)
    yield _conclusion(event, rng)
    yield _results(event)
    yield from _replies(event, rng)
    if event.reports_up:
        yield _letter(event)


def _front(
    event: Event, kind: str, title: str, day: dt.date, number: str | None, signer: Data, to: Sequence[str]
) -> Data:
    front: Data = {"kind": kind, "title": f"{title} ngày {short(event.day)}"}
    if number:
        front["number"] = number
    front |= {"issued": day, "signer": signer}
    if to:
        front["sent"] = [{"to": one, "on": day} for one in to]
    return front


def _bases(event: Event) -> list[Data]:
    season = SEASONS[event.year]
    return [{"policy": f"{event.slug}-{event.year}", "number": "03-KH/ĐU", "date": season.planned}]


INSIDE = ("thuong-truc-dang-uy", "van-phong-dang-uy", "van-phong-hdnd-ubnd", "ban-xay-dung-dang", "mat-tran")


def _plan(event: Event, rng: Random) -> Document:
    title = f"tổ chức hội nghị đối thoại {event.type_label}"
    number = event.document_number(1, "KH")
    front = _front(event, "plan", title, event.workday(-14), number, event.signer, INSIDE)
    front["bases"] = _bases(event)
    body = [
        f"{event.issuer} xây dựng Kế hoạch tổ chức hội nghị đối thoại {event.type_label} như sau:",
        "\n## I. Mục đích, yêu cầu\n",
        *(f"- {one}" for one in some(rng, text.PURPOSES, 3)),
        "\n## II. Nội dung, thời gian, địa điểm\n",
        f"1. Nội dung: {event.topic}.",
        f"2. Thời gian: 1/2 ngày, ngày {short(event.day)}.",
        f"3. Địa điểm: {event.place}.",
        f"4. Chủ trì: {event.chairs}.",
        "\n## III. Tổ chức thực hiện\n",
        *(f"{place}. {one}" for place, one in enumerate(some(rng, text.DUTIES, 4), 1)),
        "",
        "Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện.",
    ]
    return "plan", front, body


def _notice(event: Event) -> Document:
    kind = "urgent_notice" if event.type == "urgent" else "notice"
    title = f"hội nghị đối thoại {event.type_label}"
    to = ("dai-bieu-duoc-moi", "cac-thon", "mat-tran", "ban-xay-dung-dang", "phong-van-hoa-xa-hoi")
    number = event.document_number(2, "TB")
    front = _front(event, kind, title, event.noticed, number, event.signer, to)
    hour, minute = event.hour
    body = [
        (
            f"{event.issuer} thông báo và trân trọng kính mời các tổ chức, cá nhân dự hội nghị đối thoại "
            f"{event.type_label} giữa {event.chairs} với Nhân dân {event.name}:"
        ),
        "",
        f"- **Thời gian:** {hour} giờ {minute:02} phút, ngày {short(event.day)} (1/2 ngày).",
        f"- **Địa điểm:** {event.place}.",
        f"- **Chủ trì:** {event.chairs}.",
        f"- **Nội dung:** {event.topic}; trả lời ý kiến, kiến nghị của Nhân dân.",
        "- **Số lượng:** khoảng 130 người, mỗi thôn từ 12 đến 15 người; người không có giấy mời vẫn đến dự được.",
        "",
        (
            f"Nhân dân gửi ý kiến, kiến nghị từ ngày {short(event.workday(-10))} đến hết ngày "
            f"{short(event.workday(-5))} qua: Ban Công tác Mặt trận thôn, các đoàn thể; thư gửi văn phòng; Cổng thông "
            "tin điện tử xã; hoặc trực tiếp tại Trung tâm Phục vụ hành chính công xã."
        ),
        "",
        "Rất mong các đại biểu và Nhân dân đến dự đông đủ.",
    ]
    return kind, front, body


def _petition_summary(event: Event) -> Document:
    before = [one for one in event.petitions if one["id"] < FIRST_AT_CONFERENCE]
    title = "tổng hợp ý kiến, kiến nghị của Nhân dân trước hội nghị đối thoại"
    day, number = event.workday(-4), event.document_number(3, "BC")
    to = ("thuong-truc-dang-uy", "ban-xay-dung-dang", "mat-tran")
    front = _front(event, "petition_summary", title, day, number, event.office_signer, to)
    front["petitions"] = [one["id"] for one in before]
    body = [
        f"Đến ngày {short(day)}, Văn phòng tiếp nhận {len(before)} ý kiến, kiến nghị. Qua phân loại:",
        *_by_class(before, "text", limit=9),
        "",
        "Các ý kiến còn lại có nội dung tương tự, được ghi đầy đủ trong danh mục kèm theo.",
    ]
    return "petition_summary", front, body


_CLASSES = {
    "answered": "Trả lời tại hội nghị",
    "to_verify": "Cần kiểm tra, làm rõ, trả lời sau",
    "reported_up": "Ghi nhận và báo cáo cấp trên",
}


def _by_class(petitions: Petitions, what: str, *, limit: int) -> Iterator[str]:
    shown = petitions[:: max(1, len(petitions) // limit)]
    for name, label in _CLASSES.items():
        own = [one for one in shown if one["class"] == name]
        if own:
            yield f"\n## {label}\n"
            yield from (f"- Số {one['id']} ({one['petitioner']['village']}): {one[what]}" for one in own)


def _prepared_replies(event: Event) -> Document:
    before = [one for one in event.petitions if one["id"] < WITHDRAWN]
    title = "tổng hợp nội dung trả lời của các cơ quan, đơn vị"
    day, number = event.workday(-2), event.document_number(4, "BC")
    to = ("thuong-truc-dang-uy", "van-phong-hdnd-ubnd", "mat-tran")
    front = _front(event, "prepared_replies", title, day, number, event.office_signer, to)
    front["petitions"] = [one["id"] for one in before]
    answered = [one for one in before if one["class"] == "answered"]
    body = [
        "Văn phòng tổng hợp nội dung trả lời do các cơ quan, đơn vị chuẩn bị:",
        *_by_class(answered, "answer", limit=7),
        "",
        "Các ý kiến cần kiểm tra thực địa, cơ quan được giao đề nghị trả lời bằng văn bản sau hội nghị.",
    ]
    return "prepared_replies", front, body


def _programme(event: Event, rng: Random) -> Document:
    title = f"hội nghị đối thoại {event.type_label}"
    to = ("thuong-truc-dang-uy", "mat-tran", "dai-bieu-duoc-moi")
    front = _front(event, "programme", title, event.workday(-1), None, event.office_signer, to)
    start = event.hour[0] * 60 + event.hour[1]
    times = (0, 15, 30, 50, 80, 200, 240)
    spans = [
        f"{(start + a) // 60} giờ {(start + a) % 60:02} - {(start + b) // 60} giờ {(start + b) % 60:02}"
        for a, b in itertools.pairwise(times)
    ]
    body = [
        f"Ngày {short(event.day)}, tại {event.place}.\n",
        *(f"{place}. {span}: {one}" for place, (span, one) in enumerate(zip(spans, text.AGENDA, strict=True), 1)),
        "\n## Nội quy hội nghị\n",
        *(f"- {one}" for one in some(rng, text.RULES_OF_THE_HALL, 4)),
    ]
    return "programme", front, body


def _minutes(event: Event, rng: Random) -> Document:
    title = f"Hội nghị đối thoại {event.type_label}"
    front = _front(event, "minutes", title, event.day, None, {"post": "Thư ký hội nghị"}, ())
    spoken = [one for one in event.petitions if one["id"] >= FIRST_AT_CONFERENCE]
    body = [
        f"**Thời gian, địa điểm:** ngày {short(event.day)}, tại {event.place}.",
        "",
        f"**Chủ trì:** {event.chairs}. **Thư ký:** cán bộ văn phòng.",
        "\n## Diễn biến\n",
        *(f"{place}. {one}" for place, one in enumerate(text.AGENDA[:3], 1)),
        *(f"- {one}" for one in some(rng, text.FIGURES, 3)),
        "\n## Ý kiến phát biểu\n",
        *(f"- Số {one['id']} ({one['petitioner']['village']}): {one['text']}" for one in spoken[:6]),
        "",
        "Biên bản đã đọc lại, các thành phần nhất trí.",
    ]
    return "minutes", front, body


def _conclusion(event: Event, rng: Random) -> Document:
    day = event.concluded
    title = "kết luận của người chủ trì hội nghị đối thoại"
    front = _front(event, "conclusion_notice", title, day, event.document_number(5, "TB"), event.signer, ())
    offices = ("phong-kinh-te",) if event.reports_up else ("phong-kinh-te", "phong-van-hoa-xa-hoi")
    known = ("co-quan-co-tham-quyen", *offices, "ban-xay-dung-dang", "mat-tran")
    front["sent"] = [
        *({"to": one, "on": day, "received": day} for one in known),
        *({"to": one, "on": day} for one in ("nguoi-neu-kien-nghi", "cac-thon", "cap-tren")),
    ]
    solved = _numbers(event, "answered")
    unsolved = _numbers(event, "to_verify", "reported_up")
    front["petitions"] = [one["id"] for one in event.petitions]
    front["covers"] = {
        "taken_up": sorted((*solved, *unsolved)),
        "solved": [*solved, WITHDRAWN],
        "unsolved": unsolved,
        "monitor": "ban-xay-dung-dang",
    }
    front["bases"] = _bases(event)
    due = short(event.workday(15, day))
    answered = [one for one in event.petitions if one["class"] == "answered"]
    body = [
        f"Ngày {short(event.day)}, tại {event.place}, {event.chairs} chủ trì hội nghị và thống nhất kết luận:",
        "\n## 1. Ý kiến được tiếp thu\n",
        f"Tiếp thu {len(solved) + len(unsolved)} ý kiến, kiến nghị hợp pháp, chính đáng của Nhân dân.",
        "\n## 2. Nội dung đã trả lời, giải quyết\n",
        *(f"- Số {one['id']}: {one['answer']}" for one in answered[:5]),
        "\n## 3. Nội dung chưa giải quyết, cơ quan được giao và thời hạn\n",
        *(
            f"- **{text.OFFICES[office]}** giải quyết và trả lời bằng văn bản các ý kiến số "
            f"{', '.join(map(str, _assigned(event, office)))}, chậm nhất ngày {due}."
            for office in offices
        ),
        "\n## 4. Theo dõi, đôn đốc\n",
        "Giao Ban Xây dựng Đảng theo dõi, đôn đốc. " + " ".join(some(rng, text.CLOSINGS, 2)),
    ]
    return "conclusion_notice", front, body


def _assigned(event: Event, office: str) -> list[int]:
    return [one["id"] for one in event.petitions if one.get("assigned", {}).get("office") == office]


def _results(event: Event) -> Document:
    unsolved = [one for one in event.petitions if one["class"] in ("to_verify", "reported_up")]
    title = "kết quả giải quyết ý kiến, kiến nghị sau hội nghị đối thoại"
    front = _front(
        event,
        "results_report",
        title,
        event.reported,
        event.document_number(8, "BC"),
        event.office_signer,
        INSIDE[:4],
    )
    front["petitions"] = [one["id"] for one in unsolved]
    body = [
        f"Văn phòng tổng hợp kết quả giải quyết đến ngày {short(event.reported)}:",
        "",
        *(f"- Số {one['id']}: {one.get('answer', 'chưa có văn bản trả lời.')}" for one in unsolved[:7]),
        "",
        "Các văn bản trả lời đã gửi đúng hạn tới người nêu kiến nghị và thôn nơi có kiến nghị.",
    ]
    if event.carried_to:
        body.append(f"Ý kiến số {CARRIED} được chuyển sang hội nghị đối thoại định kỳ năm sau.")
    return "results_report", front, body


def _replies(event: Event, rng: Random) -> Iterator[Document]:
    for step, (stem, office) in enumerate(
        (("written_reply-1", "phong-kinh-te"), ("written_reply-2", "phong-van-hoa-xa-hoi")), 6
    ):
        own = [one for one in event.petitions if one.get("reply") == stem]
        if not own:
            continue
        name = text.OFFICES[office].removesuffix(" xã")
        to = ("dia-phuong-noi-co-kien-nghi", "nguoi-neu-kien-nghi", "van-phong-dang-uy", "mat-tran")
        signer = {"post": "Trưởng phòng", "body": name}
        front = _front(
            event,
            "written_reply",
            "trả lời kiến nghị của Nhân dân tại hội nghị đối thoại",
            event.replied(stem),
            f"{event.index * 12 + step:02}/CV-P",
            signer,
            to,
        )
        front["petitions"] = [one["id"] for one in own]
        body = [
            "Kính gửi: Các thôn có kiến nghị và người nêu kiến nghị.\n",
            f"Thực hiện Thông báo kết luận ngày {short(event.concluded)}, {name} trả lời như sau:\n",
            *(
                f"{place}. Ý kiến số {one['id']} ({one['petitioner']['village']}): {one['answer']} "
                f"{rng.choice(text.NEXT_STEPS)}"
                for place, one in enumerate(own, 1)
            ),
            "",
            f"{name} trân trọng thông báo.",
        ]
        yield stem, front, body


def _letter(event: Event) -> Document:
    own = [one for one in event.petitions if one["class"] == "reported_up"]
    title = "kiến nghị cấp trên giải quyết ý kiến của Nhân dân tại hội nghị đối thoại"
    front = _front(
        event,
        "petition_to_superior",
        title,
        event.workday(3, event.concluded),
        event.document_number(7, "CV"),
        event.signer,
        ("cap-tren", "ban-tgdv-thanh-uy", "mat-tran"),
    )
    front["petitions"] = [one["id"] for one in own]
    body = [
        (
            f"Tại hội nghị đối thoại ngày {short(event.day)}, Nhân dân {event.name} nêu {len(own):02} kiến nghị vượt "
            "thẩm quyền của xã. Kính đề nghị cấp có thẩm quyền xem xét:"
        ),
        "",
        *(f"{place}. {one['text']} (ý kiến số {one['id']})." for place, one in enumerate(own, 1)),
        "",
        "Xã sẽ thông báo kết quả trả lời của cấp trên đến Nhân dân.",
    ]
    return "petition_to_superior", front, body


REQUIRED = (
    "plan",
    "notice",
    "petition_summary",
    "prepared_replies",
    "programme",
    "minutes",
    "conclusion_notice",
    "results_report",
)
OPTIONAL = (
    "conference_papers",
    "continuing_petitions",
    "petition_to_superior",
    "directive",
    "other_papers",
    "task_assignment",
    "reply_assignment",
    "situation_report",
)


def policy_record(slug: str, name: str, year: int) -> str:
    """The plan's numbers: those of S0, with a shorter dossier."""
    season = SEASONS[year]
    types = ["periodic", "thematic", "urgent"]
    offices = {"secretary": "van-phong-dang-uy", "chair_of_committee": "van-phong-hdnd-ubnd"}
    offices["joint"] = "van-phong-dang-uy"
    grounds = ["beyond_authority", "complex", "several_bodies"]
    recipients = ["co-quan-co-tham-quyen", "nguoi-neu-kien-nghi", "ban-xay-dung-dang", "mat-tran", "cap-tren"]
    report = {"before_day": 15, "by": "ban-xay-dung-dang", "to": "ban-tgdv-thanh-uy", "section": "VI.1"}
    head = {
        "id": f"{slug}-{year}",
        "title": f"Kế hoạch thực hiện công tác đối thoại với Nhân dân năm {year}, {name}",
        "kind": "plan",
        "number": "03-KH/ĐU",
        "issued": season.planned,
        "issuer": f"Ban Thường vụ Đảng ủy {name}",
        "extends": [season.guidance, "luat-tccqdp-2025"],
        "source": {"name": "Tạo tự động để thử phần mềm, không có thật"},
    }
    rules: Data = {
        "types": {"allowed": types, "section": "III.1"},
        "forms": {"allowed": ["in_person", "online", "indirect"], "section": "III.2"},
        "quota": {"at_least": 1, "of": ["periodic", "thematic"], "each_leader": "unclear", "section": "II"},
        "chairs": {
            "allowed": ["secretary", "chair_of_committee", "joint"],
            "section": "IV",
            "substitute": True,
            "substitute_section": "V.1.(4)",
        },
        "lead_office": {**offices, "section": "IV"},
        "archive_office": {**offices, "section": "VI.2"},
        "notice": {
            "count": 7,
            "unit": "working_day",
            "direction": "before",
            "reading": "nth_day",
            "section": "V.1.(1)",
            "waived_for": ["urgent"],
            "waived_section": "V.1.(1)",
        },
        "publication": {"channels": ["cong_thong_tin", "dai_truyen_thanh"], "section": "VI.5"},
        "conclusion_notice": {
            "count": 10,
            "unit": "working_day",
            "section": "V.3.a",
            "extended": {"count": 15, "unit": "working_day", "grounds": grounds, "section": "V.3.a"},
        },
        "conclusion_content": {
            "parts": ["taken_up", "solved", "unsolved", "assigned", "limit", "monitor"],
            "section": "V.2.(6)",
        },
        "conclusion_recipients": {"to": recipients, "section": "V.3.a"},
        "written_reply": {"count": 15, "unit": "working_day", "section": "V.3.b", "from_receipt": True},
        "reply_recipients": {
            "to": ["dia-phuong-noi-co-kien-nghi", "nguoi-neu-kien-nghi"],
            "section": "V.3.b",
        },
        "dossier": {
            "for": ["periodic", "thematic"],
            "required": list(REQUIRED),
            "optional": list(OPTIONAL),
            "section": "V.4.a",
        },
        "reports": [
            {"kind": "quarterly_report", "period": "quarter", **report},
            {"kind": "annual_report", "period": "year", "before_month": 11, **report},
        ],
    }
    note = "Đơn vị được tạo tự động, không có thật."
    lines = (schema_line("policy", 2), *block(head), "rules:", *block(rules, "  "), *block({"note": note}))
    return "\n".join((*lines, ""))


def unit_record(slug: str, name: str) -> str:
    """unit.yml."""
    data = {
        "name": name,
        "kind": "commune",
        "sample": True,
        "joined": JOINED,
        "villages": list(text.VILLAGES),
        "offices": [{"id": key, "name": label} for key, label in text.OFFICES.items()],
        "source": "Đơn vị tạo tự động",
        "note": f"{name} ({slug}) không có thật; hồ sơ được tạo tự động để thử phần mềm.",
    }
    return record("unit", 2, data)


def plan_file(name: str, policy: str, year: int, guidance: Data) -> str:
    """plan.md of a unit-year."""
    front = {
        "title": f"Kế hoạch thực hiện công tác đối thoại với Nhân dân năm {year}, {name}",
        "policy": policy,
        "line": "party",
        "body": f"Ban Thường vụ Đảng ủy {name}",
        "number": "03-KH/ĐU",
        "issued": SEASONS[year].planned,
        "signer": {"mandate": "T/M", "body": "Ban Thường vụ", "post": "Bí thư"},
        "bases": [guidance],
        "recipients": ["Ủy ban Mặt trận Tổ quốc xã", "Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"],
        "note": "Tạo tự động, không có thật.",
    }
    body = [
        "## I. Mục đích, yêu cầu\n",
        *(f"- {one}" for one in text.PURPOSES),
        "\n## II. Tổ chức thực hiện\n",
        *(f"- {one}" for one in text.DUTIES),
    ]
    return markdown("plan", 3, front, body)


def reports(year: int, calendar: Calendar) -> Iterator[tuple[str, str]]:
    """The periodic reports owed since the unit joined: file name and text."""
    owed = [("quarterly_report", quarter, quarter * 3) for quarter in (1, 2, 3, 4)]
    for kind, period, month in (*owed, ("annual_report", None, 11)):
        if dt.date(year, month, 14) < JOINED:
            continue
        day = calendar.shift(dt.date(year, month, 11), 1, DayUnit.WORKING_DAY, Direction.BEFORE)
        front: Data = {"kind": kind, "period": period} if period else {"kind": kind}
        label = f"quý {period} năm {year}" if period else f"năm {year}"
        front |= {
            "title": f"công tác đối thoại với Nhân dân {label}",
            "number": f"{month:02}-BC/BXDĐ",
            "issued": day,
            "signer": {"post": "Trưởng ban"},
            "sent": [{"to": "ban-tgdv-thanh-uy", "on": day}],
        }
        body = [f"Báo cáo công tác đối thoại {label}.", "", *(f"- {one}" for one in text.FIGURES)]
        stem = f"{kind}-{period}" if period else kind
        yield f"{stem}.md", markdown("report", 4, front, body)


def _days(year: int, count: int, calendar: Calendar) -> list[tuple[dt.date, int]]:
    """Days spread over the season; a slot tells two conferences of one day apart."""
    season = SEASONS[year]
    span = range(season.first.toordinal(), season.last.toordinal() + 1)
    days = [day for day in map(dt.date.fromordinal, span) if calendar.is_working_day(day)]
    spread = [days[index * len(days) // count] for index in range(count)]
    return [(day, index - spread.index(day)) for index, day in enumerate(spread)]


def events(units: int, years: Sequence[int], conferences: int, seed: int, calendar: Calendar) -> Iterator[Event]:
    """Every conference, dealt evenly to the unit-years; later unit-years get none when there are too few."""
    slots = [(unit, year) for unit in range(1, units + 1) for year in sorted(years)]
    counts = {slot: conferences // len(slots) + (index < conferences % len(slots)) for index, slot in enumerate(slots)}
    for (unit, year), count in counts.items():
        for index, (day, slot) in enumerate(_days(year, count, calendar) if count else ()):
            periodic = index % 2 == 0
            later = periodic and index < counts.get((unit, year + 1), 0)
            earlier = periodic and index < counts.get((unit, year - 1), 0)
            yield Event(
                unit,
                year,
                index,
                day,
                slot,
                seed,
                calendar,
                carried_to=f"{year + 1}/{index + 1:02}" if later else None,
                carried_from=f"{year - 1}/{index + 1:02}" if earlier else None,
            )


class Writer:
    """Writes files below a folder, making folders once."""

    def __init__(self, root: Path) -> None:
        """Write below `root`."""
        self.root = root
        self.made: set[Path] = set()

    def write(self, path: str, content: str) -> None:
        """Write one file, with line feeds on every system."""
        target = self.root / path
        if target.parent not in self.made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self.made.add(target.parent)
        target.write_bytes(content.encode())


def synthesize(
    out: Path, *, units: int, years: Sequence[int], conferences: int, faults: float = 0.0, seed: int = 1
) -> int:
    """Write the archive below `out`/records, which must not exist yet; gives the number of conferences."""
    source = Archive(ROOT / "records")
    writer = Writer(out / "records")
    _shared(source, writer, years)
    for unit in range(1, units + 1):
        _unit(source, writer, unit, years)
    planted = []
    count = 0
    for clean in events(units, years, conferences, seed, source.calendar):
        fault = _fault(clean, faults)
        event = replace(clean, fault=fault.kind) if fault else clean
        files = dict(conference_files(event))
        if fault and plant(fault, files):
            where = f"{event.path}/{fault.file}"
            planted.append({"path": where, "kind": fault.kind, "expected": fault.code, "brings": fault.brings})
        for name, content in sorted(files.items()):
            writer.write(f"{event.path}/{name}", content)
        count += 1
    if faults:
        told = json.dumps({"seed": seed, "as_of": str(AS_OF), "faults": planted}, ensure_ascii=False, indent=1)
        (out / "faults.json").write_text(told + "\n", encoding="utf-8", newline="\n")
    return count


def _fault(event: Event, share: float) -> Fault | None:
    chance = event.rng("fault")
    if chance.random() >= share:
        return None
    return chance.choice([fault for fault in FAULTS if fault.urgent or event.type != "urgent"])


def _shared(source: Archive, writer: Writer, years: Sequence[int]) -> None:
    root = source.root
    for path in sorted((root / "calendar").glob("*.yml")):
        writer.write(f"calendar/{path.name}", path.read_text(encoding="utf-8"))
    for path in sorted(root.glob("*.yml")):
        writer.write(path.name, path.read_text(encoding="utf-8"))
    waiting, seen = [*{SEASONS[year].guidance: None for year in years}, "luat-tccqdp-2025"], set[str]()
    while waiting:
        name = waiting.pop()
        policy = source.policy(name)
        if policy and name not in seen:
            seen.add(name)
            waiting.extend(policy.extends)
            writer.write(f"policies/{name}.yml", (root / "policies" / f"{name}.yml").read_text(encoding="utf-8"))


def _unit(source: Archive, writer: Writer, number: int, years: Sequence[int]) -> None:
    slug, name = f"tong-hop-{number:03}", f"xã Tổng Hợp {number:03}"
    writer.write(f"{slug}/unit.yml", unit_record(slug, name))
    for year in years:
        writer.write(f"policies/{slug}-{year}.yml", policy_record(slug, name, year))
        policy = source.policy(SEASONS[year].guidance)
        guidance: Data = {"policy": SEASONS[year].guidance}
        if policy and policy.number and policy.issued:
            guidance |= {"number": policy.number, "date": policy.issued}
        writer.write(f"{slug}/{year}/plan.md", plan_file(name, f"{slug}-{year}", year, guidance))
        for file, content in reports(year, source.calendar):
            writer.write(f"{slug}/{year}/reports/{file}", content)


def conference_files(event: Event) -> Iterator[tuple[str, str]]:
    """The files of one conference: path below its folder, and text."""
    yield "conference.yml", record("conference", 4, conference_record(event))
    yield "petitions.yml", petitions_file(event)
    for stem, front, body in documents(event):
        yield f"documents/{stem}.md", markdown("document", 5, front, body)


def main() -> None:
    """Read the arguments, write the archive, say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder to write records/ in; there must be none yet")
    parser.add_argument("--units", type=int, default=5)
    parser.add_argument("--years", type=int, nargs="+", default=sorted(SEASONS), choices=sorted(SEASONS))
    parser.add_argument("--conferences", type=int, default=100, help="of all units and years together")
    parser.add_argument("--faults", type=float, default=0.0, help="share of conferences with a fault, 0 to 1")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if (given.out / "records").exists():
        parser.error(f"{given.out / 'records'} is there already")
    count = synthesize(
        given.out,
        units=given.units,
        years=given.years,
        conferences=given.conferences,
        faults=given.faults,
        seed=given.seed,
    )
    print(f"{count} conferences of {given.units} units in {len(given.years)} years")


if __name__ == "__main__":
    main()
