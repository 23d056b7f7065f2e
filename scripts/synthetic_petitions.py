"""A synthetic conference with its petitions, and its two YAML records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random

from scripts import synthetic_text as text
from scripts.synthetic_events import AS_OF, Data, Event
from scripts.synthetic_matter import Matter, petition_text
from scripts.synthetic_matters import BEYOND, BEYOND_ANSWERS, MATTERS
from scripts.synthetic_yaml import block, schema_line, short

VERIFIED = range(6, 10)
REPORTED = (10, 11)
WITHDRAWN = 12
FIRST_AT_CONFERENCE = 13
REPEATED, REPEATS = 15, 6
CARRIED = 7
OVERDUE = 8
LAST = 16

Petitions = list[Data]


@dataclass(frozen=True)
class Conference(Event):
    """An event with what people asked at it."""

    @cached_property
    def petitions(self) -> Petitions:
        return list(petitions(self))


def numbers(event: Conference, *classes: str) -> list[int]:
    return [one["id"] for one in event.petitions if one["class"] in classes and not withdrawn(one)]


def withdrawn(petition: Data) -> bool:
    return any(step["state"] == "withdrawn" for step in petition["states"])


def petitions(event: Event) -> Iterator[Data]:
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
        "text": petition_text(rng, matter, village),
    }
    classified = event.workday(-4) if received["when"] == "before" else event.day
    states: list[Data] = [
        {"state": "received", "on": received["on"]},
        {"state": "classified", "on": classified},
    ]
    if number in VERIFIED or number == REPEATED:
        petition |= _to_verify(event, rng, number, matter, states)
    elif number in REPORTED and event.reports_up:
        petition["text"] = rng.choice(BEYOND).format(village=village)
        petition |= _reported_up(event, rng, states)
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


def _to_verify(event: Event, rng: Random, number: int, matter: Matter, states: list[Data]) -> Data:
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


def _reported_up(event: Event, rng: Random, states: list[Data]) -> Data:
    """What the conclusion leaves unsolved owes a reply, even where only a higher level can settle it."""
    reply = "written_reply-1"
    told = event.replied(reply)
    heard = max(event.concluded + dt.timedelta(28), told)
    states += [
        {"state": "reported_up", "on": event.workday(3, event.concluded), "document": "petition_to_superior"},
        {"state": "under_way", "on": told, "document": reply},
    ]
    if heard <= AS_OF:
        states.append({"state": "answered", "on": heard})
    return {
        "class": "reported_up",
        "answer": rng.choice(BEYOND_ANSWERS),
        "level": "city",
        "assigned": {"office": "phong-kinh-te", "due": event.workday(15, event.concluded)},
        "reply": reply,
    }


def _reply(event: Event, number: int) -> str:
    second = not event.reports_up and number >= 8 and number != REPEATED
    return "written_reply-2" if second else "written_reply-1"


def _matter(event: Event, rng: Random, number: int) -> Matter:
    if number in VERIFIED or number == REPEATED:
        second = _reply(event, number) == "written_reply-2"
        office = "phong-van-hoa-xa-hoi" if second else "phong-kinh-te"
        return rng.choice([matter for matter in MATTERS if matter.office == office])
    return rng.choice(MATTERS)


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
    if event.type == "urgent":
        data["archive_office"] = {"office": event.lead, "reason": "Người chủ trì giao lập và lưu hồ sơ."}
    if event.form == "online":
        data["link"] = f"https://hop.{event.slug}.example/{event.year}/{event.number}"
    if event.carried_from:
        data["follows_up"] = event.carried_from
        data["previous_results"] = {"reported": True}
    duties = " ".join(text.some(rng, text.DUTIES, 4))
    rules = " ".join(text.some(rng, text.RULES_OF_THE_HALL, 3))
    data["note"] = (
        f"Hội nghị được tạo tự động để thử phần mềm; đơn vị {event.name}, sự việc và số liệu đều không có thật. "
        f"{duties} Nội quy: {rules}"
    )
    return data


def some_groups(rng: Random) -> list[str]:
    """The groups of people invited."""
    return text.some(rng, text.GROUPS, 6)


def petitions_file(event: Conference) -> str:
    """petitions.yml."""
    lines = [schema_line("petitions", 4)]
    for petition in event.petitions:
        lines += (f"  {line}" for line in block(petition))
        lines[-sum(1 for _ in block(petition))] = f"- id: {petition['id']}"
    return "\n".join((*lines, ""))
