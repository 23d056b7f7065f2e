"""The five walks: what each of the five plans asks of a conference, day by day."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from tests.walks import PLACE, Records, Step, Walk, document, petitions, report

CITY = "ban-tgdv-thanh-uy"


class Days(NamedTuple):
    """The days of a walk, all of them working days."""

    planned: str
    told: str
    opened: str
    received: str
    closed: str
    classified: str
    ready: str
    held: str
    sent_up: str
    assigned: str
    replied: str
    settled: str
    due: str


AUTUMN_2025 = Days(
    *("2025-10-06", "2025-10-15", "2025-10-15", "2025-10-16", "2025-10-22", "2025-10-23", "2025-10-27", "2025-10-28"),
    *("2025-11-04", "2025-11-06", "2025-11-18", "2025-11-25", "2025-11-20"),
)
AUTUMN_2026 = Days(
    *("2026-10-06", "2026-10-15", "2026-10-15", "2026-10-16", "2026-10-22", "2026-10-23", "2026-10-27", "2026-10-28"),
    *("2026-11-04", "2026-11-06", "2026-11-13", "2026-11-23", "2026-11-16"),
)
DUONG_AN = Days(
    *("2025-10-13", "2025-10-27", "2025-10-20", "2025-10-21", "2025-10-28", "2025-10-29", "2025-11-03", "2025-11-04"),
    *("2025-11-07", "2025-11-10", "2025-11-20", "2025-11-28", "2025-11-25"),
)
NGHI_DUONG = Days(
    *("2025-10-13", "2025-10-24", "2025-10-13", "2025-10-20", "2025-10-29", "2025-10-30", "2025-11-05", "2025-11-06"),
    *("2025-11-12", "2025-11-14", "2025-11-25", "2025-12-02", "2025-11-28"),
)


class Asked(NamedTuple):
    """What one plan asks beside what all do."""

    policy: str
    source: str
    year: int
    days: Days
    chair: str
    to_watch: tuple[str, ...]
    replies_to: tuple[str, ...]
    reports: tuple[tuple[str, str, int | None], ...] = ()
    report_to: str = CITY
    dossier: bool = True
    opinion_form: bool = False
    people: int = 92
    covers: dict[str, Any] = {}  # noqa: RUF012 - a constant of the tests
    during: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


PLACES_AND_PEOPLE = ("dia-phuong-noi-co-kien-nghi", "nguoi-neu-kien-nghi")
ASKED = {
    "cat-hai-2025": Asked(
        *("cat-hai-2025", "cat-hai", 2025, AUTUMN_2025, "secretary", ("ban-tgdv", "mat-tran", "cap-tren")),
        replies_to=PLACES_AND_PEOPLE,
        reports=(("annual_report", "2025-11-12", None), ("quarterly_report", "2025-12-10", 4)),
        covers={"solved": [1], "unsolved": [2, 3, 4]},
    ),
    "nguyen-luong-bang-2025": Asked(
        *("nguyen-luong-bang-2025", "nguyen-luong-bang", 2025, AUTUMN_2025, "joint"),
        to_watch=("ban-xay-dung-dang", "mat-tran", "cap-tren"),
        replies_to=(*PLACES_AND_PEOPLE, "thuong-truc-dang-uy", "uy-ban-nhan-dan"),
        reports=(("annual_report", "2025-11-12", None), ("quarterly_report", "2025-12-10", 4)),
        opinion_form=True,
        covers={"taken_up": [1, 2, 3, 4], "solved": [1], "unsolved": [2, 3, 4]},
    ),
    "duong-an-2025": Asked(
        *("duong-an-2025", "duong-an", 2025, DUONG_AN, "chair_of_committee", ("dang-uy", "mat-tran")),
        replies_to=PLACES_AND_PEOPLE,
        dossier=False,
        covers={"discussed": [1, 2, 3, 4], "solved": [1], "unsolved": [2, 3, 4]},
        during=("minutes",),
    ),
    "phuong-chua-ro-ten-2026": Asked(
        *("phuong-chua-ro-ten-2026", "phuong-chua-ro-ten", 2026, AUTUMN_2026, "chair_of_committee"),
        to_watch=("ban-xay-dung-dang", "mat-tran", "cap-tren"),
        replies_to=("nguoi-chu-tri", *PLACES_AND_PEOPLE),
        reports=(("annual_report", "2026-11-12", None), ("quarterly_report", "2026-12-10", 4)),
        covers={
            "taken_up": [1, 2, 3, 4],
            "solved": [1],
            "unsolved": [2, 3, 4],
            "monitor": "ban-xay-dung-dang",
        },
    ),
    "nghi-duong-2025": Asked(
        *("nghi-duong-2025", "nghi-duong", 2025, NGHI_DUONG, "joint"),
        to_watch=("mat-tran", "to-chuc-chinh-tri-xa-hoi", "cap-tren"),
        replies_to=PLACES_AND_PEOPLE,
        reports=(("annual_report", "2025-12-05", None),),
        report_to="ban-thuong-vu-dang-uy",
        dossier=False,
        people=140,
        covers={"solved": [1], "unsolved": [2, 3, 4]},
        during=("programme", "minutes", "situation_report"),
        before=("security_plan", "participants_list"),
    ),
}


def conference(asked: Asked, stage: str) -> Records:
    """conference.yml when it is planned, announced, and held."""
    days = asked.days
    made: Records = {"type": "periodic", "form": "in_person", "chair": asked.chair}
    made |= {"topic": "Vệ sinh môi trường ở thôn", "start": f"{days.held}T07:30+07:00", "duration": "half_day"}
    made |= {"place": {"name": PLACE, "village": "Thôn Đông"}, "audience": "Nhân dân hai thôn"}
    made["attendance"] = {"expected": asked.people}
    made["petitions_open"] = {"from": _iso(days.opened), "to": _iso(days.closed), "channels": ["mat_tran"]}
    made["petitions_open"]["office"] = "mat-tran"
    if asked.policy == "cat-hai-2025" and asked.chair == "joint":
        made["lead_office"] = {"office": "van-phong-dang-uy", "reason": "Theo phân công"}
    if asked.policy == "duong-an-2025":
        made["archive_office"] = {"office": "van-phong-hdnd-ubnd", "reason": "Kế hoạch không nêu nơi lưu"}
    if stage != "planned":
        channels = ("cong_thong_tin", "dai_truyen_thanh")
        made["announced"] = [{"channel": channel, "on": _iso(days.told)} for channel in channels]
    if stage == "held":
        made["end"] = f"{days.held}T11:30+07:00"
        made["attendance"] |= {"people": asked.people, "organisations": 6, "speakers": 4}
    return {"conference.yml": made}


def _iso(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def stage(asked: Asked, through: str, *numbers: int) -> Records:
    """petitions.yml after a stage."""
    named = asked.days._asdict()
    return {"petitions.yml": petitions(*numbers, through=through, dates=named, forwarded=asked.days.sent_up)}


def walk(asked: Asked) -> Walk:
    """The steps of one plan."""
    return Walk(asked.policy, asked.source, asked.year, (*_before(asked), *_after(asked), *_reports(asked)))


def _before(asked: Asked) -> tuple[Step, ...]:
    days, whole = asked.days, asked.dossier
    papers: Records = {}
    for number, kind in enumerate(("petition_summary", "reply_assignment") if whole else (), 51):
        papers |= document(kind, days.classified, number=f"{number}/VP")
    ready: Records = {}
    for number, kind in enumerate((*(("prepared_replies", "programme") if whole else ()), *asked.before), 61):
        ready |= document(kind, days.ready, number=f"{number}/VP")
    task = document("task_assignment", days.planned, number="41/VP") if whole else {}
    form = document("opinion_form", days.told, "dai-bieu-duoc-moi") if asked.opinion_form else {}
    told = document("notice", days.told, "cac-thon", "mat-tran", number="42/TB")
    invited = document("invitation", days.told, "dai-bieu-duoc-moi", number="43/GM")
    plan = document("plan", days.planned, number="40/KH")
    return (
        Step("kế hoạch", days.planned, {**conference(asked, "planned"), **plan, **task}),
        Step("giấy mời, thông báo", days.told, {**conference(asked, "announced"), **told, **invited, **form}),
        Step("nhận kiến nghị", days.received, stage(asked, "received", 1, 2)),
        Step("phân loại", days.classified, {**stage(asked, "classified", 1, 2), **papers}),
        Step("chuẩn bị", days.ready, ready),
    )


def _after(asked: Asked) -> tuple[Step, ...]:
    days = asked.days
    kinds = (*(("situation_report", "minutes") if asked.dossier else ()), *asked.during)
    held: Records = {}
    for number, kind in enumerate(kinds, 71):
        held |= document(kind, days.held, number=f"{number}/VP")
    up = document("petition_to_superior", days.sent_up, "cap-tren", number="81/CV", petitions=[4])
    to = ("co-quan-co-tham-quyen", "phong-kinh-te", "nguoi-neu-kien-nghi", *asked.to_watch)
    named: dict[str, Any] = {"petitions": [1, 2, 3, 4], "covers": asked.covers, "received": ("phong-kinh-te",)}
    concluded = document("conclusion_notice", days.assigned, *to, number="82/TB", **named)
    reply = document("written_reply", days.replied, *asked.replies_to, number="83/PKT", petitions=[2, 3, 4])
    results = document("results_report", days.replied, "mat-tran", number="84/BC") if asked.dossier else {}
    city = document(
        "written_reply", days.settled, *asked.replies_to, number="85/SXD", name="written_reply-2", petitions=[4]
    )
    return (
        Step("hội nghị", days.held, {**conference(asked, "held"), **stage(asked, "held", 1, 2, 3, 4), **held}),
        Step("thông báo kết luận", days.assigned, {**stage(asked, "assigned", 1, 2, 3, 4), **up, **concluded}),
        Step("văn bản trả lời", days.replied, {**stage(asked, "replied", 1, 2, 3, 4), **reply, **results}),
        Step("cấp trên trả lời", days.settled, {**stage(asked, "settled", 1, 2, 3, 4), **city}),
    )


def _reports(asked: Asked) -> tuple[Step, ...]:
    made = [Step(kind, issued, report(kind, issued, asked.report_to, period)) for kind, issued, period in asked.reports]
    return (*made, Step("cuối năm", f"{asked.year}-12-31", {}))


WALKS = {name: walk(asked) for name, asked in ASKED.items()}
